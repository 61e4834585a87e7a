//! The part of the scripting interface that watches versions.

use super::input::{Input, span};
use super::options::{html, states, text};
use super::output::{Units, to_js};
use super::{Manchette, fault::Fault, fault::Problem};
use crate::core::app::{Action, Comparison};
use crate::core::text::Text;
use crate::web::desk::comparisons;
use js_sys::{Array, Error, Object, Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct ChangeOut {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Units>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Units>,
}

/// The newer version: a text, or a page of HTML.
fn asked(input: Input) -> Result<Result<Text, String>, Fault> {
    let m = input.object(&["text", "html"])?;
    match m.get("html").given() {
        Some(html) if !m.get("text").is_absent() => {
            Err(html
                .fault(Problem::other("donnez « text » ou « html », pas les deux", "give “text” or “html”, not both")))
        }
        Some(page) => html(page).map(Err),
        None => text(m.get("text")).map(Ok),
    }
}

fn changes(comparison: &Comparison, old: &Text) -> JsValue {
    let new = &comparison.text;
    let list = Array::new();
    for change in &comparison.revision.changes {
        list.push(&to_js(&ChangeOut {
            kind: change.kind.name(),
            old: change.old.map(|span| Units::of(old, span)),
            new: change.new.map(|span| Units::of(new, span)),
        }));
    }
    list.into()
}

#[wasm_bindgen]
impl Manchette {
    /// A newer text beside the open version; nothing of the article changes.
    ///
    /// # Errors
    /// The input is wrong, the text is the one that is open, nothing is open or it is read-only.
    pub async fn compare(&self, request: JsValue) -> Result<JsValue, JsValue> {
        self.living()?;
        let asked = asked(Input::new("compare", request)).map_err(|f| self.refuse(&f))?;
        let desk = self.desk.clone();
        let text = match asked {
            Ok(text) => text,
            Err(html) => desk.text_of_page(html).await.map_err(|why| Error::new(&why))?,
        };
        let comparisons = comparisons().await.map_err(|missing| self.missing(missing))?;
        let compared = comparisons.compare(desk.clone(), text).await;
        let comparison = compared.map_err(|e| Error::new(&e.message(desk.language())))?;
        let out = Object::new();
        desk.read(|s| {
            let Some(open) = &s.open else { return };
            let _ = Reflect::set(&out, &"changes".into(), &changes(&comparison, &open.text));
            let _ = Reflect::set(&out, &"states".into(), &states(&comparison.tally(open)));
        });
        Ok(out.into())
    }

    /// Goes on with the version compared.
    ///
    /// # Errors
    /// Nothing was compared, or it is read-only.
    pub async fn adopt(&self) -> Result<(), JsValue> {
        self.living()?;
        let desk = self.desk.clone();
        self.act(Action::Adopt { at: desk.now() })?;
        // Many notes are written in slices.
        desk.keeper().tasks_done().await;
        Ok(())
    }

    /// A person says where an annotation lies, or, with `null`, that it lies nowhere.
    ///
    /// # Errors
    /// No such annotation, the span is none of the text, or it is read-only.
    pub fn resolve(&self, id: JsValue, place: JsValue) -> Promise {
        self.promise(|| {
            let id = self.id(&Input::new("resolve(id)", id))?;
            let input = Input::new("resolve(span)", place);
            let read = || {
                if input.is_null() {
                    return Ok(None);
                }
                let m = input.clone().object(&["start", "end"])?;
                span(&self.text(), &m.get("start"), &m.get("end")).map(Some)
            };
            let span = read().map_err(|f: Fault| self.refuse(&f))?;
            self.act(Action::Resolve { id, at: self.desk.now(), span }).map(|_| JsValue::UNDEFINED)
        })
    }
}

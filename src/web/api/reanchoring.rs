//! Asking where annotations would lie in another text.

use super::input::Input;
use super::options::text;
use super::output::{Units, to_js};
use super::{Manchette, fault::Fault};
use crate::core::text::Text;
use crate::web::desk::Given;
use js_sys::Error;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct PlaceOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    state: &'static str,
    #[serde(flatten)]
    at: Option<Units>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<Units>,
}

struct Asked {
    text: Text,
    previous: Option<Text>,
    annotations: Given,
}

fn asked(input: Input) -> Result<Asked, Fault> {
    let m = input.object(&["text", "annotations", "previousText"])?;
    Ok(Asked {
        text: text(m.get("text"))?,
        previous: m.get("previousText").given().map(text).transpose()?,
        annotations: m.get("annotations").elements()?,
    })
}

#[wasm_bindgen]
impl Manchette {
    /// Where annotations would lie in another text; nothing changes.
    ///
    /// # Errors
    /// The input is wrong, or one of the annotations is none.
    pub async fn reanchor(&self, request: JsValue) -> Result<JsValue, JsValue> {
        self.living()?;
        let desk = self.desk.clone();
        let asked = asked(Input::new("reanchor", request)).map_err(|f| self.refuse(&f))?;
        let text = &asked.text;
        let places = desk.reanchor(text, asked.previous.as_ref(), &asked.annotations).await;
        let places = places.map_err(|e| Error::new(&e.message(desk.language())))?;
        let out: Vec<PlaceOut> = places
            .into_iter()
            .map(|(id, place)| PlaceOut {
                id,
                state: place.state.name(),
                at: place.span.map(|span| Units::of(text, span)),
                candidates: place.candidates.iter().map(|span| Units::of(text, *span)).collect(),
            })
            .collect();
        Ok(to_js(&out))
    }
}

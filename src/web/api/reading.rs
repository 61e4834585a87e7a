//! The part of the scripting interface that asks and changes nothing.

use super::Manchette;
use super::fault::{Kind, Problem};
use super::input::Input;
use super::output::{self, Units, to_js};
use crate::core::analysis::Tongue;
use crate::core::text::{Offset, Text};
use crate::web::desk;
use crate::web::platform::yield_now;
use crate::web::reader::reader;
use js_sys::Error;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Node;

#[derive(Serialize)]
struct PaintedOut {
    #[serde(flatten)]
    at: Units,
    category: String,
}

#[wasm_bindgen]
impl Manchette {
    /// The article on the page.
    ///
    /// # Errors
    /// Nothing is open.
    pub fn article(&self) -> Result<JsValue, JsValue> {
        self.living()?;
        self.desk
            .read(|s| s.article().map(output::article))
            .map_err(|e| Error::new(&e.message(self.desk.language())).into())
    }

    /// The articles kept in this browser.
    ///
    /// # Errors
    /// None; a promise for stores that may become asynchronous.
    pub async fn articles(&self) -> Result<JsValue, JsValue> {
        self.living()?;
        let desk = self.desk.clone();
        desk.keeper().journal_merged().await;
        Ok(output::articles(&desk))
    }

    /// What the machine finds in `text`, or in the article.
    ///
    /// # Errors
    /// `text` is no string.
    pub async fn analyse(&self, text: JsValue) -> Result<JsValue, JsValue> {
        self.living()?;
        let desk = self.desk.clone();
        let input = Input::new("analyse(text)", text);
        let text = match input.given() {
            None => self.text(),
            Some(input) => Text::plain(&input.string().map_err(|f| self.refuse(&f))?),
        };
        if let Some(known) = desk
            .read(|s| s.open.as_ref().filter(|o| o.text == text && o.is_analysed()).and_then(|o| o.analysis.clone()))
        {
            return Ok(output::analysis(&known, &text).await);
        }
        let mut analyser = reader().await.map_err(|missing| self.missing(missing))?.analyser(text.clone());
        // Without the model, what can be said without it is the answer.
        if analyser.tongue() == Tongue::French
            && let Ok(model) = desk.model().await
        {
            analyser.know(model);
        }
        loop {
            let slice = desk::Slice::begin();
            let progress = analyser.step(&mut || slice.goes_on());
            if progress.done >= progress.total {
                return Ok(output::analysis(&desk::finished(analyser).await, &text).await);
            }
            yield_now().await;
        }
    }

    /// Marks after decisions.
    ///
    /// # Errors
    /// After `unmount`.
    pub fn marks(&self) -> Result<JsValue, JsValue> {
        self.living()?;
        Ok(self.desk.read(|s| s.open.as_ref().map_or_else(|| to_js(&[(); 0]), |o| output::marks(&o.marks, &o.text))))
    }

    /// All annotations of the open article, decisions included.
    ///
    /// # Errors
    /// After `unmount`.
    pub fn annotations(&self) -> Result<JsValue, JsValue> {
        self.living()?;
        Ok(self.desk.read(|s| s.open.as_ref().map_or_else(|| to_js(&[(); 0]), output::annotations)))
    }

    /// The selected words of the article.
    ///
    /// # Errors
    /// After `unmount`.
    pub fn selection(&self) -> Result<JsValue, JsValue> {
        self.living()?;
        let span = self.desk.current_selection();
        Ok(span.map_or(JsValue::NULL, |span| to_js(&Units::of(&self.text(), span))))
    }

    /// A live range over a span.
    ///
    /// # Errors
    /// The span is none of the text, or nothing of it is drawn.
    pub fn range(&self, start: JsValue, end: JsValue) -> Result<web_sys::Range, JsValue> {
        self.living()?;
        let span = self.span("range", start, end)?;
        let range = self.desk.with_article(|a| a.range(span));
        range.ok_or_else(|| {
            let undrawn = Problem::other("ce passage n’est pas dessiné", "this passage is not drawn");
            self.refuse(&Input::new("range", JsValue::UNDEFINED).fault(undrawn))
        })
    }

    /// The offset of a DOM position, `null` outside the article.
    ///
    /// # Errors
    /// `node` is none, or `offset` no position in it.
    pub fn offset(&self, node: JsValue, offset: JsValue) -> Result<JsValue, JsValue> {
        self.living()?;
        let input = Input::new("offset(node)", node);
        let not_a_node = || self.refuse(&input.fault(Problem::NotA(Kind::Node)));
        let node: Node = input.value().clone().dyn_into().map_err(|_| not_a_node())?;
        let at = Input::new("offset(offset)", offset).position().map_err(|f| self.refuse(&f))?;
        let found = self.desk.with_article(|a| a.offset(&node, u32::try_from(at).unwrap_or(u32::MAX)));
        let units = |offset: Offset| {
            let text = self.text();
            text.index().to_utf16(text.as_str(), offset) as f64
        };
        Ok(found.map_or(JsValue::NULL, |offset| units(offset).into()))
    }

    /// What is painted now, read back from the page.
    ///
    /// # Errors
    /// After `unmount`.
    pub fn painted(&self) -> Result<JsValue, JsValue> {
        self.living()?;
        let text = self.text();
        let list = self.desk.painted().into_iter();
        Ok(to_js(&list.map(|(span, category)| PaintedOut { at: Units::of(&text, span), category }).collect::<Vec<_>>()))
    }

    /// How well things are kept.
    ///
    /// # Errors
    /// After `unmount`.
    pub fn storage(&self) -> Result<JsValue, JsValue> {
        self.living()?;
        let last_backup = self.desk.last_backup().map(|at| at as f64);
        Ok(to_js(&desk::StorageReport { last_backup, ..self.desk.keeper().report() }))
    }
}

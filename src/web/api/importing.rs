//! The part of the scripting interface that takes annotations in from a file.

use super::Manchette;
use super::fault::{Fault, Kind, Problem};
use super::input::Input;
use super::options::states;
use super::output::to_js;
use crate::core::format::jsonld::{DocumentError, MOST_BYTES};
use crate::web::desk::{ImportError, imports};
use js_sys::{Error, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The formats that are read.
const FORMATS: &str = "jsonld";

#[derive(Serialize)]
struct ImportedOut {
    created: usize,
    updated: usize,
    unchanged: usize,
    conflicts: Vec<String>,
    rejected: Vec<RejectedOut>,
}

#[derive(Serialize)]
struct RejectedOut {
    index: usize,
    reason: String,
}

/// What was asked for; `None` for a file that is too long to be looked at.
fn asked(data: JsValue, format: JsValue, options: JsValue) -> Result<Option<(Vec<u8>, bool)>, Fault> {
    Input::new("import(…, format)", format)
        .given()
        .map_or(Ok(()), |format| format.choice(|name| (name == FORMATS).then_some(()), FORMATS))?;
    let partial = match Input::new("import(…, …, options)", options).given() {
        None => false,
        Some(options) => {
            let partial = options.object(&["partial"])?.get("partial").given();
            partial.map_or(Ok(false), |partial| partial.boolean())?
        }
    };
    let data = Input::new("import(data)", data);
    let bytes = match data.value().dyn_ref::<Uint8Array>() {
        Some(bytes) => (bytes.length() as usize <= MOST_BYTES).then(|| bytes.to_vec()),
        None if !data.value().is_string() => return Err(data.fault(Problem::NotA(Kind::Data))),
        // A unit of UTF-16 is a byte at least.
        None => match js_sys::JsString::from(data.value().clone()).length() as usize {
            length if length <= MOST_BYTES => Some(data.string()?.into_bytes()),
            _ => None,
        },
    };
    Ok(bytes.map(|bytes| (bytes, partial)))
}

#[wasm_bindgen]
impl Manchette {
    /// Takes the annotations of a file into the open article.
    ///
    /// # Errors
    /// The input is wrong, or not all annotations can be taken; nothing has changed then.
    #[wasm_bindgen(js_name = import)]
    pub async fn import(&self, data: JsValue, format: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        self.living()?;
        let desk = self.desk.clone();
        let language = desk.language();
        let wrong = |error: &ImportError| JsValue::from(Error::new(&error.message(language)));
        let asked = asked(data, format, options).map_err(|fault| self.refuse(&fault))?;
        let Some((file, partial)) = asked else { return Err(wrong(&ImportError::Document(DocumentError::TooLong))) };
        let imports = imports().await.map_err(|missing| self.missing(missing))?;
        let imported = imports.import(desk, file, partial).await.map_err(|error| wrong(&error))?;
        let report = imported.report;
        let rejected = imported.rejected.iter();
        let out = to_js(&ImportedOut {
            created: report.created,
            updated: report.updated,
            unchanged: report.unchanged,
            conflicts: report.conflicts.iter().map(ToString::to_string).collect(),
            rejected: rejected
                .map(|(index, why)| RejectedOut { index: *index, reason: why.message(language) })
                .collect(),
        });
        let _ = Reflect::set(&out, &"states".into(), &states(&report.states));
        Ok(out)
    }
}

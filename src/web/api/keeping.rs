//! The part of the scripting interface that makes and restores backups.

use super::Manchette;
use super::fault::{Kind, Problem};
use super::input::Input;
use super::output::to_js;
use crate::core::format::backup::{BackupError, MOST_BYTES};
use crate::core::format::restore::Restored;
use crate::web::desk::backups;
use crate::web::platform::{bytes, text_file};
use js_sys::Error;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

#[derive(Serialize)]
struct RestoredOut {
    articles: usize,
    notes: usize,
    conflicts: Vec<String>,
}

#[wasm_bindgen]
impl Manchette {
    /// All that is kept, as one file.
    ///
    /// # Errors
    /// After `unmount`, or the program could not be loaded whole.
    pub async fn backup(&self) -> Result<Blob, JsValue> {
        self.living()?;
        let backups = backups().await.map_err(|missing| self.missing(missing))?;
        text_file(&backups.make(self.desk.clone()).await)
    }

    /// Merges a backup with what is kept here.
    ///
    /// # Errors
    /// It is no backup, or damaged; nothing has changed then.
    pub async fn restore(&self, file: JsValue) -> Result<JsValue, JsValue> {
        self.living()?;
        let input = Input::new("restore(file)", file);
        let not_a_file = || self.refuse(&input.fault(Problem::NotA(Kind::File)));
        let file: Blob = input.value().clone().dyn_into().map_err(|_| not_a_file())?;
        let wrong = |error: &BackupError| JsValue::from(Error::new(&error.message(self.desk.language())));
        if file.size() > MOST_BYTES as f64 {
            return Err(wrong(&BackupError::TooLong));
        }
        let backups = backups().await.map_err(|missing| self.missing(missing))?;
        let done = backups.restore(self.desk.clone(), bytes(&file).await?).await;
        let Restored { articles, notes, conflicts, .. } = done.map_err(|error| wrong(&error))?;
        Ok(to_js(&RestoredOut { articles, notes, conflicts }))
    }
}

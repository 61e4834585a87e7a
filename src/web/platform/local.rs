//! `localStorage` behind the core's port.

use crate::core::port::{Storage, StorageError};
use wasm_bindgen::{JsCast, JsValue};

/// The page's `localStorage`. It is looked up for each call: a browser may block it at any time, and says so by
/// throwing.
#[derive(Clone, Copy, Debug)]
pub struct LocalStorage;

fn area() -> Result<web_sys::Storage, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Blocked)?;
    window.local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

/// Older engines have codes and names of their own for a full store; the name is what all share today.
fn explain(error: &JsValue) -> StorageError {
    match error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name).as_deref() {
        Some("QuotaExceededError") => StorageError::Full,
        Some("SecurityError") => StorageError::Blocked,
        other => StorageError::Other(other.unwrap_or("localStorage").to_owned()),
    }
}

impl Storage for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        area()?.get_item(key).map_err(|e| explain(&e))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        area()?.set_item(key, value).map_err(|e| explain(&e))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        area()?.remove_item(key).map_err(|e| explain(&e))
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let area = area()?;
        let length = area.length().map_err(|e| explain(&e))?;
        Ok((0..length).filter_map(|i| area.key(i).ok().flatten()).collect())
    }
}

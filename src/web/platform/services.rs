//! What a browser may lack, above all where a page comes over plain http: looked for by name, so that what is not there
//! is found out and nothing is called in vain.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Services that a page over plain http or an old browser may lack, by the paths under which they stand.
const SERVICES: [(&str, &[&str]); 6] = [
    ("IndexedDB", &["indexedDB"]),
    ("StorageManager", &["navigator", "storage", "persist"]),
    ("Clipboard", &["navigator", "clipboard", "writeText"]),
    ("Web Locks", &["navigator", "locks"]),
    ("crypto.subtle", &["crypto", "subtle"]),
    ("crypto.randomUUID", &["crypto", "randomUUID"]),
];

/// The value at the end of a path, with what it stands in.
fn find(path: &[&str]) -> Option<(JsValue, JsValue)> {
    let (mut holder, mut value) = (JsValue::UNDEFINED, JsValue::from(js_sys::global()));
    for step in path {
        let next = Reflect::get(&value, &(*step).into()).ok().filter(|v| !v.is_undefined() && !v.is_null())?;
        holder = std::mem::replace(&mut value, next);
    }
    Some((holder, value))
}

/// The names of the services that this page does not get.
#[must_use]
pub fn missing_services() -> Vec<&'static str> {
    SERVICES.iter().filter(|(_, path)| find(path).is_none()).map(|(name, _)| *name).collect()
}

/// Calls an asynchronous service; `None` if it is absent or fails.
async fn call(path: &[&str], arguments: &Array) -> Option<JsValue> {
    let (holder, function) = find(path)?;
    let promise = function.dyn_into::<Function>().ok()?.apply(&holder, arguments).ok()?;
    JsFuture::from(Promise::resolve(&promise)).await.ok()
}

/// Whether the browser has promised to keep what this site stores even if room runs short; `None` if it cannot say.
pub async fn is_persistent() -> Option<bool> {
    call(&["navigator", "storage", "persisted"], &Array::new()).await?.as_bool()
}

/// Asks the browser for that promise; `None` if it cannot be asked.
pub async fn ask_persistence() -> Option<bool> {
    call(&["navigator", "storage", "persist"], &Array::new()).await?.as_bool()
}

/// Puts `text` into the clipboard. Whether that was possible.
pub async fn copy(text: &str) -> bool {
    call(&["navigator", "clipboard", "writeText"], &Array::of1(&text.into())).await.is_some()
}

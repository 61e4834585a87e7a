//! Files of this site, loaded when they are needed.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

#[wasm_bindgen]
extern "C" {
    /// Where this module was loaded from: what stands beside it is found from there, whichever page it is part of.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static MODULE: String;
}

/// The bytes of the file at `path`, relative to the folder of this module.
///
/// # Errors
/// It cannot be loaded, or the server has no such file.
pub async fn beside_module(path: &str) -> Result<Vec<u8>, JsValue> {
    let address = web_sys::Url::new_with_base(path, &MODULE.with(String::clone))?;
    let window = web_sys::window().ok_or("no window")?;
    let response: Response = JsFuture::from(window.fetch_with_str(&address.href())).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from_f64(f64::from(response.status())));
    }
    let buffer: ArrayBuffer = JsFuture::from(response.array_buffer()?).await?.dyn_into()?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

//! Files that go out of the page and come into it.

use super::pause;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// How long the address of a file that is being saved has to stand, in ms: the browser reads it after the click.
const WHILE: i32 = 60_000;

/// A file of JSON.
///
/// # Errors
/// What the browser throws.
pub fn text_file(text: &str) -> Result<Blob, JsValue> {
    let what = BlobPropertyBag::new();
    what.set_type("application/json");
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &what)
}

/// The bytes of a file.
///
/// # Errors
/// What the browser throws.
pub async fn bytes(file: &Blob) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Hands a file to the person, under `name`.
///
/// # Errors
/// What the browser throws.
pub fn save_file(name: &str, file: &Blob) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|w| w.document()).ok_or(JsValue::NULL)?;
    let address = Url::create_object_url_with_blob(file)?;
    let link: HtmlElement = document.create_element("a")?.dyn_into().map_err(JsValue::from)?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    spawn_local(async move {
        pause(WHILE).await;
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}

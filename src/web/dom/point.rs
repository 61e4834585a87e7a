//! The text position under a point, by whichever call the engine has.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Node, Range};

#[wasm_bindgen]
extern "C" {
    /// The standard call is missing from WebKitGTK 2.50, the older one from Firefox; `web-sys` assumes both.
    type PointDocument;
    #[wasm_bindgen(method, js_name = caretPositionFromPoint)]
    fn caret_position(this: &PointDocument, x: f64, y: f64) -> Option<CaretPosition>;
    #[wasm_bindgen(method, js_name = caretRangeFromPoint)]
    fn caret_range(this: &PointDocument, x: f64, y: f64) -> Option<Range>;

    type CaretPosition;
    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn offset_node(this: &CaretPosition) -> Option<Node>;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &CaretPosition) -> u32;
}

/// The caret position nearest to a point of the viewport (CSS pixels).
pub(super) fn caret(document: &Document, x: f64, y: f64) -> Option<(Node, u32)> {
    let has = |name: &str| Reflect::has(document, &JsValue::from_str(name)).unwrap_or(false);
    let document: &PointDocument = document.unchecked_ref();
    if has("caretPositionFromPoint") {
        let at = document.caret_position(x, y)?;
        Some((at.offset_node()?, at.offset()))
    } else if has("caretRangeFromPoint") {
        let at = document.caret_range(x, y)?;
        Some((at.start_container().ok()?, at.start_offset().ok()?))
    } else {
        None
    }
}

//! The CSS Custom Highlight API, bound by hand: `web-sys` has no stable binding of it.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{AbstractRange, StaticRange};

#[wasm_bindgen]
extern "C" {
    /// A set of ranges painted alike.
    #[derive(Clone, Debug)]
    pub(super) type Highlight;
    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;
    #[wasm_bindgen(method)]
    pub(super) fn add(this: &Highlight, range: &StaticRange);
    #[wasm_bindgen(method, js_name = delete)]
    pub(super) fn remove(this: &Highlight, range: &StaticRange) -> bool;
    #[wasm_bindgen(method, getter)]
    pub(super) fn size(this: &Highlight) -> u32;
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);
    #[wasm_bindgen(method, js_name = forEach)]
    fn for_each(this: &Highlight, f: &mut dyn FnMut(AbstractRange));

    /// `CSS.highlights`, a map from names to highlights.
    #[derive(Clone, Debug)]
    pub(super) type Registry;
    #[wasm_bindgen(method)]
    pub(super) fn get(this: &Registry, name: &str) -> Option<Highlight>;
    #[wasm_bindgen(method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method, js_name = delete)]
    pub(super) fn remove(this: &Registry, name: &str) -> bool;
    #[wasm_bindgen(method, js_name = forEach)]
    fn for_each(this: &Registry, f: &mut dyn FnMut(Highlight, String));
}

impl Registry {
    /// The page's registry, or `None` in a browser without the API.
    pub(super) fn of_page() -> Option<Self> {
        let css = Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
        let registry = Reflect::get(&css, &"highlights".into()).ok()?;
        registry.is_object().then(|| registry.unchecked_into())
    }

    /// Registers the highlight of that name, a new one if there is none, after all others.
    pub(super) fn put_last(&self, name: &str, priority: i32) -> Highlight {
        let highlight = self.get(name).unwrap_or_else(|| {
            let highlight = Highlight::new();
            highlight.set_priority(priority);
            highlight
        });
        self.remove(name);
        self.set(name, &highlight);
        highlight
    }

    /// Calls `f` with each range of each highlight whose name begins with `prefix`.
    pub(super) fn each_range(&self, prefix: &str, f: &mut dyn FnMut(&str, &AbstractRange)) {
        let mut found: Vec<(String, Highlight)> = Vec::new();
        self.for_each(&mut |highlight, name| {
            if name.starts_with(prefix) {
                found.push((name, highlight));
            }
        });
        for (name, highlight) in found {
            highlight.for_each(&mut |range| f(&name, &range));
        }
    }
}

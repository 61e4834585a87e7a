//! Time and ids.

use crate::core::annotation::Id;
use crate::core::order::sort;
use crate::core::port::{Clock, Ids};
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// The browser's wall clock.
#[derive(Clone, Copy, Debug)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> u64 {
        js_sys::Date::now() as u64
    }
}

/// Milliseconds since the page began, in fractions, never put back: for how long something takes.
#[must_use]
pub fn now() -> f64 {
    performance_now()
}

#[wasm_bindgen]
extern "C" {
    // Bound by hand: through `window().performance()` each look would pass two objects over the border.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

/// Random ids from `crypto.getRandomValues`, which, unlike `randomUUID`, is there over plain http too.
#[derive(Clone, Copy, Debug)]
pub struct BrowserIds;

impl Ids for BrowserIds {
    fn id(&self) -> Id {
        let mut bytes = [0_u8; 8];
        if let Some(crypto) = web_sys::window().and_then(|w| w.crypto().ok()) {
            // It fails for more than 65 536 bytes only.
            let _ = crypto.get_random_values_with_u8_array(&mut bytes);
        }
        Id::from_bits(u64::from_le_bytes(bytes))
    }

    /// In order, so that the notes named by them need no sorting.
    fn many(&self, n: usize) -> Vec<Id> {
        let mut ids = Vec::with_capacity(n);
        let mut bytes = [0_u8; 8 * 1024];
        while ids.len() < n {
            let wanted = 8 * (n - ids.len()).min(1024);
            if let Some(crypto) = web_sys::window().and_then(|w| w.crypto().ok()) {
                // It fails for more than 65 536 bytes only.
                let _ = crypto.get_random_values_with_u8_array(&mut bytes[..wanted]);
            }
            ids.extend(bytes[..wanted].as_chunks().0.iter().map(|one| Id::from_bits(u64::from_le_bytes(*one))));
        }
        sort(&mut ids);
        ids
    }
}

/// A clock that a script brings, for tests.
#[derive(Clone, Debug)]
pub struct ScriptClock(pub Function);

impl Clock for ScriptClock {
    fn now(&self) -> u64 {
        let given = self.0.call0(&JsValue::NULL).ok().and_then(|v| v.as_f64()).filter(|n| n.is_finite() && *n >= 0.0);
        given.map_or_else(|| BrowserClock.now(), |n| n as u64)
    }
}

/// Ids that a script brings, for tests. One that is no id of ours (10 characters of base 36) is replaced by a random
/// one, so that nothing is stored under a key that cannot be read.
#[derive(Clone, Debug)]
pub struct ScriptIds(pub Function);

impl Ids for ScriptIds {
    fn id(&self) -> Id {
        let given = self.0.call0(&JsValue::NULL).ok().and_then(|v| v.as_string());
        given.and_then(|id| Id::parse(&id)).unwrap_or_else(|| BrowserIds.id())
    }
}

/// Marks a moment for the browser's performance tools.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|w| w.performance()) {
        let _ = performance.mark(name);
    }
}

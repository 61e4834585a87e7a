//! Event listeners that go away with their owner.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

/// A registered listener; dropping it removes it.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    closure: Closure<dyn FnMut(Event)>,
    capture: bool,
}

/// Calls `f` for each event `kind` on `target`, in the bubbling phase, passive where it matters for scrolling.
#[must_use]
pub fn listen(target: &EventTarget, kind: &'static str, f: impl FnMut(Event) + 'static) -> Listener {
    Listener::new(target, kind, false, f)
}

impl Listener {
    /// As [`listen`], with the choice of phase.
    #[must_use]
    pub fn new(target: &EventTarget, kind: &'static str, capture: bool, f: impl FnMut(Event) + 'static) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(f);
        let options = AddEventListenerOptions::new();
        options.set_capture(capture);
        options.set_passive(matches!(kind, "scroll" | "resize" | "pointermove"));
        let function = closure.as_ref().unchecked_ref();
        // A target that refuses a listener is no target that a page can have; there is nobody to tell.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(kind, function, &options);
        Self { target: target.clone(), kind, closure, capture }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.kind, function, self.capture);
    }
}

impl std::fmt::Debug for Listener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Listener({})", self.kind)
    }
}

//! Listeners of the scripting interface.

use js_sys::Function;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

/// What can be listened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventName {
    /// Annotations, decisions, marks or the open article changed.
    Change,
    /// The selection changed.
    Selection,
    /// The state of annotations changed.
    State,
    /// What is kept, or how well.
    Storage,
    /// Something went wrong that no call could report.
    Error,
}

impl EventName {
    /// Names for an error message.
    pub const NAMES: &'static str = "change, selection, state, storage, error";

    /// The event of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "change" => Some(Self::Change),
            "selection" => Some(Self::Selection),
            "state" => Some(Self::State),
            "storage" => Some(Self::Storage),
            "error" => Some(Self::Error),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Selection => "selection",
            Self::State => "state",
            Self::Storage => "storage",
            Self::Error => "error",
        }
    }
}

/// The listeners of one Manchette.
#[derive(Debug, Default)]
pub struct Subscribers {
    list: RefCell<Vec<(u32, EventName, Function)>>,
    next: Cell<u32>,
}

impl Subscribers {
    /// Adds a listener and returns the number under which it can be removed.
    pub fn add(&self, event: EventName, f: Function) -> u32 {
        let number = self.next.get();
        self.next.set(number.wrapping_add(1));
        self.list.borrow_mut().push((number, event, f));
        number
    }

    /// Removes a listener; nothing happens if it is gone already.
    pub fn remove(&self, number: u32) {
        self.list.borrow_mut().retain(|(n, ..)| *n != number);
    }

    /// Calls the listeners of `event` with an object that names it. A listener that throws harms no other: the browser
    /// reports it as it does for its own events.
    pub fn tell(&self, event: EventName, detail: &JsValue) {
        let listeners: Vec<Function> =
            self.list.borrow().iter().filter(|(_, e, _)| *e == event).map(|(.., f)| f.clone()).collect();
        if listeners.is_empty() {
            return;
        }
        let object = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&object, &"type".into(), &event.name().into());
        if !detail.is_undefined() {
            let _ = js_sys::Reflect::set(&object, &"detail".into(), detail);
        }
        for f in listeners {
            if let Err(error) = f.call1(&JsValue::NULL, &object) {
                report_error(&error);
            }
        }
    }
}

#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: &JsValue);
}

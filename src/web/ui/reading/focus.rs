//! Where the keyboard is while something lies over the page: inside it, and back where it came from afterwards.

use crate::web::platform::{Listener, spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// What has the focus now.
pub fn focused() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}

/// Gives the focus back to what had it, if that is still in the page: once everything is drawn, because until then it
/// may be covered by what is just being closed.
pub fn give_back(element: Option<HtmlElement>) {
    spawn_local(async move {
        if let Some(element) = element.filter(|e| e.is_connected()) {
            let _ = element.focus();
        }
    });
}

/// Puts the focus on `node` while `active`, and afterwards back.
#[hook]
pub fn use_focus(node: &NodeRef, active: bool) {
    let node = node.clone();
    use_effect_with(active, move |active| {
        let before = if *active { focused() } else { None };
        if *active && let Some(element) = node.cast::<HtmlElement>() {
            let _ = element.focus();
        }
        move || give_back(before)
    });
}

/// Calls `close` on Escape while `active`, before anything below hears of it. A dialog that is open above comes first.
#[hook]
pub fn use_escape(active: bool, close: Callback<()>) {
    use_effect_with(active, move |active| {
        let listener = web_sys::window().filter(|_| *active).map(|window| {
            Listener::new(&window, "keydown", true, move |event| {
                let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|e| e.key() == "Escape" && !e.is_composing());
                if escape && !dialog_open() {
                    event.prevent_default();
                    event.stop_propagation();
                    close.emit(());
                }
            })
        });
        move || drop(listener)
    });
}

/// Whether a dialog lies over everything else.
fn dialog_open() -> bool {
    let document = web_sys::window().and_then(|w| w.document());
    document.and_then(|d| d.query_selector("dialog[open]").ok().flatten()).is_some()
}

/// While `active`, the children of `host` that have none of the classes `kept` can be neither reached nor read: what
/// lies over them covers them.
#[hook]
pub fn use_alone(host: &Element, kept: &'static [&'static str], active: bool) {
    let host = host.clone();
    use_effect_with(active, move |active| {
        let mut covered = Vec::new();
        let mut child = host.first_element_child().filter(|_| *active);
        while let Some(element) = child {
            child = element.next_element_sibling();
            let classes = element.class_list();
            if !kept.iter().any(|class| classes.contains(class)) && !element.has_attribute("inert") {
                let _ = element.set_attribute("inert", "");
                covered.push(element);
            }
        }
        move || {
            for element in covered {
                let _ = element.remove_attribute("inert");
            }
        }
    });
}

//! The selection in the article, as the person makes it and as a script sets it.

use super::Desk;
use crate::core::app::Action;
use crate::core::text::Span;
use crate::web::platform::{after, listen};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// How long a selection rests before the next step is offered. While a button is down the pointer is still moving.
const REST: i32 = 100;
/// After the pointer is up the selection is what the person wants.
const REST_AFTER_POINTER: i32 = 10;

impl Desk {
    /// Follows the selection of the document.
    pub(super) fn follow_selection(self: &Rc<Self>) {
        let Some(document) = self.host.owner_document() else { return };
        let mut listeners = self.listeners.borrow_mut();
        let desk = Rc::downgrade(self);
        let later = move |delay: i32| {
            let Some(strong) = desk.upgrade() else { return };
            let weak = desk.clone();
            let call = after(delay, move || {
                if let Some(desk) = weak.upgrade() {
                    desk.take_selection();
                }
            });
            *strong.selecting.borrow_mut() = call;
        };
        let on_change = later.clone();
        listeners.push(listen(&document, "selectionchange", move |_| on_change(REST)));
        listeners.push(listen(&document, "pointerup", move |_| later(REST_AFTER_POINTER)));
    }

    fn take_selection(&self) {
        if self.closed.get() {
            return;
        }
        let span = self.current_selection();
        if self.read(|s| s.selection != span) {
            self.act(Action::Select(span));
        }
    }

    /// The selected passage of the article, as the browser has it now. A selection within the interface (in a note that
    /// is being written) is none of the article.
    #[must_use]
    pub fn current_selection(&self) -> Option<Span> {
        let selection = web_sys::window()?.get_selection().ok()??;
        if selection.is_collapsed() || selection.range_count() == 0 {
            return None;
        }
        self.article.borrow().selected(&selection.get_range_at(0).ok()?)
    }

    /// Selects `span` in the page.
    ///
    /// # Errors
    /// What the DOM throws.
    pub fn select(&self, span: Span) -> Result<(), JsValue> {
        let range = self.article.borrow().range(span).ok_or("the passage is not drawn")?;
        let selection = web_sys::window().ok_or("no window")?.get_selection()?.ok_or("no selection here")?;
        selection.remove_all_ranges()?;
        selection.add_range(&range)?;
        self.act(Action::Select(Some(span)));
        Ok(())
    }

    /// Drops the selection, after something was made of it.
    pub fn drop_selection(&self) {
        if let Some(selection) = web_sys::window().and_then(|w| w.get_selection().ok().flatten()) {
            let _ = selection.remove_all_ranges();
        }
        self.act(Action::Select(None));
    }
}

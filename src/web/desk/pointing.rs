//! What lies under the pointer.

use super::Desk;
use crate::core::app::{Action, CardItem, OpenArticle};
use crate::core::order::sort_by_key;
use crate::core::text::Offset;
use crate::web::platform::{Later, after, listen};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};

/// A pointer that rests so long on a mark asks what it is.
const DWELL: i32 = 350;
/// A card that nobody pinned goes so long after the pointer has left mark and card.
const LINGER: i32 = 400;

/// What lies at `offset`: notes and quotations and names, the shortest first, so that the most particular is on top.
#[must_use]
pub fn items_at(open: &OpenArticle, offset: Offset) -> Vec<CardItem> {
    let notes = open.notes_at.at(&open.text, offset).into_iter().map(|(span, id)| (span.len(), CardItem::Note(id)));
    let marks = open.marks_at.at(&open.text, offset).into_iter().filter_map(|(span, i)| {
        let mark = open.marks.get(i).filter(|m| m.is_shown())?;
        Some((span.len(), CardItem::Mark(mark.id.clone())))
    });
    let mut items: Vec<_> = notes.chain(marks).collect();
    sort_by_key(&mut items, |(len, _)| *len);
    items.into_iter().map(|(_, item)| item).collect()
}

impl Desk {
    /// Opens cards on pointing and on clicks.
    pub(super) fn follow_pointer(self: &Rc<Self>) {
        let root = self.article.borrow().root().clone();
        let Some(document) = self.host.owner_document() else { return };
        let timer: Rc<RefCell<Option<Later>>> = Rc::default();
        let mut listeners = self.listeners.borrow_mut();

        let (desk, waiting) = (Rc::downgrade(self), timer.clone());
        listeners.push(listen(&document, "pointermove", move |event| {
            let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
            // A finger has no hover, and a pressed button selects.
            if event.pointer_type() == "touch" || event.buttons() != 0 {
                return;
            }
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let desk = desk.clone();
            let Some(now) = desk.upgrade() else { return };
            let over_card =
                target.as_ref().is_some_and(|t| t.closest("[data-manchette-card]").ok().flatten().is_some());
            let in_article = target.is_some_and(|t| now.with_article(|a| a.root().contains(Some(&t))));
            let open = now.read(|s| s.card.is_some());
            let delay = if in_article { DWELL } else { LINGER };
            *waiting.borrow_mut() = if over_card || !(in_article || open) {
                None
            } else {
                after(delay, move || {
                    if let Some(desk) = desk.upgrade() {
                        desk.rest_at(x, y, in_article);
                    }
                })
            };
        }));

        let pressed: Rc<Cell<(i32, i32)>> = Rc::default();
        let at = pressed.clone();
        listeners.push(listen(&root, "pointerdown", move |event| {
            if let Some(event) = event.dyn_ref::<MouseEvent>() {
                at.set((event.client_x(), event.client_y()));
            }
        }));
        let desk = Rc::downgrade(self);
        listeners.push(listen(&root, "click", move |event| {
            let (Some(desk), Some(event)) = (desk.upgrade(), event.dyn_ref::<MouseEvent>()) else { return };
            let (x, y) = (event.client_x(), event.client_y());
            let moved = (x - pressed.get().0).abs() + (y - pressed.get().1).abs();
            // The end of a drag is a click for the browser, and none for the person.
            if moved <= 4 && desk.current_selection().is_none() {
                timer.borrow_mut().take();
                desk.show_card_at(f64::from(x), f64::from(y), true);
            }
        }));
    }

    /// The pointer rests. Over a mark its card opens; elsewhere an unpinned card closes.
    fn rest_at(&self, x: f64, y: f64, in_article: bool) {
        if self.closed.get() || self.read(|s| s.selection.is_some() || s.card.as_ref().is_some_and(|c| c.pinned)) {
            return;
        }
        if in_article {
            self.show_card_at(x, y, false);
        } else if self.read(|s| s.card.is_some()) {
            self.act(Action::ShowCard { items: Vec::new(), pinned: false });
        }
    }

    /// Opens the card of what lies at a point of the viewport, or closes the open one where nothing does. A click on a
    /// note alone chooses it.
    fn show_card_at(&self, x: f64, y: f64, pinned: bool) {
        let offset = self.article.borrow().offset_at_point(x, y);
        let items = self.read(|s| match (&s.open, offset) {
            (Some(open), Some(offset)) => items_at(open, offset),
            _ => Vec::new(),
        });
        let same =
            self.read(|s| s.card.as_ref().map_or(items.is_empty(), |c| c.items == items && (c.pinned || !pinned)));
        if pinned {
            let note = match items.first() {
                Some(CardItem::Note(id)) => Some(*id),
                _ => None,
            };
            if self.read(|s| s.editing.as_ref().map(|(id, _)| *id)) != note {
                self.act(Action::Finish { at: self.now() });
            }
            self.act(Action::Choose(note));
        }
        if !same {
            self.act(Action::ShowCard { items, pinned });
        }
    }
}

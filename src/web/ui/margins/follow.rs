//! What the margins listen to: scrolling and sizes, fonts, clicks elsewhere, and copying.

use super::correct::point_taken;
use super::shared::{Margin, MarginRef, strong};
use super::task::Task;
use crate::core::app::Action;
use crate::web::platform::{Listener, listen};
use crate::web::ui::keys;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ClipboardEvent, Element, EventTarget, MouseEvent, ResizeObserver};

/// Elements in which a click is no click elsewhere.
const OURS: &str = ".m-place, .m-sheet, .m-selection, .m-tick, .m-speaker, .m-bar, .m-outline, .m-strip, .m-page, \
                    .m-unplaced, .m-elsewhere, .m-messages, .m-menu, dialog, a, button";
/// Where a note is being written.
const EDITOR: &str = ".m-note.is-edited, .m-sheet, .m-selection";

/// Everything that the margins listen to, until it is dropped.
pub(super) struct Following {
    _listeners: Vec<Listener>,
    observer: Option<ResizeObserver>,
    _observed: Closure<dyn FnMut()>,
}

impl Drop for Following {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

impl Following {
    /// Watches the size of an element, if it is not watched yet.
    pub(super) fn watch(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.observe(element);
        }
    }
}

/// Begins to listen.
pub(super) fn follow(margin: &MarginRef) -> Following {
    let weak = margin.weak();
    let observed = Closure::<dyn FnMut()>::new(move || {
        if let Some(margin) = weak.upgrade() {
            // Not at once: a size that changes while sizes are being told is an error of its own.
            margin.lay_soon();
        }
    });
    let observer = ResizeObserver::new(observed.as_ref().unchecked_ref()).ok();
    let following = Following { _listeners: listeners(margin), observer, _observed: observed };
    super::drawing::follow_view(margin);
    margin.desk().with_article(|article| following.watch(article.root()));
    if let Some(notes) = &margin.hosts.notes {
        following.watch(notes);
    }
    following
}

fn listeners(margin: &MarginRef) -> Vec<Listener> {
    let mut listeners = vec![keys::follow(margin)];
    if let Some(window) = web_sys::window() {
        // Before the desk closes the note that is being written: a tag may still stand in its field.
        let weak = margin.weak();
        listeners.push(Listener::new(&window, "pagehide", true, move |_| {
            if let Some(margin) = weak.upgrade() {
                margin.finish();
            }
        }));
    }
    let Some(document) = margin.desk().host().owner_document() else { return listeners };
    let fonts = js_sys::Reflect::get(&document, &"fonts".into()).ok().and_then(|f| f.dyn_into::<EventTarget>().ok());
    if let Some(fonts) = fonts {
        let weak = margin.weak();
        listeners.push(listen(&fonts, "loadingdone", move |_| {
            if let Some(margin) = weak.upgrade() {
                margin.lines.forget();
                margin.lay_soon();
            }
        }));
    }
    let weak = margin.weak();
    listeners.push(Listener::new(&document, "click", true, move |event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if let (Some(margin), Some(target)) = (strong(&weak), target) {
            if pointed(&margin, &target, &event) {
                // The article must not take it for a click on the mark there.
                event.stop_propagation();
                return;
            }
            clicked(&margin, &target);
        }
    }));
    let weak = margin.weak();
    listeners.push(listen(&document, "copy", move |event| {
        if let (Some(margin), Some(event)) = (strong(&weak), event.dyn_ref::<ClipboardEvent>()) {
            copy(&margin, event);
        }
    }));
    listeners
}

/// A click anywhere but in the note that is being written closes it, with all that was typed. One on the empty page
/// takes the attention from note and card; what a click in the article means is the desk's business.
fn clicked(margin: &Margin, target: &Element) {
    let within = |selector: &str| target.closest(selector).ok().flatten().is_some();
    if !within(EDITOR) {
        margin.finish();
    }
    let in_article = margin.desk().with_article(|a| a.root().contains(Some(target)));
    // The browser's click at the end of a drag reaches what holds both of its ends.
    let task = margin.task();
    let busy = margin.desk().current_selection().is_some() || task.as_ref().is_some_and(Task::points);
    if matches!(task, Some(Task::Quote(_) | Task::Entity(_))) && !within(".m-selection") {
        margin.forget();
        margin.desk().notify();
    }
    if !in_article && !busy && !within(OURS) && margin.desk().read(|s| s.chosen.is_some() || s.card.is_some()) {
        margin.choose(None, None);
    }
}

/// A click in the article while a speaker is being pointed at: a name there is taken at once, the end of a selection is
/// left to the bar that it brings. Returns whether the click is spent.
fn pointed(margin: &MarginRef, target: &Element, event: &web_sys::Event) -> bool {
    let Some(task) = margin.task().filter(Task::points) else { return false };
    if !margin.desk().with_article(|a| a.root().contains(Some(target))) {
        return false;
    }
    let at = event.dyn_ref::<MouseEvent>().map(|e| (f64::from(e.client_x()), f64::from(e.client_y())));
    let offset = at.and_then(|(x, y)| margin.desk().with_article(|a| a.offset_at_point(x, y)));
    let name = margin.desk().read(|s| {
        let open = s.open.as_ref()?;
        let there = open.marks_at.at(&open.text, offset?);
        there.into_iter().find(|(_, i)| open.marks.get(*i).is_some_and(|m| m.entity.is_some())).map(|(span, _)| span)
    });
    if let (Task::PointSpeaker(_), Some(name), None) = (task, name, margin.desk().current_selection()) {
        point_taken(margin, name);
    }
    true
}

/// What is copied from the article are its own characters: shown are narrow spaces that it does not hold.
fn copy(margin: &Margin, event: &ClipboardEvent) {
    let selection = web_sys::window().and_then(|w| w.get_selection().ok().flatten());
    let Some(range) = selection.and_then(|s| s.get_range_at(0).ok()) else { return };
    let words = margin.desk().with_article(|article| {
        let inside = article.root().contains(range.common_ancestor_container().ok().as_ref());
        inside.then(|| article.selected(&range).map(|span| article.text().slice(span).to_owned())).flatten()
    });
    if let (Some(words), Some(data)) = (words, event.clipboard_data())
        && data.set_data("text/plain", &words).is_ok()
    {
        event.prevent_default();
    }
}

/// Keeps the interface of `Action` in one place for the keys: undo and redo say what they did.
pub(in crate::web::ui) fn travel(margin: &Margin, action: Action) {
    let desk = margin.desk();
    match desk.dispatch(action) {
        Ok(Some(report)) => desk.say(report.message),
        Ok(None) => {}
        Err(error) => desk.say(crate::core::app::Message::Refused(error)),
    }
    desk.notify();
}

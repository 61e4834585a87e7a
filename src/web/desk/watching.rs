//! What happens around the article: scrolling, resizing, printing, other tabs, and other hands in its nodes.

use super::Desk;
use super::OpenRequest;
use crate::core::app::{Action, Message};
use crate::web::dom::ArticleDom;
use crate::web::platform::{listen, next_frame, spawn_local};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MutationObserver, MutationObserverInit, ResizeObserver, StorageEvent};

impl Desk {
    /// Stops the program where it hurts most, the state changed and nothing saved, if a test has asked for it.
    #[expect(clippy::panic, reason = "what happens then can be tried in no other way")]
    pub(super) fn stop_if_asked(&self) {
        if self.stopping.get() {
            panic!("stopped by manchette:test-stop");
        }
    }

    /// Keeps what is painted equal to what is seen. What is seen also changes without scrolling: sections that come near
    /// get their real height in place of an estimate, fonts arrive. The article's own size tells.
    pub(super) fn follow_view(self: &Rc<Self>) {
        let Some(window) = web_sys::window() else { return };
        for kind in ["scroll", "resize"] {
            let desk = Rc::downgrade(self);
            let listener = listen(&window, kind, move |_| {
                if let Some(desk) = desk.upgrade() {
                    if kind == "scroll" {
                        desk.turns.scrolls();
                    }
                    desk.repaint_soon(kind == "resize");
                }
            });
            self.listeners.borrow_mut().push(listener);
        }
        let desk = Rc::downgrade(self);
        let callback = Closure::<dyn FnMut()>::new(move || {
            if let Some(desk) = desk.upgrade() {
                desk.repaint_soon(false);
            }
        });
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(self.article.borrow().root());
            *self.sizes.borrow_mut() = Some((observer, callback));
        }
        self.follow_printing(&window);
    }

    /// Paints in the next frame: many events a frame, one look at the layout. `redraw` tells the interface, too.
    fn repaint_soon(self: &Rc<Self>, redraw: bool) {
        self.redraw.set(self.redraw.get() || redraw);
        if self.repainting.replace(true) {
            return;
        }
        let desk = Rc::downgrade(self);
        spawn_local(async move {
            next_frame().await;
            let Some(desk) = desk.upgrade().filter(|desk| !desk.closed.get()) else { return };
            desk.repainting.set(false);
            if desk.follow_scroll() {
                desk.repaint_soon(false);
            }
            if desk.redraw.take() {
                desk.notify();
            }
        });
    }

    fn follow_printing(self: &Rc<Self>, window: &web_sys::Window) {
        let mut listeners = self.listeners.borrow_mut();
        for (kind, printing) in [("beforeprint", true), ("afterprint", false)] {
            let desk = Rc::downgrade(self);
            listeners.push(listen(window, kind, move |_| {
                if let Some(desk) = desk.upgrade() {
                    desk.printing.set(printing);
                    desk.repaint();
                }
            }));
        }
    }

    /// Follows what other tabs of this browser write.
    pub(super) fn follow_other_tabs(self: &Rc<Self>) {
        let Some(window) = web_sys::window() else { return };
        let mut listeners = self.listeners.borrow_mut();
        let desk = Rc::downgrade(self);
        listeners.push(listen(&window, "storage", move |event| {
            let (Some(desk), Some(event)) = (desk.upgrade(), event.dyn_ref::<StorageEvent>()) else { return };
            if let Some(key) = event.key() {
                let (old, new) = (event.old_value(), event.new_value());
                desk.keeper.store().heard(&key, old.as_deref(), new.as_deref());
            }
            match (event.key(), event.new_value()) {
                (Some(key), Some(value)) => desk.take_stored(&key, &value),
                // A key that went (an article deleted elsewhere), or all at once: look what is left.
                _ => desk.reload_stored(),
            }
        }));
        let desk = Rc::downgrade(self);
        // A page that comes back from the back/forward cache has missed all events; one that is shown first has not.
        listeners.push(listen(&window, "pageshow", move |event| {
            let persisted = js_sys::Reflect::get(&event, &"persisted".into()).is_ok_and(|p| p.is_truthy());
            if let Some(desk) = desk.upgrade().filter(|_| persisted) {
                desk.reload_stored();
            }
        }));
        let desk = Rc::downgrade(self);
        listeners.push(listen(&window, "manchette:test-stop", move |_| {
            if let Some(desk) = desk.upgrade() {
                desk.stopping.set(true);
            }
        }));
        let desk = Rc::downgrade(self);
        listeners.push(listen(&window, "pagehide", move |_| {
            if let Some(desk) = desk.upgrade() {
                desk.act(Action::Finish { at: desk.now() });
            }
        }));
    }

    /// Follows the address: a link to an article, or the browser's own back and forth.
    pub(super) fn follow_address(self: &Rc<Self>) {
        let Some(window) = web_sys::window() else { return };
        let desk = Rc::downgrade(self);
        let listener = listen(&window, "hashchange", move |_| {
            let Some(desk) = desk.upgrade() else { return };
            let wanted = desk.address();
            if wanted.is_none() && !desk.with_article(ArticleDom::is_own) {
                spawn_local(async move { desk.open_page().await });
            } else if wanted.is_some() && desk.read(|s| s.open.as_ref().map(|o| o.article.id())) != wanted {
                spawn_local(async move {
                    let request = OpenRequest { id: wanted, save: true, ..OpenRequest::default() };
                    if let Err(error) = desk.open(request).await {
                        desk.say(Message::Failed(error.message(desk.language())));
                        desk.notify();
                    }
                });
            }
        });
        self.listeners.borrow_mut().push(listener);
    }

    /// Lets go of what tells of the article's size.
    pub(super) fn stop_watching_sizes(&self) {
        if let Some((observer, _callback)) = self.sizes.take() {
            observer.disconnect();
        }
    }

    /// Lets go of the observer. Its callback must not be called once it is dropped, so it is disconnected first.
    pub(super) fn stop_watching_article(&self) {
        if let Some((observer, _callback)) = self.observer.take() {
            observer.disconnect();
        }
    }

    /// Watches for other hands in the article's nodes (a translation, an extension): static ranges and offsets are
    /// wrong from then on, so notes pause until the article is opened again.
    pub(super) fn watch_article(self: &Rc<Self>) {
        self.stop_watching_article();
        let desk = Rc::downgrade(self);
        let callback = Closure::<dyn FnMut()>::new(move || {
            if let Some(desk) = desk.upgrade()
                && !desk.closed.get()
                && !desk.paused.replace(true)
            {
                desk.repaint();
                desk.notify();
            }
        });
        let Ok(observer) = MutationObserver::new(callback.as_ref().unchecked_ref()) else { return };
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_character_data(true);
        what.set_subtree(true);
        let root = self.article.borrow().root().clone();
        if observer.observe_with_options(&root, &what).is_ok() {
            *self.observer.borrow_mut() = Some((observer, callback));
        }
    }
}

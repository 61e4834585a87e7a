//! The interface as a part of its own: the article is open and its notes are painted before anything of it is loaded or
//! drawn. Where it cannot be had the page says so, and asks again when a person says so.

use super::Extent;
use super::drawing::{Drawn, drawing};
use crate::core::app::Message;
use crate::core::language::Language;
use crate::web::desk::Desk;
use crate::web::platform::{Listener, listen, mark, painted, pause, spawn_local};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Marks an element that has such a message, so that its last lines can be scrolled clear of it.
const NOTICE: &str = "data-manchette-notice";

/// How far the interface is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// It is being loaded.
    Coming,
    /// It is drawn, or was never wanted.
    There,
    /// It cannot be had, and the page says so.
    Missing,
    /// It was taken out of the page.
    Removed,
}

/// The interface of one desk; removing it leaves the page as it was.
pub struct Interface {
    desk: Rc<Desk>,
    extent: Extent,
    progress: Cell<Progress>,
    drawn: RefCell<Option<Box<dyn Drawn>>>,
    notice: RefCell<Option<Notice>>,
}

/// Begins to draw the interface of `desk`; it is there some frames later.
pub fn start(desk: &Rc<Desk>, extent: Extent) -> Rc<Interface> {
    let interface = Rc::new(Interface {
        desk: desk.clone(),
        extent,
        progress: Cell::new(Progress::Coming),
        drawn: RefCell::default(),
        notice: RefCell::default(),
    });
    if extent == Extent::None {
        interface.progress.set(Progress::There);
        mark("manchette:interactive");
    } else {
        interface.clone().come();
    }
    interface
}

impl Interface {
    fn come(self: Rc<Self>) {
        self.desk.await_interface(true);
        spawn_local(async move {
            // What is seen first is the article with its notes.
            painted().await;
            self.desk.rests().await;
            let part = drawing().await;
            self.desk.await_interface(false);
            // Drawing takes longer than a frame. What a script opened meanwhile is not to wait for it.
            painted().await;
            while self.desk.is_busy() {
                self.desk.rests().await;
                painted().await;
            }
            if self.progress.get() == Progress::Removed {
                return;
            }
            match part.ok().and_then(|part| part.draw(&self.desk, self.extent).ok()) {
                Some(drawn) => {
                    *self.drawn.borrow_mut() = Some(drawn);
                    self.progress.set(Progress::There);
                    mark("manchette:interactive");
                }
                None => {
                    self.progress.set(Progress::Missing);
                    *self.notice.borrow_mut() = self.clone().say().ok();
                }
            }
        });
    }

    /// Says that it cannot be had, with what can be done.
    fn say(self: Rc<Self>) -> Result<Notice, JsValue> {
        let (host, language) = (self.desk.host().clone(), self.desk.language());
        let again = match language {
            Language::French => "Réessayer",
            Language::English => "Try again",
        };
        Notice::show(&host, language, &Message::PartMissing.text(language), again, move || {
            self.notice.borrow_mut().take();
            self.progress.set(Progress::Coming);
            self.clone().come();
        })
    }

    /// Resolves when it is drawn, or cannot be.
    pub async fn arrived(&self) {
        while self.progress.get() == Progress::Coming {
            pause(5).await;
        }
    }

    /// Takes it out of the page.
    pub fn remove(&self) {
        self.progress.set(Progress::Removed);
        self.notice.borrow_mut().take();
        if let Some(drawn) = self.drawn.borrow_mut().take() {
            drawn.remove();
        }
    }
}

/// A message with a button, which goes when it is dropped.
struct Notice {
    host: Element,
    element: Element,
    _press: Listener,
}

impl Notice {
    fn show(
        host: &Element,
        language: Language,
        message: &str,
        button: &str,
        press: impl Fn() + 'static,
    ) -> Result<Self, JsValue> {
        let document = host.owner_document().ok_or("the element belongs to no document")?;
        let make = |tag: &str, class: &str, words: &str| {
            let element = document.create_element(tag)?;
            element.set_class_name(class);
            element.set_text_content(Some(words));
            Ok::<_, JsValue>(element)
        };
        let element = make("div", "m-notice is-shown", "")?;
        element.set_attribute("role", "alert")?;
        element.set_attribute("lang", language.code())?;
        element.set_attribute("data-manchette", "")?;
        let again = make("button", "m-button is-primary", button)?;
        again.set_attribute("type", "button")?;
        let paragraph = make("p", "", message)?;
        element.append_with_node_2(&paragraph, &again)?;
        host.append_child(&element)?;
        host.set_attribute(NOTICE, "")?;
        let press = listen(&again, "click", move |_| press());
        Ok(Self { host: host.clone(), element, _press: press })
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        self.element.remove();
        let _ = self.host.remove_attribute(NOTICE);
    }
}

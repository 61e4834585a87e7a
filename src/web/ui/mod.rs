//! The interface, drawn by Yew from the state of the desk. It holds no state of its own but what belongs to a widget
//! (an open menu, a field under edit); whatever happens goes to the desk as an action.
//!
//! One Yew app stands in an element of its own beside the article and draws the other places through portals, so that
//! the article is never a descendant of Yew's root: mounting empties its host, and putting the article back would drop
//! the selection.

mod app;
mod going;
mod hosts;
mod icon;
mod keys;
mod margins;
mod panels;
mod reading;
mod seal;
mod words;

pub use words::{Word, counted, number, percent, relayed};

use crate::web::desk::Desk;
use hosts::Hosts;
use std::ops::Deref;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// How much of the interface is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// Everything: header, outline, margins, list of articles.
    #[default]
    Full,
    /// The margins, the selection bar and the cards: for a page that has a header of its own.
    Margin,
    /// Nothing: painting, selection and the scripting interface alone.
    None,
}

impl Extent {
    /// The extent of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "full" => Some(Self::Full),
            "margin" => Some(Self::Margin),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

/// The desk as a property of components: equal if it is the same desk.
#[derive(Clone)]
pub struct DeskRef(Rc<Desk>);

impl PartialEq for DeskRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for DeskRef {
    type Target = Rc<Desk>;

    fn deref(&self) -> &Rc<Desk> {
        &self.0
    }
}

/// The drawn interface; removing it leaves the page as it was.
pub struct Interface {
    app: Option<yew::AppHandle<app::App>>,
    hosts: Hosts,
}

/// Draws the interface of `desk`.
///
/// # Errors
/// What the DOM throws.
pub fn start(desk: &Rc<Desk>, extent: Extent) -> Result<Interface, JsValue> {
    let hosts = Hosts::make(desk.host(), &desk.with_article(|a| a.root().clone()), extent)?;
    let app = hosts.app().map(|root| {
        let margin = margins::MarginRef::new(desk.clone(), hosts.clone());
        let props = app::AppProps { desk: DeskRef(desk.clone()), hosts: hosts.clone(), margin, extent, tick: 0 };
        yew::Renderer::<app::App>::with_root_and_props(root.clone(), props).render()
    });
    Ok(Interface { app, hosts })
}

impl Interface {
    /// Takes the interface out of the page.
    pub fn remove(self) {
        if let Some(app) = self.app {
            app.destroy();
        }
        self.hosts.remove();
    }
}

/// Marks a moment for the browser's performance tools.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|w| w.performance()) {
        let _ = performance.mark(name);
    }
}

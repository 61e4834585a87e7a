//! The border of the part that is the interface: what is behind it is loaded when the article is painted.

use super::hosts::Hosts;
use super::{DeskRef, Extent, app, margins};
use crate::web::desk::Desk;
use crate::web::platform::part;
use std::rc::Rc;
use wasm_bindgen::JsValue;

part! {
    /// What draws the interface.
    ///
    /// # Errors
    /// The part cannot be loaded.
    pub(super) drawing in interface -> dyn Drawing { &Here }
}

/// Draws interfaces.
pub(super) trait Drawing {
    /// Draws the interface of `desk`.
    ///
    /// # Errors
    /// What the DOM throws.
    fn draw(&self, desk: &Rc<Desk>, extent: Extent) -> Result<Box<dyn Drawn>, JsValue>;
}

/// A drawn interface.
pub(super) trait Drawn {
    /// Takes it out of the page, which is then as it was.
    fn remove(self: Box<Self>);
}

struct Here;

impl Drawing for Here {
    fn draw(&self, desk: &Rc<Desk>, extent: Extent) -> Result<Box<dyn Drawn>, JsValue> {
        let hosts = Hosts::make(desk.host(), &desk.with_article(|a| a.root().clone()), extent)?;
        let app = hosts.app().map(|root| {
            let margin = margins::MarginRef::new(desk.clone(), hosts.clone());
            let props = app::AppProps { desk: DeskRef(desk.clone()), hosts: hosts.clone(), margin, extent, tick: 0 };
            yew::Renderer::<app::App>::with_root_and_props(root.clone(), props).render()
        });
        Ok(Box::new(App { app, hosts }))
    }
}

/// What Yew draws, and where.
struct App {
    app: Option<yew::AppHandle<app::App>>,
    hosts: Hosts,
}

impl Drawn for App {
    fn remove(self: Box<Self>) {
        if let Some(app) = self.app {
            app.destroy();
        }
        self.hosts.remove();
    }
}

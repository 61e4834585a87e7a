//! The interface, drawn by Yew from the state of the desk. It holds no state of its own but what belongs to a widget
//! (an open menu, a field under edit); whatever happens goes to the desk as an action.
//!
//! One Yew app stands in an element of its own beside the article and draws the other places through portals, so that
//! the article is never a descendant of Yew's root: mounting empties its host, and putting the article back would drop
//! the selection. All of it but `arriving` is a part of the module that comes after the article.

mod app;
mod arriving;
mod drawing;
mod going;
mod hosts;
mod icon;
mod keys;
mod margins;
mod panels;
mod progress;
mod reading;
mod seal;
mod words;

pub use arriving::{Interface, start};
pub use words::{Word, counted, number, percent, relayed};

use crate::web::desk::Desk;
use std::ops::Deref;
use std::rc::Rc;

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

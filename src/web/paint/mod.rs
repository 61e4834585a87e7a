//! Painting without touching the article: the CSS Custom Highlight API with static ranges.
//!
//! A fixed list of named highlights is shared by all Manchettes of a page, each of which adds and deletes its own
//! ranges only; the registry is never cleared. What is registered follows the screen: see [`Painter::redraw`].

mod category;
mod highlight;
mod painter;

pub use category::{Category, Slot, Storey};
pub use painter::{Item, Painter};

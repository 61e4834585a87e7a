//! The article in the page. This module alone reads and writes the article's nodes.
//!
//! An article that is already in the page is read into the block model and left alone (`read`); any other is
//! written with `createElement`, in sections that the browser may skip while they are off screen (`write`).
//! A page of HTML is read into blocks without being shown (`html`).
//! Positions cross here, and only here, between UTF-8 offsets of the text and (node, UTF-16 offset) of the DOM.

mod article;
mod html;
mod map;
mod point;
mod read;
mod write;

pub use article::ArticleDom;
pub use html::HtmlReading;
pub use map::{BlockNodes, DomMap, TextNode};
pub use read::read;
pub use write::Writing;

//! The article's text: blocks, positions and the conversions between the units in which others count them.
//!
//! A [`Text`] keeps every character as it came, except that CRLF becomes LF (and, where the input is UTF-16, lone
//! surrogates become U+FFFD). Each line is a [`Block`]; blocks are joined by one `\n`.
//!
//! Positions are [`Offset`]s: UTF-8 bytes, always on a character boundary. UTF-16 code units exist only at the DOM and
//! in the scripting interface, code points only in W3C JSON-LD; [`OffsetIndex`] converts both ways.

mod block;
pub mod fold;
mod hash;
mod index;
mod offset;
pub mod sentences;
mod typography;
pub mod words;

pub use block::{Block, BlockKind, Text};
pub use hash::VersionHash;
pub use index::{OffsetError, OffsetIndex, utf16_len};
pub use offset::{Offset, Span};
pub use typography::space_french;

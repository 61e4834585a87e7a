//! Where an annotation lies in a text, honestly: it is placed where its words are, or it says that it is not.
//!
//! [`describe()`] makes the selector of a new annotation, [`Resolver`] finds the place of one that comes from
//! elsewhere or from another version. A selector is a position, the exact words and some context on both sides,
//! as in the W3C's TextPositionSelector and TextQuoteSelector.
//!
//! [`revision`] tells what changed from one version to the next, sentence by sentence.
//!
//! The module gives up recall for precision: whatever is less than sure is `suggested`, with its candidates best first,
//! and is not painted. It never calls the analysis.

mod copies;
mod describe;
mod guard;
mod judge;
mod likeness;
mod pairing;
mod pattern;
mod previous;
mod resolve;
pub mod revision;
mod search;
mod shingles;
mod state;
mod tokens;
mod word_index;

pub use describe::{Context, describe};
pub use likeness::{Likeness, likeness};
pub use resolve::{Resolved, Resolver, Selector};
pub use state::State;

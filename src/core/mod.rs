//! Everything that can be thought without a browser: text, analysis, anchoring, annotations, formats and the
//! application's state. It knows no DOM, clock, randomness or storage; what it needs of them it asks for through
//! the traits of [`port`].
//!
//! Dependencies point one way: `text ← analysis, anchoring ← annotation ← format ← app`. Anchoring never calls
//! analysis.

pub mod analysis;
pub mod anchoring;
pub mod annotation;
pub mod app;
pub mod format;
pub mod language;
pub mod order;
pub mod port;
pub mod text;

//! Annotations in other people's formats.

pub mod jsonld;
mod time;

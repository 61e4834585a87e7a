//! Annotations in other people's formats.

pub mod jsonld;
pub mod plain;
mod time;
pub mod usual;

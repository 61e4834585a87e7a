//! Annotations in other people's formats, and backups in one of our own.

pub mod backup;
pub mod jsonld;
pub mod plain;
pub mod restore;
mod time;

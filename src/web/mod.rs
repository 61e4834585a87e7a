//! The browser shell: the article's DOM, painting, storage, the interface and the scripting interface.
//!
//! Dependencies point one way: `ui → {dom, paint, platform} → core`.

pub mod api;
pub mod desk;
pub mod dom;
pub mod paint;
pub mod platform;
pub mod reader;
pub mod ui;

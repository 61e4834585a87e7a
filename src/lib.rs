//! Manchette reads a French news article with a person: it marks quotations with their speakers, people, places,
//! organisations and dates, and keeps the person's notes in the margin. Everything runs in the browser.
//!
//! [`core`] is pure and knows no browser; `web` is the browser shell. See `ARCHITECTURE.md` for the map.

pub mod core;
#[cfg(target_arch = "wasm32")]
pub mod web;

//! Anchoring, honestly: what becomes of notes in texts that were edited.

#![allow(clippy::unwrap_used, reason = "a test's own helpers fail the test")]

mod cases;
mod edited;

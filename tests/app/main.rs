//! The application's state, natively: what a log of actions makes of it, what undo gives back, what is never lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers of tests fail the test

mod by_hand;
mod certainty;
mod corrections;
mod decisions;
mod drafts;
mod editing;
mod foreign;
mod importing;
#[path = "../model/mod.rs"]
mod model;
mod places;
mod preparation;
mod random;
mod review;
mod rule_words;
mod rules;
mod table;
mod undo;
mod versions;

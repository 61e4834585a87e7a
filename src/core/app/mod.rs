//! The application's state as a value, and the one function that changes it.
//!
//! `(State, Action) → (State, Effects)`: an action carries everything it needs, time and new ids included, so that a log
//! of actions replayed on the same state gives the same state. Effects (saving, painting, announcing) are named here
//! and carried out at the edge. A refused action has changed nothing.

mod action;
mod decide;
mod effect;
mod error;
mod history;
mod import;
pub mod layout;
mod links;
mod marks;
mod message;
mod names;
mod notes;
mod open;
mod place;
mod places;
mod state;

/// What stands between two texts of one note, where two tabs have written at the same time and one string is asked for.
pub const BETWEEN_TEXTS: &str = "\n\n";

pub use action::{Action, Change, Decision};
pub use effect::{Effect, Event};
pub use error::AppError;
pub use history::{History, Step, UndoReport};
pub use import::import_note;
pub use links::{Piece, pieces};
pub use marks::{DecisionState, Layer, Mark, MarkKind, Voice, voices, word_count};
pub use message::{Label, Message};
pub use names::{margin_name, short_name};
pub use open::{OpenArticle, Source};
pub use place::{place, place_with};
pub use places::Places;
pub use state::{Card, CardItem, Outcome, Panel, State};

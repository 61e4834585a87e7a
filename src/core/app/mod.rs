//! The application's state as a value, and the one function that changes it.
//!
//! `(State, Action) → (State, Effects)`: an action carries everything it needs, time and new ids included, so that a log
//! of actions replayed on the same state gives the same state. Effects (saving, painting, announcing) are named here
//! and carried out at the edge. A refused action has changed nothing.

mod action;
mod apply;
mod census;
mod certainty;
mod combine;
mod comparison;
mod decide;
mod effect;
mod error;
mod history;
mod import;
mod judgement;
mod knowledge;
pub mod layout;
mod learned;
mod lesson;
mod links;
mod marks;
mod merging;
mod message;
mod names;
mod notes;
mod open;
mod overlaps;
mod overview;
mod place;
mod places;
mod preparation;
mod review;
mod rules;
mod state;
mod stretch;
mod versions;
mod voices;

/// What stands between two texts of one note, where two tabs have written at the same time and one string is asked for.
pub const BETWEEN_TEXTS: &str = "\n\n";

pub use action::{Action, Change};
pub use certainty::Certainty;
pub use comparison::{Comparing, Comparison, Followed};
pub use effect::{Effect, Event};
pub use error::AppError;
pub use history::{Changes, History, Step, UndoReport};
pub use import::{Incoming, follow, import_note, locate};
pub use judgement::{Assertion, Correction, Decision, Learn, SpeakerChoice};
pub use knowledge::{Names, NoModel};
pub use links::{Piece, pieces};
pub use marks::{DecisionState, Layer, Mark, MarkKind, Reason, mark_id};
pub use merging::{Import, ImportReport, Merging, NotTaken};
pub use message::{Label, Message};
pub use names::{margin_name, short_name, shown_name};
pub use open::{OpenArticle, Source};
pub use overview::{Named, Overview, Part, Share};
pub use place::{Frozen, follow_note, place, place_from, place_with};
pub use places::Places;
pub use preparation::{Preparation, Prepared};
pub use state::{Card, CardItem, Outcome, Panel, State};
pub use stretch::{STEP, Seen};
pub use versions::{Edition, VersionChange};
pub use voices::{Candidate, Voice, candidates, relays, voices, word_count};

//! What the edge has to do after an action.

use super::message::Message;
use crate::core::annotation::{Article, Id, Note, Rule, Settings};
use crate::core::text::{Span, Text, VersionHash};
use std::rc::Rc;

/// Something to be done outside the state: the reducer only names it. Effects carry what they need, so that they can
/// be carried out after the state has gone on.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write the note to both stores, tombstones too.
    SaveNote {
        /// The article it belongs to.
        article: Id,
        /// What to write.
        note: Rc<Note>,
    },
    /// The same for many notes, without holding up the page.
    SaveNotes {
        /// The article they belong to.
        article: Id,
        /// What to write.
        notes: Vec<Rc<Note>>,
    },
    /// Write what is being typed in a note, or remove it.
    SaveDraft {
        /// The article of the note.
        article: Id,
        /// The note.
        note: Id,
        /// What was typed, in full; `None` once it has gone into the note.
        text: Option<String>,
    },
    /// Write a rule to both stores, a tombstone too.
    SaveRule(Rc<Rule>),
    /// Write the article's record.
    SaveArticle(Rc<Article>),
    /// Keep the text of a version.
    SaveText {
        /// The article it is of.
        article: Rc<Article>,
        /// The text.
        text: Text,
        /// Its name.
        hash: VersionHash,
    },
    /// Another version is open: write it into the page.
    ShowText,
    /// Write the settings.
    SaveSettings(Rc<Settings>),
    /// Bring a passage into view, if it is not.
    Reveal(Span),
    /// Say something, on screen for a while and to a screen reader.
    Announce(Message),
    /// Tell listeners of the scripting interface.
    Emit(Event),
}

/// Events of the scripting interface that come from the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Annotations, decisions or the open article changed.
    Change,
    /// The selection changed.
    Selection,
    /// The state of annotations changed.
    State,
}

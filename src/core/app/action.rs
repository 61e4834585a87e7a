//! All that can happen to the state.

use super::comparison::Comparison;
use super::judgement::{Assertion, Decision, Learn};
use super::knowledge::Names;
use super::merging::Import;
use super::open::Source;
use super::preparation::Prepared;
use super::state::{CardItem, Panel};
use crate::core::analysis::Analysis;
use crate::core::annotation::{Article, Colour, Id, Note, Rule, Settings};
use crate::core::text::Span;
use std::rc::Rc;

/// Something that happened. Times are in ms since 1970, ids new where they name something new.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// An article was opened, its text ready to be shown and its notes anchored.
    Open(Box<Source>),
    /// The analysis of the open article is there, or as much of it as can be shown by now.
    Analysed {
        /// What was found.
        analysis: Rc<Analysis>,
        /// Whether the names are among it.
        names: Names,
    },
    /// The same, its marks put together already, in units of work beside the state.
    Prepared(Box<Prepared>),
    /// The open article could not be read: what reads it could not be loaded.
    Unread,
    /// The articles known to this browser, with the number of their notes.
    Library(Vec<(Rc<Article>, usize)>),
    /// An article was deleted with all it owned.
    Forgotten(Id),
    /// An annotation by the person.
    Annotate {
        /// Its id.
        id: Id,
        /// Now.
        at: u64,
        /// Its passage; `None` for the whole article.
        span: Option<Span>,
        /// What else it holds.
        change: Change,
    },
    /// Another content or passage for an annotation.
    Update {
        /// Which.
        id: Id,
        /// Now.
        at: u64,
        /// What changes.
        change: Change,
    },
    /// An annotation is deleted.
    Remove {
        /// Which.
        id: Id,
        /// Now.
        at: u64,
    },
    /// A person judges a mark.
    Decide {
        /// The mark's id.
        mark: String,
        /// Id of the annotation that keeps the decision, if it is the first on this mark.
        id: Id,
        /// Now.
        at: u64,
        /// The judgement.
        decision: Decision,
        /// The rule to be learned from it; `None` if it holds for this mark alone, and for what is accepted or withdrawn.
        learn: Option<Learn>,
    },
    /// A person marks words that the machine did not: a decision with no machine's mark under it. Where a mark of the
    /// layer has exactly this place, it is corrected instead.
    Assert(Assertion),
    /// A newer text was compared with the open version.
    Compared(Rc<Comparison>),
    /// The comparison is left; nothing has changed by it.
    Return,
    /// A person says where a note lies in the version compared.
    Place {
        /// Which.
        id: Id,
        /// A place, `Some(None)` to let it go, `None` to leave it to the machine after all.
        word: Option<Option<Span>>,
    },
    /// The article goes on with the version compared.
    Adopt {
        /// Now.
        at: u64,
    },
    /// A person says where a note lies in the open version: on a passage, or, with `None`, nowhere.
    Resolve {
        /// Which.
        id: Id,
        /// Now.
        at: u64,
        /// The passage.
        span: Option<Span>,
    },
    /// A rule is switched on or off.
    SwitchRule {
        /// Which.
        id: Id,
        /// Now.
        at: u64,
        /// On or off.
        on: bool,
    },
    /// A rule is deleted. Its marks are the machine's again.
    RemoveRule {
        /// Which.
        id: Id,
        /// Now.
        at: u64,
    },
    /// Rules as another tab, the journal or a store has them: merged, never undone.
    ReceivedRules(Vec<Rc<Rule>>),
    /// All rules were deleted, with everything else.
    ForgottenRules,
    /// Annotations of a file, put together beside the state: one step.
    Import(Box<Import>),
    /// The last step of this tab in the open article is taken back.
    Undo {
        /// Now.
        at: u64,
    },
    /// The last step taken back is done again.
    Redo {
        /// Now.
        at: u64,
    },
    /// A note as another tab, the journal or a store has it: merged, never undone.
    Received(Rc<Note>),
    /// An article's record from another tab or the journal.
    ReceivedArticle(Rc<Article>),
    /// A selection was made or dropped.
    Select(Option<Span>),
    /// A note is in the middle of attention, or none.
    Choose(Option<Id>),
    /// A note is opened for writing.
    Edit(Id),
    /// Something was typed in the note that is open for writing: the text in full.
    Type(String),
    /// The open note is closed; what was typed goes into it.
    Finish {
        /// Now.
        at: u64,
    },
    /// Drafts that an earlier page left behind.
    Drafts(Vec<(Id, String)>),
    /// What lies at a point, the first on top; empty closes the card.
    ShowCard {
        /// The items.
        items: Vec<CardItem>,
        /// Whether the card stays when the pointer leaves.
        pinned: bool,
    },
    /// A panel is opened over the page, or closed.
    Show(Option<Panel>),
    /// Another item of the open card.
    TurnCard(usize),
    /// Other settings, chosen here.
    Configure(Rc<Settings>),
    /// Other settings, chosen in another tab or found in the journal: merged with ours.
    Configured(Rc<Settings>),
    /// One more note in an article that is not open.
    Counted(Id),
    /// The open article has been written to the stores.
    Recorded,
}

/// What changes in an annotation; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// The text of the note.
    pub note: Option<String>,
    /// All its tags.
    pub tags: Option<Vec<String>>,
    /// Its colour.
    pub colour: Option<Colour>,
    /// Its passage.
    pub span: Option<Span>,
}

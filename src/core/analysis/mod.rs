//! What an article says: its quotations with their speakers, and the people, places, organisations and dates it names.
//!
//! [`analyse`] is a pure function of the text and the model. [`Analyser`] does the same work in slices: each block is
//! scanned by itself (`scan`), a table of the whole document is made from the scans (`document`), then each block is
//! resolved against that table; all that in two views (`view`), one without the model and one with it. Rules share one
//! layer of tokens and one picture of sentences in which a quotation is one piece (`frame`); each phenomenon has a module
//! of its own.

mod acquaintances;
mod adjectives;
mod analyser;
mod appositions;
mod around;
mod attribution;
mod chains;
mod chapters;
mod clauses;
mod complements;
mod conjugate;
mod context;
mod cues;
mod dates;
mod demonyms;
mod descriptions;
mod dialogue;
mod document;
mod english;
mod entities;
mod events;
mod frame;
mod gazetteer;
mod governors;
mod grammar;
mod groups;
mod heads;
mod incises;
mod indirect;
mod institutions;
mod kinds;
mod landmarks;
mod lexicon;
mod listing;
mod locutions;
mod marks;
pub mod model;
mod nameless;
mod names;
mod neighbours;
mod nouns;
mod passages;
mod phrases;
mod pronouns;
mod reading;
mod relays;
mod resolve;
mod rule;
mod scan;
mod scanner;
mod signatures;
mod sources;
mod speakable;
mod speakers;
mod stances;
mod standing;
mod subjects;
mod switches;
pub(in crate::core) mod table;
mod telling;
mod token;
mod tongue;
mod verbs;
mod view;
mod vocabulary;

pub use analyser::{Analyser, Progress, analyse};
pub use grammar::{Grammar, Phenomenon};
pub use model::Model;
pub use rule::Rule;
pub use tongue::Tongue;

use crate::core::text::Span;

/// Whether `word` begins a date in words: `vendredi`, `mars`.
fn dates_word(word: &str) -> bool {
    dates::is_date_word(word)
}

/// How words are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuoteKind {
    /// Words in marks that stand as an utterance of their own.
    Direct,
    /// Words in marks that are part of the sentence that reports them.
    Mixed,
    /// Reported without marks.
    Indirect,
    /// Marks around words that are nobody's: a term, a nickname, irony.
    Scare,
    /// Marks around a name: a work, an affair, an operation.
    Title,
}

impl QuoteKind {
    /// Its name in the scripting interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
            Self::Scare => "scare",
            Self::Title => "title",
        }
    }

    /// Whether someone's words are quoted in marks.
    #[must_use]
    pub fn is_speech(self) -> bool {
        matches!(self, Self::Direct | Self::Mixed)
    }
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An institution, company, party, medium, club, armed group.
    Organisation,
    /// An event, work, affair, law or programme.
    Misc,
    /// A date.
    Date,
}

impl EntityKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Person, Self::Place, Self::Organisation, Self::Misc, Self::Date];

    /// Its name in the scripting interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Place => "LOC",
            Self::Organisation => "ORG",
            Self::Misc => "MISC",
            Self::Date => "DATE",
        }
    }
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Best full name or description in the article, without determiner.
    pub name: String,
    /// The mention that carries the attribution, if the article has one.
    pub mention: Option<Span>,
}

/// Who passes the words on: an agency, a newspaper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// Its canonical name.
    pub name: String,
    /// Where it is named.
    pub mention: Span,
}

/// Why a mark is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why {
    /// The rule that decided.
    pub rule: Rule,
    /// The words it rests on.
    pub cue: Option<Span>,
}

/// Someone's words, or marks that quote nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks; of indirect speech the clause alone.
    pub span: Span,
    /// How it is quoted.
    pub kind: QuoteKind,
    /// Fragments of one utterance carry the same number.
    pub utterance: u32,
    /// The verb of speech or preposition.
    pub cue: Option<Span>,
    /// Who speaks, if the text says so.
    pub speaker: Option<Speaker>,
    /// Who passes it on.
    pub relay: Option<Relay>,
    /// Why.
    pub why: Why,
}

/// A mention of a person, place, organisation, work or date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The mention.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// The name common to all mentions of the same thing.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Everything found in an article, each list in order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Quotations.
    pub quotes: Vec<Quote>,
    /// Names and dates.
    pub entities: Vec<Entity>,
}

//! Marks: what the analysis found, after the person's rules and decisions.
//!
//! A mark is computed, never stored: `combine` says how.

use crate::core::analysis::{EntityKind, QuoteKind, Relay, Rule, Speaker, Why};
use crate::core::annotation::Id;
use crate::core::language::Language;
use crate::core::text::Span;

const QUOTES: [QuoteKind; 5] =
    [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect, QuoteKind::Scare, QuoteKind::Title];

/// A layer of marks: marks of different layers may overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Quotations.
    Quote,
    /// Names and dates.
    Entity,
}

impl Layer {
    /// Its name in the scripting interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Entity => "entity",
        }
    }

    /// What its marks are called in a sentence.
    #[must_use]
    pub fn noun(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Quote, Language::French) => "citation",
            (Self::Quote, Language::English) => "quotation",
            (Self::Entity, Language::French) => "nom",
            (Self::Entity, Language::English) => "name",
        }
    }

    /// The names of its kinds, for a list in a sentence.
    #[must_use]
    pub fn kinds(self) -> String {
        match self {
            Self::Quote => QUOTES.map(QuoteKind::name).join(", "),
            Self::Entity => EntityKind::ALL.map(EntityKind::name).join(", "),
        }
    }
}

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A quotation.
    Quote(QuoteKind),
    /// A name or a date.
    Entity(EntityKind),
}

impl MarkKind {
    /// The layer it lies in.
    #[must_use]
    pub fn layer(self) -> Layer {
        match self {
            Self::Quote(_) => Layer::Quote,
            Self::Entity(_) => Layer::Entity,
        }
    }

    /// Its name in the scripting interface: `direct`, `PER` and so on.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote(kind) => kind.name(),
            Self::Entity(kind) => kind.name(),
        }
    }

    /// The kind of that name in the layer of that name.
    #[must_use]
    pub fn parse(layer: &str, name: &str) -> Option<Self> {
        Self::named(name).filter(|kind| kind.layer().name() == layer)
    }

    /// The kind of that name, whatever its layer: no two share one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let quote = || QUOTES.into_iter().find(|k| k.name() == name).map(Self::Quote);
        quote().or_else(|| EntityKind::ALL.into_iter().find(|k| k.name() == name).map(Self::Entity))
    }

    /// Whether somebody's words are quoted or reported.
    #[must_use]
    pub fn is_speech(self) -> bool {
        matches!(self, Self::Quote(QuoteKind::Direct | QuoteKind::Mixed | QuoteKind::Indirect))
    }
}

/// Whether a person has judged a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecisionState {
    /// Nobody has.
    #[default]
    None,
    /// It is right.
    Accepted,
    /// It is wrong: kept and listed, not painted.
    Rejected,
    /// A person put it right.
    Corrected,
}

impl DecisionState {
    /// Its name in the scripting interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Corrected => "corrected",
        }
    }
}

/// A quotation, name or date in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Stable as long as layer and place are: `q` or `e`, and the span in bytes.
    pub id: String,
    /// What it is.
    pub kind: MarkKind,
    /// Where it lies.
    pub span: Span,
    /// Who speaks, of a quotation.
    pub speaker: Option<Speaker>,
    /// The name of the thing named, of an entity.
    pub entity: Option<String>,
    /// The verb of speech, or what stands for it.
    pub cue: Option<Span>,
    /// Fragments of one utterance share a number.
    pub utterance: u32,
    /// Who passes the words on.
    pub relay: Option<Relay>,
    /// Why the machine thinks so; `None` where only a person does.
    pub why: Option<Why>,
    /// The rule of the person's that made it, or changed what the machine found.
    pub learned: Option<Id>,
    /// Whether a person has judged it.
    pub decision: DecisionState,
    /// The annotation that holds the judgement.
    pub decided_by: Option<Id>,
}

impl Mark {
    /// A mark of which nothing is known but what and where it is.
    #[must_use]
    pub(super) fn new(kind: MarkKind, span: Span) -> Self {
        Self {
            id: mark_id(kind.layer(), span),
            kind,
            span,
            speaker: None,
            entity: None,
            cue: None,
            utterance: 0,
            relay: None,
            why: None,
            learned: None,
            decision: DecisionState::None,
            decided_by: None,
        }
    }

    /// The speaker's name, or that of the thing named.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.speaker.as_ref().map(|s| s.name.as_str()).or(self.entity.as_deref())
    }

    /// Whether it waits for a person: nobody has judged it.
    #[must_use]
    pub fn is_unreviewed(&self) -> bool {
        self.decision == DecisionState::None
    }

    /// Whether it is shown in the text.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        let silent = matches!(self.kind, MarkKind::Quote(QuoteKind::Scare | QuoteKind::Title));
        self.decision != DecisionState::Rejected && !silent
    }

    /// Whether somebody's words are quoted or reported in it.
    #[must_use]
    pub fn is_speech(&self) -> bool {
        self.kind.is_speech()
    }

    /// Whether it names a person.
    #[must_use]
    pub fn is_person(&self) -> bool {
        self.kind == MarkKind::Entity(EntityKind::Person)
    }

    /// Who or what says that it is there.
    #[must_use]
    pub fn reason(&self) -> Reason {
        match (self.learned, self.why) {
            (Some(rule), _) => Reason::Learned(rule),
            (None, Some(why)) => Reason::Machine(why.rule),
            (None, None) => Reason::Person,
        }
    }
}

/// The id of the mark of `layer` at `span`.
#[must_use]
pub fn mark_id(layer: Layer, span: Span) -> String {
    let letter = match layer {
        Layer::Quote => 'q',
        Layer::Entity => 'e',
    };
    format!("{letter}{}-{}", span.start.get(), span.end.get())
}

/// Who or what says that a mark is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A rule of the analysis.
    Machine(Rule),
    /// A rule that the person made by a correction.
    Learned(Id),
    /// The person alone.
    Person,
}

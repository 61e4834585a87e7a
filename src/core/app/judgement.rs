//! What a person can say of a mark, or of words that have none.

use super::marks::MarkKind;
use crate::core::annotation::Id;
use crate::core::text::Span;

/// A judgement on a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is right.
    Accept,
    /// It is wrong.
    Reject,
    /// It is another than the machine says.
    Correct(Correction),
    /// An earlier judgement is taken back.
    Withdraw,
}

/// What a mark really is; what is `None` stays as it was and is agreed to. At least one is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// Another kind of the same layer.
    pub kind: Option<MarkKind>,
    /// The name of what is mentioned, of a name; of a quotation, the speaker's.
    pub name: Option<String>,
    /// Who speaks, of a quotation.
    pub speaker: Option<SpeakerChoice>,
    /// Where it really begins and ends.
    pub span: Option<Span>,
}

/// Who speaks, as a person says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpeakerChoice {
    /// Nobody whom the article names.
    Nobody,
    /// Somebody, by name: of the people of the article, or any other.
    Named(String),
    /// Whoever these words mean: by the name of the mark there, else by the words themselves, unless the correction
    /// gives a name.
    At(Span),
}

/// Words that a person marks alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// Id of the annotation that keeps it.
    pub id: Id,
    /// Now, in ms since 1970.
    pub at: u64,
    /// The words.
    pub span: Span,
    /// What they are.
    pub kind: MarkKind,
    /// The name of what is mentioned, by default the words themselves; of a quotation, the speaker's.
    pub name: Option<String>,
    /// Who speaks, of a quotation; `None` as [`SpeakerChoice::Nobody`].
    pub speaker: Option<SpeakerChoice>,
    /// The rule to be learned from it.
    pub learn: Option<Learn>,
}

/// A rule to be learned from a judgement: it acts on the rest of the article at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Learn {
    /// The rule's id, a new one.
    pub rule: Id,
    /// Whether it holds in all articles, or in this one alone.
    pub everywhere: bool,
}

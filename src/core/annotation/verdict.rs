//! A person's judgement on what the machine found, as kept in a note.

use super::stored::list;
use super::target::{span_from_value, span_to_value};
use crate::core::text::Span;
use serde_json::Value;

/// What a person said of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerdictKind {
    /// It is right.
    Accept,
    /// It is none.
    Reject,
    /// It is another, or there was none: what the verdict says holds.
    Correct,
}

impl VerdictKind {
    const ALL: [(Self, &'static str); 3] = [(Self::Accept, "a"), (Self::Reject, "r"), (Self::Correct, "c")];

    fn letter(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, letter)| letter)
    }

    fn parse(letter: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == letter).map(|(kind, _)| *kind)
    }
}

/// A judgement with all that the mark then said, so that it stands by itself when the machine finds something else.
///
/// The passage judged is the target of the note that holds the verdict, and is anchored in later versions like any
/// other. Spans here are positions in the version of that target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The judgement.
    pub kind: VerdictKind,
    /// The layer of the mark: `quote` or `entity`.
    pub layer: String,
    /// Where the machine's mark stood; a corrected passage may differ.
    pub of: Span,
    /// What it is: `direct`, `mixed` …, or `PER`, `LOC` ….
    pub class: String,
    /// The speaker's name, or the canonical name of what is mentioned; `None` if nobody.
    pub name: Option<String>,
    /// The words that name the speaker.
    pub speaker: Option<Span>,
}

impl Verdict {
    /// `[a|r|c, layer, [start, end], class, name|0, speaker|0]`; later members are for later versions.
    pub(super) fn to_value(&self) -> Value {
        let name = self.name.as_deref().map_or(Value::from(0), Value::from);
        let speaker = self.speaker.map_or(Value::from(0), span_to_value);
        list![self.kind.letter(), self.layer.as_str(), span_to_value(self.of), self.class.as_str(), name, speaker]
    }

    pub(super) fn from_value(value: &Value) -> Option<Self> {
        let [kind, layer, of, class, name, speaker, ..] = value.as_array()?.as_slice() else { return None };
        Some(Self {
            kind: VerdictKind::parse(kind.as_str()?)?,
            layer: layer.as_str()?.to_owned(),
            of: span_from_value(of)?,
            class: class.as_str()?.to_owned(),
            name: if is_none(name) { None } else { Some(name.as_str()?.to_owned()) },
            speaker: if is_none(speaker) { None } else { Some(span_from_value(speaker)?) },
        })
    }
}

/// 0 stands for nothing: one character where `null` takes four.
fn is_none(value: &Value) -> bool {
    value.as_u64() == Some(0)
}

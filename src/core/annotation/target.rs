//! What a note is about.

use super::VersionPrefix;
use super::stored::list;
use crate::core::text::Span;
use serde_json::Value;

/// What a note is about: a passage, or the article as a whole. Never overwritten once written; where the passage lies
/// in later versions is told by resolutions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The whole article.
    Article,
    /// Some words of it.
    Passage(Passage),
}

/// The words annotated, where they stood and what stood around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The version on which `position` was counted; `None` for a note that comes from elsewhere.
    pub version: Option<VersionPrefix>,
    /// Where the words stood, in UTF-8 bytes; `None` if only the words are known.
    pub position: Option<Span>,
    /// The words.
    pub exact: String,
    /// What stood right before, empty where unknown.
    pub prefix: String,
    /// What stood right after, empty where unknown.
    pub suffix: String,
}

impl Target {
    /// The target as a field: 0 for the article, else `[version|0, position, exact, prefix, suffix]`. The position is
    /// its start if the words are as long as the span, which saves the digits of its end; else `[start, end]`; `[]` if
    /// there is none.
    pub(super) fn into_value(self) -> Value {
        let Self::Passage(p) = self else { return Value::from(0) };
        let position = match p.position {
            None => list![],
            Some(span) if span.len() == p.exact.len() => Value::from(span.start.get()),
            Some(span) => span_to_value(span),
        };
        let version = p.version.map_or(Value::from(0), |version| Value::from(version.as_str()));
        let words = [p.exact, p.prefix, p.suffix].map(Value::String);
        Value::Array([version, position].into_iter().chain(words).collect())
    }

    pub(super) fn from_value(value: &Value) -> Option<Self> {
        if value.as_u64() == Some(0) {
            return Some(Self::Article);
        }
        let [version, position, exact, prefix, suffix] = value.as_array()?.as_slice() else { return None };
        let [exact, prefix, suffix] = [exact.as_str()?, prefix.as_str()?, suffix.as_str()?].map(str::to_owned);
        let version = if version.as_u64() == Some(0) { None } else { Some(VersionPrefix::parse(version.as_str()?)?) };
        let position = match position {
            Value::Number(start) => {
                let start = bytes(start.as_u64()?)?;
                Some(Span::new(start, bytes(start as u64 + exact.len() as u64)?))
            }
            Value::Array(list) if list.is_empty() => None,
            other => Some(span_from_value(other)?),
        };
        Some(Self::Passage(Passage { version, position, exact, prefix, suffix }))
    }
}

/// `[start, end]`.
pub(super) fn span_to_value(span: Span) -> Value {
    list![span.start.get(), span.end.get()]
}

/// The span that `[start, end]` says, `None` for anything else, reversed pairs included.
pub(super) fn span_from_value(value: &Value) -> Option<Span> {
    let [start, end] = value.as_array()?.as_slice() else { return None };
    let (start, end) = (bytes(start.as_u64()?)?, bytes(end.as_u64()?)?);
    (start <= end).then(|| Span::new(start, end))
}

/// A position that an offset can hold; larger ones come from damage alone.
fn bytes(n: u64) -> Option<usize> {
    u32::try_from(n).ok().map(|n| n as usize)
}

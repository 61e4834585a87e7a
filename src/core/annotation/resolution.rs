//! Where a note lies in one version, and who says so.

use super::VersionPrefix;
use super::stored::list;
use super::target::{span_from_value, span_to_value};
use crate::core::anchoring::State;
use crate::core::text::Span;
use serde_json::Value;

/// Who placed a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecidedBy {
    /// The anchoring.
    Machine,
    /// A person, who is never overruled by a machine.
    Person,
}

/// The place of a note in one version of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Resolution {
    /// The version.
    pub version: VersionPrefix,
    /// The place in UTF-8 bytes of that version; `None` if there is none.
    pub span: Option<Span>,
    /// How sure it is.
    pub state: State,
    /// Who decided.
    pub decided_by: DecidedBy,
    /// When, in ms since 1970.
    pub at: u64,
}

impl Resolution {
    /// A person's word stands over the machine's, a later one over an earlier one; the rest only makes ties the same
    /// everywhere.
    fn weight(&self) -> (DecidedBy, u64, State, Option<Span>) {
        (self.decided_by, self.at, self.state, self.span)
    }

    /// The one of each version that holds, in order of versions.
    pub(super) fn settle(all: impl Iterator<Item = Self>) -> Vec<Self> {
        let mut settled: Vec<Self> = Vec::new();
        for one in all {
            match settled.binary_search_by_key(&one.version, |r| r.version) {
                Ok(at) if settled[at].weight() < one.weight() => settled[at] = one,
                Ok(_) => {}
                Err(at) => settled.insert(at, one),
            }
        }
        settled
    }

    /// `[version, [start, end]|0, state, 1 for a person else 0, at]`.
    pub(super) fn to_value(self) -> Value {
        let span = self.span.map_or(Value::from(0), span_to_value);
        list![self.version.as_str(), span, self.state.name(), u8::from(self.decided_by == DecidedBy::Person), self.at]
    }

    pub(super) fn from_value(value: &Value) -> Option<Self> {
        let [version, span, state, by, at] = value.as_array()?.as_slice() else { return None };
        Some(Self {
            version: VersionPrefix::parse(version.as_str()?)?,
            span: if span.as_u64() == Some(0) { None } else { Some(span_from_value(span)?) },
            state: State::parse(state.as_str()?)?,
            decided_by: match by.as_u64()? {
                0 => DecidedBy::Machine,
                1 => DecidedBy::Person,
                _ => return None,
            },
            at: at.as_u64()?,
        })
    }
}

//! What happened before what, without clocks: dots, version vectors and registers that keep concurrent values.
//!
//! After Almeida, Shoker and Baquero, "Delta state replicated data types", Journal of Parallel and Distributed
//! Computing 111 (2018), section 7: a causal map whose values share one context. Each write gets a dot, the context
//! names all dots seen, and a value is gone exactly if the other side has seen its dot and holds it no more.
//! Last writer wins was rejected, because it drops the earlier of two texts; a full log, because it never shrinks.

use super::Writer;
use super::stored::text;
use crate::core::order::sort_by;
use serde_json::Value;

/// One write: the `counter`th of `writer` in this record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// Who wrote.
    pub writer: Writer,
    /// The how manyth write of that writer, from 1.
    pub counter: u32,
}

/// All writes seen: for each writer the highest counter, which stands for all below it. In order of writers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context(Vec<(Writer, u32)>);

impl Context {
    /// The highest counter seen of `writer`, 0 if none.
    #[must_use]
    pub fn highest(&self, writer: Writer) -> u32 {
        self.0.binary_search_by_key(&writer, |entry| entry.0).map_or(0, |at| self.0[at].1)
    }

    /// Whether the write `dot` was seen.
    #[must_use]
    pub fn contains(&self, dot: Dot) -> bool {
        dot.counter <= self.highest(dot.writer)
    }

    /// Whether all writes that `other` has seen were seen here.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.0.iter().all(|&(writer, counter)| counter <= self.highest(writer))
    }

    /// Counts `dot`, and all earlier writes of its writer, as seen.
    pub fn see(&mut self, dot: Dot) {
        match self.0.binary_search_by_key(&dot.writer, |entry| entry.0) {
            Ok(at) => self.0[at].1 = self.0[at].1.max(dot.counter),
            Err(at) => self.0.insert(at, (dot.writer, dot.counter)),
        }
    }

    /// Counts all that `other` has seen as seen.
    pub fn join(&mut self, other: &Self) {
        for (writer, counter) in other.iter() {
            self.see(Dot { writer, counter });
        }
    }

    /// Writers with their highest counters, in order of writers.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Writer, u32)> + '_ {
        self.0.iter().copied()
    }

    /// Whether nothing was seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// One field: usually one value; several if it was written in several places at once; none if it was never written or
/// was cleared. In order of dots.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register(Vec<(Dot, Value)>);

impl Register {
    /// A register read from a store. Values are put in order; equal ones under one dot become one.
    #[must_use]
    pub fn from_entries(mut entries: Vec<(Dot, Value)>) -> Self {
        if entries.len() > 1 {
            sort_by(&mut entries, |a, b| a.0.cmp(&b.0).then_with(|| text(&a.1).cmp(&text(&b.1))));
            entries.dedup();
        }
        Self(entries)
    }

    /// Its values with the writes they came from, in order of dots.
    #[must_use]
    pub fn entries(&self) -> &[(Dot, Value)] {
        &self.0
    }

    /// Whether it holds no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All values, concurrent ones side by side, equal ones once.
    #[must_use]
    pub fn values(&self) -> Vec<&Value> {
        let mut values: Vec<&Value> = Vec::with_capacity(self.0.len());
        for (_, value) in &self.0 {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// The value shown where there is room for one: that of the highest counter, ties to the later writer in the
    /// alphabet. Arbitrary but the same everywhere.
    #[must_use]
    pub fn shown(&self) -> Option<&Value> {
        self.0.iter().max_by_key(|(dot, _)| (dot.counter, dot.writer)).map(|(_, value)| value)
    }

    /// Puts `values`, each with its own dot, in place of all values.
    pub fn replace(&mut self, values: Vec<(Dot, Value)>) {
        *self = Self::from_entries(values);
    }

    /// The register that knows both sides. A value stays if both hold its write, or if the other side has not seen it.
    ///
    /// One dot with two values can only come from a damaged store or two writers of one name. Both values are kept:
    /// writes are compared by dot, values never.
    #[must_use]
    pub fn merge(&self, seen: &Context, other: &Self, seen_by_other: &Context) -> Self {
        let kept = |from: &Self, there: &Self, seen_there: &Context| -> Vec<(Dot, Value)> {
            let holds = |dot: Dot| there.0.iter().any(|entry| entry.0 == dot);
            from.0.iter().filter(|(dot, _)| !seen_there.contains(*dot) || holds(*dot)).cloned().collect()
        };
        let mut entries = kept(self, other, seen_by_other);
        entries.extend(kept(other, self, seen));
        Self::from_entries(entries)
    }
}

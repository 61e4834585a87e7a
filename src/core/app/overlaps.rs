//! Which of many spans overlap another one.

use crate::core::order::sort;
use crate::core::text::{Offset, Span};

/// Spans in order, each with the furthest end up to it, so that those that overlap a span are found by halving and a
/// short walk, however many there are and however they nest.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Overlaps {
    spans: Vec<Span>,
    reach: Vec<Offset>,
}

impl Overlaps {
    pub(super) fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.collect();
        sort(&mut spans);
        spans.dedup();
        let mut furthest = Offset::default();
        let reach = spans.iter().map(|span| {
            furthest = furthest.max(span.end);
            furthest
        });
        let reach = reach.collect();
        Self { spans, reach }
    }

    /// Whether `span` itself is among them.
    pub(super) fn has(&self, span: Span) -> bool {
        self.spans.binary_search(&span).is_ok()
    }

    /// Those that share a byte with `span`, the last first.
    pub(super) fn overlapping(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let until = self.spans.partition_point(|s| s.start < span.end);
        // Cut before turning round: a reversed `take` walks over all that it leaves out.
        let (spans, reach) = (&self.spans[..until], &self.reach[..until]);
        let near = spans.iter().rev().zip(reach.iter().rev());
        near.take_while(move |(_, reach)| **reach > span.start).map(|(s, _)| *s).filter(move |s| s.overlaps(span))
    }
}

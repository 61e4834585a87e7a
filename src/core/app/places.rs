//! What lies at a point, and what lies in a stretch of the text.

use crate::core::order::{sort, sort_by};
use crate::core::text::{Offset, Span, Text};

/// Spans that touch more blocks than this are kept in a list of their own, so that a note on a whole novel does not
/// cost an entry in each of its paragraphs.
const LONG: usize = 64;

/// Spans of a text by the blocks they touch. Asking about a point costs what lies in one block; adding or removing a
/// span costs the blocks it touches. The text's blocks are the buckets, because everything that is asked for (the
/// screen, a line, a pointer) lies within a few of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places<K> {
    /// By the number of the block; as long as the last block that anything lies in.
    blocks: Vec<Vec<(Span, K)>>,
    long: Vec<(Span, K)>,
    len: usize,
}

impl<K: Clone + Ord> Places<K> {
    /// No spans yet.
    #[must_use]
    pub fn new() -> Self {
        Self { blocks: Vec::new(), long: Vec::new(), len: 0 }
    }

    /// Number of spans.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds `key` at `span` of `text`.
    pub fn insert(&mut self, text: &Text, span: Span, key: K) {
        self.len += 1;
        let (first, last) = touched(text, span);
        if last - first >= LONG {
            self.long.push((span, key));
            return;
        }
        if self.blocks.len() <= last {
            self.blocks.resize_with(last + 1, Vec::new);
        }
        for block in &mut self.blocks[first..=last] {
            block.push((span, key.clone()));
        }
    }

    /// Removes `key` from `span`, where it must have been added.
    pub fn remove(&mut self, text: &Text, span: Span, key: &K) {
        let (first, last) = touched(text, span);
        let mut found = false;
        let mut drop_from = |list: &mut Vec<(Span, K)>| {
            let before = list.len();
            list.retain(|(s, k)| (*s, k) != (span, key));
            found |= list.len() < before;
        };
        if last - first >= LONG {
            drop_from(&mut self.long);
        } else {
            for list in self.blocks.iter_mut().take(last + 1).skip(first) {
                drop_from(list);
            }
        }
        self.len -= usize::from(found);
    }

    /// What lies at `offset`, the shortest first.
    #[must_use]
    pub fn at(&self, text: &Text, offset: Offset) -> Vec<(Span, K)> {
        let block = self.blocks.get(text.block_at(offset)).into_iter().flatten();
        let mut found: Vec<_> = block.chain(&self.long).filter(|(span, _)| span.contains(offset)).cloned().collect();
        sort_by(&mut found, |a, b| (a.0.len(), a).cmp(&(b.0.len(), b)));
        found
    }

    /// What touches `stretch`, in order of the text, each once.
    #[must_use]
    pub fn within(&self, text: &Text, stretch: Span) -> Vec<(Span, K)> {
        let (first, last) = touched(text, stretch);
        let blocks = self.blocks.iter().take(last + 1).skip(first).flatten();
        let mut found: Vec<_> = blocks.chain(&self.long).filter(|(span, _)| span.overlaps(stretch)).cloned().collect();
        sort(&mut found);
        found.dedup();
        found
    }
}

fn touched(text: &Text, span: Span) -> (usize, usize) {
    let first = text.block_at(span.start);
    let inside_end = if span.is_empty() { span.end } else { Offset::new(span.end.get() - 1) };
    (first, text.block_at(inside_end).max(first))
}

//! What is looked for: the tokens of a passage and of what stood around it.

use super::guard::is_guarded;
use super::resolve::Selector;
use super::tokens::{Token, tokens};
use std::ops::Range;

/// Longest stretch of context looked at on one side, in bytes: more is no surer and takes longer.
const MOST_CONTEXT: usize = 200;

/// A passage with its context as tokens.
pub(super) struct Pattern {
    /// Context, passage, context.
    pub text: String,
    /// Its tokens. Words that may be cut at the outer ends are left out.
    pub tokens: Vec<Token>,
    /// Their hashes, for comparison in rows.
    pub hashes: Vec<u32>,
    /// Which of them are the passage's. One that the passage cuts is among them.
    pub exact: Range<usize>,
    /// Bytes of its first token that stand before the passage.
    pub lead: usize,
    /// Bytes of its last token that stand after it.
    pub trail: usize,
}

impl Pattern {
    /// `None` if the passage has no token.
    pub(super) fn new(wanted: &Selector<'_>) -> Option<Self> {
        let prefix = &wanted.prefix[floor(wanted.prefix, wanted.prefix.len().saturating_sub(MOST_CONTEXT))..];
        let suffix = &wanted.suffix[..floor(wanted.suffix, MOST_CONTEXT.min(wanted.suffix.len()))];
        let text = [prefix, wanted.exact, suffix].concat();
        let (start, end) = (prefix.len(), prefix.len() + wanted.exact.len());
        let mut list = tokens(&text);
        let touches = |t: &Token| t.start as usize == text.len() - suffix.len() && suffix.is_empty();
        // Others cut context at a number of characters: the outermost word may be the rest of one.
        if list.last().is_some_and(|t| t.word && t.end as usize == text.len() && t.start as usize >= end && !touches(t))
        {
            list.pop();
        }
        if list.first().is_some_and(|t| t.word && t.start == 0 && (t.end as usize) <= start) {
            list.remove(0);
        }
        let first = list.iter().position(|t| t.end as usize > start)?;
        let after = list.iter().rposition(|t| (t.start as usize) < end)? + 1;
        if first >= after {
            return None;
        }
        let lead = start.saturating_sub(list[first].start as usize);
        let trail = (list[after - 1].end as usize).saturating_sub(end);
        let hashes = list.iter().map(|t| t.hash).collect();
        Some(Self { text, tokens: list, hashes, exact: first..after, lead, trail })
    }

    /// Whether token `i` is a word on which the sense turns.
    pub(super) fn is_guarded(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.word && is_guarded(t.of(&self.text)))
    }

    /// The tokens of the lines that the passage stands in, as far as the context goes.
    pub(super) fn lines(&self) -> Range<usize> {
        let (first, last) = (&self.tokens[self.exact.start], &self.tokens[self.exact.end - 1]);
        let before = self.text[..first.start as usize].rfind('\n').map_or(0, |at| at + 1);
        let after = self.text[last.end as usize..].find('\n').map_or(self.text.len(), |at| last.end as usize + at);
        let start = self.tokens.partition_point(|t| (t.start as usize) < before);
        let end = self.tokens.partition_point(|t| (t.end as usize) <= after);
        start.min(self.exact.start)..end.max(self.exact.end)
    }

    /// Number of words among the tokens `range`.
    pub(super) fn words(&self, range: Range<usize>) -> usize {
        self.tokens[range].iter().filter(|t| t.word).count()
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

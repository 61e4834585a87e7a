//! The frame of a block: its sentences, in which each quotation is one piece.
//!
//! Who speaks is decided in the sentence that reports, and a quotation of three sentences stands in one such sentence.
//! So the rules for cues, subjects and attribution walk over [`Unit`]s: words outside quotations, and quotations whole.

use super::grammar::Phenomenon;
use super::incises;
use super::marks::{Pair, ends_sentence};
use super::token::{Class, Tokens};

/// A word outside quotations, or a whole quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// First token.
    pub first: usize,
    /// Last token, included.
    pub last: usize,
    /// Index of the quotation in its block's list, if it is one.
    pub quote: Option<usize>,
}

/// A sentence of the frame, with the tokens it stands on.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    /// The block's tokens.
    pub tokens: &'a Tokens,
    /// The pieces, in order, final stop included.
    pub units: &'a [Unit],
}

/// The units of a block, and where its sentences begin and end in them.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    units: Vec<Unit>,
    sentences: Vec<(usize, usize)>,
}

impl Frame {
    /// The frame of a block whose quotations are `quotes`, by first and last token.
    #[must_use]
    pub fn new(tokens: &Tokens, quotes: &[(usize, usize)]) -> Self {
        let mut units = Vec::with_capacity(tokens.len());
        let (mut i, mut q) = (0, 0);
        while i < tokens.len() {
            match quotes.get(q) {
                Some(&(first, last)) if first == i => {
                    units.push(Unit { first, last: last.max(i), quote: Some(q) });
                    i = last.max(i) + 1;
                    q += 1;
                }
                _ => {
                    units.push(Unit { first: i, last: i, quote: None });
                    i += 1;
                }
            }
        }
        let sentences = cut(tokens, &units);
        Self { units, sentences }
    }

    /// The sentences, in order.
    pub fn sentences<'a>(&'a self, tokens: &'a Tokens) -> impl Iterator<Item = Sentence<'a>> {
        self.sentences.iter().map(move |&(a, b)| Sentence { tokens, units: &self.units[a..b] })
    }
}

/// First and last token in this block of what each pair that begins here holds, after what is left of one that began
/// before. An incise inside the marks parts what they hold, unless they close in another block.
#[must_use]
pub fn quotes_of(carried: Option<usize>, pairs: &[Pair], tokens: &Tokens) -> Vec<(usize, usize)> {
    let end = tokens.len().saturating_sub(1);
    let head = carried.map(|last| (0, last.min(end)));
    let spoken = pairs.iter().flat_map(|p| match p.end_block {
        Some(_) => vec![(p.first, end)],
        None if tokens.on(Phenomenon::InciseInMarks) => incises::spoken(tokens, p.first, p.last, p.closed),
        None => vec![(p.first, p.last)],
    });
    head.into_iter().chain(spoken).collect()
}

/// The longest sentence, in units. The rules look across the whole sentence for each quotation in it, so this is what
/// keeps their cost linear in the text; the press writes none half as long.
const LONGEST: usize = 240;

fn cut(tokens: &Tokens, units: &[Unit]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, unit) in units.iter().enumerate() {
        let next = units.get(i + 1);
        let ends = match unit.quote {
            None => tokens.class(unit.last) == Class::Stop && (ends_sentence(tokens, unit.last) || opens(next)),
            Some(_) => {
                quote_ends(tokens, unit) && next.is_some_and(|n| n.quote.is_some() || tokens.is_capital(n.first))
            }
        };
        if ends || i - start >= LONGEST {
            out.push((start, i + 1));
            start = i + 1;
        }
    }
    if start < units.len() {
        out.push((start, units.len()));
    }
    out
}

fn opens(next: Option<&Unit>) -> bool {
    next.is_none_or(|n| n.quote.is_some())
}

/// Whether a quotation ends with a stop of its own, before or after its closing mark.
fn quote_ends(tokens: &Tokens, unit: &Unit) -> bool {
    let inner = unit.last.checked_sub(1).map(|i| tokens.class(i));
    tokens.class(unit.last) == Class::Stop || inner == Some(Class::Stop)
}

impl<'a> Sentence<'a> {
    /// Whether the rules handle `phenomenon`.
    #[must_use]
    #[inline]
    pub fn on(&self, phenomenon: Phenomenon) -> bool {
        self.tokens.on(phenomenon)
    }

    /// Number of units.
    #[must_use]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// The token of unit `u`, if it is a word or point outside quotations.
    #[must_use]
    pub fn token(&self, u: usize) -> Option<usize> {
        self.units.get(u).filter(|x| x.quote.is_none()).map(|x| x.first)
    }

    /// The quotation at unit `u`.
    #[must_use]
    pub fn quote(&self, u: usize) -> Option<usize> {
        self.units.get(u).and_then(|x| x.quote)
    }

    /// Lower-case form of unit `u`; empty for a quotation or outside the sentence.
    #[must_use]
    pub fn low(&self, u: usize) -> &'a str {
        self.token(u).map_or("", |i| self.tokens.low(i))
    }

    /// Lower-case form of the unit before `u`.
    #[must_use]
    pub fn low_before(&self, u: usize) -> &'a str {
        u.checked_sub(1).map_or("", |p| self.low(p))
    }

    /// Classes of function words of unit `u`.
    #[must_use]
    pub fn flags(&self, u: usize) -> u32 {
        self.token(u).map_or(0, |i| self.tokens.flags(i))
    }

    /// What unit `u` says as a noun.
    #[must_use]
    pub fn nouns(&self, u: usize) -> u32 {
        self.token(u).map_or(0, |i| self.tokens.nouns(i))
    }

    /// Whether unit `u` is of one of the classes `flags`.
    #[must_use]
    pub fn is(&self, u: usize, flags: u32) -> bool {
        self.flags(u) & flags != 0
    }

    /// What unit `u` is; `Other` for a quotation or outside the sentence.
    #[must_use]
    pub fn class(&self, u: usize) -> Class {
        self.token(u).map_or(Class::Other, |i| self.tokens.class(i))
    }

    /// Whether unit `u` is a word with a capital.
    #[must_use]
    pub fn is_capital(&self, u: usize) -> bool {
        self.token(u).is_some_and(|i| self.tokens.is_capital(i))
    }

    /// Whether unit `u` is a comma.
    #[must_use]
    pub fn is_comma(&self, u: usize) -> bool {
        self.class(u) == Class::Comma
    }

    /// Whether unit `u` is a word outside quotations.
    #[must_use]
    pub fn is_word(&self, u: usize) -> bool {
        matches!(self.class(u), Class::Word | Class::Number)
    }
}

//! What the tagger sees of a token: its form, its neighbours, what the lists and rules say of it; each a hashed number.
//!
//! Nothing here depends on the rest of the document, so that a block can be tagged by itself. What the rules hold of a
//! name is a feature like any other (stacking): training learns how far to trust each rule.

use crate::core::analysis::names::starts_sentence;
use crate::core::analysis::token::{Class, Shape};
use crate::core::analysis::view::View;

/// What lists and rules say of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// Kind of the name that the rules see here, 1 to 4 as in the labels, and 5 for a name without a kind; 0 outside.
    pub rule: u8,
    /// How strong their votes are, 0 to 3.
    pub strength: u8,
    /// Kind of the listed name that the token belongs to, 1 to 4; 0 outside.
    pub listed: u8,
    /// Whether the token goes on with the name that the one before began.
    pub inside: bool,
    /// Whether the token is a given name.
    pub given: bool,
    /// Whether the token belongs to a date.
    pub date: bool,
}

/// Features that are the word itself, which training leaves out at times so that the others learn to stand alone.
pub const LEXICAL: bool = true;

/// What is hashed of one token once, for all features in which it takes part.
#[derive(Clone, Copy, Debug, Default)]
struct Fact {
    word: u32,
    prefix: u32,
    suffixes: [u32; 3],
    shape: u32,
    hint: u32,
    nouns: u32,
    flags: u32,
    capital: bool,
    speaks: bool,
}

/// The facts of all tokens of a block, and the runs of capitals among them.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    list: Vec<Fact>,
    /// For each token with a capital, the first and last token of its run.
    runs: Vec<(u32, u32)>,
    starts: Vec<bool>,
}

/// Mixes a number into a hash.
fn mix(hash: u32, value: u32) -> u32 {
    let x = (hash ^ value.wrapping_mul(0x9e37_79b1)).wrapping_mul(0x85eb_ca6b);
    x ^ (x >> 15)
}

fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The first `n` characters of a word, hashed.
fn head(word: &str, n: usize) -> u32 {
    let end = word.char_indices().nth(n).map_or(word.len(), |(i, _)| i);
    hash(&word.as_bytes()[..end])
}

/// The last `n` characters of a word, hashed.
fn tail(word: &str, n: usize) -> u32 {
    let start = word.char_indices().rev().nth(n - 1).map_or(0, |(i, _)| i);
    hash(&word.as_bytes()[start..])
}

/// How a word is written, its letters forgotten: hyphens, digits, stops and its length in classes.
fn shape(class: Class, form: Shape, low: &str) -> u32 {
    let kind = match class {
        Class::Word => form as u32,
        Class::Number => 3,
        Class::Open(_) | Class::Straight => 4,
        Class::Close(_) => 5,
        Class::Stop => 6,
        Class::Comma => 7,
        Class::Colon | Class::Semicolon => 8,
        Class::Bracket => 9,
        Class::BracketEnd => 10,
        Class::Dash | Class::Inversion => 11,
        Class::Other => 12,
    };
    let inner = |c: char| u32::from(low.contains(c));
    let digits = u32::from(low.bytes().any(|b| b.is_ascii_digit()));
    let length = low.len().min(7) as u32 / 2;
    kind | (inner('-') << 4)
        | (inner('.') << 5)
        | (digits << 6)
        | (u32::from(low.ends_with(['\'', '’'])) << 7)
        | (length << 8)
}

impl Facts {
    /// The facts of `tokens`, of which `hints` say more; there are as many hints as tokens.
    #[must_use]
    pub fn new(tokens: &View<'_>, hints: &[Hint]) -> Self {
        let mut facts = Self::default();
        for (i, (token, hint)) in tokens.list().iter().zip(hints).enumerate() {
            let low = tokens.low(i);
            let capital = tokens.is_capital(i);
            let number = token.class == Class::Number && !low.ends_with(|c: char| c.is_alphabetic());
            let said = u32::from(hint.rule)
                | (u32::from(hint.listed) << 3)
                | (u32::from(hint.inside) << 6)
                | (u32::from(hint.given) << 7)
                | (u32::from(hint.date) << 8);
            facts.list.push(Fact {
                word: if number { 1 + low.len() as u32 } else { hash(low.as_bytes()) },
                prefix: head(low, 3),
                suffixes: [tail(low, 2), tail(low, 3), tail(low, 4)],
                shape: shape(token.class, token.shape, low),
                hint: said | (u32::from(hint.strength) << 9),
                nouns: token.nouns,
                flags: token.flags,
                capital,
                speaks: token.verb.is_some(),
            });
            facts.starts.push(starts_sentence(tokens, i));
        }
        facts.find_runs();
        facts
    }

    fn find_runs(&mut self) {
        let n = self.list.len();
        self.runs = (0..n as u32).map(|i| (i, i)).collect();
        let mut i = 0;
        while i < n {
            let mut last = i;
            while self.list[i].capital && last + 1 < n && self.list[last + 1].capital {
                last += 1;
            }
            for run in &mut self.runs[i..=last] {
                *run = (i as u32, last as u32);
            }
            i = last + 1;
        }
    }

    fn at(&self, i: usize, by: isize) -> Fact {
        let edge = Fact { word: 0, shape: 15, ..Fact::default() };
        i.checked_add_signed(by).and_then(|k| self.list.get(k)).copied().unwrap_or(edge)
    }

    /// Calls `each` with every feature of token `i`, and whether it is the word itself.
    pub fn each(&self, i: usize, each: &mut dyn FnMut(u32, bool)) {
        let [before2, before, this, after, after2] = [-2, -1, 0, 1, 2].map(|by| self.at(i, by));
        let start = u32::from(self.starts.get(i).copied().unwrap_or_default());
        let mut group = 0;
        let mut put = |value: u32, lexical: bool| {
            group += 1;
            each(mix(mix(0x5bd1_e995, group), value), lexical);
        };
        let case = this.shape & 15;
        put(0, false);
        for fact in [before2, after2] {
            put(fact.word, false);
        }
        put(mix(this.word, case), LEXICAL);
        put(before.word, false);
        put(after.word, false);
        put(mix(before.word, this.word), LEXICAL);
        put(mix(this.word, after.word), LEXICAL);
        put(mix(this.prefix, case), LEXICAL);
        for suffix in this.suffixes {
            put(mix(suffix, case), LEXICAL);
        }
        put(mix(this.shape, start), false);
        put(before.shape, false);
        put(after.shape, false);
        put(mix(before.shape, this.shape), false);
        put(mix(this.shape, after.shape), false);
        put(mix(mix(before.shape & 15, case), mix(after.shape & 15, start)), false);
        put(mix(mix(before2.shape & 15, before.shape & 15), case), false);
        put(this.hint, false);
        put(this.hint & 0x1ff, false);
        put(mix(this.hint & 0x1ff, case), false);
        put(mix(this.hint & 0x78, before.hint & 0x78), false);
        put(mix(this.hint & 0x47, after.hint & 0x47), false);
        put(mix(before.hint & 0x1c7, this.hint & 0x1c7), false);
        put(mix(this.hint & 0x47, this.word), LEXICAL);
        put(mix(this.hint & 0x47, before.word), false);
        put(mix(this.nouns, case), false);
        put(mix(before.nouns, case), false);
        put(mix(after.nouns, case), false);
        put(mix(before2.nouns, before.flags), false);
        put(mix(before.flags, case), false);
        put(mix(after.flags, case), false);
        put(mix(u32::from(after.speaks), u32::from(before.speaks) << 1 | case << 2), false);
        self.run(i, &mut put);
    }

    /// The features of the run of capitals that token `i` belongs to, or that follows it.
    fn run(&self, i: usize, put: &mut dyn FnMut(u32, bool)) {
        let Some(&(first, last)) = self.runs.get(i).filter(|_| self.list[i].capital) else { return };
        let (first, last) = (first as usize, last as usize);
        let [left2, left] = [-2, -1].map(|by| self.at(first, by));
        let [right, right2] = [1, 2].map(|by| self.at(last, by));
        let place = (i - first).min(3) as u32 | ((last - i).min(3) as u32) << 2;
        put(place, false);
        put(left.word, false);
        put(mix(left2.word, left.word), false);
        put(left2.word, false);
        put(right.word, false);
        put(mix(right.word, right2.word), false);
        put(mix(left.nouns, place), false);
        put(mix(left2.nouns, left.nouns), false);
        put(mix(right2.nouns, right.shape & 15), false);
        put(mix(self.list[last].word, 1), LEXICAL);
        put(mix(self.list[first].word, 2), LEXICAL);
    }
}

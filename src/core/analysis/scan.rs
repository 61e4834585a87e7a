//! What one block says by itself: its tokens, pairs of marks and dates; and what it tells the document of its names.

use super::dates::{Date, dates};
use super::demonyms::is_demonym;
use super::document::Document;
use super::gazetteer::noun;
use super::grammar::{Grammar, Phenomenon};
use super::lexicon::DET;
use super::marks::{Pair, pairs};
use super::names::Name;
use super::token::{Class, Tokens};
use super::tongue::Tongue;
use crate::core::text::fold::fold;
use crate::core::text::{Span, Text};

/// The scan of one block.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Its tokens.
    pub tokens: Tokens,
    /// Its outermost pairs of marks; after [`super::marks::join`] some may end in a later block.
    pub pairs: Vec<Pair>,
    /// Its dates.
    pub dates: Vec<Date>,
}

impl Scan {
    /// Scans the block `span` of `text`, which is in `tongue`, for rules that handle what `grammar` has.
    #[must_use]
    pub fn new(text: &Text, span: Span, tongue: Tongue, grammar: Grammar) -> Self {
        let tokens = Tokens::with(text, span, grammar);
        let pairs = pairs(&tokens);
        let dates = dates(&tokens, tongue);
        Self { tokens, pairs, dates }
    }
}

/// The role that stands beside a name: `le président russe X`, `X, porte-parole du parti`.
#[must_use]
pub fn role_of<'a>(tokens: &'a Tokens, name: &Name) -> Option<&'a str> {
    let role = |i: usize| {
        let low = tokens.low(i);
        (tokens.nouns(i) & (noun::HE | noun::SHE) != 0).then_some(low)
    };
    let adjective = |i: usize| tokens.nouns(i) & noun::ADJECTIVE != 0 || is_demonym(tokens.low(i));
    let before = match name.first.checked_sub(1) {
        Some(p) if tokens.class(p) == Class::Comma => apposed(tokens, p).and_then(role),
        Some(p) => role(p).or_else(|| p.checked_sub(1).filter(|_| adjective(p)).and_then(role)),
        None => None,
    };
    let after = name.last + 2 + usize::from(tokens.flags(name.last + 2) & DET != 0);
    before.or_else(|| role(after).filter(|_| tokens.class(name.last + 1) == Class::Comma))
}

/// The head of the phrase before the comma at `comma`, to which a name after it is apposed: `le porte-parole du
/// ministère, X`.
fn apposed(tokens: &Tokens, comma: usize) -> Option<usize> {
    let from = comma.saturating_sub(12);
    (from..comma)
        .rev()
        .take_while(|&i| tokens.class(i) == Class::Word)
        .find(|&i| i > 0 && tokens.flags(i - 1) & DET != 0 && tokens.nouns(i) & (noun::HE | noun::SHE) != 0)
}

/// Finds `Long Name (LN)` and `LN (Long Name)`.
pub fn aliases(tokens: &Tokens, names: &[Name], document: &mut Document) {
    for pair in names.windows(2) {
        let [a, b] = pair else { continue };
        let bracketed = tokens.on(Phenomenon::AcronymInBrackets)
            && a.last + 2 == b.first
            && tokens.class(a.last + 1) == Class::Bracket
            && tokens.class(b.last + 1) == Class::BracketEnd;
        if bracketed {
            let (long, short) = if a.key.contains(' ') { (a, b) } else { (b, a) };
            if !short.key.contains(' ') && abbreviates(&short.key, &long.key) {
                document.alias(&short.key, &long.key);
            }
        }
    }
}

/// Whether `short` may be the acronym of `long`: same first letter, and its letters come in order at the head of words.
fn abbreviates(short: &str, long: &str) -> bool {
    let long = fold(long).replace('\'', " ");
    let mut heads = long.split([' ', '-']).filter_map(|w| w.chars().next());
    let first = short.chars().next();
    if first.is_none() || !long.starts_with(|c| Some(c) == first) || !long.contains(' ') {
        return false;
    }
    let found = short.chars().filter(|c| heads.any(|h| h == *c)).count();
    found * 2 >= short.chars().count() && found >= 2
}

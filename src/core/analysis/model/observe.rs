//! What training sees of an article: the segments of its blocks with the facts of their tokens.

use super::features::{Facts, Hint};
use super::tagger::segments;
use crate::core::analysis::EntityKind;
use crate::core::analysis::dates::dates;
use crate::core::analysis::gazetteer;
use crate::core::analysis::names::names;
use crate::core::analysis::token::Tokens;
use crate::core::text::{Span, Text};

/// A block as the tagger sees it.
#[derive(Clone, Debug)]
pub struct Observed {
    /// Span of each token.
    pub spans: Vec<Span>,
    /// What lists and rules say of each.
    pub hints: Vec<Hint>,
    /// What is known of each.
    pub facts: Facts,
    /// Segments, each from its first token to the one after its last.
    pub segments: Vec<(usize, usize)>,
}

/// What the tagger sees of each block of `text`.
#[must_use]
pub fn observe(text: &Text) -> Vec<Observed> {
    text.blocks()
        .iter()
        .map(|b| {
            let tokens = Tokens::new(text, b.span);
            let hints = hints(&tokens);
            Observed {
                spans: (0..tokens.len()).map(|i| tokens.span(i, i)).collect(),
                facts: Facts::new(&tokens, &hints),
                segments: segments(&tokens).collect(),
                hints,
            }
        })
        .collect()
}

fn hints(tokens: &Tokens) -> Vec<Hint> {
    let mut out = vec![Hint::default(); tokens.len()];
    let dates = dates(tokens);
    for d in &dates {
        for h in &mut out[d.first..=d.last] {
            h.date = true;
        }
    }
    for name in names(tokens, &dates) {
        let number = |k: EntityKind| 1 + super::tagger::KIND.iter().position(|x| *x == k).unwrap_or(4) as u8;
        let rule = name.evidence.kind().map_or(5, number);
        let most = name.evidence.votes.iter().max().copied().unwrap_or(0);
        let strength = match most {
            0..=2 => 0,
            3..=5 => 1,
            6..=8 => 2,
            _ => 3,
        };
        let listed = name.listed.map_or(0, |l| number(l.kind));
        for (k, h) in out[name.first..=name.last].iter_mut().enumerate() {
            (h.rule, h.strength, h.listed, h.inside) = (rule, strength, listed, k > 0);
        }
    }
    for (i, h) in out.iter_mut().enumerate() {
        h.given = tokens.is_capital(i) && gazetteer::given_name(tokens.low(i)).is_some();
    }
    out
}

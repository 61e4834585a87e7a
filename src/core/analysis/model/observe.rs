//! What training sees of an article: the segments of its blocks with the facts of their tokens.

use super::Model;
use super::features::{Facts, Hint};
use super::hints::hints;
use super::tagger::segments;
use crate::core::analysis::grammar::Grammar;
use crate::core::analysis::names::names;
use crate::core::analysis::scan::Scan;
use crate::core::analysis::tongue::Tongue;
use crate::core::analysis::view::View;
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

/// What the tagger sees of each block of `text`, with the lists of `model`.
#[must_use]
pub fn observe(text: &Text, model: &Model) -> Vec<Observed> {
    let block = |span: Span| {
        let scan = Scan::new(text, span, Tongue::French, Grammar::default());
        let view = View::new(&scan.tokens, &model.gazetteer);
        let hints = hints(&view, &scan.dates, &names(&view, &scan.dates));
        Observed {
            spans: (0..view.len()).map(|i| view.span(i, i)).collect(),
            facts: Facts::new(&view, &hints),
            segments: segments(&view, &hints).collect(),
            hints,
        }
    };
    text.blocks().iter().map(|b| block(b.span)).collect()
}

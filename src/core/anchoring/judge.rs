//! What the places of a passage come to: one that holds it, or a question.
//!
//! Precision comes before recall: a note on the wrong words is a lie, a question is work. Of the edits of the annotator
//! bench (five words in a hundred replaced, sentences moved, put in and taken out, paragraphs doubled with small changes)
//! these thresholds leave seven passages of ten to the machine, ask a person about most of the rest with the right place
//! first, and put none of those deleted anywhere (`examples/score_anchoring.rs`).

use super::likeness::{Likeness, likeness};
use super::resolve::{MOST_CANDIDATES, Resolved};
use super::search::Place;
use super::state::State;
use crate::core::order::sort_by_key;
use crate::core::text::Span;
use std::cmp::Reverse;

/// A place that holds so much of the words may be the right one, whatever stands around it.
const RIVAL_SHARE: f32 = 0.5;
/// How much stronger than any other a place must be: more than the whole context of one side and some words, so that
/// of a passage and its copy with small changes neither is taken, wherever the copy stands.
const MARGIN: f32 = 1.75;
/// A side of the context agrees if half of its words stand there.
const AGREES: f32 = 0.5;
/// Most of the words: two of three.
const MOST_WORDS: f32 = 0.66;
/// What more words were put in than taken out, as a share of the passage: beyond this it was cut in two.
const MOST_INSERTED: f32 = 0.34;
/// A whole sentence of so many words is its own context (DESIGN section 5, `moved`).
const SENTENCE_WORDS: usize = 8;

/// What is known of a passage's place besides the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Known {
    /// Nothing.
    Nothing,
    /// A position at which its words stand now.
    There(Span),
    /// A position at which other words stand now.
    NoMore,
    /// The old version: the first place holds what the passage became.
    Aligned,
    /// The old version: the places are of what is new in this one.
    New,
}

/// What `places`, the strongest first, come to for the words `exact`.
pub(super) fn judge(text: &str, exact: &str, places: &[Place], known: Known) -> Resolved {
    let Some(best) = places.first() else { return Resolved::lost() };
    let rival = |other: &Place| other.share >= RIVAL_SHARE && best.strength() - other.strength() < MARGIN;
    let elsewhere = matches!(known, Known::There(span) if span != best.span);
    let (mut equals, others): (Vec<&Place>, Vec<&Place>) = places[1..].iter().partition(|other| rival(other));
    if !equals.is_empty() || elsewhere {
        // Of a paragraph and its near-copy beside it, what stands around both says nothing: the one with more of the words.
        equals.insert(0, best);
        sort_by_key(&mut equals, |place| Reverse(place.own));
        return suggested(equals.into_iter().chain(others));
    }
    let agree = |side: Option<f32>| side.map(|share| share >= AGREES);
    let sides = [agree(best.left), agree(best.right)];
    let with = sides.iter().filter(|side| **side == Some(true)).count();
    let against = sides.iter().filter(|side| **side == Some(false)).count();
    let same = best.span.of(text) == Some(exact);
    let here = if same { State::Exact } else { State::Normalised };
    let there = if same { State::Moved } else { State::Normalised };
    // What was once taken for changed is looked at again whenever the article is opened, and must stand then.
    let stands = || best.span.of(text).is_some_and(|words| likeness(exact, words) >= Likeness::Most);
    let changed = !best.guarded && best.share >= MOST_WORDS && best.inserted <= MOST_INSERTED && stands();
    let state = match (known, best.whole, with, against) {
        (Known::Aligned | Known::There(_), true, ..) => here,
        (Known::Aligned, false, ..) if changed => State::Changed,
        (Known::New, true, 1.., _) => there,
        (Known::Nothing, true, _, 0) | (Known::Nothing, true, 1.., _) | (Known::NoMore, true, 1.., 0) => here,
        (Known::NoMore, true, 1.., _) => there,
        (Known::NoMore | Known::Nothing | Known::New, true, ..) if is_long_sentence(exact) => there,
        (Known::NoMore | Known::Nothing | Known::There(_), false, 1.., 0) if changed => State::Changed,
        _ => return suggested(places.iter()),
    };
    Resolved::placed(state, best.span)
}

fn suggested<'p>(places: impl Iterator<Item = &'p Place>) -> Resolved {
    Resolved::suggested(places.take(MOST_CANDIDATES).map(|place| place.span).collect())
}

/// Whether `exact` is a whole sentence that needs no context.
pub(super) fn is_long_sentence(exact: &str) -> bool {
    let words = exact.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
    let exact = exact.trim_end();
    words >= SENTENCE_WORDS
        && exact.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '—' | '–'))
        && exact.ends_with(['.', '!', '?', '…', '»', '”'])
}

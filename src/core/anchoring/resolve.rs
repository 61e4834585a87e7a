//! The place of an annotation that comes with words, context and perhaps a position.

use super::pattern::Pattern;
use super::search::{Place, Search};
use super::{State, word_index::WordIndex};
use crate::core::order::sort_by_key;
use crate::core::text::Span;
use std::cell::OnceCell;

/// Most candidates that a suggestion lists: more is no help to a person.
const MOST_CANDIDATES: usize = 12;
/// Occurrences looked at before words count as too common to be placed by themselves.
const MOST_OCCURRENCES: usize = 1_000;
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

/// What an annotation says of its place. Positions are those that its words should have; the words decide.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Selector<'a> {
    /// The words annotated.
    pub exact: &'a str,
    /// What stood before them, empty where unknown.
    pub prefix: &'a str,
    /// What stood after them, empty where unknown.
    pub suffix: &'a str,
    /// Where they stood. Several, if it is not known in which unit a position was counted.
    pub positions: &'a [Span],
}

/// The outcome: a place, or candidates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    /// How sure it is.
    pub state: State,
    /// The place; `None` for `suggested` and `lost`.
    pub span: Option<Span>,
    /// Places for a person to choose from, best first; empty where there is a place.
    pub candidates: Vec<Span>,
}

impl Resolved {
    /// A place without doubt.
    #[must_use]
    pub fn placed(state: State, span: Span) -> Self {
        Self { state, span: Some(span), candidates: Vec::new() }
    }

    /// No place.
    #[must_use]
    pub fn lost() -> Self {
        Self { state: State::Lost, ..Self::default() }
    }

    fn suggested(candidates: Vec<Span>) -> Self {
        if candidates.is_empty() { Self::lost() } else { Self { state: State::Suggested, span: None, candidates } }
    }
}

/// Resolves selectors against one text. Its word index is built when the first selector needs it.
#[derive(Debug)]
pub struct Resolver<'t> {
    text: &'t str,
    index: OnceCell<WordIndex>,
    search: OnceCell<Search<'t>>,
    trusts: bool,
}

impl<'t> Resolver<'t> {
    /// A resolver for `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, index: OnceCell::new(), search: OnceCell::new(), trusts: true }
    }

    /// A resolver for a text that is known to be another one than the annotations were made on: a stated position that
    /// happens to hold the words is no reason not to look whether a copy of them stands elsewhere.
    #[must_use]
    pub fn of_another_version(text: &'t str) -> Self {
        Self { trusts: false, ..Self::new(text) }
    }

    /// An annotation made on this very text: the position is checked against the exact words. If they disagree, it
    /// is `suggested` where the words stand, or `lost`.
    #[must_use]
    pub fn same_version(&self, position: Span, exact: &str) -> Resolved {
        if position.of(self.text) == Some(exact) {
            return Resolved::placed(State::Exact, position);
        }
        let candidates = self.occurrences(exact);
        Resolved::suggested(nearest(candidates, position))
    }

    /// Whether `span` is a stretch of this text that holds something.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        span.of(self.text).is_some_and(|words| !words.is_empty())
    }

    /// Where the words occur, for a person to choose from, those with their context first; `lost` if nowhere.
    #[must_use]
    pub fn candidates(&self, wanted: &Selector<'_>) -> Resolved {
        let mut places = self.occurrences(wanted.exact);
        self.best_first(wanted, &mut places);
        places.truncate(MOST_CANDIDATES);
        Resolved::suggested(places)
    }

    fn best_first(&self, wanted: &Selector<'_>, places: &mut Vec<Span>) {
        sort_by_key(places, |span| std::cmp::Reverse(self.context(wanted, *span).strength()));
    }

    /// An annotation made elsewhere, on this text or one like it.
    ///
    /// - Words at the stated position, and no contradiction from the context: `exact`.
    /// - Words in one place with their context: `exact`, or `normalised` where typography differs; with half of it `moved`,
    ///   if a position was stated and is another.
    /// - Words in one place without their context: `moved` if they are a whole sentence of eight words.
    /// - Most of the words in one place with both contexts, no guarded word among those that changed: `changed`.
    /// - Anything else: `suggested`, or `lost` where too little of the words is left.
    #[must_use]
    pub fn foreign(&self, wanted: &Selector<'_>) -> Resolved {
        let at_position = wanted.positions.iter().copied().find(|p| p.of(self.text) == Some(wanted.exact));
        match at_position {
            Some(span) if self.trusts && !wanted.exact.is_empty() && self.context(wanted, span).fits() => {
                Resolved::placed(State::Exact, span)
            }
            _ => self.elsewhere(wanted, at_position),
        }
    }

    fn elsewhere(&self, wanted: &Selector<'_>, at_position: Option<Span>) -> Resolved {
        let alone = wanted.prefix.trim().is_empty() && wanted.suffix.trim().is_empty();
        let places = if alone && !self.occurrences(wanted.exact).is_empty() {
            Vec::new()
        } else {
            Pattern::new(wanted).map_or_else(Vec::new, |pattern| self.search().places(&pattern))
        };
        let Some(best) = places.first() else { return self.by_words(wanted, at_position) };
        let rival = |other: &Place| other.share >= RIVAL_SHARE && best.strength() - other.strength() < MARGIN;
        if places[1..].iter().any(rival) {
            return suggested(&places);
        }
        let agree = |side: Option<f32>| side.map(|share| share >= AGREES);
        let sides = [agree(best.left), agree(best.right)];
        let with = sides.iter().filter(|side| **side == Some(true)).count();
        let against = sides.iter().filter(|side| **side == Some(false)).count();
        let same = best.span.of(self.text) == Some(wanted.exact);
        let stated = at_position == Some(best.span);
        let state = match (best.whole, with, against) {
            (true, _, 0) | (true, 1.., 1) if !same => State::Normalised,
            (true, _, 0) => State::Exact,
            (true, 1.., 1) if stated || wanted.positions.is_empty() => State::Exact,
            (true, 1.., 1) => State::Moved,
            (true, 0, _) if same && is_long_sentence(wanted.exact) => State::Moved,
            (false, 1.., 0) if !best.guarded && best.share >= MOST_WORDS && best.inserted <= MOST_INSERTED => {
                State::Changed
            }
            _ => return suggested(&places),
        };
        Resolved::placed(state, best.span)
    }

    /// Where no shingle of words and context stands in the text: the words as they are, or nothing.
    fn by_words(&self, wanted: &Selector<'_>, at_position: Option<Span>) -> Resolved {
        if wanted.exact.trim().is_empty() {
            return Resolved::lost();
        }
        let mut places = self.occurrences(wanted.exact);
        let fits = |span: &Span| self.context(wanted, *span).fits();
        match (places.as_slice(), at_position) {
            // The words are where they should be and nowhere else; only their surroundings differ.
            ([only], Some(span)) if *only == span => Resolved::placed(State::Exact, span),
            ([only], None) if fits(only) && wanted.positions.is_empty() => Resolved::placed(State::Exact, *only),
            _ => {
                self.best_first(wanted, &mut places);
                places.truncate(MOST_CANDIDATES);
                Resolved::suggested(places)
            }
        }
    }

    fn search(&self) -> &Search<'t> {
        self.search.get_or_init(|| Search::new(self.text))
    }

    fn context(&self, wanted: &Selector<'_>, span: Span) -> Agreement {
        let side = |known: &str, agrees: bool| (!known.is_empty()).then_some(agrees);
        let before = &self.text[..span.start.get()];
        let after = &self.text[span.end.get()..];
        Agreement {
            left: side(wanted.prefix, before.ends_with(wanted.prefix)),
            right: side(wanted.suffix, after.starts_with(wanted.suffix)),
        }
    }

    fn occurrences(&self, exact: &str) -> Vec<Span> {
        let index = self.index.get_or_init(|| WordIndex::new(self.text));
        let found = index.occurrences(self.text, exact, MOST_OCCURRENCES);
        found.into_iter().map(|at| Span::new(at, at + exact.len())).collect()
    }
}

/// Whether each side of the context stands beside a place; `None` where the annotation does not say.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Agreement {
    left: Option<bool>,
    right: Option<bool>,
}

impl Agreement {
    fn fits(self) -> bool {
        self.left != Some(false) && self.right != Some(false)
    }

    fn strength(self) -> u8 {
        u8::from(self.left == Some(true)) + u8::from(self.right == Some(true))
    }
}

fn nearest(mut places: Vec<Span>, to: Span) -> Vec<Span> {
    sort_by_key(&mut places, |p| p.start.get().abs_diff(to.start.get()));
    places.truncate(MOST_CANDIDATES);
    places
}

fn is_long_sentence(exact: &str) -> bool {
    let words = exact.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
    let exact = exact.trim_end();
    words >= SENTENCE_WORDS
        && exact.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '—' | '–'))
        && exact.ends_with(['.', '!', '?', '…', '»', '”'])
}

fn suggested(places: &[Place]) -> Resolved {
    Resolved::suggested(places.iter().take(MOST_CANDIDATES).map(|place| place.span).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Il pleut sur Brest ce matin. Elle chante. Il pleut sur Brest ce soir.";

    fn check(
        prefix: &str,
        exact: &str,
        suffix: &str,
        position: Option<(usize, usize)>,
        expected: (State, Option<usize>),
    ) {
        let positions: Vec<Span> = position.map(|(s, e)| Span::new(s, e)).into_iter().collect();
        let r = Resolver::new(TEXT).foreign(&Selector { exact, prefix, suffix, positions: &positions });
        assert_eq!((r.state, r.span.map(|s| s.start.get())), expected, "{prefix}[{exact}]{suffix} {position:?}");
        assert_eq!(r.state == State::Suggested, !r.candidates.is_empty());
    }

    #[test]
    fn words_at_their_position_are_exact() {
        check("", "Brest", "", Some((55, 60)), (State::Exact, Some(55)));
        check("sur ", "Brest", " ce soir", Some((55, 60)), (State::Exact, Some(55)));
    }

    #[test]
    fn unique_words_without_position_are_exact() {
        check("", "Elle chante", "", None, (State::Exact, Some(29)));
    }

    #[test]
    fn context_tells_equal_words_apart() {
        check("", "Brest", " ce soir", None, (State::Exact, Some(55)));
    }

    #[test]
    fn words_elsewhere_with_context_have_moved() {
        check("", "Brest", " ce soir", Some((0, 5)), (State::Moved, Some(55)));
        check("matin. ", "Elle chante", "", Some((0, 11)), (State::Moved, Some(29)));
    }

    #[test]
    fn equal_places_are_for_a_person_to_decide() {
        check("", "Brest", "", None, (State::Suggested, None));
        check("Il pleut sur ", "Brest", " ce ", None, (State::Suggested, None));
    }

    #[test]
    fn words_and_context_that_disagree_are_for_a_person_to_decide() {
        check("", "Brest", " ce soir", Some((13, 18)), (State::Suggested, None));
        check("loin de ", "Elle chante", " ailleurs", Some((0, 11)), (State::Suggested, None));
    }

    #[test]
    fn absent_words_are_lost() {
        check("", "Nantes", "", Some((0, 6)), (State::Lost, None));
    }

    #[test]
    fn a_record_whose_words_and_position_disagree_is_never_placed() {
        let r = Resolver::new(TEXT).same_version(Span::new(0, 11), "Elle chante");
        assert_eq!((r.state, r.candidates), (State::Suggested, vec![Span::new(29, 40)]));
    }
}

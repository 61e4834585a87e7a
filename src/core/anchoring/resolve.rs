//! The place of an annotation that comes with words, context and perhaps a position.

use super::copies::is_beside_a_copy;
use super::judge::{Known, is_long_sentence, judge};
use super::pattern::Pattern;
use super::previous::Previous;
use super::search::Search;
use super::{State, word_index::WordIndex};
use crate::core::order::sort_by_key;
use crate::core::text::Span;
use std::cell::OnceCell;

/// Most candidates that a suggestion lists: more is no help to a person.
pub(super) const MOST_CANDIDATES: usize = 12;
/// Occurrences looked at before words count as too common to be placed by themselves.
const MOST_OCCURRENCES: usize = 1_000;

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

    pub(super) fn suggested(candidates: Vec<Span>) -> Self {
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
    old: Option<&'t str>,
    previous: OnceCell<Previous<'t>>,
}

impl<'t> Resolver<'t> {
    /// A resolver for `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            index: OnceCell::new(),
            search: OnceCell::new(),
            trusts: true,
            old: None,
            previous: OnceCell::new(),
        }
    }

    /// A resolver for a text that is known to be another one than the annotations were made on: a stated position that
    /// happens to hold the words is no reason not to look whether a copy of them stands elsewhere.
    #[must_use]
    pub fn of_another_version(text: &'t str) -> Self {
        Self { trusts: false, ..Self::new(text) }
    }

    /// A resolver for `text`, the version after `old`.
    #[must_use]
    pub fn of_next_version(text: &'t str, old: &'t str) -> Self {
        Self { old: Some(old), ..Self::of_another_version(text) }
    }

    /// Where a passage of the version before lies in this one: the alignment of both decides, and not where its words
    /// may be found.
    ///
    /// - Its words stand where the alignment has them: `exact`, or `normalised` where typography differs.
    /// - Most of them do, and no guarded word was touched: `changed`.
    /// - They stand where this version has something new, with context on one side, or are a whole sentence: `moved`.
    /// - Anything else: `suggested`, or `lost`.
    ///
    /// Without a version before, `position` is one of this version.
    #[must_use]
    pub fn follow(&self, position: Span, exact: &str) -> Resolved {
        let Some(old) = self.old else { return self.same_version(position, exact) };
        if position.of(old) != Some(exact) {
            return self.foreign(&Selector { exact, prefix: "", suffix: "", positions: &[] });
        }
        let search = self.search();
        self.previous.get_or_init(|| Previous::new(old, search)).follow(position, search)
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

    /// The words of `span`; none if it does not fit.
    #[must_use]
    pub fn words(&self, span: Span) -> &'t str {
        span.of(self.text).unwrap_or_default()
    }

    /// Where the words occur, for a person to choose from, those with their context first; `lost` if nowhere.
    #[must_use]
    pub fn candidates(&self, wanted: &Selector<'_>) -> Resolved {
        let mut places = self.occurrences(wanted.exact);
        self.best_first(wanted, &mut places);
        places.truncate(MOST_CANDIDATES);
        Resolved::suggested(places)
    }

    fn best_first(&self, wanted: &Selector<'_>, places: &mut [Span]) {
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
        let by_words = if alone || self.trusts { self.by_words(wanted, at_position) } else { Resolved::lost() };
        if by_words.span.is_some() || (alone && by_words.state == State::Suggested) {
            return by_words;
        }
        let places = Pattern::new(wanted).map_or_else(Vec::new, |pattern| self.search().places(&pattern));
        if places.is_empty() {
            return if self.trusts { by_words } else { self.by_words(wanted, at_position) };
        }
        let known = match at_position {
            _ if wanted.positions.is_empty() => Known::Nothing,
            Some(span) if self.trusts || places.iter().all(|place| place.span == span) => Known::There(span),
            _ => Known::NoMore,
        };
        let judged = judge(self.text, wanted.exact, &places, known);
        match judged.span {
            Some(span) if is_beside_a_copy(span, self.search()) => {
                Resolved::suggested(places.iter().map(|place| place.span).take(MOST_CANDIDATES).collect())
            }
            _ => judged,
        }
    }

    /// The words exactly as they are: in one place, or in one place with its whole context, or a question.
    fn by_words(&self, wanted: &Selector<'_>, at_position: Option<Span>) -> Resolved {
        if wanted.exact.is_empty() {
            return Resolved::suggested(self.gaps(wanted));
        }
        if wanted.exact.trim().is_empty() {
            return Resolved::lost();
        }
        let mut places = self.occurrences(wanted.exact);
        if let (Some(span), [only]) = (at_position, places.as_slice())
            && *only == span
        {
            // The words are where they should be and nowhere else; only their surroundings differ.
            return Resolved::placed(State::Exact, span);
        }
        self.best_first(wanted, &mut places);
        let best = match places.as_slice() {
            [only] => Some(*only),
            // Several equal words: the one that both sides of the context single out.
            [first, second, ..] if self.context(wanted, *first).both() && !self.context(wanted, *second).both() => {
                Some(*first)
            }
            _ => None,
        };
        places.truncate(MOST_CANDIDATES);
        match best {
            // Its words stand where it says, its context elsewhere: a person decides.
            Some(span) if at_position.is_some_and(|p| p != span) => Resolved::suggested(places),
            Some(span) if self.goes_with(wanted, span) => {
                let state = if wanted.positions.is_empty() { State::Exact } else { State::Moved };
                Resolved::placed(state, span)
            }
            _ => Resolved::suggested(places),
        }
    }

    /// The places between the words of the context of a passage without words.
    fn gaps(&self, wanted: &Selector<'_>) -> Vec<Span> {
        let around = [wanted.prefix, wanted.suffix].concat();
        let before = wanted.prefix.len();
        let places = self.occurrences(&around).into_iter().take(MOST_CANDIDATES);
        places.map(|span| Span::new(span.start.get() + before, span.start.get() + before)).collect()
    }

    /// Whether enough speaks for `span` besides the words themselves.
    fn goes_with(&self, wanted: &Selector<'_>, span: Span) -> bool {
        let context = self.context(wanted, span);
        let unknown = wanted.prefix.trim().is_empty() && wanted.suffix.trim().is_empty();
        context.left == Some(true)
            || context.right == Some(true)
            || (unknown && wanted.positions.is_empty())
            || is_long_sentence(wanted.exact)
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

    fn both(self) -> bool {
        self.fits() && (self.left.is_some() || self.right.is_some())
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

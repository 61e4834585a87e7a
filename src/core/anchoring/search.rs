//! The places of a text that hold a passage, more or less.
//!
//! Shingles that the passage and its context share with the text vote for places; where they gather, passage and text are
//! aligned token by token. What a place has taken does not vote for another.

use super::guard::is_guarded;
use super::pairing::pair;
use super::pattern::Pattern;
use super::shingles::{LENGTH, Shingles, sort_pairs};
use super::tokens::{Token, inside, tokens};
use crate::core::order::sort_by;
use crate::core::text::Span;
use std::ops::Range;

/// A shingle that stands more often says nothing of the place.
const MOST_PLACES: usize = 48;
/// Places looked at for one passage.
const MOST_ROUNDS: usize = 8;
/// Tokens around the stretch that votes name in which the rest of a passage is looked for.
const SLACK: usize = 8;
/// A place must hold this share of the passage's words to be worth a person's look.
const LEAST_SHARE: f32 = 0.4;

/// A text with its index.
#[derive(Debug)]
pub(super) struct Search<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    shingles: Shingles,
}

/// A place that holds a passage, more or less.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// Where it is, in bytes.
    pub span: Span,
    /// Share of the passage's words that stand there.
    pub share: f32,
    /// Whether all of its tokens stand there, in a row.
    pub whole: bool,
    /// Share of the words of context that stand right before it; `None` where nothing is known of them.
    pub left: Option<f32>,
    /// The same after it.
    pub right: Option<f32>,
    /// Whether words on which the sense turns were taken away, or put in.
    pub guarded: bool,
    /// Words put in, as a share of the passage's words.
    pub inserted: f32,
    /// Number of words that stand there of those in the passage's own lines, context included.
    pub own: usize,
}

impl Place {
    /// How much speaks for it, from 0 to 4.
    pub(super) fn strength(&self) -> f32 {
        2.0 * self.share + self.left.unwrap_or(0.5) + self.right.unwrap_or(0.5)
    }
}

impl<'t> Search<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let tokens = tokens(text);
        let shingles = Shingles::new(&tokens);
        Self { text, tokens, shingles }
    }

    /// The text.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Its tokens.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The numbers of the tokens that `span` touches.
    pub(super) fn inside(&self, span: Span) -> Range<usize> {
        inside(&self.tokens, span)
    }

    /// The places of `pattern`, the strongest first.
    pub(super) fn places(&self, pattern: &Pattern) -> Vec<Place> {
        let mut votes = self.votes(pattern);
        let mut places: Vec<Place> = Vec::new();
        let mut taken: Vec<(usize, usize)> = Vec::new();
        let (mut most, mut bare) = (0, false);
        for _ in 0..MOST_ROUNDS {
            let Some(stretch) = gathered(&votes, pattern.hashes.len()) else { break };
            let count = stretch.len();
            if count * 3 < most {
                break;
            }
            let here = &votes[stretch];
            let (from, to) = (here.first().map_or(0, |v| v.0), here.last().map_or(0, |v| v.0));
            // Where the pattern would begin, by each vote.
            let begins = || here.iter().map(|&(at, i)| (at as usize).saturating_sub(i as usize));
            let begin = begins().min().unwrap_or_default().saturating_sub(SLACK);
            let end = begins().max().unwrap_or_default() + pattern.hashes.len() + SLACK;
            let window = begin..end.min(self.tokens.len());
            match self.align(pattern, window, &taken, bare) {
                Some((place, tokens)) => {
                    most = most.max(count);
                    taken.push(tokens);
                    votes.retain(|&(at, _)| at as usize + LENGTH <= tokens.0 || at as usize >= tokens.1);
                    places.push(place);
                }
                None => {
                    // Context alone: where the passage was taken out, its words are looked for without it.
                    let within = |at: u32| from <= at && at <= to;
                    let context = |i: u32| !pattern.exact.contains(&(i as usize));
                    let some = votes.iter().any(|&(at, i)| within(at) && context(i));
                    votes.retain(|&(at, i)| !within(at) || (some && !context(i)));
                    bare = true;
                }
            }
        }
        sort_by(&mut places, |a, b| b.strength().total_cmp(&a.strength()).then(a.span.cmp(&b.span)));
        places
    }

    /// Tokens of the text, each with the pattern's token that it stands for, as shared shingles have it; in order.
    fn votes(&self, pattern: &Pattern) -> Vec<(u32, u32)> {
        let mut votes = Vec::new();
        for limit in [MOST_PLACES, 20 * MOST_PLACES] {
            for (i, shingle) in pattern.hashes.windows(LENGTH).enumerate() {
                let places = self.shingles.places(shingle);
                if places.len() <= limit {
                    votes.extend(places.map(|at| (at as u32, i as u32)));
                }
            }
            if !votes.is_empty() {
                break;
            }
        }
        sort_pairs(&mut votes);
        votes
    }

    /// Aligns `pattern` with the text's tokens `window`, but for those in `taken`, and without its context if it is to be
    /// `bare`. `None` if too little of the passage stands there; else the place and its tokens.
    fn align(
        &self,
        pattern: &Pattern,
        window: Range<usize>,
        taken: &[(usize, usize)],
        bare: bool,
    ) -> Option<(Place, (usize, usize))> {
        let is_taken = |j: usize| taken.iter().any(|&(from, to)| from <= j && j < to);
        // No token has this hash with any likelihood, and nothing is lost if one has.
        let here: Vec<u32> = window.clone().map(|j| if is_taken(j) { 0 } else { self.tokens[j].hash }).collect();
        let partners = if bare {
            let mut partners = vec![None; pattern.hashes.len()];
            let exact = pattern.exact.clone();
            partners[exact.clone()].copy_from_slice(&pair(&pattern.hashes[exact], &here, &[]));
            partners
        } else {
            pair(&pattern.hashes, &here, &[pattern.exact.start, pattern.exact.end])
        };
        self.place(pattern, |i| partners[i].map(|j| window.start + j as usize))
    }

    /// The place that a pairing of the pattern's tokens with the text's comes to, and its tokens. `None` if too little of
    /// the passage has a partner.
    pub(super) fn place(
        &self,
        pattern: &Pattern,
        at: impl Fn(usize) -> Option<usize>,
    ) -> Option<(Place, (usize, usize))> {
        let exact = pattern.exact.clone();
        let words = pattern.words(exact.clone());
        let standing = exact.clone().filter(|&i| pattern.tokens[i].word && at(i).is_some()).count();
        let share = if words == 0 {
            f32::from(u8::from(exact.clone().all(|i| at(i).is_some())))
        } else {
            standing as f32 / words as f32
        };
        let first = exact.clone().find(|&i| at(i).is_some())?;
        let last = exact.clone().rfind(|&i| at(i).is_some())?;
        if share < LEAST_SHARE {
            return None;
        }
        // Where the first word was replaced, the passage begins after its context, or as many words earlier.
        let (from, to) = (at(first)?, at(last)?);
        let before = (0..exact.start).rev().find_map(&at).map_or(0, |j| j + 1);
        let after = (exact.end..pattern.tokens.len()).find_map(&at).unwrap_or(self.tokens.len());
        let begin = if first == exact.start { from } else { from.saturating_sub(first - exact.start).max(before) };
        let end = if last + 1 == exact.end { to + 1 } else { (to + exact.end - last).min(after) };
        let (begin, end) = (begin.min(from), end.clamp(to + 1, self.tokens.len()));
        let lead = if first == exact.start { pattern.lead } else { 0 };
        let trail = if last + 1 == exact.end { pattern.trail } else { 0 };
        let start = self.tokens[begin].start as usize + lead;
        let stop = (self.tokens[end - 1].end as usize).checked_sub(trail).filter(|stop| *stop > start)?;
        if !self.text.is_char_boundary(start) || !self.text.is_char_boundary(stop) {
            return None;
        }
        let stands = |j: usize| exact.clone().any(|i| at(i) == Some(j));
        let put_in: Vec<&Token> = (begin..end).filter(|&j| !stands(j)).map(|j| &self.tokens[j]).collect();
        let gone = exact.clone().filter(|&i| at(i).is_none());
        let guarded =
            gone.clone().any(|i| pattern.is_guarded(i)) || put_in.iter().any(|t| t.word && is_guarded(t.of(self.text)));
        let replaced = gone.clone().filter(|&i| pattern.tokens[i].word).count();
        let new_words = put_in.iter().filter(|t| t.word).count().saturating_sub(replaced);
        let side = |range: Range<usize>, near: &dyn Fn(usize) -> bool| {
            let all = pattern.words(range.clone());
            let agree = range.filter(|&i| pattern.tokens[i].word && at(i).is_some_and(near)).count();
            (all > 0).then(|| agree as f32 / all as f32)
        };
        // Words inserted between passage and context part them, but not far.
        let reach = |count: usize| count + count / 2 + 4;
        let (lefts, rights) = (pattern.exact.start, pattern.tokens.len() - pattern.exact.end);
        let is_left = |j: usize| j < begin && begin - j <= reach(lefts);
        let is_right = |j: usize| j >= end && j - end < reach(rights);
        let lines = pattern.lines();
        let around = |range: Range<usize>, near: &dyn Fn(usize) -> bool| {
            range.filter(|&i| pattern.tokens[i].word && at(i).is_some_and(near)).count()
        };
        let place = Place {
            span: Span::new(start, stop),
            share,
            whole: put_in.is_empty() && gone.count() == 0,
            left: side(0..pattern.exact.start, &is_left),
            right: side(pattern.exact.end..pattern.tokens.len(), &is_right),
            guarded,
            inserted: new_words as f32 / words.max(1) as f32,
            own: standing + around(lines.start..exact.start, &is_left) + around(exact.end..lines.end, &is_right),
        };
        Some((place, (begin, end)))
    }
}

/// The votes within a stretch of the text about as long as the pattern, where most of them are.
fn gathered(votes: &[(u32, u32)], length: usize) -> Option<Range<usize>> {
    let reach = (length + length / 2 + 8) as u32;
    let mut best = 0..0;
    let mut to = 0;
    for from in 0..votes.len() {
        while to < votes.len() && votes[to].0 - votes[from].0 <= reach {
            to += 1;
        }
        if to - from > best.len() {
            best = from..to;
        }
    }
    (!best.is_empty()).then_some(best)
}

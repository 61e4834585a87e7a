//! Following passages from one version of a text to the next, where the old one is at hand.
//!
//! The two versions are aligned once, token by token. A passage lies where the partners of its tokens lie. What has no
//! partner was taken out, or moved to where the new version has something that the old one had not: only there is it
//! looked for. Words that both versions have somewhere else are never taken for it, so that a sentence deleted here is not
//! found in a refrain elsewhere.

use super::copies::{Copies, paragraph, paragraph_tokens};
use super::judge::{Known, judge};
use super::pairing::pair;
use super::pattern::Pattern;
use super::resolve::{Resolved, Selector};
use super::search::{Place, Search};
use super::tokens::{Token, tokens};
use crate::core::order::sort_by_key;
use crate::core::text::Span;
use std::cmp::Reverse;

/// What stands around a passage in the old version, on one side, in bytes: about a dozen words.
const CONTEXT: usize = 80;
/// Tokens of paragraphs that are compared.
const MOST_COMPARED: usize = 600;
/// A place belongs to the passage if less than this share of its tokens is known to be something else.
const NEW: f32 = 0.5;

/// The alignment of an old version with a new one.
#[derive(Debug)]
pub(super) struct Previous<'t> {
    old: &'t str,
    tokens: Vec<Token>,
    /// For each token of the old version its partner in the new one.
    partners: Vec<Option<u32>>,
    /// For each token of the new version its partner in the old one.
    origins: Vec<Option<u32>>,
}

impl<'t> Previous<'t> {
    pub(super) fn new(old: &'t str, new: &Search<'_>) -> Self {
        let tokens = tokens(old);
        let hashes = |list: &[Token]| list.iter().map(|t| t.hash).collect::<Vec<_>>();
        let mut partners = pair(&hashes(&tokens), &hashes(new.tokens()), &[]);
        close_up(&tokens, new.tokens(), &mut partners);
        let mut origins = vec![None; new.tokens().len()];
        for (i, three) in partners.windows(3).enumerate() {
            // One word alone finds a partner anywhere; three in a row say where the text went on.
            if let [Some(a), Some(b), Some(c)] = *three
                && b == a + 1
                && c == a + 2
            {
                for (j, from) in (a as usize..).zip(i as u32..i as u32 + 3) {
                    origins[j] = Some(from);
                }
            }
        }
        Self { old, tokens, partners, origins }
    }

    /// Where the passage `span` of the old version lies in the new one.
    pub(super) fn follow(&self, span: Span, new: &Search<'_>) -> Resolved {
        let Some(exact) = span.of(self.old).filter(|exact| !exact.is_empty()) else { return Resolved::lost() };
        let from = floor(self.old, span.start.get().saturating_sub(CONTEXT));
        let to = floor(self.old, (span.end.get() + CONTEXT).min(self.old.len()));
        let (prefix, suffix) = (&self.old[from..span.start.get()], &self.old[span.end.get()..to]);
        let Some(pattern) = Pattern::new(&Selector { exact, prefix, suffix, positions: &[] }) else {
            return Resolved::lost();
        };
        let token = |i: usize| {
            let start = pattern.tokens.get(i)?.start as usize + from;
            self.tokens.binary_search_by_key(&start, |t| t.start as usize).ok()
        };
        let copies = Copies { old: &self.tokens, partners: &self.partners, origins: &self.origins };
        let line = paragraph_tokens(self.old, &self.tokens, span);
        if let Some(question) = copies.question(line, &pattern, new, token) {
            return question;
        }
        let kept = new.place(&pattern, |i| self.partners[token(i)?].map(|j| j as usize));
        let own: Vec<Option<usize>> = pattern.exact.clone().map(token).collect();
        let is_own = |origin: &Option<u32>| origin.is_none_or(|o| own.contains(&Some(o as usize)));
        let free = |place: &Place| {
            let inside = new.inside(place.span);
            let others = self.origins[inside.clone()].iter().filter(|origin| !is_own(origin)).count();
            (others as f32) < NEW * inside.len() as f32
        };
        let mut places: Vec<Place> = new.places(&pattern).into_iter().filter(free).collect();
        let known = match kept {
            Some((place, _)) => {
                // The alignment is surer than any search: what overlaps its place is the same.
                places.retain(|other| !other.span.overlaps(place.span));
                places.insert(0, place);
                Known::Aligned
            }
            None => Known::New,
        };
        if places.is_empty() {
            let first = own.iter().flatten().next();
            let gap = first.and_then(|first| self.in_its_place(*first, own.len(), exact, new));
            return gap.map_or_else(Resolved::lost, |gap| Resolved::suggested(vec![gap]));
        }
        let mut resolved = judge(new.text(), exact, &places, known);
        if let Some(place) = resolved.span
            && exact.trim().contains('\n')
            && self.lines(span).any(|line| copies.is_doubled(&line, new))
        {
            // It lies in several paragraphs, one of which stands twice: the place is a good one, and not a sure one.
            resolved = Resolved::suggested(vec![place]);
        }
        if resolved.candidates.len() < 2 {
            return resolved;
        }
        self.likest_first(resolved, span, new)
    }

    /// What the new version has in the place of `count` tokens, from the number `first` on, of which too little is left to be
    /// found: what stands between the partners of both neighbours, if the old version has it nowhere and it is not much
    /// more. « Homs » that became « Hama » is found so, and asked about.
    fn in_its_place(&self, first: usize, count: usize, exact: &str, new: &Search<'_>) -> Option<Span> {
        let begin = match first.checked_sub(1) {
            Some(before) => self.partners[before]? as usize + 1,
            None => 0,
        };
        let end =
            self.partners.get(first + count).map_or(Some(new.tokens().len()), |after| after.map(|j| j as usize))?;
        let gap = new.tokens().get(begin..end)?;
        let is_new =
            self.origins[begin..end].iter().all(|o| o.is_none_or(|o| (first..first + count).contains(&(o as usize))));
        let span = Span::new(gap.first()?.start as usize, gap.last()?.end as usize);
        let breaks = |words: &str| words.trim().contains('\n');
        let fits = is_new && gap.len() <= 2 * count + 2 && gap.iter().any(|token| token.word);
        (fits && (breaks(exact) || !breaks(span.of(new.text())?))).then_some(span)
    }

    /// The paragraphs that `span` of the old version lies in, by their tokens.
    fn lines(&self, span: Span) -> impl Iterator<Item = std::ops::Range<usize>> {
        let whole = paragraph(self.old, span);
        let lines = whole.of(self.old).unwrap_or_default().split('\n').scan(whole.start.get(), |at, line| {
            let start = *at;
            *at += line.len() + 1;
            Some(Span::new(start, start + line.len()))
        });
        lines.map(|line| paragraph_tokens(self.old, &self.tokens, line))
    }

    /// Candidates in the order in which their paragraphs are like that of the passage: between a passage and its copy, what
    /// stands around them decides.
    fn likest_first(&self, mut resolved: Resolved, span: Span, new: &Search<'_>) -> Resolved {
        let here = paragraph_tokens(self.old, &self.tokens, span);
        let old: Vec<u32> = self.tokens[here].iter().take(MOST_COMPARED).map(|t| t.hash).collect();
        let alike = |place: Span| {
            let there = new.inside(paragraph(new.text(), place));
            let tokens: Vec<u32> = new.tokens()[there].iter().take(MOST_COMPARED).map(|t| t.hash).collect();
            pair(&old, &tokens, &[]).iter().flatten().count()
        };
        let mut ranked: Vec<(usize, Span)> = resolved.candidates.iter().map(|place| (alike(*place), *place)).collect();
        sort_by_key(&mut ranked, |(alike, _)| Reverse(*alike));
        resolved.candidates = ranked.into_iter().map(|(_, place)| place).collect();
        resolved
    }
}

/// Where a sentence was put in after another, the mark that ends the first stands at the end of both, and an alignment does
/// not care which it takes: it is the one that follows the word which it followed before.
fn close_up(old: &[Token], new: &[Token], partners: &mut [Option<u32>]) {
    for i in 1..partners.len() {
        if let (false, Some(before), Some(here)) = (old[i].word, partners[i - 1], partners[i])
            && before + 1 < here
            && new[before as usize + 1].hash == old[i].hash
        {
            partners[i] = Some(before + 1);
        }
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

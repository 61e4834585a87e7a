//! A paragraph that stands twice in the new version, each time a little changed: which of the two is the old one nobody
//! knows, so that a passage of it becomes a question. The likelier is the one that changed less.

use super::pairing::pair;
use super::pattern::Pattern;
use super::resolve::{MOST_CANDIDATES, Resolved};
use super::search::Search;
use super::tokens::{Token, inside};
use crate::core::order::{sort, sort_by_key};
use crate::core::text::Span;
use std::cmp::Reverse;
use std::ops::Range;

/// Paragraphs of fewer tokens are like others by chance.
const FEWEST: usize = 8;
/// Longer ones are not compared: they are chapters without line breaks.
const MOST: usize = 1_000;
/// Two paragraphs are like each other if this share of the tokens of the old one stands in both.
const ALIKE: f32 = 0.5;

/// How many tokens of a paragraph stand in another, the tokens of that one, and which of them they are.
type Alike = (usize, Range<usize>, Vec<Option<u32>>);

/// Paragraphs of the new version that may be the one a passage stands in.
pub(super) struct Copies<'p> {
    /// The old version's tokens, and the partner of each.
    pub(super) old: &'p [Token],
    pub(super) partners: &'p [Option<u32>],
    /// The old token that each of the new ones comes from.
    pub(super) origins: &'p [Option<u32>],
}

impl Copies<'_> {
    /// The question that a passage in the paragraph `line` of the old version comes to, if the new version has it more than
    /// once. `token` gives the old token of one of the pattern's.
    pub(super) fn question(
        &self,
        line: Range<usize>,
        pattern: &Pattern,
        new: &Search<'_>,
        token: impl Fn(usize) -> Option<usize>,
    ) -> Option<Resolved> {
        let alike = self.alike(&line, new);
        if alike.len() < 2 {
            return None;
        }
        let place = |(_, there, partners): &Alike| {
            let at = |i: usize| {
                let own = token(i)?.checked_sub(line.start)?;
                partners.get(own).copied().flatten().map(|j| there.start + j as usize)
            };
            new.place(pattern, at).map(|(place, _)| place.span)
        };
        let spans: Vec<Span> = alike.iter().filter_map(place).take(MOST_CANDIDATES).collect();
        (spans.len() > 1).then(|| Resolved::suggested(spans))
    }

    /// Whether the new version has the paragraph `line` of the old one more than once.
    pub(super) fn is_doubled(&self, line: &Range<usize>, new: &Search<'_>) -> bool {
        self.alike(line, new).len() > 1
    }

    /// The paragraphs of the new version that may be `line`, the one that changed least first.
    fn alike(&self, line: &Range<usize>, new: &Search<'_>) -> Vec<Alike> {
        let mut alike = Vec::new();
        if !(FEWEST..=MOST).contains(&line.len()) {
            return alike;
        }
        let near = self.near(line, new);
        if near.len() < 2 {
            return alike;
        }
        let hashes: Vec<u32> = self.old[line.clone()].iter().map(|t| t.hash).collect();
        let mut known = hashes.clone();
        sort(&mut known);
        for there in near {
            if there.len() > MOST || self.is_anothers(line, &there) {
                continue;
            }
            let tokens: Vec<u32> = new.tokens()[there.clone()].iter().map(|t| t.hash).collect();
            let shared = tokens.iter().filter(|hash| known.binary_search(hash).is_ok()).count();
            let enough = |count: usize| count as f32 >= ALIKE * hashes.len() as f32;
            if enough(shared) {
                let partners = pair(&hashes, &tokens, &[]);
                let stand = partners.iter().flatten().count();
                if enough(stand) {
                    alike.push((stand, there, partners));
                }
            }
        }
        sort_by_key(&mut alike, |(stand, there, _)| (Reverse(*stand), there.start));
        alike
    }

    /// The paragraphs of the new version in which tokens of `line` have partners, and those beside them, by their tokens.
    fn near(&self, line: &Range<usize>, new: &Search<'_>) -> Vec<Range<usize>> {
        let text = new.text();
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut add = |span: Span| {
            let tokens = new.inside(span);
            if !tokens.is_empty() && !found.iter().any(|known| known.start == tokens.start) {
                found.push(tokens);
            }
        };
        let mut last = None;
        for partner in self.partners[line.clone()].iter().flatten() {
            let at = new.tokens()[*partner as usize].start as usize;
            if last.is_some_and(|span: Span| span.start.get() <= at && at < span.end.get()) {
                continue;
            }
            let here = paragraph(text, Span::new(at, at));
            last = Some(here);
            add(here);
            // Empty lines lie between in some texts.
            let before = text[..here.start.get()].trim_end().len();
            add(paragraph(text, Span::new(before, before)));
            let after = text.len() - text[here.end.get()..].trim_start().len();
            add(paragraph(text, Span::new(after, after)));
        }
        found
    }

    /// Whether most of the new version's tokens `there` come from elsewhere than `line`.
    fn is_anothers(&self, line: &Range<usize>, there: &Range<usize>) -> bool {
        let elsewhere = |origin: &&Option<u32>| origin.is_some_and(|from| !line.contains(&(from as usize)));
        let others = self.origins[there.clone()].iter().filter(elsewhere).count();
        2 * others > there.len()
    }
}

/// Whether a near-copy of its first line stands right before `place`, or one of its last line right after it, where it lies
/// in several lines: it may then go through either, and which of them nobody knows.
pub(super) fn is_beside_a_copy(place: Span, new: &Search<'_>) -> bool {
    let text = new.text();
    if !place.of(text).unwrap_or_default().trim().contains('\n') {
        return false;
    }
    let (start, end) = (place.start.get(), place.end.get());
    let (first, last) = (paragraph(text, Span::new(start, start)), paragraph(text, Span::new(end, end)));
    let before = text[..first.start.get()].trim_end().len();
    let after = text.len() - text[last.end.get()..].trim_start().len();
    let alike = |line: Span, at: usize| {
        let hashes = |span| new.tokens()[new.inside(span)].iter().map(|t| t.hash).collect::<Vec<_>>();
        let (line, other) = (hashes(line), hashes(paragraph(text, Span::new(at, at))));
        let fits = |length: usize| (FEWEST..=MOST).contains(&length);
        fits(line.len())
            && fits(other.len())
            && pair(&line, &other, &[]).iter().flatten().count() as f32 >= ALIKE * line.len().max(other.len()) as f32
    };
    alike(first, before) || (after < text.len() && alike(last, after))
}

/// The lines that `span` lies in.
pub(super) fn paragraph(text: &str, span: Span) -> Span {
    let start = text[..span.start.get()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end.get()..].find('\n').map_or(text.len(), |at| span.end.get() + at);
    Span::new(start, end)
}

/// The tokens of the lines that `span` lies in.
pub(super) fn paragraph_tokens(text: &str, tokens: &[Token], span: Span) -> Range<usize> {
    inside(tokens, paragraph(text, span))
}

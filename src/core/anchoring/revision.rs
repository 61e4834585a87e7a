//! What changed from one version of a text to the next, sentence by sentence.
//!
//! Sentences are compared as words and signs, so that typography alone is no change. Those that both versions have, in the
//! same order, are aligned first; what is the same and stands elsewhere has moved; of the rest, two sentences that share
//! most of their words, and each with no other more, are one that was edited. An edit that shares less than half of its
//! words is shown as a removal and an addition, and so is a sentence that was moved and edited at once.
//!
//! Each step is one alignment (`pairing`) or one pass, so that a megabyte against a megabyte stays a matter of tenths of a
//! second, whatever the texts are.

use super::guard::is_number;
use super::pairing::pair;
use super::tokens::{Token, inside, tokens};
use crate::core::order::{sort, sort_by_key};
use crate::core::text::sentences::sentences;
use crate::core::text::{Span, Text};

/// How far back a quotation mark that opens is looked for, in bytes: a long paragraph.
const LOOK_BACK: usize = 4_000;

/// What announces a correction where it stands in what is new, in lower case.
const ANNOUNCEMENTS: [&str; 15] = [
    "mis à jour",
    "mise à jour",
    "mis a jour",
    "rectificatif",
    "rectification",
    "erratum",
    "correction :",
    "correctif",
    "article corrigé",
    "article modifié",
    "article actualisé",
    "une version précédente",
    "a été corrigé",
    "correction:",
    "this article was updated",
];

/// What happened to a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The new version has it and the old one has not.
    Added,
    /// The old version had it and the new one has not.
    Removed,
    /// Some of its words are others.
    Edited,
    /// It stands elsewhere, with the same words.
    Moved,
}

impl ChangeKind {
    /// Its name in the scripting interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Edited => "edited",
            Self::Moved => "moved",
        }
    }
}

/// Words of an edited sentence that are others now: both spans hold something where words were replaced, one is empty where
/// some were put in or taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where they stood.
    pub old: Span,
    /// Where they stand.
    pub new: Span,
}

/// One sentence that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What happened to it.
    pub kind: ChangeKind,
    /// The sentence in the old version; `None` for what was added.
    pub old: Option<Span>,
    /// The sentence in the new version; `None` for what was removed.
    pub new: Option<Span>,
    /// The how manyth sentence it was and is, from 0. Where it is in one version only, where it would stand in the other.
    pub number: (usize, usize),
    /// The words that changed, of an edited sentence; in order.
    pub edits: Vec<Edit>,
    /// Whether a number is among these words.
    pub number_changed: bool,
    /// Whether some of these words stand in a quotation, where nobody but the speaker should change anything.
    pub quotation_changed: bool,
}

/// The changes from one version to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Revision {
    /// The sentences that changed, in the order in which one reads the new version, what was removed where it stood.
    pub changes: Vec<Change>,
    /// How many sentences stand as they stood.
    pub unchanged: usize,
    /// How many sentences the old and the new version have.
    pub sentences: (usize, usize),
    /// Where the new version says of itself that it was corrected, in what is new in it.
    pub announced: Vec<Span>,
}

impl Revision {
    /// The changes that make `new` of `old`.
    #[must_use]
    pub fn new(old: &Text, new: &Text) -> Self {
        let (old, new) = (Side::new(old), Side::new(new));
        let partners = pair(&old.hashes, &new.hashes, &[]);
        let mut matching = Matching {
            of_old: partners.iter().map(|p| p.map(|j| j as usize)).collect(),
            of_new: vec![None; new.hashes.len()],
        };
        for (i, j) in partners.iter().enumerate() {
            if let Some(j) = j {
                matching.of_new[*j as usize] = Some(i);
            }
        }
        let in_order = matching.of_old.clone();
        let moved = matching.moved(&old, &new);
        let edited = matching.edited(&in_order, &old, &new);
        let mut changes: Vec<(usize, usize, Change)> = Vec::new();
        let places = Between::new(&in_order, new.hashes.len());
        for (i, span) in old.spans.iter().enumerate().filter(|(i, _)| matching.of_old[*i].is_none()) {
            let there = places.old[i];
            changes.push((there, i, Change::whole(ChangeKind::Removed, Some(*span), None, (i, there))));
        }
        for (j, span) in new.spans.iter().enumerate().filter(|(j, _)| matching.of_new[*j].is_none()) {
            changes.push((j, usize::MAX, Change::whole(ChangeKind::Added, None, Some(*span), (places.new[j], j))));
        }
        for (i, j) in moved {
            changes.push((j, i, Change::whole(ChangeKind::Moved, Some(old.spans[i]), Some(new.spans[j]), (i, j))));
        }
        for (i, j) in edited {
            changes.push((j, i, old.edited(i, &new, j)));
        }
        sort_by_key(&mut changes, |(j, i, _)| (*j, *i));
        let changes: Vec<Change> = changes.into_iter().map(|(.., change)| change).collect();
        let unchanged = in_order.iter().flatten().count();
        let announced = changes.iter().filter_map(|change| announcement(change, new.text)).collect();
        Self { changes, unchanged, sentences: (old.spans.len(), new.spans.len()), announced }
    }

    /// How many changes nobody announced: all of them, unless the new version says of itself that it was corrected.
    #[must_use]
    pub fn silent(&self) -> usize {
        if self.announced.is_empty() { self.changes.len() } else { 0 }
    }

    /// How many changes are of `kind`.
    #[must_use]
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}

impl Change {
    fn whole(kind: ChangeKind, old: Option<Span>, new: Option<Span>, number: (usize, usize)) -> Self {
        Self { kind, old, new, number, edits: Vec::new(), number_changed: false, quotation_changed: false }
    }
}

/// One version as sentences and tokens.
struct Side<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// Those with a word or a sign in them.
    spans: Vec<Span>,
    /// The tokens of each.
    ranges: Vec<std::ops::Range<usize>>,
    /// Each in one number.
    hashes: Vec<u32>,
}

impl<'t> Side<'t> {
    fn new(text: &'t Text) -> Self {
        let mut side = Self {
            text: text.as_str(),
            tokens: tokens(text.as_str()),
            spans: Vec::new(),
            ranges: Vec::new(),
            hashes: Vec::new(),
        };
        for span in sentences(text, text.span()) {
            let range = inside(&side.tokens, span);
            if range.is_empty() {
                continue;
            }
            side.hashes.push(super::shingles::hash(side.tokens[range.clone()].iter().map(|t| t.hash)));
            side.spans.push(span);
            side.ranges.push(range);
        }
        side
    }

    fn hashes_of(&self, sentence: usize) -> Vec<u32> {
        self.tokens[self.ranges[sentence].clone()].iter().map(|t| t.hash).collect()
    }

    /// The sentence `i`, which became the sentence `j` of `new`.
    fn edited(&self, i: usize, new: &Side<'_>, j: usize) -> Change {
        let (olds, news) = (&self.tokens[self.ranges[i].clone()], &new.tokens[new.ranges[j].clone()]);
        let mut change = Change::whole(ChangeKind::Edited, Some(self.spans[i]), Some(new.spans[j]), (i, j));
        let starts = (self.spans[i].start.get(), new.spans[j].start.get());
        change.edits = differences((self.text, olds), (new.text, news), starts);
        let numbered = |tokens: &[Token], text: &str, span: Span| {
            tokens[inside(tokens, span)].iter().any(|token| is_number(token.of(text)))
        };
        change.number_changed =
            change.edits.iter().any(|e| numbered(olds, self.text, e.old) || numbered(news, new.text, e.new));
        change.quotation_changed = change.edits.iter().any(|e| quoted(self.text, e.old) && quoted(new.text, e.new));
        change
    }
}

/// The words that differ between two passages, in order. Typography alone is no difference.
#[must_use]
pub fn edits(then: &str, now: &str) -> Vec<Edit> {
    let (old, new) = (tokens(then), tokens(now));
    differences((then, &old), (now, &new), (0, 0))
}

/// The runs of tokens without partners in two passages of the texts `then` and `now`, which begin at `starts`. What is
/// joined by a sign without a space, as the figures of 3,5 are, changed as one.
fn differences((then, olds): (&str, &[Token]), (now, news): (&str, &[Token]), starts: (usize, usize)) -> Vec<Edit> {
    let hashes = |list: &[Token]| list.iter().map(|t| t.hash).collect::<Vec<_>>();
    let partners = pair(&hashes(olds), &hashes(news), &[]);
    let before = |list: &[Token], at: usize, start: usize| {
        at.checked_sub(1).and_then(|k| list.get(k)).map_or(start, |t| t.end as usize)
    };
    let joined = |text: &str, last: Span, next: Span| {
        let between = text.get(last.end.get()..next.start.get()).unwrap_or_default();
        !between.contains(|c: char| c.is_whitespace() || c.is_alphanumeric()) && !last.is_empty() && !next.is_empty()
    };
    let mut found: Vec<Edit> = Vec::new();
    let mut from = (0, 0);
    let matched = partners.iter().enumerate().filter_map(|(a, b)| Some((a, (*b)? as usize)));
    for (a, b) in matched.chain([(olds.len(), news.len())]) {
        if a > from.0 || b > from.1 {
            let old = covering(&olds[from.0..a], before(olds, from.0, starts.0));
            let new = covering(&news[from.1..b], before(news, from.1, starts.1));
            match found.last_mut().filter(|last| joined(then, last.old, old) && joined(now, last.new, new)) {
                Some(last) => {
                    last.old = Span { start: last.old.start, end: old.end };
                    last.new = Span { start: last.new.start, end: new.end };
                }
                None => found.push(Edit { old, new }),
            }
        }
        from = (a + 1, b + 1);
    }
    found
}

/// From the first of `tokens` to the last; an empty stretch at `at` where there are none.
fn covering(tokens: &[Token], at: usize) -> Span {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => Span::new(first.start as usize, last.end as usize),
        _ => Span::new(at, at),
    }
}

/// Whether a quotation mark that opens stands before `span` in its paragraph and none that closes after that.
fn quoted(text: &str, span: Span) -> bool {
    let mut from = span.start.get().saturating_sub(LOOK_BACK);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..span.start.get()).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let last = line.rfind(['«', '“', '»', '”']);
    last.is_some_and(|at| line[at..].starts_with(['«', '“']))
}

/// Where `change` says that the text was corrected, if what is new in it does.
fn announcement(change: &Change, new: &str) -> Option<Span> {
    let span = change.new.filter(|_| change.kind != ChangeKind::Moved)?;
    let words = span.of(new)?.to_lowercase();
    ANNOUNCEMENTS.iter().any(|known| words.contains(known)).then_some(span)
}

/// Which sentence is which.
struct Matching {
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

impl Matching {
    fn join(&mut self, i: usize, j: usize) {
        self.of_old[i] = Some(j);
        self.of_new[j] = Some(i);
    }

    /// Sentences that are the same and stand elsewhere: the first of equal ones with the first, and so on.
    fn moved(&mut self, old: &Side<'_>, new: &Side<'_>) -> Vec<(usize, usize)> {
        let alone = |hashes: &[u32], partners: &[Option<usize>]| {
            let mut list: Vec<(u32, usize)> =
                hashes.iter().enumerate().filter(|(n, _)| partners[*n].is_none()).map(|(n, hash)| (*hash, n)).collect();
            sort(&mut list);
            list
        };
        let (left, right) = (alone(&old.hashes, &self.of_old), alone(&new.hashes, &self.of_new));
        let (mut moved, mut at) = (Vec::new(), 0);
        for (hash, i) in left {
            while right.get(at).is_some_and(|other| other.0 < hash) {
                at += 1;
            }
            if let Some((_, j)) = right.get(at).filter(|other| other.0 == hash) {
                self.join(i, *j);
                moved.push((i, *j));
                at += 1;
            }
        }
        moved
    }

    /// Sentences that share most of their words, and none with another more: what is alone between two sentences that
    /// both versions have is aligned word by word.
    fn edited(&mut self, in_order: &[Option<usize>], old: &Side<'_>, new: &Side<'_>) -> Vec<(usize, usize)> {
        let mut edited = Vec::new();
        let mut from = (0, 0);
        let anchors = in_order.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?)));
        for (i, j) in anchors.chain([(old.spans.len(), new.spans.len())]) {
            let some: Vec<usize> = (from.0..i).filter(|i| self.of_old[*i].is_none()).collect();
            let others: Vec<usize> = (from.1..j).filter(|j| self.of_new[*j].is_none()).collect();
            if !some.is_empty() && !others.is_empty() {
                edited.extend(likest(old, &some, new, &others));
            }
            from = (i + 1, j + 1);
        }
        for (i, j) in &edited {
            self.join(*i, *j);
        }
        edited
    }
}

/// Of the sentences `some` of `old` and `others` of `new` those that share half of their words and signs, and none with
/// another more.
fn likest(old: &Side<'_>, some: &[usize], new: &Side<'_>, others: &[usize]) -> Vec<(usize, usize)> {
    let owned = |side: &Side<'_>, list: &[usize]| -> (Vec<u32>, Vec<usize>) {
        list.iter().flat_map(|n| side.hashes_of(*n).into_iter().map(move |hash| (hash, *n))).unzip()
    };
    let ((left, owner), (right, other_owner)) = (owned(old, some), owned(new, others));
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    for (a, b) in pair(&left, &right, &[]).into_iter().enumerate() {
        let Some(b) = b else { continue };
        let (i, j) = (owner[a], other_owner[b as usize]);
        match shared.last_mut().filter(|last| (last.0, last.1) == (i, j)) {
            Some(last) => last.2 += 1,
            None => shared.push((i, j, 1)),
        }
    }
    // Both ascend, so that those of one sentence stand side by side.
    let is_best = |k: usize| {
        let (i, j, count) = shared[k];
        let beaten = |other: &&(usize, usize, usize)| other.2 > count;
        let before = shared[..k].iter().rev().take_while(|o| o.0 == i || o.1 == j).any(|o| o.2 >= count);
        let after = shared[k + 1..].iter().take_while(|o| o.0 == i || o.1 == j).find(beaten);
        !before && after.is_none()
    };
    let length = |side: &Side<'_>, n: usize| side.ranges[n].len();
    let alike = |k: &usize| {
        let (i, j, count) = shared[*k];
        4 * count >= length(old, i) + length(new, j) && is_best(*k)
    };
    (0..shared.len()).filter(alike).map(|k| (shared[k].0, shared[k].1)).collect()
}

/// For each sentence how many of the other version stand before it, going by those that both have in the same order.
struct Between {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Between {
    fn new(in_order: &[Option<usize>], news: usize) -> Self {
        let mut old = Vec::with_capacity(in_order.len());
        let mut new = vec![0; news];
        let mut last = 0;
        for (i, j) in in_order.iter().enumerate() {
            if let Some(j) = j {
                new[*j] = i + 1;
                last = j + 1;
            }
            old.push(last);
        }
        let mut before = 0;
        for n in &mut new {
            before = (*n).max(before);
            *n = before;
        }
        Self { old, new }
    }
}

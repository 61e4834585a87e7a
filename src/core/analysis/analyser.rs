//! The analysis in slices.
//!
//! Stages: every passage is scanned and its names seen by the plain view; the plain view is settled; its chapters are
//! resolved, the one on the screen first. Then quotations and dates stand. If the model is there, the full view sees the
//! names of every passage, is settled and resolved, and gives names, and speakers to the quotations that stand.
//!
//! A passage is a block, unless that is too long to be read at once. A unit of work is a passage or [`SETTLED_AT_ONCE`]
//! names, so that its cost is bounded whatever the text.

use super::gazetteer::Gazetteer;
use super::grammar::{Grammar, Phenomenon};
use super::model::Model;
use super::resolve::{Known, Resolver};
use super::scan::Scan;
use super::tongue::Tongue;
use super::view::Named;
use super::{Analysis, Entity, EntityKind, Quote, QuoteKind, chapters, marks, passages, vocabulary};
use crate::core::order::sort_by_key;
use crate::core::text::{Span, Text};
use std::ops::Range;
use std::sync::Arc;

/// Names that are settled in one unit of work.
const SETTLED_AT_ONCE: usize = 500;

/// How far an analysis is, in units of work that each take about one passage. Units that prepare others are not counted:
/// the words that the rules know, settling all names but the last, reading again what stands before a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Units done.
    pub done: usize,
    /// Units in all: each passage once to scan and once to resolve, and one to settle; with the model the same again.
    pub total: usize,
}

impl Progress {
    /// Whether nothing is left.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.done >= self.total
    }
}

/// What a view found so far.
#[derive(Clone, Debug, Default)]
struct Course {
    named: Named,
    settled: bool,
    /// The chapters in the order in which they are resolved; those done have their results.
    order: Vec<usize>,
    results: Vec<(usize, Analysis)>,
    /// The chapter under way: the passage to resolve next, and what it came to.
    under_way: Option<(usize, Resolver, Analysis)>,
    resolved: usize,
}

/// An analysis under way.
#[derive(Clone, Debug)]
pub struct Analyser {
    text: Text,
    passages: Vec<Span>,
    tongue: Tongue,
    grammar: Grammar,
    model: Option<Arc<Model>>,
    scans: Vec<Scan>,
    chapters: Vec<Range<usize>>,
    seen: usize,
    plain: Course,
    full: Course,
    done: usize,
}

impl Analyser {
    /// An analysis of `text` that has not begun.
    #[must_use]
    pub fn new(text: Text) -> Self {
        Self::with(text, Grammar::ALL)
    }

    /// An analysis of `text` that has not begun, by rules that handle what `grammar` has.
    #[must_use]
    pub fn with(text: Text, grammar: Grammar) -> Self {
        let passages = passages::passages(&text);
        let scans = Vec::with_capacity(passages.len());
        Self {
            tongue: if grammar.has(Phenomenon::OtherTongue) { Tongue::of(&text) } else { Tongue::French },
            text,
            passages,
            grammar,
            model: None,
            scans,
            chapters: Vec::new(),
            seen: 0,
            plain: Course::default(),
            full: Course::default(),
            done: 0,
        }
    }

    /// The language of the text. Speakers and names are found in French alone.
    #[must_use]
    pub fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// The block to resolve first, the one at the top of the screen. Where it lies changes no result.
    pub fn look_at(&mut self, block: usize) {
        let start = self.text.blocks().get(block).map_or(self.text.span().end, |b| b.span.start);
        self.seen = self.passages.partition_point(|p| p.start < start);
    }

    /// Gives the analysis the model: there is more to do then, also for an analysis that was complete.
    pub fn know(&mut self, model: Arc<Model>) {
        if self.tongue == Tongue::French {
            self.model = Some(model);
        }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let view = 2 * self.passages.len() + 1;
        Progress { done: self.done, total: if self.model.is_some() { 2 * view } else { view } }
    }

    /// Works as long as `keep_going` says so, and at least one unit; `keep_going` is asked after each.
    pub fn step(&mut self, keep_going: &mut dyn FnMut() -> bool) -> Progress {
        while self.unit() && keep_going() {}
        self.progress()
    }

    /// Number of chapters whose quotations stand; the first is the one on the screen.
    #[must_use]
    pub fn read(&self) -> usize {
        self.plain.results.len()
    }

    /// What stands by now and will not change: quotations and dates of the chapters that were read. Who speaks and what
    /// is named is only said once, by [`Analyser::finish`].
    #[must_use]
    pub fn so_far(&self) -> Analysis {
        let mut found = assembled(self.plain.results.clone());
        withhold_speakers(&mut found);
        withhold_names(&mut found);
        found
    }

    /// The rest of the work, and the result. Without the model, speakers are those that the plain view sees.
    #[must_use]
    pub fn finish(mut self) -> Analysis {
        while self.unit() {}
        let mut found = assembled(self.plain.results);
        if self.tongue != Tongue::French {
            withhold_speakers(&mut found);
        }
        if self.model.is_some() {
            give_names(&mut found, assembled(self.full.results));
        } else {
            withhold_names(&mut found);
        }
        found
    }

    /// Lets go, in units of work, of what only more work would ask for: giving the memory of a novel's tokens back takes
    /// longer than a slice. For an analysis that is complete and will not get the model any more; whether more is left.
    pub fn release(&mut self) -> bool {
        const AT_ONCE: usize = 200;
        fn cut<T>(list: &mut Vec<T>) -> bool {
            list.truncate(list.len().saturating_sub(AT_ONCE));
            !list.is_empty()
        }
        self.progress().is_complete()
            && (cut(&mut self.scans) || cut(&mut self.plain.named.blocks) || cut(&mut self.full.named.blocks))
    }

    /// Does one unit of work; whether more is left.
    fn unit(&mut self) -> bool {
        if self.progress().is_complete() {
            return false;
        }
        if self.scans.is_empty() && vocabulary::prepare() {
            return true;
        }
        let counts = if let Some(passage) = self.passages.get(self.scans.len()) {
            let scan = Scan::new(&self.text, *passage, self.tongue, self.grammar);
            self.plain.named.block(&self.text, &scan, &Model::default());
            self.scans.push(scan);
            true
        } else if !self.plain.settled {
            if self.chapters.is_empty() {
                self.join();
            }
            self.plain.settle(&Gazetteer::default(), self.grammar, &self.chapters, self.seen)
        } else if self.plain.resolved < self.scans.len() {
            self.plain.block(&self.text, &self.scans, &self.chapters)
        } else {
            self.unit_with_model()
        };
        self.done += usize::from(counts);
        !self.progress().is_complete()
    }

    /// Does one unit of the full view; whether it counts.
    fn unit_with_model(&mut self) -> bool {
        let Some(model) = &self.model else { return true };
        if let Some(scan) = self.scans.get(self.full.named.blocks.len()) {
            self.full.named.block(&self.text, scan, model);
            true
        } else if !self.full.settled {
            self.full.settle(&model.gazetteer, self.grammar, &self.chapters, self.seen)
        } else {
            self.full.block(&self.text, &self.scans, &self.chapters)
        }
    }

    /// Joins quotations over blocks and cuts the text into chapters.
    fn join(&mut self) {
        let mut pairs: Vec<_> = self.scans.iter_mut().map(|s| (std::mem::take(&mut s.pairs), s.tokens.len())).collect();
        if self.grammar.has(Phenomenon::ReopenedMarks) {
            marks::join(&mut pairs);
        }
        for (scan, (pairs, _)) in self.scans.iter_mut().zip(pairs) {
            scan.pairs = pairs;
        }
        self.chapters = chapters::cut(&self.scans);
    }
}

impl Course {
    /// Settles some names; whether all are settled now.
    fn settle(&mut self, gazetteer: &Gazetteer, grammar: Grammar, chapters: &[Range<usize>], seen: usize) -> bool {
        self.settled = self.named.document.settle(gazetteer, grammar, SETTLED_AT_ONCE);
        if self.settled {
            self.order = chapters::visible_first(chapters, seen).collect();
        }
        self.settled
    }

    /// Resolves the next passage; whether it counts, and was not read only to know what goes before a chapter.
    fn block(&mut self, text: &Text, scans: &[Scan], chapters: &[Range<usize>]) -> bool {
        let Some(at) = self.order.get(self.results.len()).copied() else { return true };
        let Some(chapter) = chapters.get(at).cloned() else { return true };
        let known = Known { text, scans, named: &self.named };
        let begin = || (chapters::warm_up(scans, chapter.start), Resolver::default(), Analysis::default());
        let (block, mut resolver, mut found) = self.under_way.take().unwrap_or_else(begin);
        resolver.block(&known, block, &mut found);
        if block < chapter.start {
            self.under_way = Some((block + 1, resolver, Analysis::default()));
            return false;
        }
        self.resolved += 1;
        if block + 1 < chapter.end {
            self.under_way = Some((block + 1, resolver, found));
        } else {
            self.results.push((at, found));
        }
        true
    }
}

/// The results of chapters, in the order of the text, with the utterances numbered through.
fn assembled(mut results: Vec<(usize, Analysis)>) -> Analysis {
    sort_by_key(&mut results, |r| r.0);
    let mut all = Analysis::default();
    let mut last = 0;
    for (_, chapter) in results {
        let first = last;
        all.entities.extend(chapter.entities);
        for mut quote in chapter.quotes {
            quote.utterance += first;
            last = last.max(quote.utterance);
            all.quotes.push(quote);
        }
    }
    uncrossed(&mut all.quotes);
    all
}

/// Drops the reported clauses that cross the marks of a quotation: a clause ends with its line, a quotation may go on in
/// the next.
fn uncrossed(quotes: &mut Vec<Quote>) {
    let marked: Vec<Span> = quotes.iter().filter(|q| q.kind != QuoteKind::Indirect).map(|q| q.span).collect();
    quotes.retain(|q| {
        let next = marked.partition_point(|m| m.end <= q.span.start);
        let mut within = marked[next..].iter().take_while(|m| m.start < q.span.end);
        q.kind != QuoteKind::Indirect || within.all(|m| m.start >= q.span.start && m.end <= q.span.end)
    });
}

fn withhold_speakers(found: &mut Analysis) {
    for quote in &mut found.quotes {
        (quote.speaker, quote.relay) = (None, None);
    }
}

/// Leaves the dates, which need no model.
fn withhold_names(found: &mut Analysis) {
    found.entities.retain(|e| e.kind == EntityKind::Date);
}

/// Gives the quotations of the plain view, `found`, what the full view says of the same words, and the names it saw.
fn give_names(found: &mut Analysis, full: Analysis) {
    let numbers = full.quotes.iter().map(|q| q.utterance).max().unwrap_or_default();
    let mut full_quotes = full.quotes.into_iter().peekable();
    for quote in &mut found.quotes {
        while full_quotes.next_if(|q| q.span < quote.span).is_some() {}
        let same = |q: &Quote| q.span == quote.span && q.kind.is_speech() == quote.kind.is_speech();
        match full_quotes.next_if(same) {
            Some(same) => *quote = Quote { kind: quote.kind, ..same },
            None => quote.utterance += numbers,
        }
    }
    number(&mut found.quotes);
    // A title that only the full view sees in marks would take the place of a date in them.
    let dates: Vec<Entity> = found.entities.drain(..).filter(|e| e.kind == EntityKind::Date).collect();
    let clashes = |e: &Entity| {
        let next = dates.partition_point(|d| d.span.end <= e.span.start);
        dates.get(next).is_some_and(|d| d.span.start < e.span.end)
    };
    found.entities = full.entities.into_iter().filter(|e| e.kind != EntityKind::Date && !clashes(e)).collect();
    found.entities.extend(dates);
    sort_by_key(&mut found.entities, |e| e.span);
}

/// Numbers utterances from 1, in order of their first fragments. A list serves as the map: the numbers given before are
/// dense, and a sorted map moves half of itself for each that comes out of order.
fn number(quotes: &mut [Quote]) {
    let most = quotes.iter().map(|q| q.utterance).max().unwrap_or_default();
    let mut numbers = vec![0; most as usize + 1];
    let mut last = 0;
    for quote in quotes {
        let number = &mut numbers[quote.utterance as usize];
        if *number == 0 {
            last += 1;
            *number = last;
        }
        quote.utterance = *number;
    }
}

/// Everything found in `text`. Pure: the same text and model give the same result.
#[must_use]
pub fn analyse(text: &Text, model: Option<&Arc<Model>>) -> Analysis {
    let mut analyser = Analyser::new(text.clone());
    if let Some(model) = model {
        analyser.know(model.clone());
    }
    analyser.finish()
}

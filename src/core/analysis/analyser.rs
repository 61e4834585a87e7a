//! The analysis in slices.

use super::Analysis;
use super::document::Document;
use super::grammar::{Grammar, Phenomenon};
use super::marks;
use super::resolve::{Known, Resolver};
use super::scan::Scan;
use crate::core::text::Text;

/// How far an analysis is, in units of work that each take about one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Units done.
    pub done: usize,
    /// Units in all: each block once to scan and once to resolve, and one for the table between.
    pub total: usize,
}

impl Progress {
    /// Whether nothing is left.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.done >= self.total
    }
}

/// An analysis under way. Each unit of work is one block: first every block is scanned, then the table of the document
/// is settled, then every block is resolved.
#[derive(Clone, Debug)]
pub struct Analyser {
    text: Text,
    document: Document,
    scans: Vec<Scan>,
    settled: bool,
    resolver: Resolver,
    resolved: usize,
    out: Analysis,
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
        let scans = Vec::with_capacity(text.blocks().len());
        Self {
            text,
            document: Document::new(grammar),
            scans,
            settled: false,
            resolver: Resolver::default(),
            resolved: 0,
            out: Analysis::default(),
        }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let total = 2 * self.text.blocks().len() + 1;
        Progress { done: self.scans.len() + usize::from(self.settled) + self.resolved, total }
    }

    /// Works as long as `keep_going` says so, and at least one unit; `keep_going` is asked after each.
    pub fn step(&mut self, keep_going: &mut dyn FnMut() -> bool) -> Progress {
        while self.unit() && keep_going() {}
        self.progress()
    }

    /// The rest of the work, and the result.
    #[must_use]
    pub fn finish(mut self) -> Analysis {
        while self.unit() {}
        self.out
    }

    /// Does one unit of work; whether more is left.
    fn unit(&mut self) -> bool {
        let blocks = self.text.blocks();
        if let Some(block) = blocks.get(self.scans.len()) {
            let span = block.span;
            self.scans.push(Scan::new(&self.text, span, &mut self.document));
        } else if !self.settled {
            self.settle();
        } else if self.resolved < blocks.len() {
            let known = Known { text: &self.text, scans: &self.scans, document: &self.document };
            self.resolver.block(&known, self.resolved, &mut self.out);
            self.resolved += 1;
        }
        !self.progress().is_complete()
    }

    fn settle(&mut self) {
        let mut pairs: Vec<_> = self.scans.iter_mut().map(|s| (std::mem::take(&mut s.pairs), s.tokens.len())).collect();
        if self.document.grammar().has(Phenomenon::ReopenedMarks) {
            marks::join(&mut pairs);
        }
        for (scan, (pairs, _)) in self.scans.iter_mut().zip(pairs) {
            scan.pairs = pairs;
        }
        self.document.settle();
        self.settled = true;
    }
}

/// Everything found in `text`. Pure: the same text gives the same result.
#[must_use]
pub fn analyse(text: &Text) -> Analysis {
    Analyser::new(text.clone()).finish()
}

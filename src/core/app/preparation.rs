//! Putting the marks of an article together in units of work.
//!
//! A novel has tens of thousands of marks, and whoever reads it scrolls and writes meanwhile. So what an analysis comes
//! to is prepared beside the state, a few hundred marks at a time, and taken over at once when all is there. If decisions
//! or rules have changed by then, it is made anew from them: what was prepared is never a reason for what is shown.

use super::combine::{Judged, combine, machine};
use super::knowledge::Names;
use super::learned::Learned;
use super::marks::Mark;
use super::open::OpenArticle;
use super::overview::{Overview, Summing};
use super::places::Places;
use crate::core::analysis::Analysis;
use crate::core::annotation::Id;
use crate::core::order::Sorted;
use crate::core::text::{Text, VersionHash};
use std::rc::Rc;

/// Marks of one unit of work.
const AT_ONCE: usize = 200;

/// The marks of an article with all that is derived from them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shown {
    pub(super) marks: Rc<Vec<Mark>>,
    pub(super) marks_at: Places<usize>,
    pub(super) made: Sorted<Id, usize>,
    pub(super) overview: Rc<Overview>,
}

/// What marks are made from.
#[derive(Clone, Debug, PartialEq)]
struct Basis {
    hash: VersionHash,
    learned: Rc<Learned>,
    decisions: Vec<Judged>,
}

/// An analysis whose marks are put together already.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    pub(super) analysis: Rc<Analysis>,
    pub(super) names: Names,
    pub(super) shown: Shown,
    basis: Basis,
}

impl Prepared {
    /// Whether `open` would come to the same now.
    pub(super) fn fits(&self, open: &OpenArticle) -> bool {
        let same = Rc::ptr_eq(&self.basis.learned, &open.learned) || self.basis.learned == open.learned;
        same && self.basis.hash == open.hash && self.basis.decisions == open.decisions()
    }
}

/// Marks that are being put together.
#[derive(Debug)]
pub struct Preparation {
    analysis: Rc<Analysis>,
    names: Names,
    text: Text,
    words: usize,
    basis: Basis,
    /// Quotations and names that are marks by now.
    taken: (usize, usize),
    combined: bool,
    marks: Vec<Mark>,
    made: Sorted<Id, usize>,
    marks_at: Places<usize>,
    entered: usize,
    summing: Summing,
}

impl Preparation {
    pub(super) fn new(open: &OpenArticle, analysis: Rc<Analysis>, names: Names) -> Self {
        let basis = Basis { hash: open.hash.clone(), learned: open.learned.clone(), decisions: open.decisions() };
        let marks = Vec::with_capacity(analysis.quotes.len() + analysis.entities.len());
        Self {
            analysis,
            names,
            text: open.text.clone(),
            words: open.words(),
            basis,
            taken: (0, 0),
            combined: false,
            marks,
            made: Sorted::new(),
            marks_at: Places::new(),
            entered: 0,
            summing: Summing::default(),
        }
    }

    /// Does one unit of work; whether more is left.
    pub fn unit(&mut self) -> bool {
        let (quotes, entities) = self.taken;
        if quotes < self.analysis.quotes.len() || entities < self.analysis.entities.len() {
            self.taken = machine(&self.analysis, self.taken, AT_ONCE, &mut self.marks);
        } else if !self.combined {
            self.combined = true;
            let marks = std::mem::take(&mut self.marks);
            let combined = combine(marks, &self.basis.decisions, &self.basis.learned, &self.text);
            (self.marks, self.made) = (combined.marks, combined.made);
        } else {
            let end = self.marks.len().min(self.entered + AT_ONCE);
            for (i, mark) in self.marks.iter().enumerate().take(end).skip(self.entered) {
                self.marks_at.insert(&self.text, mark.span, i);
                self.summing.add(i, mark, &self.text);
            }
            self.entered = end;
        }
        !self.combined || self.entered < self.marks.len()
    }

    /// The rest of the work, and the result.
    #[must_use]
    pub fn finish(mut self) -> Prepared {
        while self.unit() {}
        let overview = Rc::new(self.summing.finish(self.words));
        let shown = Shown { marks: Rc::new(self.marks), marks_at: self.marks_at, made: self.made, overview };
        Prepared { analysis: self.analysis, names: self.names, shown, basis: self.basis }
    }
}

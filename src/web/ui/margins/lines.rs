//! Where lines of the text stand, kept as long as the article keeps its measures.
//!
//! Asking the browser for the box of a character takes some 30 µs, and beside a text full of notes a hundred are asked for
//! whenever anything is laid out: 5 of the 8 ms of script that one more note took among 10 000.

use super::lay::character;
use super::shared::Margin;
use crate::core::order::Sorted;
use crate::core::text::{Span, VersionHash};
use crate::web::dom::ArticleDom;
use std::cell::RefCell;
use web_sys::DomRect;

/// The line on which a passage begins or ends: its upper and lower edge from the article's top, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// Lines that were measured, of the first (`false`) or last character of a span.
#[derive(Debug, Default)]
pub(super) struct Lines(RefCell<Known>);

#[derive(Debug, Default)]
struct Known {
    /// The text, and the width and height of the article as they were: where these stay, lines do.
    of: Option<(VersionHash, f64, f64)>,
    lines: Sorted<(Span, bool), Line>,
}

impl Lines {
    /// Forgets them: other letters may have come.
    pub(super) fn forget(&self) {
        self.0.take();
    }
}

/// Looks lines of the article up, whose place now is `page`.
pub(super) struct Look<'a> {
    margin: &'a Margin,
    article: &'a ArticleDom,
    page: &'a DomRect,
}

impl<'a> Look<'a> {
    /// Forgets what was measured while the article had other measures.
    pub(super) fn new(margin: &'a Margin, article: &'a ArticleDom, page: &'a DomRect) -> Self {
        let hash = margin.desk().read(|s| s.open.as_ref().map(|open| open.hash.clone()));
        let of = hash.map(|hash| (hash, page.width(), page.height()));
        let mut known = margin.lines.0.borrow_mut();
        if known.of != of {
            *known = Known { of, lines: Sorted::new() };
        }
        Self { margin, article, page }
    }

    /// The line of the first or last character of `span`.
    pub(super) fn line(&self, span: Span, last: bool) -> Option<Line> {
        if let Some(line) = self.margin.lines.0.borrow().lines.get(&(span, last)) {
            return Some(*line);
        }
        let (rect, top) = (character(self.article, span, last)?, self.page.top());
        let line = Line { top: rect.top() - top, bottom: rect.bottom() - top };
        self.margin.lines.0.borrow_mut().lines.insert((span, last), line);
        Some(line)
    }
}

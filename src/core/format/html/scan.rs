//! Whether a page may be parsed, and what of it must not be: one pass over its bytes, before anything is built.
//!
//! It counts the elements that are open, and never fewer than a parser would have, but for those that a parser adds by
//! itself (a table's rows). An end tag counts only if it closes what was opened last: what is closed crosswise stays open
//! here, so that no trick of the parser's recovery hides an element. Where it depends on earlier mistakes whether tags mean
//! anything (foreign elements, `select`), the page is refused rather than guessed at.

use super::names::{
    AFTER_P, BREAK_OUT, CLOSING, FIELDS, FORMATTING, HTML_WITHIN, IMPLIED, KEPT, RAW, TABLE, VOID, VOID_IN_HTML, is_in,
};
use super::script::{begins, end_of_comment, end_of_raw, end_of_script, find};
use super::{HtmlError, MOST_BYTES, MOST_ELEMENTS, MOST_OPEN};
use std::ops::Range;

/// Most end tags without a start tag within SVG and MathML: each is looked for among all that is open.
const MOST_STRAY: usize = 1_000;

/// What an open element is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    Html,
    /// `svg` or `math`.
    Root,
    Foreign,
    /// Foreign, with HTML within.
    Integration,
}

#[derive(Default)]
pub(super) struct Scan<'a> {
    html: &'a str,
    at: usize,
    open: Vec<(&'a str, Is)>,
    /// How many of them are formatting, tables, fields that hold fields, roots of foreign ones.
    formatting: usize,
    tables: usize,
    fields: usize,
    roots: usize,
    /// Whether a field stood within a `select`.
    doubt: bool,
    elements: usize,
    stray: usize,
    /// Most elements that were open at once.
    pub(super) deepest: usize,
    /// Where the attributes begin that mean something to the browser and nothing to the reader.
    pub(super) attributes: Vec<usize>,
    /// Where the names of style elements stand, with one that styles nothing and is parsed as they are.
    pub(super) styles: Vec<(usize, &'static [u8; 5])>,
    /// Contents of scripts and styles.
    pub(super) contents: Vec<Range<usize>>,
}

impl<'a> Scan<'a> {
    /// Goes through a page.
    pub(super) fn of(html: &'a str) -> Result<Self, HtmlError> {
        if html.len() > MOST_BYTES {
            return Err(HtmlError::TooLong { bytes: html.len() });
        }
        let mut scan = Scan { html, ..Scan::default() };
        while scan.step()? {}
        Ok(scan)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

impl<'a> Scan<'a> {
    fn bytes(&self) -> &'a [u8] {
        self.html.as_bytes()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied()
    }

    /// Goes on after the next `needle`; whether there is one.
    fn pass(&mut self, from: usize, needle: &[u8]) -> bool {
        let end = find(self.bytes(), from, needle);
        self.at = end.map_or(self.html.len(), |i| i + needle.len());
        end.is_some()
    }

    /// One tag or comment; whether there may be more.
    fn step(&mut self) -> Result<bool, HtmlError> {
        if !self.pass(self.at, b"<") {
            return Ok(false);
        }
        match self.byte(self.at) {
            Some(b'!') => self.declaration(),
            Some(b'?') => Ok(self.pass(self.at, b">")),
            Some(b'/') => match self.byte(self.at + 1) {
                Some(b) if b.is_ascii_alphabetic() => {
                    self.at += 1;
                    let at = self.at;
                    let Some((name, _)) = self.tag() else { return Ok(false) };
                    self.close(name, at).map(|()| true)
                }
                _ => Ok(self.pass(self.at, b">")),
            },
            Some(b) if b.is_ascii_alphabetic() => {
                let at = self.at;
                let Some((name, closed)) = self.tag() else { return Ok(false) };
                self.style(at, name, if self.is_foreign() { b"stylx" } else { b"title" });
                self.start(name, closed)
            }
            _ => Ok(true),
        }
    }

    fn declaration(&mut self) -> Result<bool, HtmlError> {
        let from = self.at;
        if begins(self.bytes(), from, b"!--") {
            let end = end_of_comment(self.bytes(), from);
            self.at = end.unwrap_or(self.html.len());
            return Ok(end.is_some());
        }
        if begins(self.bytes(), from, b"![CDATA[") && self.is_foreign() {
            return Ok(self.pass(from, b"]]>"));
        }
        Ok(self.pass(from, b">"))
    }

    /// The name of the tag here, and whether it ends with `/>`; `None` where the page ends within it.
    fn tag(&mut self) -> Option<(&'a str, bool)> {
        let start = self.at;
        let mut at = start;
        while !matches!(self.byte(at)?, b'/' | b'>') && !is_space(self.byte(at)?) {
            at += 1;
        }
        let name = self.html.get(start..at)?;
        loop {
            while is_space(self.byte(at)?) || self.byte(at)? == b'/' {
                at += 1;
            }
            if self.byte(at)? == b'>' {
                break;
            }
            // The first character belongs to the attribute's name even if it is `=`.
            let attribute = at;
            at += 1;
            while !matches!(self.byte(at)?, b'/' | b'>' | b'=') && !is_space(self.byte(at)?) {
                at += 1;
            }
            if !self.html.get(attribute..at).is_some_and(|name| is_in(KEPT, name)) {
                self.attributes.push(attribute);
            }
            while is_space(self.byte(at)?) {
                at += 1;
            }
            if self.byte(at)? != b'=' {
                continue;
            }
            at += 1;
            while is_space(self.byte(at)?) {
                at += 1;
            }
            match self.byte(at)? {
                quote @ (b'"' | b'\'') => at = find(self.bytes(), at + 1, &[quote])? + 1,
                _ => {
                    while self.byte(at)? != b'>' && !is_space(self.byte(at)?) {
                        at += 1;
                    }
                    // The `/` before the end belongs to the value.
                    if self.byte(at)? == b'>' {
                        self.at = at + 1;
                        return Some((name, false));
                    }
                }
            }
        }
        self.at = at + 1;
        Some((name, self.byte(at - 1)? == b'/'))
    }

    /// Notes the name of a style element that stands at `at`.
    fn style(&mut self, at: usize, name: &str, instead: &'static [u8; 5]) {
        if is_in(&["style"], name) {
            self.styles.push((at, instead));
        }
    }

    fn top(&self) -> Option<(&'a str, Is)> {
        self.open.last().copied()
    }

    fn top_is(&self, names: &[&str]) -> bool {
        self.top().is_some_and(|(name, is)| is == Is::Html && is_in(names, name))
    }

    /// Whether what comes next stands in SVG or MathML.
    fn is_foreign(&self) -> bool {
        self.top().is_some_and(|(_, is)| matches!(is, Is::Root | Is::Foreign))
    }

    fn has(&self, name: &str) -> bool {
        self.open.iter().any(|(open, _)| open.eq_ignore_ascii_case(name))
    }

    fn tally(&mut self, name: &str, is: Is) -> Option<&mut usize> {
        match is {
            Is::Root => Some(&mut self.roots),
            Is::Html if is_in(FORMATTING, name) => Some(&mut self.formatting),
            Is::Html if is_in(&["table"], name) => Some(&mut self.tables),
            Is::Html if is_in(FIELDS, name) => Some(&mut self.fields),
            _ => None,
        }
    }

    fn pop(&mut self) {
        if let Some((name, is)) = self.open.pop()
            && let Some(count) = self.tally(name, is)
        {
            *count -= 1;
        }
    }

    fn push(&mut self, name: &'a str, is: Is) -> Result<(), HtmlError> {
        if let Some(count) = self.tally(name, is) {
            *count += 1;
        }
        self.open.push((name, is));
        self.deepest = self.deepest.max(self.open.len());
        if self.open.len() > MOST_OPEN { Err(HtmlError::TooDeep) } else { Ok(()) }
    }

    /// Leaves SVG and MathML, as what cannot stand there does.
    fn leave_foreign(&mut self) {
        while self.is_foreign() {
            self.pop();
        }
    }

    /// Counts what a tag may make.
    fn count(&mut self) -> Result<(), HtmlError> {
        self.elements += 1 + self.formatting;
        if self.elements > MOST_ELEMENTS { Err(HtmlError::Entangled) } else { Ok(()) }
    }

    /// A start tag; whether the page goes on.
    fn start(&mut self, name: &'a str, closed: bool) -> Result<bool, HtmlError> {
        self.count()?;
        if self.is_foreign() {
            if is_in(&["font", "annotation-xml"], name) {
                // Their attributes decide what they are.
                return Err(HtmlError::Entangled);
            }
            if !is_in(BREAK_OUT, name) {
                let integration = is_in(HTML_WITHIN, name);
                if !closed {
                    self.push(name, if integration { Is::Integration } else { Is::Foreign })?;
                }
                return Ok(true);
            }
            self.leave_foreign();
        }
        if is_in(&["svg", "math"], name) {
            if !closed {
                self.push(name, Is::Root)?;
            }
            return Ok(true);
        }
        if self.top().is_some_and(|(_, is)| is == Is::Integration) && is_in(&["mglyph", "malignmark"], name) {
            self.push(name, Is::Foreign)?;
            return Ok(true);
        }
        self.start_html(name)
    }

    fn start_html(&mut self, name: &'a str) -> Result<bool, HtmlError> {
        if is_in(&["plaintext", "frameset"], name) {
            return Err(HtmlError::Entangled);
        }
        if is_in(VOID, name) || (is_in(VOID_IN_HTML, name) && self.roots == 0) {
            self.poison_fields(name);
            return Ok(true);
        }
        if is_in(&["html", "head", "body"], name) {
            return Ok(true);
        }
        if is_in(RAW, name) {
            return self.raw(name);
        }
        if is_in(TABLE, name) && self.tables == 0 {
            return Ok(true);
        }
        self.poison_fields(name);
        self.imply_ends(name);
        self.push(name, Is::Html)?;
        Ok(true)
    }

    /// A field within a `select`, or a button within another, closes that or does not: from then on the end tag of what
    /// was open closes nothing here.
    fn poison_fields(&mut self, name: &str) {
        let closed: &[&str] = match name.to_ascii_lowercase().as_str() {
            "input" | "keygen" | "select" | "textarea" => &["select"],
            "button" => FIELDS,
            _ => return,
        };
        if self.fields == 0 {
            return;
        }
        for (open, _) in self.open.iter_mut().filter(|(open, is)| *is == Is::Html && is_in(closed, open)) {
            self.doubt |= is_in(&["select"], open);
            self.fields -= 1;
            *open = "";
        }
    }

    /// Closes what `name` closes by beginning, as far as it lies on top.
    fn imply_ends(&mut self, name: &str) {
        let same: &[&str] = match name.to_ascii_lowercase().as_str() {
            "li" => &["li"],
            "dd" | "dt" => &["dd", "dt"],
            "option" => &["option"],
            "td" | "th" => &["td", "th"],
            "tr" => &["td", "th", "tr"],
            "tbody" | "thead" | "tfoot" => &["td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"],
            _ => &[],
        };
        if self.top_is(&["p"]) && (!same.is_empty() && !is_in(&["option"], name) || is_in(AFTER_P, name)) {
            self.pop();
        }
        while self.top_is(same) {
            self.pop();
        }
    }

    /// Passes an element whose contents are text.
    fn raw(&mut self, name: &'a str) -> Result<bool, HtmlError> {
        let script = is_in(&["script"], name);
        if !script && (self.doubt || (self.fields > 0 && self.has("select"))) {
            return Err(HtmlError::Entangled);
        }
        let html = self.bytes();
        let end = if script {
            end_of_script(html, self.at)
        } else {
            end_of_raw(html, self.at, name.to_ascii_lowercase().as_bytes())
        };
        if is_in(&["script", "style"], name) {
            self.contents.push(self.at..end.unwrap_or(html.len()));
        }
        let Some(end) = end else { return Ok(false) };
        self.at = end + 2;
        self.style(self.at, name, b"title");
        Ok(self.tag().is_some())
    }

    fn close(&mut self, name: &str, at: usize) -> Result<(), HtmlError> {
        self.count()?;
        if self.top().is_some_and(|(_, is)| is != Is::Html) {
            self.style(at, name, b"stylx");
            return self.close_foreign(name);
        }
        if is_in(CLOSING, name) {
            let implied = self.open.iter().rev().take(MOST_IMPLIED);
            let above = implied
                .take_while(|(open, is)| *is == Is::Html && is_in(IMPLIED, open) && !open.eq_ignore_ascii_case(name));
            let above = above.count();
            let index = self.open.len().checked_sub(above + 1);
            let matches =
                index.is_some_and(|i| self.open[i].1 == Is::Html && self.open[i].0.eq_ignore_ascii_case(name));
            if matches {
                (0..=above).for_each(|_| self.pop());
            }
        } else if self.top_is(&[name]) {
            self.pop();
        }
        Ok(())
    }

    /// An end tag within SVG or MathML: it closes the nearest element of its name there.
    fn close_foreign(&mut self, name: &str) -> Result<(), HtmlError> {
        if is_in(&["p", "br"], name) {
            self.leave_foreign();
            return Ok(());
        }
        let inside = self.open.iter().rev().take_while(|(_, is)| *is != Is::Html);
        if let Some(above) = inside.into_iter().position(|(open, _)| open.eq_ignore_ascii_case(name)) {
            (0..=above).for_each(|_| self.pop());
            return Ok(());
        }
        self.stray += 1;
        let entangled = self.stray > MOST_STRAY || is_in(CLOSING, name) || self.has(name);
        if entangled { Err(HtmlError::Entangled) } else { Ok(()) }
    }
}

/// Most elements without end tags that one end tag closes: a cell, a row, a group of rows, an item, a paragraph and some.
const MOST_IMPLIED: usize = 16;

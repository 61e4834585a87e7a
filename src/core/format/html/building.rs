//! Blocks made of the elements and texts of a page, in the order of the document.

use super::choosing::{Found, choose};
use super::elements::{Role, hides, is_beside, is_language, is_named_beside, role, web_address};
use super::{HtmlError, Page};
use crate::core::text::BlockKind;

/// What to do with an element's contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enter {
    /// Give them, then close it.
    Contents,
    /// Go on after it; it is not to be closed.
    Nothing,
}

/// Longest alternative text that stands in its line, in characters: an emoji as a picture. No letter of a language
/// written in Latin, Greek or Cyrillic lies above U+2000.
const SIGN: usize = 8;

/// An element whose contents are being given.
#[derive(Clone, Copy, Debug)]
struct Context {
    role: Role,
    kind: BlockKind,
    /// White space is kept.
    kept: bool,
    /// It stands beside the article by what it is, and by its name.
    beside: bool,
    named_beside: bool,
    link: bool,
    /// The `article` or `main` that it stands in, from 1; 0 if none.
    home: usize,
    /// A main heading.
    main_heading: bool,
    figure: bool,
}

/// Makes blocks of a page. It is given the elements and texts in the order of the document.
#[derive(Debug, Default)]
pub struct Builder {
    contexts: Vec<Context>,
    homes: Vec<&'static str>,
    /// The block under way: its words, those in links among them, in bytes.
    line: String,
    linked: usize,
    /// White space that becomes a space if more words come.
    space: bool,
    /// Pictures within the block, or figure, under way.
    pictures: Vec<String>,
    captioned: bool,
    found: Vec<Found>,
    heading: Option<String>,
    open_graph: [Option<String>; 2],
    head_title: Option<String>,
    language: Option<String>,
    canonical: Option<String>,
}

impl Builder {
    /// An element begins: its name in lower case, and what its attributes hold.
    pub fn open(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) -> Enter {
        if matches!(name, "meta" | "link") {
            self.head(name, attribute);
            return Enter::Nothing;
        }
        let role = role(name);
        // The head is gone through for what it says of the page; its words are none of the text.
        let head = name == "head";
        let title = name == "title" && self.head_title.is_none() && self.within_head();
        if (role == Role::Skipped || self.within_head()) && !head && !title {
            return Enter::Nothing;
        }
        let hidden = attribute("hidden").is_some() || attribute("style").is_some_and(|style| hides(&style));
        if hidden && !matches!(name, "html" | "body") {
            return Enter::Nothing;
        }
        match role {
            Role::Break => {
                self.line_break();
                return Enter::Nothing;
            }
            Role::Picture => {
                self.picture(attribute("alt"));
                return Enter::Nothing;
            }
            _ => {}
        }
        if name == "html" {
            self.language = attribute("lang").map(|l| l.trim().to_owned()).filter(|l| is_language(l));
        }
        let context = self.context(name, role, attribute);
        if matches!(role, Role::Block(_)) {
            self.end_block();
        }
        if role == Role::Cell && !self.line.is_empty() {
            self.line.push('\t');
            self.space = false;
        }
        self.captioned &= name != "figure";
        self.contexts.push(context);
        Enter::Contents
    }

    fn within_head(&self) -> bool {
        self.contexts.last().is_some_and(|c| c.role == Role::Skipped)
    }

    fn context(&mut self, name: &str, role: Role, attribute: &dyn Fn(&str) -> Option<String>) -> Context {
        let outer = self.contexts.last().copied();
        let kind = outer.map_or(BlockKind::Paragraph, |c| c.kind);
        let own_role = attribute("role");
        let home = match name {
            "article" => Some("article"),
            "main" => Some("main"),
            _ if own_role.as_deref() == Some("main") => Some("main"),
            _ => None,
        };
        let new_home = home.is_some();
        let home = match home {
            Some(home) => {
                self.homes.push(home);
                self.homes.len()
            }
            None => outer.map_or(0, |c| c.home),
        };
        // The head of an article holds its title; the head of a page what leads elsewhere.
        let page_head = name == "header" && home == 0;
        // Below a quotation stands who said it.
        let signature = name == "footer" && kind == BlockKind::Quotation;
        let beside = page_head || !signature && is_beside(name, own_role.as_deref());
        let named = |key| attribute(key).is_some_and(|names| is_named_beside(name, &names));
        // A wrapper's name says nothing of the article in it.
        let outer_named = !new_home && outer.is_some_and(|c| c.named_beside);
        Context {
            role,
            kind: match role {
                // Paragraphs of a quotation are quoted, those of an item are its own.
                Role::Block(None | Some(BlockKind::Paragraph)) if kind == BlockKind::Row => BlockKind::Paragraph,
                Role::Block(Some(BlockKind::Paragraph)) => kind,
                Role::Block(Some(own)) => own,
                _ => kind,
            },
            kept: outer.is_some_and(|c| c.kept) || role == Role::Block(Some(BlockKind::Preformatted)),
            beside: outer.is_some_and(|c| c.beside) || beside,
            named_beside: outer_named || named("class") || named("id"),
            link: outer.is_some_and(|c| c.link) || name == "a",
            home,
            main_heading: outer.is_some_and(|c| c.main_heading) || name == "h1",
            figure: outer.is_some_and(|c| c.figure) || name == "figure",
        }
    }

    /// Words of the element that is open.
    pub fn text(&mut self, words: &str) {
        let Some(context) = self.contexts.last().copied() else { return };
        if context.role == Role::Skipped {
            if self.contexts.len() > 1 && self.head_title.is_none() {
                self.head_title = one_line(words);
            }
            return;
        }
        let before = self.line.len();
        if context.kept {
            self.keep(words);
        } else {
            for c in words.chars() {
                if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                    self.space = true;
                } else {
                    if std::mem::take(&mut self.space) && !self.line.is_empty() && !self.line.ends_with('\t') {
                        self.line.push(' ');
                    }
                    self.line.push(c);
                }
            }
        }
        if context.link {
            self.linked += self.line.len().saturating_sub(before);
        }
    }

    /// Words whose lines and spaces matter.
    fn keep(&mut self, words: &str) {
        for (i, line) in words.split('\n').enumerate() {
            if i > 0 {
                self.end_line();
            }
            self.line.push_str(line.trim_end_matches('\r'));
        }
    }

    fn line_break(&mut self) {
        match self.contexts.last().map_or(BlockKind::Paragraph, |c| c.kind) {
            BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Preformatted => self.end_line(),
            // One heading, one item stays one.
            _ => self.space = true,
        }
    }

    fn picture(&mut self, alternative: Option<String>) {
        let Some(words) = alternative.as_deref().and_then(one_line) else { return };
        if words.chars().count() <= SIGN && words.chars().all(|c| c > '\u{2000}') {
            self.text(&words);
        } else if !self.captioned {
            self.pictures.push(words);
        }
    }

    /// The innermost open element ends.
    pub fn close(&mut self) {
        let Some(context) = self.contexts.last().copied() else { return };
        if matches!(context.role, Role::Block(_)) {
            self.end_block();
        }
        self.contexts.pop();
        let outside = !self.contexts.last().is_some_and(|c| c.figure);
        if context.figure && outside {
            self.show_pictures();
            self.captioned = false;
        }
    }

    fn end_block(&mut self) {
        self.end_line();
        if !self.contexts.last().is_some_and(|c| c.figure) {
            self.show_pictures();
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let linked = std::mem::take(&mut self.linked);
        self.space = false;
        let Some(context) = self.contexts.last().copied() else { return };
        let preformatted = context.kind == BlockKind::Preformatted;
        let text = if preformatted { line.trim_end() } else { line.trim_matches([' ', '\t']) };
        if text.trim().is_empty() {
            return;
        }
        if context.kind == BlockKind::Caption && context.figure {
            // The caption says what the picture shows.
            self.pictures.clear();
            self.captioned = true;
        }
        if context.main_heading && self.heading.is_none() && !context.beside && !context.named_beside {
            self.heading = Some(text.to_owned());
        }
        let links = linked * 10 >= text.len() * 8;
        // One cell alone is a page laid out by a table.
        let row = context.kind == BlockKind::Row && text.contains('\t');
        let kind = if context.kind == BlockKind::Row && !row { BlockKind::Paragraph } else { context.kind };
        self.add(context, kind, text.to_owned(), links);
    }

    fn show_pictures(&mut self) {
        let Some(context) = self.contexts.last().copied() else { return };
        for words in std::mem::take(&mut self.pictures) {
            self.add(context, BlockKind::Caption, words, context.link);
        }
    }

    fn add(&mut self, context: Context, kind: BlockKind, text: String, links: bool) {
        let Context { home, main_heading, .. } = context;
        let beside = context.beside || context.named_beside;
        self.found.push(Found { kind, text, home, beside, links, main_heading });
    }

    fn head(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        if name == "link" {
            let canonical = attribute("rel").is_some_and(|rel| rel.trim().eq_ignore_ascii_case("canonical"));
            if canonical && self.canonical.is_none() {
                self.canonical = attribute("href").as_deref().and_then(web_address);
            }
            return;
        }
        let content = || attribute("content").as_deref().and_then(one_line);
        match attribute("property").or_else(|| attribute("name")).as_deref().map(str::trim) {
            Some("og:title") if self.open_graph[0].is_none() => self.open_graph[0] = content(),
            Some("og:url") if self.open_graph[1].is_none() => self.open_graph[1] = content(),
            _ => {}
        }
    }

    /// The page, once all of it was given.
    ///
    /// # Errors
    /// [`HtmlError::Empty`] if no words are in it.
    pub fn finish(mut self) -> Result<Page, HtmlError> {
        while !self.contexts.is_empty() {
            self.close();
        }
        let [title, address] = self.open_graph;
        let title = self.heading.or(title).or(self.head_title);
        let blocks = choose(self.found, &self.homes, title.as_deref());
        if blocks.is_empty() {
            return Err(HtmlError::Empty);
        }
        let source = self.canonical.or_else(|| address.as_deref().and_then(web_address));
        Ok(Page { title, language: self.language, source, blocks })
    }
}

/// `words` on one line, `None` if there are none.
fn one_line(words: &str) -> Option<String> {
    let line = words.split([' ', '\t', '\n', '\r', '\u{c}']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    (!line.trim().is_empty()).then_some(line)
}

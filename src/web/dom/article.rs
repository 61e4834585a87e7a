//! The article's element and what stands in it.

use super::map::{BlockNodes, DomMap};
use super::read;
use super::write::{self, Writing};
use crate::core::text::{BlockKind, Offset, Span, Text};
use wasm_bindgen::JsValue;
use web_sys::{Document, DocumentFragment, Element, Node, Range, StaticRange};

/// The class of an element that holds the text and is no `article`.
const TEXT: &str = "m-text";
/// The class of a text whose elements do not inherit its highlights.
const EACH: &str = "m-each";

/// The article of one Manchette. Owns the children of its root: remembers what the host had there and puts it back.
#[derive(Debug)]
pub struct ArticleDom {
    root: Element,
    map: DomMap,
    /// Elements in order of the text, in steps that the view can be searched by: sections where Manchette wrote the
    /// article, else its blocks.
    units: Vec<Unit>,
    /// See [`Self::ruler`].
    ruler: Option<Range>,
    /// What the host had in `root`, once something else is shown there.
    original: Option<DocumentFragment>,
    /// The root's `lang` as the host had it, while `original` is away.
    language: Option<String>,
}

/// A stretch of blocks within one element.
#[derive(Debug)]
struct Unit {
    element: Element,
    first: usize,
    last: usize,
}

impl ArticleDom {
    /// Reads the article that stands in `root`. Its nodes stay as they are.
    #[must_use]
    pub fn adopt(root: Element) -> Self {
        let blocks = read(&root);
        let text = Text::from_blocks(&blocks.iter().map(|(kind, text, _)| (*kind, text.as_str())).collect::<Vec<_>>());
        let nodes =
            if blocks.is_empty() { vec![BlockNodes::default()] } else { blocks.into_iter().map(|b| b.2).collect() };
        let map = DomMap::new(text, nodes);
        let units = block_units(&map);
        Self { root, map, units, ruler: Range::new().ok(), original: None, language: None }
    }

    /// Begins to write `text` for this page.
    ///
    /// # Errors
    /// The article's element belongs to no document.
    pub fn write(&self, text: &Text, language: &str) -> Result<Writing, JsValue> {
        Ok(Writing::new(self.document()?, text, language))
    }

    fn document(&self) -> Result<Document, JsValue> {
        Ok(self.root.owner_document().ok_or("the article's element belongs to no document")?)
    }

    /// Shows the text of `writing` in place of what stands in the root, which is kept for [`Self::restore`].
    ///
    /// # Errors
    /// What the DOM throws; the page is as before then.
    pub fn show(&mut self, mut writing: Writing, language: &str) -> Result<(), JsValue> {
        while writing.unit()? {}
        let document = self.document()?;
        let old = document.create_document_fragment();
        while let Some(child) = self.root.first_child() {
            old.append_child(&child)?;
        }
        if self.original.is_none() {
            self.original = Some(old);
            self.language = self.root.get_attribute("lang");
        }
        self.root.append_child(&writing.fragment)?;
        self.root.set_attribute("lang", language)?;
        self.map = DomMap::new(writing.text().clone(), writing.blocks);
        self.units = section_units(&self.map, &writing.sections);
        Ok(())
    }

    /// Puts the host's own nodes back, the very same ones.
    ///
    /// # Errors
    /// What the DOM throws.
    pub fn restore(&mut self) -> Result<(), JsValue> {
        if let Some(original) = self.original.take() {
            self.root.replace_children_with_node_1(&original);
            match self.language.take() {
                Some(language) => self.root.set_attribute("lang", &language)?,
                None => self.root.remove_attribute("lang")?,
            }
        }
        Ok(())
    }

    /// Lets the style sheet find the text in an element that is no `article`, and each element of it where highlights are
    /// not inherited. For each element that a rule of a highlight names, the browser works out 52 more styles: those of the
    /// interface never hold one, and those of a novel's paragraphs took 40 ms at its opening and 10 ms for each screen.
    ///
    /// # Errors
    /// What the DOM throws.
    pub fn name(&self, host: &Element) -> Result<(), JsValue> {
        if self.root.local_name() != "article" {
            self.root.class_list().add_1(TEXT)?;
        }
        if inherits_highlights(host)? { Ok(()) } else { self.root.class_list().add_1(EACH) }
    }

    /// Takes back what [`Self::name`] did.
    ///
    /// # Errors
    /// What the DOM throws.
    pub fn unname(&self) -> Result<(), JsValue> {
        let classes = self.root.class_list();
        if !classes.contains(TEXT) && !classes.contains(EACH) {
            return Ok(());
        }
        classes.remove_2(TEXT, EACH)?;
        if self.root.class_name().is_empty() { self.root.remove_attribute("class") } else { Ok(()) }
    }

    /// Whether what stands in the root is the host's.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.original.is_none()
    }

    /// Puts the host's own article back and reads it again.
    ///
    /// # Errors
    /// What the DOM throws.
    pub fn show_own(&mut self) -> Result<(), JsValue> {
        self.restore()?;
        *self = Self::adopt(self.root.clone());
        Ok(())
    }

    /// The element that holds the article.
    #[must_use]
    pub fn root(&self) -> &Element {
        &self.root
    }

    /// The text in the page.
    #[must_use]
    pub fn text(&self) -> &Text {
        self.map.text()
    }

    /// A live range over `span`.
    #[must_use]
    pub fn range(&self, span: Span) -> Option<Range> {
        self.map.range(span)
    }

    /// A live range over `span`, to measure it at once: the next call moves it. Each live range costs every change of the
    /// page's nodes, and those that were made for measuring alone stay until the browser collects them.
    #[must_use]
    pub fn ruler(&self, span: Span) -> Option<Range> {
        self.map.stretch(self.ruler.clone()?, span)
    }

    /// A static range over `span`.
    #[must_use]
    pub fn static_range(&self, span: Span) -> Option<StaticRange> {
        self.map.static_range(span)
    }

    /// The offset of a DOM position, `None` if it lies outside the article.
    #[must_use]
    pub fn offset(&self, node: &Node, offset: u32) -> Option<Offset> {
        let root: &Node = self.root.as_ref();
        if root.contains(Some(node)) { self.map.offset(node, offset) } else { None }
    }

    /// The part of `range` that lies in the article, without white space at its ends; `None` if no words are left.
    #[must_use]
    pub fn selected(&self, range: &Range) -> Option<Span> {
        let root: &Node = self.root.as_ref();
        if !range.intersects_node(root).ok()? {
            return None;
        }
        let start = self.map.offset(&range.start_container().ok()?, range.start_offset().ok()?)?;
        let end = self.map.offset(&range.end_container().ok()?, range.end_offset().ok()?)?;
        if end <= start {
            return None;
        }
        let words = self.text().slice(Span { start, end });
        let from = start.get() + (words.len() - words.trim_start().len());
        let to = from + words.trim().len();
        (to > from).then(|| Span::new(from, to))
    }

    /// The drawn blocks from the first to the last that touch the stretch `top..bottom` of the viewport (CSS pixels),
    /// as a span of the text; `None` if the article is outside.
    #[must_use]
    pub fn visible(&self, top: f64, bottom: f64) -> Option<Span> {
        let first = self.units.partition_point(|u| u.element.get_bounding_client_rect().bottom() < top);
        let end = first + self.units[first..].partition_point(|u| u.element.get_bounding_client_rect().top() <= bottom);
        let blocks = self.text().blocks();
        let start = blocks.get(self.units.get(first)?.first)?.span.start;
        let last = blocks.get(self.units.get(end.checked_sub(1)?)?.last)?.span.end;
        (start <= last).then_some(Span { start, end: last })
    }

    /// The kinds of the blocks, for the version.
    #[must_use]
    pub fn kinds(&self) -> Vec<BlockKind> {
        self.text().blocks().iter().map(|b| b.kind).collect()
    }

    /// The offset of the character at a point of the viewport, if there is text under it.
    #[must_use]
    pub fn offset_at_point(&self, x: f64, y: f64) -> Option<Offset> {
        let document = self.root.owner_document()?;
        let (node, at) = super::point::caret(&document, x, y)?;
        let offset = self.offset(&node, at)?;
        // The caret snaps to the nearest text even from the empty end of a line: look whether a character is there.
        let near = [offset.get().checked_sub(1).map(Offset::new), Some(offset)];
        near.into_iter()
            .flatten()
            .find_map(|o| self.character(o).filter(|span| self.covers_point(*span, x, y)))
            .map(|s| s.start)
    }

    fn character(&self, offset: Offset) -> Option<Span> {
        let text = self.text().as_str();
        let mut start = offset.get();
        while start > 0 && !text.is_char_boundary(start) {
            start -= 1;
        }
        let c = text.get(start..)?.chars().next()?;
        Some(Span::new(start, start + c.len_utf8()))
    }

    fn covers_point(&self, span: Span, x: f64, y: f64) -> bool {
        let Some(rects) = self.ruler(span).and_then(|r| r.get_client_rects()) else { return false };
        (0..rects.length()).filter_map(|i| rects.item(i)).any(|r| {
            // A pixel of tolerance: rectangles of neighbouring characters leave fractions between them.
            x >= r.left() - 1.0 && x <= r.right() + 1.0 && y >= r.top() - 2.0 && y <= r.bottom() + 2.0
        })
    }
}

/// Whether this browser gives an element the highlights of the one that it stands in, as CSS Pseudo-Elements 4 has it. Asked
/// of an element that stands in `host` for no longer than that.
fn inherits_highlights(host: &Element) -> Result<bool, JsValue> {
    let (Some(window), Some(document)) = (web_sys::window(), host.owner_document()) else { return Ok(false) };
    let (outer, inner) = (document.create_element("div")?, document.create_element("span")?);
    outer.set_class_name(TEXT);
    outer.append_child(&inner)?;
    host.append_child(&outer)?;
    let colour = |element: &Element, highlight: &str| {
        let style = window.get_computed_style_with_pseudo_elt(element, highlight).ok().flatten();
        style.and_then(|style| style.get_property_value("background-color").ok()).unwrap_or_default()
    };
    const PAINTED: &str = "::highlight(manchette-quote-1)";
    let painted = colour(&outer, PAINTED);
    // An engine that does not know the name tells of the element itself.
    let inherits = painted == colour(&inner, PAINTED) && painted != colour(&inner, "");
    outer.remove();
    Ok(inherits)
}

fn block_units(map: &DomMap) -> Vec<Unit> {
    let unit = |&i: &usize| map.element(i).map(|e| Unit { element: e.clone(), first: i, last: i });
    map.drawn().iter().filter_map(unit).collect()
}

fn section_units(map: &DomMap, sections: &[Element]) -> Vec<Unit> {
    let chunks = map.drawn().chunks(write::SECTION);
    sections
        .iter()
        .zip(chunks)
        .filter_map(|(element, blocks)| {
            Some(Unit { element: element.clone(), first: *blocks.first()?, last: *blocks.last()? })
        })
        .collect()
}

impl Drop for ArticleDom {
    fn drop(&mut self) {
        // Dropping without `restore` leaves what is shown; only the host's nodes would be lost, so they go back.
        let _ = self.restore();
    }
}

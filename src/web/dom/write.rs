//! Writes an article into the page.

use super::map::{BlockNodes, TextNode};
use super::typography::french_spacing;
use crate::core::text::{Block, BlockKind, Text};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DocumentFragment, Element};

/// Blocks in one section. The browser lays out and paints sections near the screen only; 20 to 50 blocks a section
/// were found best, each block on its own far slower (CRAFT, section 3).
pub(super) const SECTION: usize = 30;

/// The nodes of a text, being made: sections of paragraphs, empty lines left out. Nothing is in the page until all are.
#[derive(Debug)]
pub struct Writing {
    document: Document,
    text: Text,
    french: bool,
    pub(super) fragment: DocumentFragment,
    pub(super) blocks: Vec<BlockNodes>,
    pub(super) sections: Vec<Element>,
    in_section: usize,
    /// An empty element of the kind written last: a copy of it costs less than its name does on the way to the browser.
    empty: Option<(BlockKind, Element)>,
}

impl Writing {
    /// Begins to write `text`, by the typography of `language`.
    #[must_use]
    pub fn new(document: Document, text: &Text, language: &str) -> Self {
        Self {
            fragment: document.create_document_fragment(),
            document,
            text: text.clone(),
            french: language.starts_with("fr"),
            blocks: Vec::with_capacity(text.blocks().len()),
            sections: Vec::new(),
            in_section: SECTION,
            empty: None,
        }
    }

    /// The text that is written.
    pub(super) fn text(&self) -> &Text {
        &self.text
    }

    /// Writes the next section's worth of blocks; whether more are left.
    ///
    /// # Errors
    /// What the DOM throws.
    pub fn unit(&mut self) -> Result<bool, JsValue> {
        let text = self.text.clone();
        let first = self.blocks.len();
        for block in text.blocks().iter().skip(first).take(SECTION) {
            self.block(&text, block)?;
        }
        Ok(self.blocks.len() < text.blocks().len())
    }

    fn block(&mut self, text: &Text, block: &Block) -> Result<(), JsValue> {
        if block.span.is_empty() {
            self.blocks.push(BlockNodes::default());
            return Ok(());
        }
        if self.in_section == SECTION {
            let section = self.document.create_element("section")?;
            section.set_class_name("m-section");
            self.fragment.append_child(&section)?;
            self.sections.push(section);
            self.in_section = 0;
        }
        let words = text.slice(block.span);
        let shown = if self.french { french_spacing(words) } else { words.to_owned() };
        let element = self.element(block.kind)?;
        let node = self.document.create_text_node(&shown);
        element.append_child(&node)?;
        if let Some(section) = self.sections.last() {
            section.append_child(&element)?;
        }
        self.in_section += 1;
        let len = node.unchecked_ref::<web_sys::CharacterData>().length();
        self.blocks.push(BlockNodes { element: Some(element), nodes: vec![TextNode { node, start: 0, len }] });
        Ok(())
    }

    fn element(&mut self, kind: BlockKind) -> Result<Element, JsValue> {
        let empty = match self.empty.take() {
            Some((known, empty)) if known == kind => empty,
            _ => self.document.create_element(tag(kind))?,
        };
        let element = empty.clone_node()?.unchecked_into();
        self.empty = Some((kind, empty));
        Ok(element)
    }
}

fn tag(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph => "p",
        BlockKind::Heading => "h2",
        // Without the list around them, items would be invalid HTML: they keep their look by a class of the section's.
        BlockKind::Item => "p",
        BlockKind::Quotation => "blockquote",
        BlockKind::Caption => "p",
        BlockKind::Preformatted => "pre",
    }
}

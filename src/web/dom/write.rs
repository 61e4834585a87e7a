//! Writes an article into the page.

use super::map::{BlockNodes, TextNode};
use crate::core::text::{Block, BlockKind, Text, space_french, utf16_len};
use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{Document, DocumentFragment, Element};

#[wasm_bindgen]
extern "C" {
    /// A document that takes strings of the browser's own.
    type PlainDocument;
    #[wasm_bindgen(method, js_name = createTextNode)]
    fn create_text_node(this: &PlainDocument, words: &JsString) -> web_sys::Text;
}

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
        let blocks = text.blocks().iter().skip(self.blocks.len()).take(SECTION);
        // Their words cross to the browser as one string, which it cuts: one at a time they take four times as long.
        let mut words = String::new();
        for block in blocks.clone() {
            let own = text.slice(block.span);
            let spaced = self.french && block.kind != BlockKind::Preformatted;
            if spaced { space_french(own, &mut words) } else { words.push_str(own) }
        }
        let words = JsString::from(words);
        let mut start = 0;
        for block in blocks {
            let end = start + utf16_len(text.slice(block.span)) as u32;
            self.block(block, &words, start, end)?;
            start = end;
        }
        Ok(self.blocks.len() < text.blocks().len())
    }

    /// Writes a block, whose words stand from `start` to `end` in `words`.
    fn block(&mut self, block: &Block, words: &JsString, start: u32, end: u32) -> Result<(), JsValue> {
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
        let element = self.element(block.kind)?;
        let node = self.document.unchecked_ref::<PlainDocument>().create_text_node(&words.substring(start, end));
        element.append_child(&node)?;
        if let Some(section) = self.sections.last() {
            section.append_child(&element)?;
        }
        self.in_section += 1;
        self.blocks
            .push(BlockNodes { element: Some(element), nodes: vec![TextNode { node, start: 0, len: end - start }] });
        Ok(())
    }

    fn element(&mut self, kind: BlockKind) -> Result<Element, JsValue> {
        let empty = match self.empty.take() {
            Some((known, empty)) if known == kind => empty,
            _ => {
                let (tag, class) = look(kind);
                let element = self.document.create_element(tag)?;
                if !class.is_empty() {
                    element.set_class_name(class);
                }
                element
            }
        };
        let element = empty.clone_node()?.unchecked_into();
        self.empty = Some((kind, empty));
        Ok(element)
    }
}

/// The element that a block is written as, and its class if the element alone does not give its look.
fn look(kind: BlockKind) -> (&'static str, &'static str) {
    match kind {
        BlockKind::Paragraph => ("p", ""),
        BlockKind::Heading => ("h2", ""),
        BlockKind::Subheading => ("h3", ""),
        // Without the list, the table or the figure around them, these elements would be invalid HTML.
        BlockKind::Item => ("p", "m-item"),
        BlockKind::Caption => ("p", "m-caption"),
        BlockKind::Row => ("p", "m-row"),
        BlockKind::Quotation => ("blockquote", ""),
        BlockKind::Preformatted => ("pre", ""),
    }
}

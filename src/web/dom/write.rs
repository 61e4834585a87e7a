//! Writes an article into the page.

use super::map::{BlockNodes, TextNode};
use super::typography::french_spacing;
use crate::core::text::{BlockKind, Text};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DocumentFragment, Element};

/// Blocks in one section. The browser lays out and paints sections near the screen only; 20 to 50 blocks a section
/// were found best, each block on its own far slower (CRAFT, section 3).
pub(super) const SECTION: usize = 30;

/// Builds the nodes of `text`: sections of paragraphs, empty lines left out. Nothing is in the page yet.
///
/// # Errors
/// What the DOM throws.
pub(super) fn write(
    document: &Document,
    text: &Text,
    french: bool,
) -> Result<(DocumentFragment, Vec<BlockNodes>, Vec<Element>), JsValue> {
    let fragment = document.create_document_fragment();
    let mut blocks = Vec::with_capacity(text.blocks().len());
    let mut sections: Vec<Element> = Vec::new();
    let mut in_section = SECTION;
    for block in text.blocks() {
        if block.span.is_empty() {
            blocks.push(BlockNodes::default());
            continue;
        }
        if in_section == SECTION {
            let section = document.create_element("section")?;
            section.set_class_name("m-section");
            fragment.append_child(&section)?;
            sections.push(section);
            in_section = 0;
        }
        let words = text.slice(block.span);
        let shown = if french { french_spacing(words) } else { words.to_owned() };
        let element = document.create_element(tag(block.kind))?;
        let node = document.create_text_node(&shown);
        element.append_child(&node)?;
        if let Some(section) = sections.last() {
            section.append_child(&element)?;
        }
        in_section += 1;
        let len = node.unchecked_ref::<web_sys::CharacterData>().length();
        blocks.push(BlockNodes { element: Some(element), nodes: vec![TextNode { node, start: 0, len }] });
    }
    Ok((fragment, blocks, sections))
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

//! Reads an article that is already in the page into blocks, and leaves it alone.

use super::map::{BlockNodes, TextNode};
use crate::core::text::BlockKind;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Elements that make a block of their own, or hold such.
const BLOCKS: &str = "address,article,aside,blockquote,dd,details,div,dl,dt,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,\
                      header,hr,li,main,nav,ol,p,pre,section,summary,table,tbody,td,tfoot,th,thead,tr,ul";
/// Elements whose text nobody reads, and what Manchette itself has put there.
const SKIPPED: &str = "script,style,template,noscript,[hidden],[data-manchette]";

/// The blocks of `root`: for each its kind, its text and its nodes. Text nodes are taken character for character.
/// White space between blocks makes no block.
#[must_use]
pub fn read(root: &Element) -> Vec<(BlockKind, String, BlockNodes)> {
    let mut reader = Reader { blocks: Vec::new(), open: None };
    reader.children(root, BlockKind::Paragraph);
    reader.close();
    reader.blocks
}

struct Reader {
    blocks: Vec<(BlockKind, String, BlockNodes)>,
    /// The block whose text nodes are being gathered.
    open: Option<(BlockKind, String, BlockNodes)>,
}

impl Reader {
    fn children(&mut self, parent: &Element, kind: BlockKind) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            self.node(&node, parent, kind);
        }
    }

    fn node(&mut self, node: &Node, parent: &Element, kind: BlockKind) {
        if let Some(text) = node.dyn_ref::<web_sys::Text>() {
            self.text(text, parent, kind);
        } else if let Some(element) = node.dyn_ref::<Element>() {
            if element.matches(SKIPPED).unwrap_or(false) {
                return;
            }
            if element.matches(BLOCKS).unwrap_or(false) {
                self.close();
                self.children(element, kind_of(element, kind));
                self.close();
            } else {
                self.children(element, kind);
            }
        }
    }

    fn text(&mut self, node: &web_sys::Text, parent: &Element, kind: BlockKind) {
        let data = node.data();
        if self.open.is_none() && data.trim().is_empty() {
            return;
        }
        let (_, text, block) = self.open.get_or_insert_with(|| {
            let element = parent.closest(BLOCKS).ok().flatten().unwrap_or_else(|| parent.clone());
            (kind, String::new(), BlockNodes { element: Some(element), nodes: Vec::new() })
        });
        let start = block.nodes.last().map_or(0, |n| n.start + n.len);
        block.nodes.push(TextNode { node: node.clone(), start, len: node.length() });
        text.push_str(&data);
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take());
    }
}

fn kind_of(element: &Element, outer: BlockKind) -> BlockKind {
    match element.tag_name().to_ascii_lowercase().as_str() {
        "h1" | "h2" => BlockKind::Heading,
        "h3" | "h4" | "h5" | "h6" => BlockKind::Subheading,
        "li" | "dt" | "dd" => BlockKind::Item,
        "blockquote" => BlockKind::Quotation,
        "figcaption" => BlockKind::Caption,
        "pre" => BlockKind::Preformatted,
        _ => outer,
    }
}

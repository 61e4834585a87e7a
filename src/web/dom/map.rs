//! Positions of the text in the DOM and back.

use crate::core::text::{Offset, Span, Text};
use web_sys::{Element, Node, Range, StaticRange, StaticRangeInit};

/// A text node of a block.
#[derive(Clone, Debug)]
pub struct TextNode {
    /// The node.
    pub node: web_sys::Text,
    /// Where it begins in its block, in UTF-16 code units.
    pub start: u32,
    /// Its length in UTF-16 code units.
    pub len: u32,
}

/// One block of the text as it stands in the page. A block that is not drawn (an empty line) has no nodes.
#[derive(Clone, Debug, Default)]
pub struct BlockNodes {
    /// The element that holds the block, or the nearest one around it.
    pub element: Option<Element>,
    /// Its text nodes in order.
    pub nodes: Vec<TextNode>,
}

/// The text nodes of all blocks, in the order of the text.
#[derive(Debug)]
pub struct DomMap {
    text: Text,
    blocks: Vec<BlockNodes>,
    /// Where each block begins, in UTF-16 code units of the text.
    starts: Vec<usize>,
    /// Blocks that are drawn, in order: the ones a search in the DOM can meet.
    drawn: Vec<usize>,
}

impl DomMap {
    /// The map of `text`, whose blocks stand in the page as `blocks`, one for one.
    #[must_use]
    pub fn new(text: Text, blocks: Vec<BlockNodes>) -> Self {
        // Blocks are joined by one unit.
        let starts = blocks.iter().scan(0, |end, block| {
            let start = *end;
            *end += block.nodes.last().map_or(0, |n| (n.start + n.len) as usize) + 1;
            Some(start)
        });
        let starts = starts.collect();
        let drawn = (0..blocks.len()).filter(|&i| blocks.get(i).is_some_and(|b| !b.nodes.is_empty())).collect();
        Self { text, blocks, starts, drawn }
    }

    /// The text that the map is of.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The element of block `i`, if it is drawn.
    #[must_use]
    pub fn element(&self, i: usize) -> Option<&Element> {
        self.blocks.get(i)?.element.as_ref()
    }

    /// The blocks that are drawn, in order.
    #[must_use]
    pub fn drawn(&self) -> &[usize] {
        &self.drawn
    }

    /// A live range over `span`, or `None` where nothing of the article is drawn.
    #[must_use]
    pub fn range(&self, span: Span) -> Option<Range> {
        self.stretch(Range::new().ok()?, span)
    }

    /// `range` over `span`, or `None` where nothing of the article is drawn.
    pub(super) fn stretch(&self, range: Range, span: Span) -> Option<Range> {
        let ((start, from), (end, to)) = self.boundaries(span)?;
        range.set_start(&start, from).ok()?;
        range.set_end(&end, to).ok()?;
        Some(range)
    }

    /// A static range over `span`: cheap to hold, right as long as the article's nodes stay as they are.
    #[must_use]
    pub fn static_range(&self, span: Span) -> Option<StaticRange> {
        let ((start, from), (end, to)) = self.boundaries(span)?;
        StaticRange::new(&StaticRangeInit::new(&end, to, &start, from)).ok()
    }

    fn boundaries(&self, span: Span) -> Option<((Node, u32), (Node, u32))> {
        Some((self.position(span.start, Bias::Right)?, self.position(span.end, Bias::Left)?))
    }

    /// The DOM position of `offset`. Between two text nodes it sticks to the side of `bias`, so that a range covers
    /// its words and nothing else.
    fn position(&self, offset: Offset, bias: Bias) -> Option<(Node, u32)> {
        let units = self.text.index().to_utf16(self.text.as_str(), offset);
        let i = self.text.block_at(offset);
        let block = self.blocks.get(i)?;
        let within = units.saturating_sub(*self.starts.get(i)?) as u32;
        let found = match bias {
            Bias::Right => block.nodes.iter().find(|n| within < n.start + n.len).or(block.nodes.last()),
            Bias::Left => block.nodes.iter().find(|n| within <= n.start + n.len),
        };
        match found {
            Some(n) => Some((n.node.clone().into(), within.saturating_sub(n.start).min(n.len))),
            None => self.nearest(i, bias),
        }
    }

    /// For an offset in a block that is not drawn: the nearest drawn position on the side that keeps a range inside.
    fn nearest(&self, i: usize, bias: Bias) -> Option<(Node, u32)> {
        let after = self.drawn.partition_point(|&d| d < i);
        let last = |d: &usize| self.blocks.get(*d)?.nodes.last().map(|n| (n.node.clone().into(), n.len));
        let first = |d: &usize| self.blocks.get(*d)?.nodes.first().map(|n| (n.node.clone().into(), 0));
        match bias {
            Bias::Right => self.drawn.get(after).and_then(first).or_else(|| self.drawn.last().and_then(last)),
            Bias::Left => after
                .checked_sub(1)
                .and_then(|d| self.drawn.get(d))
                .and_then(last)
                .or_else(|| self.drawn.first().and_then(first)),
        }
    }

    /// The offset of a DOM position. A position between blocks is that of the next block's start; before or after the
    /// article it is the text's start or end. `None` only if the DOM refuses to compare.
    ///
    /// Takes O(log n) comparisons for n blocks: no table from nodes to blocks is kept.
    #[must_use]
    pub fn offset(&self, node: &Node, offset: u32) -> Option<Offset> {
        let point = Range::new().ok()?;
        point.set_start(node, offset).ok()?;
        point.collapse_with_to_start(true);
        let starts_after = |n: &TextNode| point.compare_point(&n.node, 0).map(|order| order > 0);
        let (mut low, mut high) = (0, self.drawn.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let first = self.blocks.get(*self.drawn.get(middle)?)?.nodes.first()?;
            if starts_after(first).ok()? { high = middle } else { low = middle + 1 }
        }
        let Some(before) = low.checked_sub(1) else {
            let first = self.drawn.first().and_then(|&d| self.text.blocks().get(d));
            return first.map(|b| b.span.start);
        };
        let i = *self.drawn.get(before)?;
        let mut units = 0;
        for n in &self.blocks.get(i)?.nodes {
            let same: &Node = n.node.as_ref();
            if same.is_same_node(Some(node)) {
                units = n.start + offset.min(n.len);
                break;
            }
            if starts_after(n).ok()? {
                break;
            }
            units = n.start + n.len;
        }
        let at = self.starts.get(i)? + units as usize;
        self.text.index().from_utf16(self.text.as_str(), at).ok()
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Bias {
    Left,
    Right,
}

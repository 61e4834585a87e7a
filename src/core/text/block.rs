//! A text as a sequence of blocks.

use super::{Offset, OffsetIndex, Span, VersionHash};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::rc::Rc;

/// What a block of the article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// Running text. An empty line is an empty paragraph, which is not drawn.
    #[default]
    Paragraph,
    /// A heading within the article.
    Heading,
    /// A heading below another one.
    Subheading,
    /// An item of a list.
    Item,
    /// A block quotation.
    Quotation,
    /// A caption, or what stands for a picture.
    Caption,
    /// Text whose line breaks and spaces matter.
    Preformatted,
    /// A row of a table, its cells parted by tabs.
    Row,
}

impl BlockKind {
    /// Its name in the scripting interface.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::Subheading => "subheading",
            Self::Item => "item",
            Self::Quotation => "quotation",
            Self::Caption => "caption",
            Self::Preformatted => "preformatted",
            Self::Row => "row",
        }
    }
}

/// One block of the article: a line of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without the `\n` that joins it to the next.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// A frozen text with its blocks and its offset index. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Text(Rc<Inner>);

#[derive(Debug, PartialEq)]
struct Inner {
    string: String,
    blocks: Vec<Block>,
    index: OffsetIndex,
}

impl Text {
    /// The text of a plain string: CRLF becomes LF, each line is a paragraph.
    #[must_use]
    pub fn plain(input: &str) -> Self {
        let string = normalise_newlines(input).into_owned();
        Self::build(string, |_| BlockKind::Paragraph)
    }

    /// The text of blocks read elsewhere. A line break within a block becomes a space, so that blocks stay what
    /// they were and every offset holds.
    #[must_use]
    pub fn from_blocks<S: AsRef<str>>(blocks: &[(BlockKind, S)]) -> Self {
        let mut string = String::with_capacity(blocks.iter().map(|(_, s)| s.as_ref().len() + 1).sum());
        for (i, (_, s)) in blocks.iter().enumerate() {
            if i > 0 {
                string.push('\n');
            }
            string.extend(s.as_ref().chars().map(|c| if c == '\n' { ' ' } else { c }));
        }
        Self::build(string, |i| blocks.get(i).map_or(BlockKind::Paragraph, |b| b.0))
    }

    fn build(string: String, kind: impl Fn(usize) -> BlockKind) -> Self {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in string.split('\n') {
            blocks.push(Block { span: Span::new(start, start + line.len()), kind: kind(blocks.len()) });
            start += line.len() + 1;
        }
        let index = OffsetIndex::new(&string);
        Self(Rc::new(Inner { string, blocks, index }))
    }

    /// All characters, blocks joined by `\n`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.string
    }

    /// The blocks, in order; at least one.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.0.blocks
    }

    /// Converts positions of this text.
    #[must_use]
    pub fn index(&self) -> &OffsetIndex {
        &self.0.index
    }

    /// The span of the whole text.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(0, self.0.string.len())
    }

    /// The words of `span`, empty if it does not fit.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.0.string).unwrap_or_default()
    }

    /// Index of the block that holds `offset`; an offset on the joining `\n` belongs to the block before it.
    #[must_use]
    pub fn block_at(&self, offset: Offset) -> usize {
        self.0.blocks.partition_point(|b| b.span.start <= offset).saturating_sub(1)
    }

    /// The name of this text as a version: the SHA-256 of its blocks joined by `\n`.
    #[must_use]
    pub fn hash(&self) -> VersionHash {
        VersionHash::of(&self.0.string)
    }
}

/// `input` with each CRLF as one LF; a lone CR is kept.
#[must_use]
pub fn normalise_newlines(input: &str) -> Cow<'_, str> {
    // Most texts hold no CR at all, which a look for one byte tells in a sixth of the time that one for two takes.
    if input.as_bytes().contains(&b'\r') && input.contains("\r\n") {
        Cow::Owned(input.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(input)
    }
}

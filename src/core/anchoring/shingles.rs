//! Where three tokens in a row stand in a text: one index for any number of passages.

use super::tokens::Token;

/// Tokens in a row that are looked up together. Three words in a row are rare enough to name a place in a novel, and a
/// passage of which one word in five was replaced still has some.
pub(super) const LENGTH: usize = 3;

/// The index: hashes of shingles with their first token, sorted. Built in O(n log n), 8 bytes a token.
#[derive(Debug)]
pub(super) struct Shingles {
    entries: Vec<(u32, u32)>,
}

impl Shingles {
    pub(super) fn new(tokens: &[Token]) -> Self {
        let of = |(i, window): (usize, &[Token])| (hash(window.iter().map(|token| token.hash)), i as u32);
        let mut entries: Vec<(u32, u32)> = tokens.windows(LENGTH).enumerate().map(of).collect();
        sort_pairs(&mut entries);
        Self { entries }
    }

    /// The first tokens of `shingle` in the text, in order.
    pub(super) fn places(&self, shingle: &[u32]) -> impl ExactSizeIterator<Item = usize> + '_ {
        let wanted = hash(shingle.iter().copied());
        let from = self.entries.partition_point(|e| e.0 < wanted);
        let to = from + self.entries[from..].partition_point(|e| e.0 == wanted);
        self.entries[from..to].iter().map(|e| e.1 as usize)
    }
}

/// One hash of several tokens in a row.
pub(super) fn hash(tokens: impl Iterator<Item = u32>) -> u32 {
    tokens.fold(0x9e37_79b9, |all, one| (all.rotate_left(7) ^ one).wrapping_mul(0x85eb_ca6b))
}

/// Sorts `pairs` as numbers. Passages are looked up by the thousand, and asking for each comparison through a pointer, as
/// `core::order` does to be small, took a third of their time.
pub(super) fn sort_pairs(pairs: &mut [(u32, u32)]) {
    pairs.sort_unstable_by_key(|&(a, b)| u64::from(a) << 32 | u64::from(b));
}

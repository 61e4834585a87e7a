//! Finds every occurrence of a passage through one index of the text, instead of one scan for each annotation.

use super::shingles::sort_pairs;
use crate::core::order::sort;

/// Words and where they begin, sorted by their hash. Built in O(n log n) for n words, 8 bytes a word.
#[derive(Debug)]
pub(super) struct WordIndex {
    entries: Vec<(u32, u32)>,
}

impl WordIndex {
    pub(super) fn new(text: &str) -> Self {
        let mut entries: Vec<(u32, u32)> =
            words(text).map(|(at, word)| (hash(word), u32::try_from(at).unwrap_or(u32::MAX))).collect();
        sort_pairs(&mut entries);
        Self { entries }
    }

    /// Where `exact` occurs in `text`, in order, overlapping occurrences included; at most `most`.
    pub(super) fn occurrences(&self, text: &str, exact: &str, most: usize) -> Vec<usize> {
        if exact.is_empty() {
            return Vec::new();
        }
        // Only words that begin and end within the passage are words of the text as well: the first and the last may
        // be cut. The rarest of the rest leaves the fewest places to verify.
        let rarest = words(exact)
            .filter(|(at, word)| *at > 0 && at + word.len() < exact.len())
            .map(|(at, word)| (self.of(word), at))
            .min_by_key(|(places, _)| places.len());
        let Some((places, inner)) = rarest else {
            return overlapping(text, exact).take(most).collect();
        };
        let mut found: Vec<usize> = places
            .iter()
            .filter_map(|&(_, at)| (at as usize).checked_sub(inner))
            .filter(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(exact)))
            .take(most)
            .collect();
        sort(&mut found);
        found
    }

    fn of(&self, word: &str) -> &[(u32, u32)] {
        let wanted = hash(word);
        let from = self.entries.partition_point(|e| e.0 < wanted);
        let to = self.entries.partition_point(|e| e.0 <= wanted);
        &self.entries[from..to]
    }
}

/// Where `exact`, which is not empty, begins in `text`, what overlaps included.
fn overlapping<'t>(text: &'t str, exact: &'t str) -> impl Iterator<Item = usize> + 't {
    let first = exact.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(exact)?;
        from = at + first;
        Some(at)
    })
}

/// Maximal runs of letters and digits with the byte where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// FNV-1a, 32 bits: short words, no adversary (every hit is verified against the text).
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, exact: &str) {
        let all: Vec<usize> =
            (0..text.len()).filter(|&i| text.get(i..).is_some_and(|r| r.starts_with(exact))).collect();
        let found = WordIndex::new(text).occurrences(text, exact, usize::MAX);
        assert_eq!(found, all, "{exact:?} in {text:?}");
    }

    #[test]
    fn what_overlaps_is_found() {
        check("bananas", "ana");
        check("bananas", "anana");
        check("ééé", "éé");
    }

    #[test]
    fn occurrences_are_those_of_a_scan() {
        let text = "La mer, la mer toujours recommencée ; l’amer et la mère. La mer, la mer toujours.";
        for exact in ["la mer toujours", "mer, la m", "La mer, la mer toujours", "absente ici même", "a mer t", ". "] {
            check(text, exact);
        }
    }
}

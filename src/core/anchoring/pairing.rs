//! Which tokens of one sequence are which of another: the pairs of an alignment in order.
//!
//! Short sequences are aligned by Gotoh's algorithm ("An improved algorithm for matching biological sequences", Journal of
//! Molecular Biology 162, 1982): global in the first, with free ends in the second, opening a gap dear and lengthening it
//! cheap, so that what was inserted lies in one piece. Long ones are cut at what stands once in each (patience) until
//! they are short. What stays too long then is left without partners: less than best, and never quadratic.

use super::shingles::{LENGTH, hash, sort_pairs};

/// Largest table of the exact algorithm, in cells, where something stands once in both sequences.
const FEW_CELLS: usize = 400;
/// By how many tokens what stands once may have shifted for that.
const FEW_SHIFTED: usize = 4;
/// Largest table of it at all: a paragraph of a thousand words that stands twice in the other text.
const MOST_CELLS: usize = 1_000_000;

const MATCH: i32 = 20;
const REPLACE: i32 = -6;
const OPEN: i32 = -14;
const SEAM: i32 = -6;
const EXTEND: i32 = -2;
/// Low enough never to be chosen, far enough from the least number to be added to.
const NEVER: i32 = i32::MIN / 4;

/// For each of `a` its partner in `b`, in ascending order. What stands before the first and after the last partner in `b`
/// costs nothing. What was inserted rather lies at a seam of `a`, after so many of its tokens, than elsewhere.
pub(super) fn pair(a: &[u32], b: &[u32], seams: &[usize]) -> Vec<Option<u32>> {
    let mut partners = vec![None; a.len()];
    Pairing { seams, partners: &mut partners }.within(a, b, (0, 0), FREE, 0);
    partners
}

/// Whether what stands before the first partner in the second sequence costs nothing, and what stands after the last.
type Free = (bool, bool);
const FREE: Free = (true, true);

struct Pairing<'p> {
    seams: &'p [usize],
    partners: &'p mut [Option<u32>],
}

impl Pairing<'_> {
    fn within(&mut self, a: &[u32], b: &[u32], (a0, b0): (usize, usize), free: Free, depth: usize) {
        if a.is_empty() || b.is_empty() {
            return;
        }
        let cells = a.len().saturating_mul(b.len());
        if cells <= FEW_CELLS {
            return self.align(a, b, (a0, b0), free);
        }
        if cells <= MOST_CELLS {
            // One word alone may stand there by chance; three in a row hardly do.
            let anchors = unique_in_both(&in_threes(a), &in_threes(b));
            // Where they lie apart as if much had been put in or taken out, a copy may have drawn some of them away.
            let shift = |anchor: Option<&(usize, usize)>| anchor.map_or(0, |(i, j)| j.wrapping_sub(*i) as isize);
            if anchors.is_empty() || shift(anchors.first()).abs_diff(shift(anchors.last())) > FEW_SHIFTED {
                return self.align(a, b, (a0, b0), free);
            }
            return self.between(a, b, (a0, b0), free, anchors, depth);
        }
        let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
        let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
        let (a_end, b_end) = (a.len() - tail, b.len() - tail);
        for i in (0..head).chain(a_end..a.len()) {
            self.partners[a0 + i] = Some((b0 + if i < head { i } else { i - a_end + b_end }) as u32);
        }
        let (a, b, a0, b0) = (&a[head..a_end], &b[head..b_end], a0 + head, b0 + head);
        // Whoever writes a text to waste time may nest what stands once, but not deeper than this.
        let anchors = if depth < 32 { unique_in_both(a, b) } else { Vec::new() };
        if !anchors.is_empty() || head + tail > 0 {
            let free = (free.0 && head == 0, free.1 && tail == 0);
            self.between(a, b, (a0, b0), free, anchors, depth);
        }
    }

    /// Pairs `anchors`, and what lies between them.
    fn between(
        &mut self,
        a: &[u32],
        b: &[u32],
        (a0, b0): (usize, usize),
        free: Free,
        anchors: Vec<(usize, usize)>,
        depth: usize,
    ) {
        let mut from = (0, 0);
        let end = (a.len(), b.len());
        for (i, j) in anchors.into_iter().chain([end]) {
            let free = (free.0 && from == (0, 0), free.1 && (i, j) == end);
            self.within(&a[from.0..i], &b[from.1..j], (a0 + from.0, b0 + from.1), free, depth + 1);
            if i < a.len() {
                self.partners[a0 + i] = Some((b0 + j) as u32);
            }
            from = (i + 1, j + 1);
        }
    }

    fn align(&mut self, a: &[u32], b: &[u32], (a0, b0): (usize, usize), free: Free) {
        for (i, j) in gotoh(a, b, free, |i| self.seams.contains(&(a0 + i))) {
            self.partners[a0 + i] = Some((b0 + j) as u32);
        }
    }
}

/// Each token with the two after it, as one.
fn in_threes(tokens: &[u32]) -> Vec<u32> {
    tokens.windows(LENGTH).map(|three| hash(three.iter().copied())).collect()
}

/// What stands exactly once in each, as pairs that ascend in both: the longest such row.
fn unique_in_both(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    let once = |list: &[u32]| {
        let mut all: Vec<(u32, u32)> = list.iter().enumerate().map(|(i, hash)| (*hash, i as u32)).collect();
        sort_pairs(&mut all);
        let mut kept = Vec::new();
        for (i, one) in all.iter().enumerate() {
            let twin = |other: Option<&(u32, u32)>| other.is_some_and(|o| o.0 == one.0);
            if !twin(i.checked_sub(1).and_then(|p| all.get(p))) && !twin(all.get(i + 1)) {
                kept.push(*one);
            }
        }
        kept
    };
    let (left, right) = (once(a), once(b));
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut j = 0;
    for (hash, i) in left {
        while right.get(j).is_some_and(|r| r.0 < hash) {
            j += 1;
        }
        if let Some(r) = right.get(j).filter(|r| r.0 == hash) {
            pairs.push((i, r.1));
        }
    }
    sort_pairs(&mut pairs);
    ascending(&pairs).into_iter().map(|(i, j)| (i as usize, j as usize)).collect()
}

/// The longest row of `pairs`, which ascend in the first, that ascends in the second as well (patience sorting).
fn ascending(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for (k, pair) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|&t| pairs[t].1 < pair.1);
        if pile > 0 {
            before[k] = tops[pile - 1];
        }
        if pile == tops.len() {
            tops.push(k);
        } else {
            tops[pile] = k;
        }
    }
    let mut row = Vec::with_capacity(tops.len());
    let mut at = tops.last().copied().unwrap_or(usize::MAX);
    while let Some(pair) = pairs.get(at) {
        row.push(*pair);
        at = before[at];
    }
    row.reverse();
    row
}

/// How a cell was come by.
const DIAGONAL: u8 = 0;
const DOWN: u8 = 1;
const ACROSS: u8 = 2;
const DOWN_GOES_ON: u8 = 4;
const ACROSS_GOES_ON: u8 = 8;

/// The pairs of the best alignment.
fn gotoh(a: &[u32], b: &[u32], free: Free, is_seam: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut came = vec![0_u8; (a.len() + 1) * width];
    let mut best = vec![0_i32; width];
    if !free.0 {
        let opening = if is_seam(0) { SEAM } else { OPEN };
        for j in 1..width {
            best[j] = opening + EXTEND * (j as i32 - 1);
            came[j] = ACROSS | ACROSS_GOES_ON;
        }
    }
    // Of each column: the best that ends with a token of `a` left alone.
    let mut down = vec![NEVER; width];
    for (i, x) in a.iter().enumerate() {
        let row = (i + 1) * width;
        let mut diagonal = best[0];
        best[0] = OPEN + EXTEND * i as i32;
        came[row] = DOWN | if i > 0 { DOWN_GOES_ON } else { 0 };
        let mut across = NEVER;
        let opening = if is_seam(i + 1) { SEAM } else { OPEN };
        for (j, y) in b.iter().enumerate() {
            let mut how = 0;
            let (open, on) = (best[j + 1] + OPEN, down[j + 1] + EXTEND);
            down[j + 1] = if on > open {
                how |= DOWN_GOES_ON;
                on
            } else {
                open
            };
            let (open, on) = (best[j] + opening, across + EXTEND);
            across = if on > open {
                how |= ACROSS_GOES_ON;
                on
            } else {
                open
            };
            let met = diagonal + if x == y { MATCH } else { REPLACE };
            diagonal = best[j + 1];
            let (score, from) = if met >= down[j + 1] && met >= across {
                (met, DIAGONAL)
            } else if down[j + 1] >= across {
                (down[j + 1], DOWN)
            } else {
                (across, ACROSS)
            };
            best[j + 1] = score;
            came[row + j + 1] = how | from;
        }
    }
    let best_end = || (0..width).max_by_key(|&j| (best[j], width - j)).unwrap_or_default();
    let end = if free.1 { best_end() } else { b.len() };
    let mut pairs = Vec::with_capacity(a.len());
    let (mut i, mut j) = (a.len(), end);
    while i > 0 {
        let how = came[i * width + j];
        match how & 3 {
            DIAGONAL => {
                (i, j) = (i - 1, j - 1);
                if a[i] == b[j] {
                    pairs.push((i, j));
                }
            }
            DOWN => {
                while i > 1 && came[i * width + j] & DOWN_GOES_ON != 0 {
                    i -= 1;
                }
                i -= 1;
            }
            _ => {
                while j > 1 && came[i * width + j] & ACROSS_GOES_ON != 0 {
                    j -= 1;
                }
                j -= 1;
            }
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: &[(usize, usize)]) {
        let letters = |s: &str| s.bytes().map(u32::from).collect::<Vec<_>>();
        let pairs: Vec<_> = pair(&letters(a), &letters(b), &[])
            .into_iter()
            .enumerate()
            .filter_map(|(i, j)| Some((i, j? as usize)))
            .collect();
        assert_eq!(pairs, expected, "{a} {b}");
    }

    #[test]
    fn what_is_left_out_inserted_or_replaced_has_no_partner() {
        check("abcd", "xxabcdxx", &[(0, 2), (1, 3), (2, 4), (3, 5)]);
        check("abcd", "abXd", &[(0, 0), (1, 1), (3, 3)]);
        check("abcdef", "abcXYZdef", &[(0, 0), (1, 1), (2, 2), (3, 6), (4, 7), (5, 8)]);
        check("abcdef", "abef", &[(0, 0), (1, 1), (4, 2), (5, 3)]);
        check("", "abc", &[]);
        check("abc", "", &[]);
    }

    #[test]
    fn long_sequences_are_cut_at_what_stands_once() {
        let a: Vec<u32> = (0..5_000).collect();
        let b: Vec<u32> = (0..5_000).filter(|i| i % 10 != 3).collect();
        let partners = pair(&a, &b, &[]);
        assert_eq!(partners.iter().flatten().count(), b.len());
        assert!(partners.iter().enumerate().all(|(i, j)| j.is_none_or(|j| b[j as usize] == a[i])));
    }

    #[test]
    fn repetition_is_not_quadratic() {
        let same = vec![7; 300_000];
        assert_eq!(pair(&same, &same, &[]).iter().flatten().count(), same.len());
        let others: Vec<u32> = same.iter().enumerate().map(|(i, _)| 7 + u32::from(i % 3 == 0)).collect();
        assert_eq!(pair(&same, &others, &[]).len(), same.len());
    }
}

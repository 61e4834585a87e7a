//! Chapters: stretches of an article that are resolved each by itself, in any order.
//!
//! Pronouns and chains of quotations lean on the blocks before. To read the part on the screen first, and still find the
//! same whatever part that is, a long article is cut at fixed places; the blocks just before a cut are read again,
//! without their results, to know whom a pronoun at the head of the chapter stands for.

use super::scan::Scan;
use std::ops::Range;

/// Blocks of a chapter. An everyday article is one chapter.
const BLOCKS: usize = 128;

/// Blocks read again before a chapter: farther back no pronoun of the press reaches.
const WARM_UP: usize = 4;

/// Cuts the article between quotations: no chapter begins inside one that goes over several blocks.
#[must_use]
pub fn cut(scans: &[Scan]) -> Vec<Range<usize>> {
    let mut chapters = Vec::new();
    let (mut first, mut inside) = (0, 0);
    for (i, scan) in scans.iter().enumerate() {
        if i - first >= BLOCKS && i > inside {
            chapters.push(first..i);
            first = i;
        }
        inside = scan.pairs.last().and_then(|p| p.end_block).map_or(inside, |end| end.max(inside));
    }
    if first < scans.len() {
        chapters.push(first..scans.len());
    }
    chapters
}

/// First block to be read for a chapter that begins with block `first`.
#[must_use]
pub fn warm_up(scans: &[Scan], first: usize) -> usize {
    let from = first.saturating_sub(WARM_UP);
    // A quotation that begins before the warm-up and ends in it would be read from its middle.
    let crosses = |i: usize| scans[..i].iter().rev().take(BLOCKS).any(|s| ends_after(s, i));
    (from..=first).find(|&i| !crosses(i)).unwrap_or(first)
}

fn ends_after(scan: &Scan, block: usize) -> bool {
    scan.pairs.last().and_then(|p| p.end_block).is_some_and(|end| end >= block)
}

/// The order in which chapters are resolved: the one that holds the block `at` first, the others as they come.
pub fn visible_first(chapters: &[Range<usize>], at: usize) -> impl Iterator<Item = usize> {
    let seen = chapters.iter().position(|c| c.contains(&at)).unwrap_or_default();
    std::iter::once(seen).chain((0..chapters.len()).filter(move |i| *i != seen)).take(chapters.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chapter_on_the_screen_comes_first_and_none_is_left_out() {
        let chapters = [0..128, 128..256, 256..300];
        assert_eq!(visible_first(&chapters, 260).collect::<Vec<_>>(), [2, 0, 1]);
        assert_eq!(visible_first(&chapters, 9_999).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(visible_first(&[], 0).count(), 0);
    }
}

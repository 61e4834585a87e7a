//! Passages: what is scanned and resolved at a time. A block is one passage, unless it is longer than anything the
//! press prints in one paragraph.
//!
//! Work is done in slices between which the page can answer its reader, and a passage is the least that a slice can
//! hold. A text of five megabytes without a line break would stop the page for seconds, so such a block is cut: after a
//! sentence outside quotation marks if there is one, else after any sentence, else between words, else anywhere. What
//! that costs is a pronoun or a chain of quotations that would have reached over the cut of a sentence, and in a
//! sentence longer than a page a name or clause cut in two. To cut between units of work instead, with all rules able
//! to stop in the middle of a block, was rejected: every rule would have to keep its place.

use crate::core::text::sentences::is_stop;
use crate::core::text::{Span, Text};

/// The longest passage in bytes: some 650 words. A paragraph of the press has 100, and the longest have 500.
pub const LONGEST: usize = 4_096;

/// How far back from the longest a cut is looked for.
const REACH: usize = LONGEST / 2;

/// The passages of `text`, in order. Every block has at least one, and no passage reaches over a block.
#[must_use]
pub fn passages(text: &Text) -> Vec<Span> {
    let mut out = Vec::with_capacity(text.blocks().len());
    for block in text.blocks() {
        let words = text.slice(block.span);
        let first = block.span.start.get();
        let mut from = 0;
        while words.len() - from > LONGEST {
            let to = from + cut(&words[from..]);
            out.push(Span::new(first + from, first + to));
            from = to;
        }
        out.push(Span::new(first + from, first + words.len()));
    }
    out
}

/// Where to cut `words`, which are longer than a passage.
fn cut(words: &str) -> usize {
    let most = boundary(words, LONGEST);
    let least = boundary(words, LONGEST - REACH);
    let (mut apart, mut sentence, mut word) = (None, None, None);
    // Marks before the part that is looked at count as closed: a quotation open for half a passage is seldom meant.
    let mut open = 0_i32;
    let mut ended = false;
    let mut chars = words[least..most].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        match c {
            '«' | '“' | '(' | '[' => (open, ended) = (open + 1, false),
            '»' | '”' | ')' | ']' => open = (open - 1).max(0),
            c if is_stop(c) => ended = true,
            c if c.is_whitespace() => {
                let at = least + i + c.len_utf8();
                word = Some(at);
                let begins = chars.peek().is_some_and(|&(_, n)| n.is_uppercase() || matches!(n, '«' | '“' | '"'));
                if ended && begins {
                    sentence = Some(at);
                    apart = if open == 0 { sentence } else { apart };
                }
            }
            _ => ended = false,
        }
    }
    apart.or(sentence).or(word).unwrap_or(most)
}

/// The last character boundary of `words` up to byte `at`.
fn boundary(words: &str, at: usize) -> usize {
    (0..=at.min(words.len())).rev().find(|&i| words.is_char_boundary(i)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(s: &str) -> Vec<String> {
        let text = Text::plain(s);
        let all = passages(&text);
        assert_eq!(all.iter().map(|p| text.slice(*p)).collect::<String>(), s.replace('\n', ""));
        assert!(all.iter().all(|p| text.slice(*p).len() <= LONGEST));
        let tail = |p: &Span| text.slice(*p).chars().rev().take(7).collect::<Vec<_>>().into_iter().rev().collect();
        all[..all.len() - 1].iter().map(tail).collect()
    }

    #[test]
    fn blocks_are_passages() {
        assert_eq!(ends("Un.\n\nDeux."), ["Un.", ""]);
    }

    #[test]
    fn a_block_too_long_is_cut_after_a_sentence_outside_marks() {
        let sentence = "Il dit : « Oui. Non. Tout cela. » Puis il s'en va là-bas. ";
        for end in ends(&sentence.repeat(300)) {
            assert!(end == "à-bas. ", "{end}");
        }
    }

    #[test]
    fn where_no_sentence_ends_it_is_cut_between_words_and_in_a_word_anywhere() {
        assert!(ends(&"mot et ".repeat(2_000)).iter().all(|e| e.ends_with(' ')));
        assert_eq!(ends(&"é".repeat(5_000)), ["ééééééé", "ééééééé"]);
    }
}

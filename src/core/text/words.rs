//! Words of a text, as a person who moves a caret by words means them.
//!
//! A word is a run of letters and digits; hyphens and apostrophes join it, except that an elided article or pronoun
//! (`l'`, `qu'`) is a word of its own, apostrophe included. `unicode-segmentation` would be more right for scripts
//! without spaces and costs 17 kB brotli; such texts get one word per run instead.

use super::fold::is_combining;
use super::{Span, Text};

/// What may stand before an apostrophe as a word of its own, in lower case.
const ELIDED: [&str; 16] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "entr"];

/// Whether `c` is an apostrophe, straight or curly.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether `c` is a hyphen that joins words.
#[must_use]
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether `c` is part of a word wherever it stands.
#[must_use]
pub fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining(c)
}

/// Whether `word`, without its apostrophe, is an elided article, pronoun or conjunction.
#[must_use]
pub fn is_elided(word: &str) -> bool {
    word.len() <= 6 && ELIDED.iter().any(|e| e.eq_ignore_ascii_case(word))
}

/// Length in bytes of the word at the start of `s`, 0 if none begins there.
#[must_use]
pub fn word_len(s: &str) -> usize {
    let mut chars = s.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        if is_letter(c) {
            end = at + c.len_utf8();
            continue;
        }
        let next = chars.peek().map(|&(_, next)| next);
        let joins = end == at && end > 0 && next.is_some_and(is_letter);
        let before_mark = end == at && end > 0 && next.is_some_and(|n| matches!(n, '«' | '“' | '"' | '[' | '('));
        if is_apostrophe(c) && (joins || before_mark) {
            if is_elided(&s[..at]) {
                return at + c.len_utf8();
            }
            if before_mark {
                break;
            }
        } else if !(joins && is_hyphen(c)) {
            break;
        }
    }
    end
}

/// The words of `span`, in order. A word that `span` cuts is given as far as it lies in it.
pub fn words(text: &Text, span: Span) -> impl Iterator<Item = Span> + '_ {
    let s = text.slice(span);
    let base = span.start.get();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = s.get(at..)?;
            let first = rest.chars().next()?;
            let len = word_len(rest);
            if len > 0 {
                at += len;
                return Some(Span::new(base + at - len, base + at));
            }
            at += first.len_utf8();
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(s: &str) -> Vec<String> {
        let text = Text::plain(s);
        words(&text, text.span()).map(|w| text.slice(w).to_owned()).collect()
    }

    #[test]
    fn elisions_are_words_and_hyphens_join() {
        assert_eq!(list("L’homme qu'aujourd'hui, États-Unis !"), ["L’", "homme", "qu'", "aujourd'hui", "États-Unis"]);
        assert_eq!(list("qu'« ils »"), ["qu'", "ils"]);
        assert_eq!(list("O'Brien -- a-t-il 13 ans"), ["O'Brien", "a-t-il", "13", "ans"]);
    }

    #[test]
    fn words_stay_within_the_span() {
        let text = Text::plain("alpha beta");
        assert_eq!(words(&text, Span::new(2, 8)).collect::<Vec<_>>(), [Span::new(2, 5), Span::new(6, 8)]);
        assert!(list(" — « »").is_empty());
    }
}

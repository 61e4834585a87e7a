//! Finding words in a text, without regard to case, accents or typography if a person does not want to tell them apart.
//!
//! The algorithm is that of Knuth, Morris and Pratt over folded characters ("Fast pattern matching in strings", SIAM
//! Journal on Computing 6, 1977): linear in the text whatever is sought, and nothing of the text is copied. A match never
//! crosses a line's end, as nothing that a person seeks does.

use super::Span;
use super::fold::{is_combining, plain};
use super::words::{is_apostrophe, is_hyphen};

/// What a search takes for the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// `Élysée`, `elysee` and `ÉLYSÉE`; ligatures too.
    pub letters: bool,
    /// Spaces of all kinds and numbers, quotation marks, apostrophes, dashes and hyphens.
    pub typography: bool,
}

impl Default for Tolerance {
    fn default() -> Self {
        Self { letters: true, typography: true }
    }
}

/// Words to be found, read once for any number of texts.
#[derive(Clone, Debug)]
pub struct Needle {
    folded: Vec<char>,
    /// For each character the length of the longest border of what ends there, as the algorithm wants it.
    borders: Vec<usize>,
    tolerance: Tolerance,
}

impl Needle {
    /// `words` to be found. White space around them is not sought; `None` if nothing else is there.
    #[must_use]
    pub fn new(words: &str, tolerance: Tolerance) -> Option<Self> {
        let mut folded = Vec::with_capacity(words.len());
        Folded::new(words.trim(), tolerance).for_each(|piece| folded.push(piece.c));
        if folded.is_empty() {
            return None;
        }
        let mut borders = vec![0; folded.len()];
        for i in 1..folded.len() {
            borders[i] = advance(&folded, &borders, borders[i - 1], folded[i]);
        }
        Some(Self { folded, borders, tolerance })
    }

    /// Where the words stand in `text`, in order; matches do not overlap. Spans are bytes of `text` and hold whole
    /// characters with their combining marks.
    pub fn find_all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Span> + 't {
        let mut pieces = Folded::new(text, self.tolerance).peekable();
        // Where the last characters began, as many as the words have.
        let mut starts = vec![0; self.folded.len()];
        let (mut seen, mut matched) = (0_usize, 0);
        std::iter::from_fn(move || {
            loop {
                let piece = pieces.next()?;
                let length = self.folded.len();
                starts[seen % length] = piece.start;
                seen += 1;
                matched = advance(&self.folded, &self.borders, matched, piece.c);
                if matched < length {
                    continue;
                }
                matched = 0;
                let start = starts[seen % length];
                // A ligature that the words end in the middle of is taken whole.
                return Some(Span::new(start, piece.end));
            }
        })
    }

    /// Whether the words stand in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.find_all(text).next().is_some()
    }
}

/// How many characters of `folded` are matched once `c` follows `matched` of them.
fn advance(folded: &[char], borders: &[usize], mut matched: usize, c: char) -> usize {
    loop {
        if folded.get(matched) == Some(&c) {
            return matched + 1;
        }
        if matched == 0 {
            return 0;
        }
        matched = borders[matched - 1];
    }
}

/// A folded character and the bytes of the text that it stands for, combining marks after it included.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    c: char,
    start: usize,
    end: usize,
}

/// A text's characters, folded one by one.
struct Folded<'t> {
    text: &'t str,
    at: usize,
    /// The second letter of a ligature that was taken apart.
    waiting: Option<Piece>,
    tolerance: Tolerance,
}

impl<'t> Folded<'t> {
    fn new(text: &'t str, tolerance: Tolerance) -> Self {
        Self { text, at: 0, waiting: None, tolerance }
    }

    fn skip(&mut self, mut wanted: impl FnMut(char) -> bool) {
        let rest = &self.text[self.at..];
        self.at += rest.find(|c: char| !wanted(c)).unwrap_or(rest.len());
    }
}

impl Iterator for Folded<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if let Some(piece) = self.waiting.take() {
            return Some(piece);
        }
        let start = self.at;
        let byte = *self.text.as_bytes().get(start)?;
        // Four characters of five, for which no table is asked.
        if byte.is_ascii_alphanumeric() && self.text.as_bytes().get(start + 1).is_none_or(u8::is_ascii) {
            self.at += 1;
            let c = if self.tolerance.letters { byte.to_ascii_lowercase() } else { byte };
            return Some(Piece { c: char::from(c), start, end: self.at });
        }
        let c = self.text[start..].chars().next()?;
        self.at += c.len_utf8();
        if self.tolerance.typography
            && let Some(sign) = sign(c)
        {
            if sign == ' ' || c == '«' {
                self.skip(|next| self::sign(next) == Some(' '));
            }
            // French sets a space before these, English none.
            if sign == ' ' && self.text[self.at..].starts_with(['»', ';', ':', '!', '?', '%']) {
                return self.next();
            }
            return Some(Piece { c: sign, start, end: self.at });
        }
        if !self.tolerance.letters {
            return Some(Piece { c, start, end: self.at });
        }
        self.skip(is_combining);
        let mut lowered = c.to_lowercase();
        let first = lowered.next().unwrap_or(c);
        let (first, second) = match plain(first) {
            Some(letters) => {
                let mut letters = letters.chars();
                (letters.next().unwrap_or(first), letters.next())
            }
            None => (first, lowered.next().filter(|c| !is_combining(*c))),
        };
        self.waiting = second.map(|c| Piece { c, start, end: self.at });
        Some(Piece { c: first, start, end: self.at })
    }
}

/// The one sign that stands for all of its kind. Lines' ends are no spaces.
fn sign(c: char) -> Option<char> {
    Some(match c {
        '\n' => return None,
        '«' | '»' | '“' | '”' | '„' | '‟' | '"' => '"',
        '‹' | '›' | '‘' => '\'',
        '–' | '—' | '―' | '−' => '-',
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => ' ',
        c if c.is_whitespace() => ' ',
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, text: &str, expected: &[&str]) {
        let needle = Needle::new(words, Tolerance::default()).unwrap();
        let found: Vec<&str> = needle.find_all(text).map(|span| span.of(text).unwrap()).collect();
        assert_eq!(found, expected, "{words} in {text}");
    }

    #[test]
    fn case_and_accents_do_not_count() {
        check("élysée", "L’Elysée, l’ÉLYSÉE et l’E\u{301}lyse\u{301}e", &["Elysée", "ÉLYSÉE", "E\u{301}lyse\u{301}e"]);
        check("oeuvre", "Œuvre, œuvre, oeuvre", &["Œuvre", "œuvre", "oeuvre"]);
        check("œ", "Moelle", &["oe"]);
    }

    #[test]
    fn typography_does_not_count() {
        check("l'homme", "l’homme", &["l’homme"]);
        check("\"oui\"", "« oui », “oui”", &["« oui »", "“oui”"]);
        check("vraiment?", "Vraiment\u{202f}? Vraiment?", &["Vraiment\u{202f}?", "Vraiment?"]);
        check("trois mille euros", "trois\u{202f}mille  euros", &["trois\u{202f}mille  euros"]);
        check("États-Unis", "Etats\u{2011}Unis", &["Etats\u{2011}Unis"]);
    }

    #[test]
    fn a_match_stays_in_its_line_and_matches_do_not_overlap() {
        check("a b", "a\nb a b", &["a b"]);
        check("aa", "aaaaa", &["aa", "aa"]);
        check("aab", "aaab", &["aab"]);
    }

    #[test]
    fn what_is_told_apart_is_told_apart() {
        let strict = Tolerance { letters: false, typography: false };
        let text = "Été été ete l’été";
        let found = |words| Needle::new(words, strict).unwrap().find_all(text).count();
        assert_eq!((found("été"), found("ete"), found("l'été"), found("Été")), (2, 1, 0, 1));
    }

    #[test]
    fn nothing_is_not_sought() {
        assert!(Needle::new(" \u{a0}", Tolerance::default()).is_none());
    }
}

//! A text as words and signs, in the form in which typography makes no difference.

use crate::core::text::Span;
use crate::core::text::fold::is_combining;
use crate::core::text::words::{is_apostrophe, is_hyphen};
use std::ops::Range;

/// A word (a run of letters and digits) or a sign. White space is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// FNV-1a of its canonical form, 32 bits: there is no adversary who would gain by a collision, and two different words
    /// meet with a probability of 2⁻³².
    pub hash: u32,
    /// Its first byte.
    pub start: u32,
    /// The byte after its last one.
    pub end: u32,
    /// Whether it is a word.
    pub word: bool,
}

impl Token {
    /// Its bytes in the text it was read from.
    pub(super) fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// The words and signs of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some((c, length)) = char_at(text, at) {
        let start = at;
        at += length;
        let mut hash = Fnv::new();
        let word = in_word(c);
        if word {
            hash.letter(c);
            while let Some((c, length)) = char_at(text, at).filter(|(c, _)| in_word(*c) || is_invisible(*c)) {
                hash.letter(c);
                at += length;
            }
        } else if c.is_whitespace() || is_invisible(c) {
            continue;
        } else if c == '.' && text[at..].starts_with("..") {
            at += 2;
            hash.push('…');
        } else {
            hash.push(sign(c));
        }
        out.push(Token { hash: hash.0, start: start as u32, end: at as u32, word });
    }
    out
}

/// The numbers of those of `tokens` that `span` touches.
pub(super) fn inside(tokens: &[Token], span: Span) -> Range<usize> {
    let from = tokens.partition_point(|t| t.end as usize <= span.start.get());
    let to = tokens.partition_point(|t| (t.start as usize) < span.end.get());
    from..to.max(from)
}

fn char_at(text: &str, at: usize) -> Option<(char, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return Some((char::from(byte), 1));
    }
    text[at..].chars().next().map(|c| (c, c.len_utf8()))
}

fn in_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining(c) }
}

/// Soft hyphens, joiners and the mark of byte order: nothing that a reader sees.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The one sign that stands for all of its kind.
fn sign(c: char) -> char {
    match c {
        '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' => '"',
        '–' | '—' | '―' | '−' => '-',
        '‘' => '\'',
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        c => c,
    }
}

struct Fnv(u32);

impl Fnv {
    fn new() -> Self {
        Self(0x811c_9dc5)
    }

    fn push(&mut self, c: char) {
        if c.is_ascii() {
            self.byte(c as u8);
        } else {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.byte(byte));
        }
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    /// A letter taken apart into what it is made of, so that both ways of writing it are one.
    fn letter(&mut self, c: char) {
        if c.is_ascii() {
            return self.byte(c as u8);
        }
        if let Some((_, base, mark)) = ACCENTED.iter().find(|(accented, _, _)| *accented == c) {
            self.push(*base);
            return self.push(*mark);
        }
        match c {
            'œ' => "oe".chars().for_each(|c| self.push(c)),
            'Œ' => "OE".chars().for_each(|c| self.push(c)),
            'æ' => "ae".chars().for_each(|c| self.push(c)),
            'Æ' => "AE".chars().for_each(|c| self.push(c)),
            'ﬀ' => "ff".chars().for_each(|c| self.push(c)),
            'ﬁ' => "fi".chars().for_each(|c| self.push(c)),
            'ﬂ' => "fl".chars().for_each(|c| self.push(c)),
            'ﬃ' => "ffi".chars().for_each(|c| self.push(c)),
            'ﬄ' => "ffl".chars().for_each(|c| self.push(c)),
            c if is_invisible(c) => {}
            c => self.push(c),
        }
    }
}

/// Letters with an accent as Unicode's canonical decomposition takes them apart, for French and the languages whose names
/// the French press writes. The commonest come first: the list is searched from its head. Complete tables would weigh
/// more than the rest of this module.
const ACCENTED: [(char, char, char); 62] = [
    ('é', 'e', '\u{301}'),
    ('è', 'e', '\u{300}'),
    ('à', 'a', '\u{300}'),
    ('ê', 'e', '\u{302}'),
    ('ç', 'c', '\u{327}'),
    ('ô', 'o', '\u{302}'),
    ('â', 'a', '\u{302}'),
    ('î', 'i', '\u{302}'),
    ('û', 'u', '\u{302}'),
    ('ù', 'u', '\u{300}'),
    ('ï', 'i', '\u{308}'),
    ('ë', 'e', '\u{308}'),
    ('ü', 'u', '\u{308}'),
    ('É', 'E', '\u{301}'),
    ('È', 'E', '\u{300}'),
    ('À', 'A', '\u{300}'),
    ('Ê', 'E', '\u{302}'),
    ('Ç', 'C', '\u{327}'),
    ('Ô', 'O', '\u{302}'),
    ('Â', 'A', '\u{302}'),
    ('Î', 'I', '\u{302}'),
    ('Û', 'U', '\u{302}'),
    ('Ù', 'U', '\u{300}'),
    ('Ï', 'I', '\u{308}'),
    ('Ë', 'E', '\u{308}'),
    ('Ü', 'U', '\u{308}'),
    ('á', 'a', '\u{301}'),
    ('í', 'i', '\u{301}'),
    ('ó', 'o', '\u{301}'),
    ('ú', 'u', '\u{301}'),
    ('ñ', 'n', '\u{303}'),
    ('ã', 'a', '\u{303}'),
    ('õ', 'o', '\u{303}'),
    ('ä', 'a', '\u{308}'),
    ('ö', 'o', '\u{308}'),
    ('å', 'a', '\u{30a}'),
    ('ì', 'i', '\u{300}'),
    ('ò', 'o', '\u{300}'),
    ('ÿ', 'y', '\u{308}'),
    ('ý', 'y', '\u{301}'),
    ('č', 'c', '\u{30c}'),
    ('š', 's', '\u{30c}'),
    ('ž', 'z', '\u{30c}'),
    ('ć', 'c', '\u{301}'),
    ('ş', 's', '\u{327}'),
    ('ğ', 'g', '\u{306}'),
    ('ń', 'n', '\u{301}'),
    ('ś', 's', '\u{301}'),
    ('ř', 'r', '\u{30c}'),
    ('ě', 'e', '\u{30c}'),
    ('ů', 'u', '\u{30a}'),
    ('ő', 'o', '\u{30b}'),
    ('ű', 'u', '\u{30b}'),
    ('ā', 'a', '\u{304}'),
    ('ī', 'i', '\u{304}'),
    ('ū', 'u', '\u{304}'),
    ('Á', 'A', '\u{301}'),
    ('Ö', 'O', '\u{308}'),
    ('Ä', 'A', '\u{308}'),
    ('Å', 'A', '\u{30a}'),
    ('Š', 'S', '\u{30c}'),
    ('Č', 'C', '\u{30c}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) {
        let hashes = |s| tokens(s).iter().map(|t| t.hash).collect::<Vec<_>>();
        assert_eq!(hashes(a), hashes(b), "{a} | {b}");
    }

    #[test]
    fn typography_makes_no_difference() {
        same("l’homme", "l'homme");
        same("“oui”\u{a0}!", "«\u{202f}oui\u{202f}» !");
        same("cœur, ﬁn", "coeur, fin");
        same("Élysée", "E\u{301}lyse\u{301}e");
        same("attendre…", "attendre...");
        same("co\u{ad}opérer — ici", "coopérer – ici");
    }

    #[test]
    fn case_accents_and_signs_do() {
        let hashes = |s| tokens(s).iter().map(|t| t.hash).collect::<Vec<_>>();
        for (a, b) in [("été", "ete"), ("Le", "le"), ("oui.", "oui,"), ("3,5", "3.5")] {
            assert_ne!(hashes(a), hashes(b));
        }
    }

    #[test]
    fn tokens_know_where_they_stand() {
        let text = "L’été à 3,5 %.";
        let words: Vec<&str> = tokens(text).iter().map(|t| t.of(text)).collect();
        assert_eq!(words, ["L", "’", "été", "à", "3", ",", "5", "%", "."]);
    }
}

//! The scanner of the token layer.

use super::grammar::Phenomenon;
use super::lexicon;
use super::token::{Class, Family, Tokens};
use super::vocabulary;
use crate::core::text::sentences::{is_abbreviation, is_stop, wants_number};
use crate::core::text::words::{is_apostrophe, is_elided, is_hyphen, is_letter, word_len};

/// Subject pronouns that may follow their verb after a hyphen.
const INVERTED: [&str; 11] = ["il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ce", "t-on"];

/// Cuts the string `s`, which begins at byte `base` of the text, into tokens.
pub struct Scanner<'a> {
    s: &'a str,
    base: usize,
    at: usize,
    out: &'a mut Tokens,
}

impl<'a> Scanner<'a> {
    /// A scanner of `s` that adds to `out`.
    #[must_use]
    pub fn new(s: &'a str, base: usize, out: &'a mut Tokens) -> Self {
        Self { s, base, at: 0, out }
    }

    /// Scans the whole string.
    pub fn run(mut self) {
        while let Some(c) = self.s[self.at..].chars().next() {
            if c.is_whitespace() {
                self.at += c.len_utf8();
            } else if is_letter(c) {
                self.word();
            } else {
                self.point(c);
            }
        }
    }

    fn emit(&mut self, len: usize, class: Class) {
        let source = &self.s[self.at..self.at + len];
        self.out.push(self.base + self.at, source, class);
        self.at += len;
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.s.get(at..).and_then(|s| s.chars().next())
    }

    fn point(&mut self, c: char) {
        let rest = &self.s[self.at..];
        let before = self.s[..self.at].chars().next_back();
        let after = rest[c.len_utf8()..].chars().next();
        let class = match c {
            '<' if rest.starts_with("<<") && self.out.on(Phenomenon::AsciiGuillemets) => {
                return self.emit(2, Class::Open(Family::Guillemet));
            }
            '>' if rest.starts_with(">>") && self.out.on(Phenomenon::AsciiGuillemets) => {
                return self.emit(2, Class::Close(Family::Guillemet));
            }
            '«' => Class::Open(Family::Guillemet),
            '»' => Class::Close(Family::Guillemet),
            '“' if before.is_none_or(|b| b.is_whitespace() || !is_letter(b)) || after.is_some_and(is_letter) => {
                Class::Open(Family::Curly)
            }
            '„' => Class::Open(Family::Curly),
            // Some type the closing mark on both sides: ”non”.
            '”' if before.is_none_or(char::is_whitespace) && after.is_some_and(is_letter) => {
                Class::Open(Family::Curly)
            }
            '“' | '”' => Class::Close(Family::Curly),
            '‹' => Class::Open(Family::SingleGuillemet),
            '›' => Class::Close(Family::SingleGuillemet),
            '‘' => Class::Open(Family::SingleCurly),
            '’' => Class::Close(Family::SingleCurly),
            '"' => Class::Straight,
            ',' => Class::Comma,
            ':' => Class::Colon,
            ';' => Class::Semicolon,
            '(' | '[' => Class::Bracket,
            ')' | ']' => Class::BracketEnd,
            '—' | '–' | '―' | '−' => Class::Dash,
            '-' if before.is_none_or(char::is_whitespace) => Class::Dash,
            c if is_stop(c) => {
                let len = rest.chars().take_while(|&c| is_stop(c)).map(char::len_utf8).sum();
                return self.emit(len, Class::Stop);
            }
            _ => Class::Other,
        };
        let class = if self.knows(class) { class } else { Class::Other };
        self.emit(c.len_utf8(), class);
    }

    /// Whether the grammar has the marks of this class, if they are marks.
    fn knows(&self, class: Class) -> bool {
        let family = match class {
            Class::Open(family) | Class::Close(family) => family,
            Class::Straight => Family::Straight,
            _ => return true,
        };
        self.out.on(match family {
            Family::Guillemet => Phenomenon::Guillemets,
            Family::Curly => Phenomenon::CurlyMarks,
            Family::SingleGuillemet => Phenomenon::SingleGuillemets,
            Family::SingleCurly => Phenomenon::SingleCurlyMarks,
            Family::Straight => Phenomenon::StraightMarks,
        })
    }

    fn word(&mut self) {
        let (mut len, elided) = self.word_len();
        if self.char_at(self.at + len) == Some('+')
            && !self.char_at(self.at + len + 1).is_some_and(char::is_alphanumeric)
            && self.s[self.at..].starts_with(char::is_uppercase)
        {
            len += 1;
        }
        let number = self.char_at(self.at).is_some_and(|c| c.is_ascii_digit());
        let class = if number { Class::Number } else { Class::Word };
        if elided || number {
            return self.emit(len, class);
        }
        let source = &self.s[self.at..self.at + len];
        if self.char_at(self.at + len) == Some('.') && self.takes_stop(source, self.at + len + 1) {
            len += 1;
        } else if let Some((verb, join)) = split_inversion(source).filter(|_| self.out.on(Phenomenon::InvertedSubject))
        {
            let tail = len - verb - join;
            self.emit(verb, Class::Word);
            self.emit(join, Class::Inversion);
            return self.emit(tail, Class::Word);
        }
        self.emit(len, class);
    }

    /// Length of the word here, and whether an apostrophe ends it.
    fn word_len(&self) -> (usize, bool) {
        let rest = &self.s[self.at..];
        let mut end = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            if is_letter(c) {
                end = i + c.len_utf8();
                continue;
            }
            let next = chars.peek().map(|&(_, n)| n);
            if end != i {
                break;
            }
            if is_apostrophe(c)
                && next.is_some_and(opens)
                && is_elided(&rest[..i])
                && self.out.on(Phenomenon::ElisionBeforeMark)
            {
                return (i + c.len_utf8(), true);
            }
            if !next.is_some_and(is_letter) {
                break;
            }
            let digits = rest[..i].ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|n| n.is_ascii_digit());
            if is_apostrophe(c) {
                if is_elided(&rest[..i]) {
                    return (i + c.len_utf8(), true);
                }
            } else if !(is_hyphen(c) || (matches!(c, '.' | ',') && digits) || (c == '.' && joins_dotted(rest, i))) {
                break;
            }
        }
        (end, false)
    }

    /// Whether the full stop after `word` is part of it. `after` is where the text goes on.
    fn takes_stop(&self, word: &str, after: usize) -> bool {
        if !is_abbreviation(word) || !self.out.on(Phenomenon::AbbreviationStop) {
            return false;
        }
        let rest = self.s.get(after..).unwrap_or_default().trim_start();
        let next = &rest[..word_len(rest)];
        if wants_number(word) {
            return rest.starts_with(|c: char| c.is_ascii_digit());
        }
        let name_like = next.starts_with(char::is_uppercase);
        if word.chars().count() > 1 || (word == "M" && !next.is_empty()) {
            return !rest.is_empty();
        }
        name_like
            && vocabulary::find(&next.to_lowercase()).classes & (lexicon::DET | lexicon::PREP | lexicon::SUBJECT) == 0
    }
}

/// Whether `c` may follow an elided word directly: `qu'« il`, `l'[accord]`.
fn opens(c: char) -> bool {
    matches!(c, '«' | '“' | '„' | '"' | '‹' | '‘' | '[' | '(')
}

/// Whether the dot at byte `i` of `rest` joins letters: an acronym with dots (`U.S.A`) or a domain (`lemonde.fr`).
fn joins_dotted(rest: &str, i: usize) -> bool {
    let before = rest[..i].rsplit('.').next().unwrap_or_default();
    let after = &rest[i + 1..];
    if before.chars().count() == 1 && before.chars().all(char::is_uppercase) {
        return after.starts_with(char::is_uppercase);
    }
    let tail = after.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(after.len());
    (2..=4).contains(&tail) && before.chars().count() > 1 && is_domain(&after[..tail])
}

fn is_domain(tail: &str) -> bool {
    matches!(tail, "fr" | "com" | "org" | "net" | "ru" | "be" | "ch" | "ca" | "eu" | "info" | "uk" | "io" | "tv" | "de")
}

/// For a verb with its inverted subject (`a-t-il`): length of the verb and of what joins it to the pronoun.
fn split_inversion(word: &str) -> Option<(usize, usize)> {
    let at = word.rfind(is_hyphen)?;
    let hyphen = word[at..].chars().next()?.len_utf8();
    let pronoun = &word[at + hyphen..];
    if !INVERTED.contains(&pronoun) {
        return None;
    }
    let verb = &word[..at];
    if verb == "rendez" {
        return None;
    }
    let bare = verb.strip_suffix("-t").or_else(|| verb.strip_suffix("\u{2011}t")).unwrap_or(verb);
    let bare = bare.trim_end_matches(is_hyphen);
    (!bare.is_empty() && !bare.contains(is_hyphen)).then(|| (bare.len(), word.len() - bare.len() - pronoun.len()))
}

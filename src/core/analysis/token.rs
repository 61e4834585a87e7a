//! The token layer that all rules share: words, numbers, marks and points of one block, each with its span, its form
//! in lower case, its classes and, if it is one, its verb of speech.
//!
//! Differs from [`crate::core::text::words`], which serves a caret: here an abbreviation holds its stop (`M.`), an
//! inverted subject stands apart from its verb (`a` `-t-` `il`), and a decimal is one number.

use super::lexicon;
use super::verbs::Verb;
use super::vocabulary;
use crate::core::text::fold::push_lower;
use crate::core::text::sentences::{is_abbreviation, is_stop};
use crate::core::text::words::{is_apostrophe, is_elided, is_hyphen, is_letter};
use crate::core::text::{Span, Text};

/// The families of quotation marks. A mark is closed only by one of its own family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// « » and its ASCII stand-in `<<` `>>`.
    Guillemet,
    /// “ ” and „ “.
    Curly,
    /// ‹ ›.
    SingleGuillemet,
    /// ‘ ’.
    SingleCurly,
    /// `"`, which does not say whether it opens or closes.
    Straight,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Letters, with digits, hyphens and inner apostrophes.
    Word,
    /// Begins with a digit: `13,5`, `1er`, `12h30`.
    Number,
    /// A mark that opens a quotation.
    Open(Family),
    /// A mark that closes one.
    Close(Family),
    /// A straight mark.
    Straight,
    /// `.` `!` `?` `…`, or a run of them.
    Stop,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash that stands between words, `—`, `–`, or a hyphen with a space before it.
    Dash,
    /// The hyphens of an inverted subject.
    Inversion,
    /// `(` or `[`.
    Bracket,
    /// `)` or `]`.
    BracketEnd,
    /// Anything else.
    Other,
}

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Begins with a small letter, or holds none.
    Lower,
    /// Begins with a capital.
    Capital,
    /// Two letters or more, all of them capitals.
    Upper,
}

/// One token of a block.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte, from the start of the text.
    pub start: u32,
    /// Last byte, exclusive.
    pub end: u32,
    /// What it is.
    pub class: Class,
    /// How it is written.
    pub shape: Shape,
    /// Classes of function words, see [`lexicon`].
    pub flags: u32,
    /// What it says as a noun, see [`super::gazetteer::noun`].
    pub nouns: u32,
    /// The verb of speech it is a form of.
    pub verb: Option<Verb>,
    lower: (u32, u32),
}

/// The tokens of one block.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    lower: String,
}

impl Tokens {
    /// The tokens of `span` of `text`.
    #[must_use]
    pub fn new(text: &Text, span: Span) -> Self {
        let s = text.slice(span);
        let mut tokens = Self { list: Vec::with_capacity(s.len() / 5 + 1), lower: String::with_capacity(s.len()) };
        Scanner { s, base: span.start.get(), at: 0, out: &mut tokens }.run();
        tokens
    }

    /// Number of tokens.
    #[must_use]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Token `i`, if there is one.
    #[must_use]
    pub fn get(&self, i: usize) -> Option<&Token> {
        self.list.get(i)
    }

    /// All tokens.
    #[must_use]
    pub fn list(&self) -> &[Token] {
        &self.list
    }

    /// The lower-case form of token `i`; empty if there is none.
    #[must_use]
    pub fn low(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |t| &self.lower[t.lower.0 as usize..t.lower.1 as usize])
    }

    /// The classes of token `i`; none if there is none.
    #[must_use]
    pub fn flags(&self, i: usize) -> u32 {
        self.list.get(i).map_or(0, |t| t.flags)
    }

    /// What token `i` says as a noun; nothing if there is none.
    #[must_use]
    pub fn nouns(&self, i: usize) -> u32 {
        self.list.get(i).map_or(0, |t| t.nouns)
    }

    /// The class of token `i`.
    #[must_use]
    pub fn class(&self, i: usize) -> Class {
        self.list.get(i).map_or(Class::Other, |t| t.class)
    }

    /// Whether token `i` is a word that begins with a capital.
    #[must_use]
    pub fn is_capital(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|t| t.class == Class::Word && t.shape != Shape::Lower)
    }

    /// The span from token `first` to token `last`, both included.
    #[must_use]
    pub fn span(&self, first: usize, last: usize) -> Span {
        let start = self.list.get(first).map_or(0, |t| t.start);
        let end = self.list.get(last).map_or(start, |t| t.end);
        Span::new(start as usize, end.max(start) as usize)
    }

    fn push(&mut self, start: usize, source: &str, class: Class) {
        let from = self.lower.len() as u32;
        push_lower(source, &mut self.lower);
        let lower = (from, self.lower.len() as u32);
        let low = &self.lower[from as usize..];
        let word = if class == Class::Word { vocabulary::find(low) } else { vocabulary::Word::default() };
        let shape = if class == Class::Word { shape(source) } else { Shape::Lower };
        self.list.push(Token {
            start: start as u32,
            end: (start + source.len()) as u32,
            class,
            shape,
            flags: word.classes,
            nouns: word.nouns,
            verb: word.verb,
            lower,
        });
    }
}

fn shape(word: &str) -> Shape {
    // The Arabic article is part of the name it is joined to: `al-Assad`, `el-Sissi`.
    let article = ["al-", "el-", "ez-", "as-", "ar-", "an-", "ash-", "es-", "ed-", "ben-"]
        .iter()
        .find_map(|a| word.strip_prefix(a));
    if article.is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
        return Shape::Capital;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(c) if c.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Shape::Upper } else { Shape::Capital }
        }
        _ => Shape::Lower,
    }
}

/// Subject pronouns that may follow their verb after a hyphen.
const INVERTED: [&str; 11] = ["il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ce", "t-on"];

struct Scanner<'a> {
    s: &'a str,
    base: usize,
    at: usize,
    out: &'a mut Tokens,
}

impl Scanner<'_> {
    fn run(&mut self) {
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
            '<' if rest.starts_with("<<") => return self.emit(2, Class::Open(Family::Guillemet)),
            '>' if rest.starts_with(">>") => return self.emit(2, Class::Close(Family::Guillemet)),
            '«' => Class::Open(Family::Guillemet),
            '»' => Class::Close(Family::Guillemet),
            '“' if before.is_none_or(|b| b.is_whitespace() || !is_letter(b)) || after.is_some_and(is_letter) => {
                Class::Open(Family::Curly)
            }
            '„' => Class::Open(Family::Curly),
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
        self.emit(c.len_utf8(), class);
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
        } else if let Some((verb, join)) = split_inversion(source) {
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
            if is_apostrophe(c) && next.is_some_and(opens) && is_elided(&rest[..i]) {
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
        if !is_abbreviation(word) {
            return false;
        }
        let rest = self.s.get(after..).unwrap_or_default().trim_start();
        let next = &rest[..crate::core::text::words::word_len(rest)];
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

#[cfg(test)]
mod tests {
    use super::*;

    fn list(s: &str) -> Vec<String> {
        let text = Text::plain(s);
        let tokens = Tokens::new(&text, text.span());
        tokens.list().iter().map(|t| s[t.start as usize..t.end as usize].to_owned()).collect()
    }

    #[test]
    fn inversions_abbreviations_and_decimals() {
        assert_eq!(list("a-t-il dit-elle"), ["a", "-t-", "il", "dit", "-", "elle"]);
        assert_eq!(list("M. Dupont et A. Montebourg."), ["M.", "Dupont", "et", "A.", "Montebourg", "."]);
        assert_eq!(list("13,5 % sur lemonde.fr."), ["13,5", "%", "sur", "lemonde.fr", "."]);
        assert_eq!(list("Celui-ci l’a"), ["Celui-ci", "l’", "a"]);
        assert_eq!(list("En marche !"), ["En", "marche", "!"]);
    }
}

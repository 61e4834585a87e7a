//! The token layer that all rules share: words, numbers, marks and points of one block, each with its span, its form
//! in lower case, its classes and, if it is one, its verb of speech.
//!
//! Differs from [`crate::core::text::words`], which serves a caret: here an abbreviation holds its stop (`M.`), an
//! inverted subject stands apart from its verb (`a` `-t-` `il`), and a decimal is one number.

use super::grammar::{Grammar, Phenomenon};
use super::scanner::Scanner;
use super::verbs::Verb;
use super::vocabulary;
use crate::core::text::fold::push_lower;
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
    /// Whether a capital follows a small letter: `EgyptAir`.
    pub inner: bool,
    /// Classes of function words, see [`super::lexicon`].
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
    grammar: Grammar,
}

impl Tokens {
    /// The tokens of `span` of `text`, for rules that handle everything.
    #[cfg(test)]
    #[must_use]
    pub fn new(text: &Text, span: Span) -> Self {
        Self::with(text, span, Grammar::ALL)
    }

    /// The tokens of `span` of `text`, for rules that handle what `grammar` has.
    #[must_use]
    pub fn with(text: &Text, span: Span, grammar: Grammar) -> Self {
        let s = text.slice(span);
        let (list, lower) = (Vec::with_capacity(s.len() / 5 + 1), String::with_capacity(s.len()));
        let mut tokens = Self { list, lower, grammar };
        Scanner::new(s, span.start.get(), &mut tokens).run();
        tokens
    }

    /// Whether the rules handle `phenomenon`.
    #[must_use]
    #[inline]
    pub fn on(&self, phenomenon: Phenomenon) -> bool {
        self.grammar.has(phenomenon)
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

    /// Adds the token `source`, which begins at byte `start` of the text.
    pub fn push(&mut self, start: usize, source: &str, class: Class) {
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
            inner: shape == Shape::Capital && inner_capital(source),
            flags: word.classes,
            nouns: word.nouns,
            verb: word.verb,
            lower,
        });
    }
}

fn shape(word: &str) -> Shape {
    // The Arabic article is part of the name it is joined to: `al-Assad`, `el-Sissi`.
    let article = |a: &str| matches!(a, "al" | "el" | "ez" | "as" | "ar" | "an" | "ash" | "es" | "ed" | "ben");
    if word.split_once('-').is_some_and(|(head, name)| article(head) && name.starts_with(char::is_uppercase)) {
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

fn inner_capital(word: &str) -> bool {
    let mut small = false;
    word.chars().any(|c| {
        let found = small && c.is_uppercase();
        small = c.is_lowercase();
        found
    })
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

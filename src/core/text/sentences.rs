//! Sentences of a text, as French typography ends them.
//!
//! A sentence ends after `.`, `!`, `?` or `…` with the closing marks that follow, if what comes next can begin a
//! sentence: a capital, a digit, an opening mark, a dash. Abbreviations (`M.`), initials and decimals do not end one.
//! Sentences inside a quotation are sentences: this is for moving and selecting. The analysis, for which a quotation
//! is one piece of the sentence that reports it, cuts for itself.

use super::words::is_letter;
use super::{Span, Text};

/// Abbreviations whose full stop ends no sentence, without the stop.
const ABBREVIATIONS: [&str; 26] = [
    "M", "MM", "Mme", "Mlle", "Dr", "Drs", "Pr", "Me", "Mgr", "St", "Ste", "Jr", "Sr", "Mr", "Mrs", "Ms", "cf", "art",
    "vol", "av", "env", "hab", "fig", "tél", "chap", "éd",
];

/// Whether the full stop after `word` belongs to the word: a known abbreviation or a single capital.
#[must_use]
pub fn is_abbreviation(word: &str) -> bool {
    let mut chars = word.chars();
    let single = matches!((chars.next(), chars.next()), (Some(c), None) if c.is_uppercase());
    single || ABBREVIATIONS.contains(&word)
}

/// Whether an abbreviation is also a word, and stands for another only before a number: `art. 3`, `vol. 12`.
#[must_use]
pub fn wants_number(word: &str) -> bool {
    matches!(word, "art" | "vol" | "fig")
}

/// Whether `c` ends a sentence.
#[must_use]
pub fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

fn closes(c: char) -> bool {
    matches!(c, '»' | '”' | '"' | ')' | ']' | '’' | '›')
}

fn begins(c: char) -> bool {
    c.is_uppercase() || c.is_numeric() || matches!(c, '«' | '“' | '"' | '(' | '[' | '—' | '–' | '-' | '‹')
}

/// The sentences of `span`, in order, without the spaces around them. Blocks end sentences.
pub fn sentences(text: &Text, span: Span) -> impl Iterator<Item = Span> + '_ {
    let s = text.slice(span);
    let base = span.start.get();
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = s.get(at..)?;
        let skipped = rest.len() - rest.trim_start().len();
        let start = at + skipped;
        let len = sentence_len(s.get(start..)?);
        if len == 0 {
            return None;
        }
        at = start + len;
        let trimmed = s[start..at].trim_end().len();
        Some(Span::new(base + start, base + start + trimmed))
    })
}

/// Length in bytes of the sentence at the start of `s`; 0 only for the empty string.
fn sentence_len(s: &str) -> usize {
    let mut word_start = None;
    let mut chars = s.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\n' {
            return at + 1;
        }
        if is_letter(c) {
            word_start.get_or_insert(at);
            continue;
        }
        let word = word_start.take().map_or("", |w| &s[w..at]);
        let number = || s[at + 1..].trim_start().starts_with(|n: char| n.is_ascii_digit());
        if !is_stop(c) || (c == '.' && is_abbreviation(word) && (!wants_number(word) || number())) {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut spaced = false;
        while let Some(&(i, next)) = chars.peek() {
            if closes(next) || is_stop(next) {
                end = i + next.len_utf8();
            } else if next.is_whitespace() && next != '\n' {
                spaced = true;
            } else {
                break;
            }
            chars.next();
        }
        let next = chars.peek().map(|&(_, next)| next);
        if next.is_none_or(|n| n == '\n' || (spaced && begins(n))) {
            return end;
        }
    }
    s.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(s: &str) -> Vec<String> {
        let text = Text::plain(s);
        sentences(&text, text.span()).map(|x| text.slice(x).to_owned()).collect()
    }

    #[test]
    fn french_sentences() {
        assert_eq!(list("M. Dupont dort. Il rêve ! Oui ?"), ["M. Dupont dort.", "Il rêve !", "Oui ?"]);
        assert_eq!(
            list("Il a 3.5 m et A. Montebourg parle… beaucoup."),
            ["Il a 3.5 m et A. Montebourg parle… beaucoup."]
        );
        assert_eq!(list("Il vit de son art. Elle cite l'art. 3."), ["Il vit de son art.", "Elle cite l'art. 3."]);
        assert_eq!(list("« Je viens. » Il vint."), ["« Je viens. »", "Il vint."]);
    }

    #[test]
    fn blocks_end_sentences_and_nothing_is_no_sentence() {
        assert_eq!(list("Titre\nTexte"), ["Titre", "Texte"]);
        assert!(list(" \n ").is_empty());
    }
}

//! Addresses in the text of a note.

/// A piece of a note's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// An address that may be followed: `http`, `https` or `mailto`, as it was written.
    Link(&'a str),
}

const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// `text` in pieces that give it back when joined. No other scheme is ever recognised: a note may come from somebody
/// else, and `javascript:` or `data:` would run in the reader's name.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, link, after)) = next_link(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(Piece::Link(link));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// The first address of `text` with what stands before and after it.
fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let ahead = text.get(from..)?;
        let (at, scheme) = SCHEMES.iter().filter_map(|s| Some((from + find(ahead, s)?, *s))).min()?;
        let inside_word = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let end = at + length(&text[at..]);
        if !inside_word && end > at + scheme.len() {
            return Some((&text[..at], &text[at..end], &text[end..]));
        }
        from = at + scheme.len();
    }
}

/// Where `scheme` begins in `text`, whatever the case of its letters.
fn find(text: &str, scheme: &str) -> Option<usize> {
    text.as_bytes().windows(scheme.len()).position(|w| w.eq_ignore_ascii_case(scheme.as_bytes()))
}

/// Bytes of the address that `text` begins with. What closes a sentence or a bracket around it is no part of it.
fn length(text: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”');
    let whole = &text[..text.find(ends).unwrap_or(text.len())];
    let mut link = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…']);
    while let Some(inner) = link.strip_suffix(')')
        && link.matches(')').count() > link.matches('(').count()
    {
        link = inner.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    }
    link.len()
}

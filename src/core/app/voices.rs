//! Who says what: speakers, relays and the people whom an article could quote, counted from the marks.

use super::marks::{Layer, Mark, MarkKind};
use crate::core::analysis::QuoteKind;
use crate::core::analysis::table::Table;
use crate::core::order::{Sorted, sort_by_key};
use crate::core::text::{Offset, Span, Text};

/// A speaker of the article with what they say.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Their name; `None` for quotations of which the article names no speaker.
    pub name: Option<String>,
    /// Words quoted, marks of quotation included.
    pub quoted: usize,
    /// Words reported.
    pub reported: usize,
    /// Their quotations, as indexes into the marks, in order.
    pub marks: Vec<usize>,
}

/// What a character is to the count of words.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Space,
    Sign,
    Other,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            c if c.is_whitespace() => Self::Space,
            c if c.is_alphanumeric() => Self::Sign,
            _ => Self::Other,
        }
    }
}

/// The classes of the ASCII characters. Nearly all of a text is ASCII, for which the tables of Unicode need not be asked.
const ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut byte = 0;
    while byte < 128_u8 {
        if byte.is_ascii_whitespace() || byte == 0xb {
            classes[byte as usize] = Class::Space;
        } else if byte.is_ascii_alphanumeric() {
            classes[byte as usize] = Class::Sign;
        }
        byte += 1;
    }
    classes
};

/// Number of words: what stands between white space and has a letter or a figure.
#[must_use]
pub fn word_count(text: &str) -> usize {
    let (mut words, mut counted) = (0, false);
    for (at, byte) in text.bytes().enumerate() {
        // Within a word that is counted only its end matters; a space that is not ASCII begins with one of these.
        if counted && byte > b' ' && !matches!(byte, 0xc2 | 0xe1..=0xe3) {
            continue;
        }
        let class = match ASCII.get(usize::from(byte)) {
            Some(class) => *class,
            None if text.is_char_boundary(at) => text[at..].chars().next().map_or(Class::Other, Class::of),
            None => continue,
        };
        words += usize::from(class == Class::Sign && !counted);
        counted = class != Class::Space && (counted || class == Class::Sign);
    }
    words
}

/// Who speaks in the article, in order of first speech, unknown speakers last.
#[must_use]
pub fn voices(marks: &[Mark], text: &Text) -> Vec<Voice> {
    let mut speakers = Speakers::default();
    for (i, mark) in marks.iter().enumerate() {
        speakers.add(i, mark, text);
    }
    let mut voices = speakers.voices;
    sort_by_key(&mut voices, |v| v.name.is_none());
    voices
}

/// The speakers of the marks taken in so far.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    /// In order of first speech, those whom nobody names among them.
    pub(super) voices: Vec<Voice>,
    named: Table<usize>,
    unnamed: Option<usize>,
    reached: Offset,
}

impl Speakers {
    /// Takes in mark number `i`, which stands after those taken in before. Its speaker's place among the voices, if words
    /// are quoted or reported in it.
    pub(super) fn add(&mut self, i: usize, mark: &Mark, text: &Text) -> Option<usize> {
        if !mark.is_speech() || !mark.is_shown() {
            return None;
        }
        let (name, next) = (mark.name(), self.voices.len());
        let at = match name {
            Some(name) => *self.named.or_insert_with(name, || next),
            None => *self.unnamed.get_or_insert(next),
        };
        if at == next {
            self.voices.push(Voice { name: name.map(str::to_owned), quoted: 0, reported: 0, marks: Vec::new() });
        }
        let voice = self.voices.get_mut(at)?;
        // What is quoted within what is reported is the reporting one's share already: no word is counted twice.
        let from = mark.span.start.max(self.reached);
        self.reached = self.reached.max(mark.span.end);
        let words =
            if from < mark.span.end { word_count(text.slice(Span { start: from, end: mark.span.end })) } else { 0 };
        match mark.kind {
            MarkKind::Quote(QuoteKind::Indirect) => voice.reported += words,
            _ => voice.quoted += words,
        }
        voice.marks.push(i);
        Some(at)
    }
}

/// Who passes on what others said, with the quotations, as indexes into the marks. In order of first relay.
#[must_use]
pub fn relays(marks: &[Mark]) -> Vec<(String, Vec<usize>)> {
    let mut relays: Vec<(String, Vec<usize>)> = Vec::new();
    for (i, mark) in marks.iter().enumerate().filter(|(_, m)| m.is_speech() && m.is_shown()) {
        let Some(relay) = &mark.relay else { continue };
        match relays.iter_mut().find(|(name, _)| *name == relay.name) {
            Some((_, marks)) => marks.push(i),
            None => relays.push((relay.name.clone(), vec![i])),
        }
    }
    relays
}

/// Somebody of the article whom a person may choose as a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Their name.
    pub name: String,
    /// How often they are mentioned.
    pub mentions: usize,
    /// How many quotations are theirs.
    pub quotations: usize,
}

/// Who may have spoken: everybody who is quoted and every person who is named, those quoted most first, then those
/// mentioned most, then in order of the text.
#[must_use]
pub fn candidates(marks: &[Mark]) -> Vec<Candidate> {
    let mut places: Sorted<&str, usize> = Sorted::new();
    let mut all: Vec<Candidate> = Vec::new();
    let shown = || marks.iter().filter(|m| m.is_shown());
    let who = |m: &Mark| m.is_speech() || m.is_person();
    for name in shown().filter(|m| who(m)).filter_map(Mark::name) {
        let next = all.len();
        if *places.get_or_insert_with(name, || next) == next {
            all.push(Candidate { name: name.to_owned(), mentions: 0, quotations: 0 });
        }
    }
    for mark in shown() {
        let place = mark.name().and_then(|name| places.get(name));
        let Some(one) = place.and_then(|&i| all.get_mut(i)) else { continue };
        match mark.kind.layer() {
            Layer::Quote => one.quotations += 1,
            Layer::Entity => one.mentions += 1,
        }
    }
    sort_by_key(&mut all, |c| (std::cmp::Reverse(c.quotations), std::cmp::Reverse(c.mentions)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_what_stands_between_white_space_and_has_a_letter_or_figure(
            text in "[a1é’🕊 .\u{a0}\u{85}\u{1680}\u{2009}\u{202f}\u{3000}\u{b}\n«]{0,40}|\\PC{0,20}"
        ) {
            let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
            prop_assert_eq!(word_count(&text), words.count());
        }
    }
}

//! Sentences of the margins that hold a number or a name.

use crate::core::analysis::{EntityKind, QuoteKind};
use crate::core::annotation::Colour;
use crate::core::app::{Mark, MarkKind};
use crate::core::language::Language;
use crate::web::ui::Word;

fn either(language: Language, french: String, english: String) -> String {
    if language == Language::French { french } else { english }
}

/// « 3 autres notes ».
pub(super) fn more_notes(n: usize, language: Language) -> String {
    let s = if n > 1 { "s" } else { "" };
    let n = n.to_string();
    either(language, [&n, " autre", s, " note", s].concat(), [&n, " more note", s].concat())
}

/// « 3 sur 11 ».
pub(super) fn of(at: usize, total: usize, language: Language) -> String {
    let (at, total) = (at.to_string(), total.to_string());
    let between = if language == Language::French { " sur " } else { " of " };
    [&at, between, &total].concat()
}

/// Words in the quotation marks of the language.
pub(super) fn quoted(words: &str, language: Language) -> String {
    either(language, ["« ", words, " »"].concat(), ["“", words, "”"].concat())
}

/// The first words of a passage, to name it by.
pub(super) fn first_words(text: &str) -> String {
    const MOST: usize = 48;
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.len() + word.len() > MOST && !short.is_empty() {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

/// The name of a colour.
pub(super) fn colour(colour: Colour) -> Word {
    match colour {
        Colour::Amber => Word::Amber,
        Colour::Green => Word::Green,
        Colour::Blue => Word::Blue,
        Colour::Rose => Word::Rose,
    }
}

/// « Surligner en ambre ».
pub(super) fn highlight_in(which: Colour, language: Language) -> String {
    [Word::HighlightIn.text(language), " ", colour(which).text(language)].concat()
}

/// What a mark is, in words.
pub(super) fn kind(mark: &Mark) -> Word {
    match mark.kind {
        MarkKind::Quote(QuoteKind::Direct) => Word::KindDirect,
        MarkKind::Quote(QuoteKind::Mixed) => Word::KindMixed,
        MarkKind::Quote(QuoteKind::Indirect) => Word::KindIndirect,
        MarkKind::Quote(QuoteKind::Scare) => Word::KindScare,
        MarkKind::Quote(QuoteKind::Title) => Word::KindTitle,
        MarkKind::Entity(EntityKind::Person) => Word::KindPerson,
        MarkKind::Entity(EntityKind::Place) => Word::KindPlace,
        MarkKind::Entity(EntityKind::Organisation) => Word::KindOrganisation,
        MarkKind::Entity(EntityKind::Date) => Word::KindDate,
        MarkKind::Entity(EntityKind::Misc) => Word::KindMisc,
    }
}

/// The class that underlines an entity in its own style.
pub(super) fn kind_class(mark: &Mark) -> Option<&'static str> {
    match mark.kind {
        MarkKind::Quote(_) => None,
        MarkKind::Entity(EntityKind::Person) => Some("m-kind-per"),
        MarkKind::Entity(EntityKind::Place) => Some("m-kind-loc"),
        MarkKind::Entity(EntityKind::Organisation) => Some("m-kind-org"),
        MarkKind::Entity(EntityKind::Date) => Some("m-kind-date"),
        MarkKind::Entity(EntityKind::Misc) => Some("m-kind-misc"),
    }
}

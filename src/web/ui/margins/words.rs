//! Sentences of the margins that hold a number or a name.

use crate::core::analysis::{EntityKind, QuoteKind};
use crate::core::annotation::{Colour, Rule, Scope};
use crate::core::app::{Mark, MarkKind, OpenArticle, shown_name};
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
    [&at, of_between(language), &total].concat()
}

/// What stands between a number and the whole.
pub(super) fn of_between(language: Language) -> &'static str {
    if language == Language::French { " sur " } else { " of " }
}

/// Words in the quotation marks of the language.
pub(in crate::web::ui) fn quoted(words: &str, language: Language) -> String {
    either(language, ["«\u{202f}", words, "\u{202f}»"].concat(), ["“", words, "”"].concat())
}

/// The first words of a passage, to name it by.
pub(in crate::web::ui) fn first_words(text: &str) -> String {
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
pub(super) fn kind(kind: MarkKind) -> Word {
    match kind {
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

/// What a mark is, in one or two words for a button under the heading that says it is about the kind.
pub(super) fn short_kind(of: MarkKind) -> Word {
    match of {
        MarkKind::Quote(QuoteKind::Direct) => Word::ShortDirect,
        MarkKind::Quote(QuoteKind::Mixed) => Word::ShortMixed,
        MarkKind::Quote(QuoteKind::Indirect) => Word::ShortIndirect,
        MarkKind::Quote(QuoteKind::Scare) => Word::ShortScare,
        _ => kind(of),
    }
}

/// What a mark is, as the end of a sentence about its words.
pub(in crate::web::ui) fn is_a(kind: MarkKind) -> Word {
    match kind {
        MarkKind::Quote(QuoteKind::Direct) => Word::IsDirect,
        MarkKind::Quote(QuoteKind::Mixed) => Word::IsMixed,
        MarkKind::Quote(QuoteKind::Indirect) => Word::IsIndirect,
        MarkKind::Quote(QuoteKind::Scare) => Word::IsScare,
        MarkKind::Quote(QuoteKind::Title) => Word::IsTitle,
        MarkKind::Entity(EntityKind::Person) => Word::IsPerson,
        MarkKind::Entity(EntityKind::Place) => Word::IsPlace,
        MarkKind::Entity(EntityKind::Organisation) => Word::IsOrganisation,
        MarkKind::Entity(EntityKind::Date) => Word::IsDate,
        MarkKind::Entity(EntityKind::Misc) => Word::IsMisc,
    }
}

/// What a mark is called: who speaks, what is named, and of words that are nobody's the words.
pub(super) fn called(open: &OpenArticle, mark: &Mark, language: Language) -> String {
    match (mark.name(), mark.kind) {
        (Some(name), MarkKind::Entity(kind)) => shown_name(kind, name, language),
        (Some(name), MarkKind::Quote(_)) => name.to_owned(),
        (None, MarkKind::Quote(_)) if !mark.is_speech() => first_words(open.text.slice(mark.span)),
        (None, _) => Word::Unknown.text(language).to_owned(),
    }
}

/// The class that underlines an entity in its own style.
pub(super) fn kind_class(kind: MarkKind) -> Option<&'static str> {
    match kind {
        MarkKind::Quote(_) => None,
        MarkKind::Entity(EntityKind::Person) => Some("m-kind-per"),
        MarkKind::Entity(EntityKind::Place) => Some("m-kind-loc"),
        MarkKind::Entity(EntityKind::Organisation) => Some("m-kind-org"),
        MarkKind::Entity(EntityKind::Date) => Some("m-kind-date"),
        MarkKind::Entity(EntityKind::Misc) => Some("m-kind-misc"),
    }
}

/// The rule in words: « Sputnik » est une organisation — partout.
pub(in crate::web::ui) fn rule(rule: &Rule, language: Language) -> String {
    let words = quoted(rule.words(), language);
    let name = rule.name().unwrap_or_default();
    let says = match (rule.class(), MarkKind::named(rule.class())) {
        ("no-entity", _) => Word::IsNoName.text(language).to_owned(),
        ("no-quote", _) => Word::IsNoQuotation.text(language).to_owned(),
        ("speaker", _) => [Word::IsSaidOf.text(language), " ", name].concat(),
        (_, Some(kind)) => is_a(kind).text(language).to_owned(),
        (class, None) => class.to_owned(),
    };
    let mut sentence = [&words, " ", &says].concat();
    if rule.class() != "speaker" && !name.is_empty() && name != rule.words() {
        sentence.push_str(", ");
        sentence.push_str(name);
    }
    if let Some(old) = rule.instead_of() {
        sentence.push_str(Word::InsteadOf.text(language));
        sentence.push_str(&quoted(old, language));
    }
    let scope = if rule.scope() == Scope::Everywhere { Word::ScopeEverywhere } else { Word::InThisArticle };
    sentence.push_str(" — ");
    sentence.push_str(scope.text(language));
    sentence
}

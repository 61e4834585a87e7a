//! Names of the lists at a word of a block.

use super::EntityKind;
use super::gazetteer::{self, Entry, noun};
use super::grammar::Phenomenon;
use super::names::starts_sentence;
use super::token::{Class, Shape};
use super::view::View;

/// The longest listed name at `i`, with its last token. Doubtful ones set no bounds.
#[must_use]
pub fn listed<'a>(tokens: &View<'a>, i: usize, limit: usize) -> Option<(usize, Entry<'a>)> {
    longest(tokens, i, limit, None)
}

/// The longest title listed with an article that is contracted here: `au Monde`, `du Point`, `des Échos`.
#[must_use]
pub fn contracted<'a>(tokens: &View<'a>, i: usize, limit: usize) -> Option<(usize, Entry<'a>)> {
    let article = match i.checked_sub(1).map_or("", |p| tokens.low(p)) {
        "du" | "au" => "le",
        "des" | "aux" => "les",
        _ => return None,
    };
    longest(tokens, i, limit, Some(article)).filter(|l| l.1.kind == EntityKind::Organisation)
}

fn longest<'a>(tokens: &View<'a>, i: usize, limit: usize, article: Option<&str>) -> Option<(usize, Entry<'a>)> {
    if tokens.gazetteer.is_empty() || !tokens.on(Phenomenon::KnownName) {
        return None;
    }
    let mut key = String::new();
    let mut best = None;
    gazetteer::key_word(&mut key, article.unwrap_or_else(|| tokens.low(i)));
    let reach = tokens.gazetteer.longest_from(&key);
    if article.is_none() {
        key.clear();
    }
    for j in i..(i + reach).min(limit) {
        match tokens.class(j) {
            Class::Word | Class::Number | Class::Dash | Class::Inversion => {}
            Class::Stop if tokens.low(j) == "!" => {}
            _ => break,
        }
        gazetteer::key_word(&mut key, tokens.low(j));
        if let Some(entry) = tokens.gazetteer.find(&key).filter(|e| !e.doubtful && written_like(tokens, i, j, e)) {
            best = Some((j, entry));
        }
    }
    let article = article.is_none() && matches!(tokens.low(i), "l'" | "le" | "la" | "les");
    // `L'Union européenne` is no paper called `L'Union`.
    let beaten = |last: usize| longest(tokens, i + 1, limit, None).is_some_and(|(end, _)| end > last);
    best.filter(|&(last, _)| !(article && beaten(last)))
}

/// A short acronym must be written in capitals: `EI` is the Islamic State, `ei` and `Ei` are not. Of a longer name the
/// first word must have a capital if the listed form has one, save that of an institution in full, which the press also
/// writes in small letters: `commission européenne`.
fn written_like(tokens: &View<'_>, i: usize, last: usize, entry: &Entry<'_>) -> bool {
    let Some(token) = tokens.get(i) else { return false };
    if i == last && token.end - token.start <= 3 {
        return token.shape == Shape::Upper;
    }
    let later = (i + 1..=last).any(|k| tokens.is_capital(k));
    let article = matches!(tokens.low(i), "l'" | "le" | "la" | "les");
    if i < last
        && !later
        && (article || starts_sentence(tokens, i))
        && entry.name.chars().skip(1).any(char::is_uppercase)
    {
        return false;
    }
    // `L'Union est d'accord`: at the head of a sentence the article is no part of a title.
    let article = matches!(tokens.low(i), "l'" | "la" | "le" | "les");
    if article && last == i + 1 && starts_sentence(tokens, i) && tokens.nouns(last) & noun::HEAD != 0 {
        return false;
    }
    let institution =
        i < last && entry.kind == EntityKind::Organisation && tokens.nouns(i) & (noun::INSTITUTION | noun::HEAD) != 0;
    token.shape != Shape::Lower
        || !entry.name.starts_with(char::is_uppercase)
        || later
        || institution
        || tokens.low(i) == "gilets"
}

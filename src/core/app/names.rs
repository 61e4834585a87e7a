//! Names where there is little room.

use super::{Mark, MarkKind, OpenArticle};
use crate::core::analysis::EntityKind;

/// Words that begin a family name rather than follow a given one.
const PARTICLES: [&str; 16] =
    ["de", "du", "des", "la", "le", "van", "von", "der", "den", "ben", "bin", "ibn", "el", "al", "di", "da"];

/// A person's name with initials for given names: « V. Poutine », « J.-L. Mélenchon », « S. Ben Ali ». A name of one
/// word stays, and so does a description (« le ministre »), because an initial would hide what it says.
#[must_use]
pub fn short_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let described = words.iter().any(|w| w.chars().next().is_some_and(char::is_lowercase) && !is_particle(w));
    if words.len() < 2 || described || is_particle(words[0]) {
        return name.to_owned();
    }
    let family = (1..words.len()).find(|&i| is_particle(words[i])).unwrap_or(words.len() - 1);
    let mut short = String::new();
    for (i, part) in words[0].split('-').filter(|part| !part.is_empty()).enumerate() {
        if i > 0 {
            short.push('-');
        }
        short.extend(part.chars().next());
        short.push('.');
    }
    for word in &words[family..] {
        short.push(' ');
        short.push_str(word);
    }
    short
}

fn is_particle(word: &str) -> bool {
    let word = word.to_lowercase();
    PARTICLES.contains(&word.as_str()) || word.starts_with("d’") || word.starts_with("d'")
}
/// The speaker of `mark` as the margins name them: a person with initials for given names, anything else in full. `None`
/// where nobody is named.
#[must_use]
pub fn margin_name(open: &OpenArticle, mark: &Mark) -> Option<String> {
    let name = mark.name()?;
    let person = |m: &Mark| m.kind == MarkKind::Entity(EntityKind::Person) && m.name() == Some(name);
    let mention = mark.speaker.as_ref().and_then(|s| s.mention);
    let there = mention.map(|span| open.marks_at.at(&open.text, span.start)).unwrap_or_default();
    let is_person =
        there.into_iter().any(|(_, i)| open.marks.get(i).is_some_and(person)) || open.overview.is_person(name);
    Some(if is_person { short_name(name) } else { name.to_owned() })
}

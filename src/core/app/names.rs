//! Names as people are shown them: shorter where there is little room, and dates in words.

use super::{Mark, OpenArticle};
use crate::core::analysis::EntityKind;
use crate::core::language::Language;

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
    let person = |m: &Mark| m.is_person() && m.name() == Some(name);
    let mention = mark.speaker.as_ref().and_then(|s| s.mention);
    let there = mention.map(|span| open.marks_at.at(&open.text, span.start)).unwrap_or_default();
    let is_person =
        there.into_iter().any(|(_, i)| open.marks.get(i).is_some_and(person)) || open.overview.is_person(name);
    Some(if is_person { short_name(name) } else { name.to_owned() })
}

const MONTHS: [[&str; 2]; 12] = [
    ["janvier", "January"],
    ["février", "February"],
    ["mars", "March"],
    ["avril", "April"],
    ["mai", "May"],
    ["juin", "June"],
    ["juillet", "July"],
    ["août", "August"],
    ["septembre", "September"],
    ["octobre", "October"],
    ["novembre", "November"],
    ["décembre", "December"],
];

/// `name` of an entity of `kind` as people read it: a date of the calendar, which is named in ISO 8601, in words
/// (« 22 mars 2017 », « 1er mai », « janvier 2016 »); anything else as it is.
#[must_use]
pub fn shown_name(kind: EntityKind, name: &str, language: Language) -> String {
    let date = (kind == EntityKind::Date).then(|| calendar_words(name, language)).flatten();
    date.unwrap_or_else(|| name.to_owned())
}

fn calendar_words(name: &str, language: Language) -> Option<String> {
    let number = |digits: &str, len: usize| {
        let plain = digits.len() == len && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<usize>().ok().filter(|_| plain)
    };
    let (year, rest) = match name.strip_prefix("--") {
        Some(rest) => (None, rest),
        None => name.split_once('-').map(|(year, rest)| (Some(year), rest))?,
    };
    let (month, day) = rest.split_once('-').map_or((rest, None), |(month, day)| (month, Some(day)));
    let names = MONTHS.get(number(month, 2)?.checked_sub(1)?)?;
    let in_french = language == Language::French;
    let mut words = match day.map(|day| number(day, 2)) {
        Some(day) => match day? {
            1 if in_french => "1er ".to_owned(),
            day => format!("{day} "),
        },
        None => String::new(),
    };
    words.push_str(names[usize::from(!in_french)]);
    if let Some(year) = year {
        // `2008-09` may as well be two years.
        let season = day.is_none() && (number(year, 4)? + 1) % 100 == number(month, 2)?;
        if season {
            return None;
        }
        words.push(' ');
        words.push_str(year);
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_shown_in_words() {
        let shown = |name, language| shown_name(EntityKind::Date, name, language);
        for (name, french, english) in [
            ("2017-03-22", "22 mars 2017", "22 March 2017"),
            ("--05-01", "1er mai", "1 May"),
            ("2016-01", "janvier 2016", "January 2016"),
            ("2008-09", "2008-09", "2008-09"),
            ("2014-2015", "2014-2015", "2014-2015"),
            ("2010", "2010", "2010"),
            ("années 1990", "années 1990", "années 1990"),
            ("2017-13-01", "2017-13-01", "2017-13-01"),
            ("--é", "--é", "--é"),
        ] {
            assert_eq!(
                (shown(name, Language::French), shown(name, Language::English)),
                (french.into(), english.into())
            );
        }
        assert_eq!(shown_name(EntityKind::Organisation, "2017-03-22", Language::French), "2017-03-22");
    }
}

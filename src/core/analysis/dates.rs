//! Dates: any expression with a weekday, a month or a year of four digits, by rule.
//!
//! `vendredi`, `mercredi 22 mars`, `1er janvier 2016`, `mi-janvier 2018`, `fin août`, `années 1990`, `2014-2015`. No
//! article, no part of the day; hours, durations, ages and centuries are none.

use super::english;
use super::grammar::Phenomenon;
use super::lexicon::{AUX, COORD, OF, PREP, SUBORD};
use super::token::{Class, Tokens};
use super::tongue::Tongue;
use crate::core::text::fold::fold;
use std::borrow::Cow;

const WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// A date found in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// First token.
    pub first: usize,
    /// Last token, included.
    pub last: usize,
    /// ISO 8601 where day and month or year and month are known (`2017-03-25`, `--03-22`, `2016-01`), else its words in
    /// lower case.
    pub name: String,
}

/// The dates of a block of an article in `tongue`, in order.
#[must_use]
pub fn dates(tokens: &Tokens, tongue: Tongue) -> Vec<Date> {
    // An article in another language than these two may well name French days, but no English ones.
    let at = if tongue == Tongue::English { english::at } else { at };
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match at(tokens, i) {
            Some(date) => {
                i = date.last + 1;
                out.push(date);
            }
            None => i += 1,
        }
    }
    out
}

/// Whether `word`, in lower case, is a weekday or a month.
#[must_use]
pub fn is_date_word(word: &str) -> bool {
    weekday(word) || month(word).is_some()
}

fn weekday(word: &str) -> bool {
    // Nearly every word of a text is asked.
    if !word.starts_with(['l', 'm', 'j', 'v', 's', 'd']) || !(5..=9).contains(&word.len()) {
        return false;
    }
    WEEKDAYS.contains(&word) || word.strip_suffix('s').is_some_and(|w| WEEKDAYS.contains(&w))
}

/// Number of the month that `word` is, from 1.
fn month(word: &str) -> Option<usize> {
    // Nearly every word of a text is asked, and only these letters begin a month.
    if !word.starts_with(['j', 'f', 'm', 'a', 's', 'o', 'n', 'd']) || word.len() > 16 {
        return None;
    }
    let folded = plain(word);
    let folded = &*folded;
    let bare = ["mi-", "debut-", "fin-"].iter().find_map(|p| folded.strip_prefix(p)).unwrap_or(folded);
    MONTHS.iter().position(|m| *m == bare).map(|i| i + 1)
}

/// `word`, in lower case, without accents.
fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

fn day(word: &str) -> Option<u32> {
    if word.len() > 4 || !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let n = word.strip_suffix("er").unwrap_or(word).parse().ok()?;
    (word.len() <= 3 && (1..=31).contains(&n)).then_some(n)
}

/// Whether `word` is a year of four digits, or two of them with a hyphen.
#[must_use]
pub fn year(word: &str) -> bool {
    let four = |w: &str| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()) && ("1000".."2100").contains(&w);
    four(word) || word.split_once('-').is_some_and(|(a, b)| four(a) && (four(b) || (b.len() == 2 && day(b).is_some())))
}

/// The date that begins at token `i`.
fn at(tokens: &Tokens, i: usize) -> Option<Date> {
    let low = tokens.low(i);
    let class = tokens.class(i);
    let (alone, range) = (tokens.on(Phenomenon::YearAlone), tokens.on(Phenomenon::YearRange));
    let stands = |word: &str| alone && year(word) && (range || word.len() == 4);
    if !matches!(class, Class::Word | Class::Number) {
        return None;
    }
    if let Some(last) =
        (class == Class::Number && tokens.on(Phenomenon::SlashedDate)).then(|| slashed(tokens, i)).flatten()
    {
        return Some(words(tokens, i, last));
    }
    let mut j = i;
    if tokens.on(Phenomenon::PartOfMonth)
        && matches!(low, "fin" | "début")
        && tokens.class(i + 1) == Class::Word
        && month(tokens.low(i + 1)).is_some()
    {
        j += 1;
    } else if tokens.on(Phenomenon::Decade) && low == "années" && year(tokens.low(i + 1)) {
        return Some(words(tokens, i, i + 1));
    } else if tokens.on(Phenomenon::Weekday) && weekday(low) && !title_word(tokens, i) {
        if day(tokens.low(i + 1)).is_none() || month_at(tokens, i + 2).is_none() {
            return Some(words(tokens, i, i));
        }
        j += 1;
    }
    let number = day(tokens.low(j)).filter(|_| tokens.class(j) == Class::Number && month_at(tokens, j + 1).is_some());
    if number.is_some() {
        j += 1;
    }
    match month_at(tokens, j) {
        Some(m) if tokens.on(Phenomenon::CalendarDate) && (number.is_some() || !named_month(tokens, j)) => {
            Some(calendar(tokens, i, j, number, m))
        }
        _ if j == i && class == Class::Number && stands(low) && stands_as_year(tokens, i) => Some(words(tokens, i, i)),
        _ => None,
    }
}

/// A weekday with a capital within a sentence is a word of a title, `Vendredi ou les Limbes du Pacifique`; so is the day
/// on which a paper appears, `Le Journal du dimanche`.
fn title_word(tokens: &Tokens, i: usize) -> bool {
    const PAPERS: [&str; 6] = ["journal", "nouvelles", "courrier", "gazette", "tribune", "revue"];
    let paper = i >= 2 && tokens.low(i - 1) == "du" && tokens.is_capital(i - 2) && PAPERS.contains(&tokens.low(i - 2));
    paper
        || tokens.is_capital(i)
            && matches!(tokens.class(i.wrapping_sub(1)), Class::Open(_))
            && tokens.low(i + 1) == "ou"
}

/// Whether the month at `i` has a capital within a sentence and no year, and so is rather a name: `Mars`, `Mai Fatty`.
fn named_month(tokens: &Tokens, i: usize) -> bool {
    let year_follows = tokens.class(i + 1) == Class::Number && year(tokens.low(i + 1));
    tokens.on(Phenomenon::MonthAsName)
        && tokens.is_capital(i)
        && !year_follows
        && (tokens.low(i) == "mars" || tokens.is_capital(i + 1))
}

fn month_at(tokens: &Tokens, i: usize) -> Option<usize> {
    (tokens.class(i) == Class::Word).then(|| month(tokens.low(i))).flatten()
}

fn calendar(tokens: &Tokens, first: usize, at: usize, number: Option<u32>, month: usize) -> Date {
    let with_year = tokens.class(at + 1) == Class::Number && year(tokens.low(at + 1));
    let last = if with_year { at + 1 } else { at };
    let plain_month = MONTHS.contains(&fold(tokens.low(at)).as_str());
    let iso_year = Some(tokens.low(at + 1)).filter(|y| with_year && y.len() == 4);
    let whole_month = plain_month && first == at;
    let name = iso(iso_year.filter(|_| whole_month || number.is_some()), month, number);
    name.map_or_else(|| words(tokens, first, last), |name| Date { first, last, name })
}

/// ISO 8601 of a day, of one in any year (`--03-22`), or of a month of a year; a month alone has none.
pub(super) fn iso(year: Option<&str>, month: usize, day: Option<u32>) -> Option<String> {
    match (year, day) {
        (Some(year), Some(day)) => Some(format!("{year}-{month:02}-{day:02}")),
        (None, Some(day)) => Some(format!("--{month:02}-{day:02}")),
        (Some(year), None) => Some(format!("{year}-{month:02}")),
        (None, None) => None,
    }
}

/// The date that is named by its own words.
pub(super) fn words(tokens: &Tokens, first: usize, last: usize) -> Date {
    let said = (first..=last).filter(|&i| matches!(tokens.class(i), Class::Word | Class::Number));
    let name: Vec<&str> = said.map(|i| tokens.low(i)).collect();
    Date { first, last, name: name.join(" ") }
}

/// `25/03/2017`: its last token.
fn slashed(tokens: &Tokens, i: usize) -> Option<usize> {
    let slash = |i| tokens.low(i) == "/";
    let whole = day(tokens.low(i)).is_some() && slash(i + 1) && day(tokens.low(i + 2)).is_some() && slash(i + 3);
    (whole && year(tokens.low(i + 4))).then_some(i + 4)
}

/// Whether the number at `i` counts nothing and is no part of a larger one, and so is a year.
fn stands_as_year(tokens: &Tokens, i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |p| tokens.low(p));
    let next = tokens.low(i + 1);
    if matches!(
        before,
        "en" | "l'an" | "an" | "année" | "depuis" | "fin" | "début" | "printemps" | "été" | "automne" | "hiver"
    ) {
        return !matches!(next, "euros" | "%");
    }
    if !tokens.on(Phenomenon::CountIsNoYear) {
        return true;
    }
    if tokens.low(i) < "1400" {
        return false;
    }
    if tokens.class(i + 1) == Class::Number || i.checked_sub(1).is_some_and(|p| tokens.class(p) == Class::Number) {
        return false;
    }
    if matches!(next, "%" | "€" | "$" | "°" | "h" | "m" | "km") {
        return false;
    }
    tokens.class(i + 1) != Class::Word
        || tokens.is_capital(i + 1)
        || tokens.flags(i + 1) & (PREP | OF | COORD | SUBORD | AUX) != 0
        || matches!(next, "il" | "elle" | "le" | "la" | "les" | "l'" | "ils" | "se" | "s'" | "ne" | "n'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::text::Text;

    fn list(s: &str) -> Vec<(String, String)> {
        let text = Text::plain(s);
        let tokens = Tokens::new(&text, text.span());
        let found = dates(&tokens, Tongue::French);
        found.into_iter().map(|d| (text.slice(tokens.span(d.first, d.last)).to_owned(), d.name)).collect()
    }

    #[test]
    fn forms_of_dates() {
        for (s, expected) in [
            ("le 25 mars 2017 au soir", vec![("25 mars 2017", "2017-03-25")]),
            ("ce mercredi 22 mars,", vec![("mercredi 22 mars", "--03-22")]),
            ("depuis mi-janvier 2018", vec![("mi-janvier 2018", "mi-janvier 2018")]),
            ("les années 1990 ou 2000.", vec![("années 1990", "années 1990"), ("2000", "2000")]),
            ("fin août 2017", vec![("fin août 2017", "fin août 2017")]),
            ("de 26 à 27 août", vec![("27 août", "--08-27")]),
            ("en 2014-2015, en décembre 2013", vec![("2014-2015", "2014-2015"), ("décembre 2013", "2013-12")]),
            ("Vendredi 13 personnes", vec![("Vendredi", "vendredi")]),
            ("le 1er janvier", vec![("1er janvier", "--01-01")]),
            ("le 12/06/2019", vec![("12/06/2019", "12 06 2019")]),
        ] {
            let expected: Vec<_> = expected.into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            assert_eq!(list(s), expected, "{s}");
        }
    }

    #[test]
    fn what_counts_something_is_no_date() {
        for s in ["2000 manifestants", "10 000 euros", "1 407 blessés", "Mars est une planète", "à 2100 mètres"] {
            assert_eq!(list(s), [], "{s}");
        }
    }
}

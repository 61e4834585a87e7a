//! Dates in English articles: any expression with a weekday, a month or a year of four digits, by rule.
//!
//! `Monday`, `12 March 2017`, `March 12, 2017`, `Sept. 3`, `mid-January 2018`, `the 1990s`, `2014-15`. English writes
//! weekdays and months with a capital, which tells `March` from `march`; `May` and `March` alone, which are also people
//! and a walk, need a word of time before them.

use super::dates::{Date, iso, words, year};
use super::token::{Class, Tokens};

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words after which a month alone or a year is one of the calendar.
const TIMES: &str = "in since of by until till from to last next this early late mid during before after through between and for around circa \
every on";

/// Words that may follow a year; any other small word is what a number counts.
const AFTER_YEAR: &str = "the a an and or but to in of on at by for from with as when where while after before until that which who was were is are \
had has have would will he she it they his her its their through between against over under during said";

/// The date that begins at token `i` of an English text.
#[must_use]
pub fn at(tokens: &Tokens, i: usize) -> Option<Date> {
    let low = tokens.low(i);
    if !matches!(tokens.class(i), Class::Word | Class::Number) {
        return None;
    }
    if tokens.class(i) == Class::Number && low.strip_suffix('s').is_some_and(|d| year(d) && d.ends_with('0')) {
        return Some(words(tokens, i, i));
    }
    if tokens.is_capital(i) && WEEKDAYS.contains(&low.strip_suffix('s').unwrap_or(low)) {
        let next = i + 1 + usize::from(tokens.class(i + 1) == Class::Comma);
        return calendar(tokens, i, next).or_else(|| Some(words(tokens, i, i)));
    }
    calendar(tokens, i, i).or_else(|| {
        let alone = tokens.class(i) == Class::Number && year(low) && stands_as_year(tokens, i);
        alone.then(|| words(tokens, i, i))
    })
}

/// The date that begins at `first` and whose day or month stands at `at`.
fn calendar(tokens: &Tokens, first: usize, at: usize) -> Option<Date> {
    let before = day(tokens, at);
    // `12 March`, `12th of March`.
    let of = usize::from(before.is_some() && tokens.low(at + 1) == "of");
    let named = if before.is_some() { at + 1 + of } else { at };
    let month = month(tokens, named)?;
    let mut last = named + usize::from(tokens.class(named + 1) == Class::Stop && is_short(tokens.low(named)));
    let after = day(tokens, last + 1).filter(|_| before.is_none());
    if after.is_some() {
        last += 1;
    }
    let comma = usize::from(tokens.class(last + 1) == Class::Comma && after.is_some());
    let of_year = Some(last + 1 + comma).filter(|&y| tokens.class(y) == Class::Number && year(tokens.low(y)));
    if let Some(y) = of_year {
        last = y;
    }
    let part = first == at && tokens.low(named).starts_with("mid-");
    let sure = before.or(after).is_some() || of_year.is_some() || part || first < at;
    if !sure && (matches!(month, 3 | 5) || last > named) && !timed(tokens, named) {
        return None;
    }
    let year = of_year.map(|y| tokens.low(y)).filter(|y| y.len() == 4);
    let day = before.or(after);
    let name = iso(year.filter(|_| !part || day.is_some()), month, day);
    Some(name.map_or_else(|| words(tokens, first, last), |name| Date { first, last, name }))
}

/// Number of the month at token `i`, from 1.
fn month(tokens: &Tokens, i: usize) -> Option<usize> {
    let low = tokens.low(i);
    let bare = low.strip_prefix("mid-").unwrap_or(low);
    let capital = tokens.is_capital(i) || low.starts_with("mid-");
    let short = is_short(low) && tokens.class(i + 1) == Class::Stop && day(tokens, i + 2).is_some();
    let found = MONTHS.iter().position(|m| *m == bare || (short && m.starts_with(bare)))?;
    capital.then_some(found + 1)
}

/// Whether `low` is the short form of a month, which a stop follows.
fn is_short(low: &str) -> bool {
    matches!(low, "jan" | "feb" | "mar" | "apr" | "aug" | "sep" | "sept" | "oct" | "nov" | "dec")
}

/// The day of a month at token `i`: `12`, `3rd`.
fn day(tokens: &Tokens, i: usize) -> Option<u32> {
    let low = tokens.low(i);
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|s| low.strip_suffix(s)).unwrap_or(low);
    let n = bare.parse().ok().filter(|n| (1..=31).contains(n))?;
    (tokens.class(i) == Class::Number && bare.len() <= 2).then_some(n)
}

/// Whether a word of time stands before token `i`.
fn timed(tokens: &Tokens, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|p| TIMES.split_whitespace().any(|w| w == tokens.low(p)))
}

/// Whether the number at `i` counts nothing, and so is a year.
fn stands_as_year(tokens: &Tokens, i: usize) -> bool {
    let beside = |j: usize| tokens.class(j) == Class::Number || matches!(tokens.low(j), "$" | "£" | "€" | "%");
    if beside(i + 1) || i.checked_sub(1).is_some_and(beside) || tokens.low(i) < "1400" {
        return false;
    }
    let next = tokens.low(i + 1);
    tokens.class(i + 1) != Class::Word || tokens.is_capital(i + 1) || AFTER_YEAR.split_whitespace().any(|w| w == next)
}

#[cfg(test)]
mod tests {
    use super::super::dates::dates;
    use super::super::tongue::Tongue;
    use super::*;
    use crate::core::text::Text;

    fn list(s: &str) -> Vec<(String, String)> {
        let text = Text::plain(s);
        let tokens = Tokens::new(&text, text.span());
        let found = dates(&tokens, Tongue::English);
        found.into_iter().map(|d| (text.slice(tokens.span(d.first, d.last)).to_owned(), d.name)).collect()
    }

    #[test]
    fn forms_of_english_dates() {
        for (s, expected) in [
            ("He left on 12 March 2017.", vec![("12 March 2017", "2017-03-12")]),
            ("On March 12, 2017, he left.", vec![("March 12, 2017", "2017-03-12")]),
            ("It opens May 3 and closes June 5th.", vec![("May 3", "--05-03"), ("June 5th", "--06-05")]),
            ("on Monday, she said", vec![("Monday", "monday")]),
            ("on Tuesday, March 14, they", vec![("Tuesday, March 14", "--03-14")]),
            ("the 4th of July", vec![("4th of July", "--07-04")]),
            ("since Sept. 3, 2001, and", vec![("Sept. 3, 2001", "2001-09-03")]),
            ("in May, then in December 2013", vec![("May", "may"), ("December 2013", "2013-12")]),
            ("by mid-January 2018 or", vec![("mid-January 2018", "mid-january 2018")]),
            (
                "in the 1990s and in 2014-15, not 2016.",
                vec![("1990s", "1990s"), ("2014-15", "2014-15"), ("2016", "2016")],
            ),
        ] {
            let expected: Vec<_> = expected.into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            assert_eq!(list(s), expected, "{s}");
        }
    }

    #[test]
    fn english_words_that_are_no_dates() {
        for s in
            ["Theresa May said so", "they march on", "You may go", "2000 people came", "$1999 a head", "1,407 hurt"]
        {
            assert_eq!(list(s), [], "{s}");
        }
    }
}

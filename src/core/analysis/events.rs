//! Names of events: `Jeux olympiques d'hiver de PyeongChang`, `Tour de France 2016`, `Coupe du monde de football`.
//!
//! An event's own title holds its place and year, which elsewhere stand apart.

use super::gazetteer::noun;
use super::lexicon::{AUX, OF, PREP, VERB};
use super::listing::listed;
use super::names::run;
use super::token::Class;
use super::view::View;

/// Words that begin the name of an event when written with a capital.
const HEADS: [&str; 18] = [
    "jeux",
    "coupe",
    "championnat",
    "championnats",
    "trophée",
    "tournoi",
    "journées",
    "festival",
    "tour",
    "rallye",
    "open",
    "euro",
    "mondial",
    "mondiaux",
    "internationaux",
    "salon",
    "prix",
    "supercoupe",
];

/// Whether an event's name begins at token `i`.
#[must_use]
pub fn begins(tokens: &View<'_>, i: usize) -> bool {
    tokens.is_capital(i)
        && (HEADS.contains(&tokens.low(i)) || (tokens.low(i) == "grand" && tokens.low(i + 1) == "prix"))
}

/// The last token of the event that begins at `i`, if its name goes on after its head.
#[must_use]
pub fn event(tokens: &View<'_>, i: usize, limit: usize) -> Option<usize> {
    if !begins(tokens, i) {
        return None;
    }
    let head = if tokens.low(i) == "grand" { i + 1 } else { i };
    let mut last = head;
    for _ in 0..5 {
        match part(tokens, head, last, limit) {
            Some(next) => last = next,
            None => break,
        }
    }
    // `les Jeux olympiques de 2000`.
    if tokens.low(last + 1) == "de" && tokens.class(last + 2) == Class::Number && last > head {
        let number = tokens.low(last + 2);
        if number.len() == 4 && (number.starts_with("19") || number.starts_with("20")) {
            return Some(last + 2);
        }
    }
    let year = tokens.class(last + 1) == Class::Number
        && (4..=9).contains(&tokens.low(last + 1).len())
        && last + 1 < tokens.len();
    let year = year
        && tokens.low(last + 1).starts_with(['1', '2'])
        && tokens.low(last + 1).as_bytes().get(1).is_some_and(|b| matches!(b, b'0' | b'9'));
    if year {
        last += 1;
    }
    (last > head).then_some(last)
}

/// The next part of the name after `last`: an adjective, a complement, a further capital.
fn part(tokens: &View<'_>, head: usize, last: usize, limit: usize) -> Option<usize> {
    let n = last + 1;
    if n >= limit {
        return None;
    }
    let low = tokens.low(n);
    if tokens.is_capital(n) {
        return Some(run(tokens, n, limit));
    }
    if tokens.nouns(n) & noun::ADJECTIVE != 0 || matches!(low, "paralympiques" | "paralympique" | "artistique") {
        return Some(n);
    }
    if tokens.flags(n) & OF == 0 && !matches!(low, "féminine" | "masculin") {
        return None;
    }
    let at = if matches!(tokens.low(n + 1), "la" | "le" | "les" | "l'") { n + 2 } else { n + 1 };
    if at >= limit || tokens.class(at) != Class::Word {
        return None;
    }
    if tokens.is_capital(at) {
        return Some(listed(tokens, at, limit).map_or_else(|| run(tokens, at, limit), |l| l.0));
    }
    let general = matches!(
        tokens.low(head),
        "coupe" | "championnat" | "championnats" | "trophée" | "prix" | "journées" | "tournoi" | "jeux"
    );
    let plain = tokens.flags(at) & (AUX | PREP | VERB | OF) == 0 && tokens.low(at).chars().count() > 3;
    let vague = matches!(tokens.low(at), "cette" | "saison" | "suite" | "finale" | "année" | "semaine");
    (general && plain && !vague).then_some(at)
}

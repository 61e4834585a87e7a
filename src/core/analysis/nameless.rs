//! Words with a capital that name nothing: `l'État`, `130 GW`, a minister's portfolio, a headline in capitals.

use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{BEFORE_NOUN, COORD, DET, OF};
use super::names::{PARTICLES, given};
use super::token::{Class, Shape};
use super::view::View;

/// Words with a capital that name nothing by themselves.
pub(super) fn no_name(tokens: &View<'_>, i: usize, run: usize) -> bool {
    let listed = i == run && tokens.nouns(i) & noun::NAMELESS != 0 && tokens.on(Phenomenon::Nameless);
    let numbered = tokens.flags(i) & BEFORE_NOUN != 0 && tokens.low(run).chars().count() < 2;
    let low = tokens.low(i);
    let class = matches!(low, "ong" | "pdg" | "crs") && tokens.is_capital(i + 1);
    let roman = |w: &str| w.len() > 1 && w.chars().all(|c| "ivx".contains(c));
    let century = low.len() > 1 && roman(low.strip_suffix('e').unwrap_or(low)) && !tokens.is_capital(i + 1);
    listed
        || class
        || low.starts_with("utc")
        || low.starts_with("gmt")
        || (century && i == run)
        || (i == run && counted(tokens, i))
        || (low == "garde" && tokens.low(i + 1) == "des" && tokens.low(i + 2) == "sceaux")
        || numbered
        || (matches!(tokens.low(i), "gilet" | "gilets") && run == i)
}

/// Whether the words from `first` to `last` name nobody, whatever else speaks for a name: `l'État`, `130 GW`, `Garde des
/// Sceaux`.
#[must_use]
pub fn nameless(tokens: &View<'_>, first: usize, last: usize) -> bool {
    let keeper = tokens.low(first) == "garde" && tokens.low(last) == "sceaux";
    // A tagger may know a name with a digit from what surrounds it: `le M5S`.
    let digit = tokens.low(first).bytes().any(|b| b.is_ascii_digit());
    let word = first == last && !digit && no_name(tokens, first, first);
    keeper || word || (first == last && tokens.low(first) == "sceaux")
}

/// Whether the acronym at `i` is one of many of its kind, or a unit or model, and so names nobody: `130 GW`, `un CSX`,
/// `des CF-18`. Of listed ones there is only one.
pub(super) fn counted(tokens: &View<'_>, i: usize) -> bool {
    let Some(token) = tokens.get(i).filter(|t| t.shape == Shape::Upper) else { return false };
    let Some(p) = i.checked_sub(1) else { return false };
    let low = tokens.low(i);
    let road = low.starts_with(['a', 'n', 'd', 'm', 'e']) && low[1..].bytes().all(|b| b.is_ascii_digit());
    let model = low.bytes().any(|b| b.is_ascii_digit()) && !road;
    let unit = tokens.class(p) == Class::Number && token.end - token.start <= 3;
    model
        || unit
        || matches!(
            tokens.low(p),
            "un" | "une" | "ces" | "quelques" | "plusieurs" | "chaque" | "deux" | "trois" | "six"
        )
}

/// Whether the capital at `i` is in the title of a minister: `ministre de l'Économie et des Finances`.
pub(super) fn portfolio(tokens: &View<'_>, i: usize) -> bool {
    let titled = |w: &str| w.ends_with("ministre") || w.ends_with("secrétaire") || w == "ministres";
    let office = (1..=9).filter_map(|back| i.checked_sub(back)).take_while(|&p| {
        tokens.flags(p) & (OF | DET | COORD) != 0
            || tokens.is_capital(p)
            || titled(tokens.low(p))
            || tokens.nouns(p) & noun::ADJECTIVE != 0
            || tokens.low(p) == "charge"
    });
    if given(tokens, i) && (tokens.is_capital(i + 1) || PARTICLES.contains(&tokens.low(i + 1))) {
        return false;
    }
    // An acronym is complete: who is named after `secrétaire général de l'ONU` is no part of the portfolio.
    let part = |p: usize| tokens.get(p).is_some_and(|t| t.class == Class::Word && t.shape == Shape::Capital);
    let first = (0..i).rev().take_while(|&p| part(p)).last().unwrap_or(i);
    let mut direct = tokens.on(Phenomenon::Portfolio) && first > 0 && tokens.flags(first - 1) & (OF | DET) != 0;
    direct &= office.into_iter().any(|p| titled(tokens.low(p)));
    direct
}

/// Whether the word stands among others in capitals: a headline or a cry, not an acronym.
#[must_use]
pub fn shouted(tokens: &View<'_>, i: usize) -> bool {
    let upper = |p: usize| tokens.get(p).is_some_and(|t| t.shape == Shape::Upper && t.class == Class::Word);
    let from = i.saturating_sub(3);
    tokens.on(Phenomenon::Shouted) && upper(i) && (from..=i + 3).filter(|&p| upper(p)).count() >= 4
}

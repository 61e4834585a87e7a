//! Places named by a number or a common noun: addresses, roads, states in full.

use super::EntityKind;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::institutions::phrases;
use super::lexicon::OF;
use super::listing::listed;
use super::token::Class;
use super::view::View;

/// The last token of an address that begins with the number at `i`: `99 rue Lécuyer`.
pub(super) fn street(tokens: &View<'_>, i: usize, limit: usize) -> Option<usize> {
    let number = tokens.class(i) == Class::Number && tokens.low(i).len() <= 4 && i + 1 < limit;
    let roads = ["rue", "avenue", "boulevard", "quai", "allée", "chemin", "impasse", "place", "route"];
    let road = number && roads.contains(&tokens.low(i + 1)) && tokens.on(Phenomenon::NameWithCommonNoun);
    phrases(tokens, i + 1, limit, tokens.nouns(i + 1)).filter(|_| road)
}

/// The last token of a state called by its full name: `république populaire de Chine`.
pub(super) fn state(tokens: &View<'_>, i: usize, limit: usize) -> Option<usize> {
    let form = matches!(
        tokens.low(i),
        "république" | "royaume" | "principauté" | "sultanat" | "émirat" | "wilaya" | "gouvernorat"
    );
    let adjective = usize::from(form && super::adjectives::is_adjective(tokens, i + 1));
    let of = i + 1 + adjective + usize::from(adjective == 1 && super::adjectives::is_adjective(tokens, i + 2));
    let region = matches!(tokens.low(i), "wilaya" | "gouvernorat");
    if !form || tokens.flags(of) & OF == 0 || (adjective == 0 && !region) {
        return None;
    }
    let at = of + 1 + usize::from(matches!(tokens.low(of + 1), "la" | "l'"));
    listed(tokens, at, limit).filter(|l| l.1.kind == EntityKind::Place).map(|l| l.0)
}

/// The last token of a road named by its class and number, `RN 165`.
pub(super) fn road(tokens: &View<'_>, i: usize, limit: usize) -> Option<usize> {
    let mut class = matches!(tokens.low(i), "rn" | "rd");
    if matches!(tokens.low(i), "a" | "n" | "d") {
        // `sur l'A 39`, `les routes D 905 et D 906`.
        let before = i.checked_sub(1).map_or("", |p| tokens.low(p));
        class = matches!(before, "l'" | "la" | "autoroute" | "autoroutes" | "route" | "routes" | "nationale")
            || (before == "départementale");
    }
    class &= tokens.on(Phenomenon::RoadNumber);
    (class && i + 1 < limit && tokens.class(i + 1) == Class::Number).then_some(i + 1)
}

/// The last token of a place whose name begins with a common noun, written with a capital: `Place de la Liberté`.
pub(super) fn landmark(tokens: &View<'_>, i: usize, limit: usize) -> Option<usize> {
    let bits = tokens.nouns(i);
    let noun = bits & noun::FACILITY != 0 && tokens.flags(i + 1) & OF != 0 && tokens.on(Phenomenon::NameWithCommonNoun);
    let last = phrases(tokens, i, limit, bits & noun::FACILITY).filter(|_| noun)?;
    listed(tokens, i, limit).is_none_or(|l| l.0 < last).then_some(last)
}

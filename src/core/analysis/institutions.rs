//! Names longer than their capitals: institutions whose name goes on in small letters, and names that begin with a
//! common noun.

use super::EntityKind;
use super::adjectives::is_adjective;
use super::gazetteer::{Entry, noun};
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, COORD, DET, OF, PREP, SUBJECT, SUBORD};
use super::listing::listed;
use super::names::run;
use super::token::{Class, Shape};
use super::view::View;
use crate::core::text::fold::fold;

/// The last token of an institution whose first word has a capital: `Haute Autorité pour la transparence de la vie
/// publique`, `Cour d'appel de San Francisco`. Anything else ends with its run.
#[must_use]
pub fn tail(tokens: &View<'_>, i: usize, run: usize, limit: usize, entry: Option<Entry<'_>>) -> usize {
    let head = tokens.low(i);
    if let Some(last) = expansion(tokens, i, limit) {
        return last.max(run);
    }
    if entry.is_some_and(|e| e.kind == EntityKind::Organisation)
        && head != "cour"
        && (run > i || ASSEMBLIES.contains(&head))
    {
        // `Assemblée nationale populaire`, `Congrès américain`: what follows tells it from its namesakes.
        let body = tokens.nouns(i) & noun::HEAD != 0 || ASSEMBLIES.contains(&head);
        return if body && tokens.on(Phenomenon::InstitutionTail) { adjectives(tokens, run, limit) } else { run };
    }
    if entry.is_some() && run > i && head != "cour" {
        return run;
    }
    if matches!(head, "gign" | "pghm" | "bac" | "srpj" | "tgi" | "chu" | "chru" | "smur" | "samu" | "cgt") && run == i {
        let place =
            listed(tokens, i + 2, limit).filter(|l| tokens.flags(i + 1) & OF != 0 && l.1.kind == EntityKind::Place);
        return place.map_or(run, |l| l.0);
    }
    if !tokens.on(Phenomenon::InstitutionTail)
        || tokens.nouns(i) & noun::HEAD == 0
        || entry.is_some_and(|e| e.kind == EntityKind::Place)
    {
        return run;
    }
    let grand = matches!(head, "haut" | "haute" | "grand" | "grande" | "nouveau" | "nouvelle");
    let run =
        if grand && run == i && tokens.nouns(i + 1) & (noun::HEAD | noun::INSTITUTION) != 0 { i + 1 } else { run };
    let mut last = adjectives(tokens, run, limit);
    if last > run && last + 1 < limit && tokens.is_capital(last + 1) && !is_person(tokens, last + 1) {
        // `Tribunal international Monsanto`.
        return super::names::run(tokens, last + 1, limit);
    }
    let plain = last == run;
    // `Ligue pour la protection des haies`: what an institution is for is said in two nouns.
    let purpose = matches!(tokens.low(last + 1), "pour" | "contre")
        || ACTIONS.contains(&tokens.low(last + 2))
        || ACTIONS.contains(&tokens.low(last + 3));
    let steps = if purpose { 2 } else { 1 };
    for step in 0..3 {
        let Some(next) = complement(tokens, last, limit, step < steps && (plain || entry.is_none())) else { break };
        last = adjectives(tokens, next, limit);
    }
    last
}

/// Nouns of what an institution does, which say it with a complement: `Ligue de protection des haies`.
const ACTIONS: [&str; 22] = [
    "protection",
    "défense",
    "lutte",
    "soutien",
    "promotion",
    "gestion",
    "aide",
    "développement",
    "sauvegarde",
    "contrôle",
    "coordination",
    "surveillance",
    "prévention",
    "régulation",
    "conservation",
    "préservation",
    "répression",
    "libération",
    "valorisation",
    "observation",
    "étude",
    "exploitation",
];

/// What ministries are for, in small letters.
const PORTFOLIOS: [&str; 16] = [
    "affaires",
    "défense",
    "intérieur",
    "santé",
    "justice",
    "culture",
    "éducation",
    "enseignement",
    "finances",
    "économie",
    "transports",
    "agriculture",
    "travail",
    "environnement",
    "tourisme",
    "énergie",
];

/// Bodies that go by one word, with a capital.
const ASSEMBLIES: [&str; 5] = ["parlement", "sénat", "congrès", "assemblée", "bundestag"];

/// The last token before the brackets that hold the acronym of the name which begins at `i`: `Association pour la
/// protection des oiseaux (APO)`. An acronym shows how far the name goes, however it is written.
fn expansion(tokens: &View<'_>, i: usize, limit: usize) -> Option<usize> {
    if !tokens.on(Phenomenon::AcronymInBrackets) {
        return None;
    }
    let ends = |j: usize| !matches!(tokens.class(j), Class::Word | Class::Number | Class::Comma);
    let bracket = (i + 2..limit.min(i + 18)).find(|&j| ends(j)).filter(|&j| tokens.class(j) == Class::Bracket)?;
    let acronym = tokens.get(bracket + 1).filter(|t| t.class == Class::Word && t.shape == Shape::Upper)?;
    let long =
        acronym.end - acronym.start >= 3 && matches!(tokens.class(bracket + 2), Class::BracketEnd | Class::Comma);
    let verb = |j: usize| {
        tokens.flags(j) & (AUX | SUBORD | SUBJECT) != 0
            || tokens.get(j).is_some_and(|t| t.verb.is_some() && t.nouns == 0)
    };
    if !long || (i + 1..bracket).any(verb) {
        return None;
    }
    let initial = |j: usize| fold(tokens.low(j)).chars().next();
    let letters = fold(tokens.low(bracket + 1));
    let mut words = i..bracket;
    let found = letters.chars().filter(|c| words.any(|j| initial(j) == Some(*c))).count();
    let spelled = initial(i) == letters.chars().next() && found + 1 >= letters.len();
    let body = tokens.nouns(i) & (noun::HEAD | noun::INSTITUTION) != 0 && tokens.class(bracket - 1) == Class::Word;
    // `son conseil, depuis le groupe Future Pipe Industries (FPI)`: only a name that spells the acronym goes over a comma.
    if !spelled && (i..bracket).any(|j| tokens.class(j) == Class::Comma) {
        return None;
    }
    ((spelled && tokens.is_capital(i)) || (body && found >= 2) || (body && tokens.is_capital(i))).then(|| bracket - 1)
}

/// Adjectives of institutions after `last`: the new last token.
fn adjectives(tokens: &View<'_>, mut last: usize, limit: usize) -> usize {
    while last + 1 < limit && is_adjective(tokens, last + 1) {
        let joined = tokens.low(last + 2) == "et" && is_adjective(tokens, last + 3);
        last += if joined { 3 } else { 1 };
    }
    last.min(limit.saturating_sub(1))
}

/// The complement after `last`, `de la santé` or `d'appel`: its last token. Small letters are taken only if `lower`.
fn complement(tokens: &View<'_>, last: usize, limit: usize, lower: bool) -> Option<usize> {
    let n = last + 1;
    let joins = tokens.flags(n) & OF != 0 || matches!(tokens.low(n), "pour" | "contre");
    if !joins || n + 1 >= limit {
        return None;
    }
    let at = if matches!(tokens.low(n + 1), "la" | "le" | "les" | "l'") { n + 2 } else { n + 1 };
    if at >= limit || tokens.class(at) != Class::Word {
        return None;
    }
    if tokens.is_capital(at) {
        if is_person(tokens, at) {
            return None;
        }
        let listed_place = listed(tokens, at, limit).filter(|l| l.1.kind == EntityKind::Place);
        return (tokens.flags(at) & DET == 0).then(|| listed_place.map_or_else(|| run(tokens, at, limit), |l| l.0));
    }
    let ordinary = PREP | COORD | SUBORD | SUBJECT | ADVERB | AUX | DET;
    let noun = tokens.flags(at) & ordinary == 0 && tokens.low(at).chars().count() > 2;
    let time = matches!(tokens.low(at), "semaine" | "nuit" | "veille" | "part" | "fois" | "ville" | "pays" | "région");
    (lower && noun && !time).then_some(at)
}

/// Whether a given name and a further capital stand at `i`: `Shinzo Abe`.
fn is_person(tokens: &View<'_>, i: usize) -> bool {
    tokens.gazetteer.given_name(tokens.low(i)).is_some() && tokens.is_capital(i + 1)
}

/// The last token of a name that begins with a common noun in small letters at `i`, if there is one.
#[must_use]
pub fn phrases(tokens: &View<'_>, i: usize, limit: usize, bits: u32) -> Option<usize> {
    if let Some(last) = expansion(tokens, i, limit) {
        return Some(last);
    }
    let mut last = adjectives(tokens, i, limit);
    // `parquet fédéral`, `parquet général de Brume`: each names one body.
    let mut named = tokens.low(i) == "parquet" && last > i;
    if bits & (noun::FACILITY | noun::INSTITUTION | noun::AFFAIR) != 0
        && tokens.is_capital(last + 1)
        && last + 1 < limit
    {
        let attached = bits & (noun::FACILITY | noun::AFFAIR) != 0
            || matches!(tokens.low(i), "lycée" | "collège" | "institut" | "académie" | "université" | "école");
        if !attached {
            return None;
        }
        last = run(tokens, last + 1, limit);
        return Some(last);
    }
    for _ in 0..2 {
        let n = last + 1;
        let of = tokens.flags(n) & OF != 0 || (named && tokens.low(i) == "ministère" && tokens.low(n) == "et");
        if !of || n + 1 >= limit {
            break;
        }
        let mut at = n + 1;
        if named && tokens.flags(at) & OF != 0 {
            at += 1;
        }
        if matches!(tokens.low(at), "la" | "le" | "les" | "l'") {
            at += 1;
        }
        if at < limit && tokens.is_capital(at) && !(named && bits & noun::INSTITUTION == 0) {
            let place = listed(tokens, at, limit).map(|l| l.0);
            last = place.unwrap_or_else(|| run(tokens, at, limit));
            if bits & noun::INSTITUTION != 0 {
                last = adjectives(tokens, last, limit);
            }
            named = true;
        } else if !named
            && bits & noun::INSTITUTION != 0
            && matches!(tokens.low(at), "appel" | "assises" | "cassation" | "grande" | "commerce")
        {
            last = at + usize::from(tokens.low(at) == "grande");
        } else if !named && tokens.low(i) == "ministère" && PORTFOLIOS.contains(&tokens.low(at)) {
            // Ministries are written in small letters as often as not.
            last = at + usize::from(matches!(tokens.low(at + 1), "étrangères" | "sociales" | "nationale" | "publique"));
            named = true;
        } else {
            break;
        }
        if tokens.low(i) != "ministère" && named {
            break;
        }
    }
    // `le rond-point de Gurmençon`, `d'Auchan` lies there; `le rond-point de la Boissière` is so called.
    let article = matches!(tokens.low(i + 2), "la" | "l'") || matches!(tokens.low(i + 1), "du" | "des");
    if tokens.low(i) == "rond-point" && (!article || tokens.low(last).len() < 4) {
        return None;
    }
    let facility_of_place = bits & noun::FACILITY != 0 && bits & noun::INSTITUTION == 0;
    (named
        && !(facility_of_place && matches!(tokens.low(i), "prison" | "hôpital" | "port" | "plage" | "tour" | "église")))
    .then_some(last)
}

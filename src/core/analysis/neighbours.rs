//! What stands beside a name says what it names: a civility, a role, a preposition, an apposition.

use super::EntityKind;
use super::context::{CIVILITY, Evidence};
use super::demonyms::is_demonym;
use super::gazetteer::{Gender, noun};
use super::grammar::Phenomenon;
use super::lexicon::{AUX, DET, OF, SUBJECT, SUBORD, VERB};
use super::listing::listed;
use super::names::Name;
use super::rule::Rule;
use super::token::{Class, Shape};
use super::view::View;

/// Votes of what stands before the name from token `first` to `last`. `before` is the name before it in the block.
pub fn left(e: &mut Evidence, tokens: &View<'_>, first: usize, last: usize, before: Option<&Name>) {
    let Some(mut p) = first.checked_sub(1) else { return };
    if matches!(tokens.class(p), Class::Open(_) | Class::Straight) && p > 0 {
        p -= 1;
    }
    let low = tokens.low(p);
    let bits = tokens.nouns(p);
    let upper = tokens.get(first).is_some_and(|t| t.shape == Shape::Upper);
    role(e, tokens, p, bits);
    if bits & noun::ORGANISATION != 0 && tokens.on(Phenomenon::OrganisationNoun) {
        e.vote(EntityKind::Organisation, if BUSINESS.contains(&low) { 14 } else { 6 }, Rule::OrganisationContext);
    } else if bits & noun::ADJECTIVE != 0 || is_demonym(low) {
        before_adjective(e, tokens, p);
    } else if bits & noun::TITLE != 0 && bits & (noun::HE | noun::SHE) == 0 && e.votes[1..] == [0; 3] {
        let weight = match THINGS.contains(&low) {
            true if tokens.on(Phenomenon::NamedThing) => 14,
            true => 0,
            false => 7,
        };
        // `le film X`, `le logiciel X`: not everyone sets marks around a title.
        e.vote(EntityKind::Misc, weight, Rule::AffairContext);
    } else if FAMILIES.contains(&low) && last == first {
        e.vote(EntityKind::Person, 5, Rule::Role);
    } else if last == first && !upper {
        complemented(e, tokens, p);
    }
    if tokens.class(first - 1) == Class::Comma && apposed_role(tokens, first - 1) {
        e.vote(EntityKind::Person, 4, Rule::Role);
    }
    if tokens.class(first - 1) == Class::Bracket {
        let within = before.is_some_and(|b| b.last + 2 == first && b.evidence.kind() == Some(EntityKind::Place));
        if within {
            e.vote(EntityKind::Place, 3, Rule::PlaceContext);
        }
    }
    match low {
        "à" if receives(tokens, p) && last == first && !upper && e.votes == [0; 4] => {
            e.vote(EntityKind::Person, 3, Rule::Capitals);
        }
        "à" if receives(tokens, p) => {}
        "à" if tokens.on(Phenomenon::PlacePreposition) => {
            e.vote(EntityKind::Place, if upper { 1 } else { 4 }, Rule::PlaceContext)
        }
        "entre"
            if matches!(
                tokens.low(p.wrapping_sub(1)),
                "kilomètres" | "km" | "ligne" | "route" | "frontière" | "liaison"
            ) =>
        {
            e.vote(EntityKind::Place, 5, Rule::PlaceContext);
        }
        "vers" | "jusqu'à" if last == first && !upper => e.vote(EntityKind::Place, 2, Rule::PlaceContext),
        "en" => e.vote(EntityKind::Place, 2, Rule::PlaceContext),
        "au" | "aux" if last == first => e.vote(EntityKind::Place, 2, Rule::PlaceContext),
        _ => {}
    }
    if tokens.flags(p) & OF != 0 {
        of_place(e, tokens, p);
        if e.votes == [0; 4] && !upper && last == first && matches!(low, "de" | "d'") {
            e.vote(EntityKind::Place, 1, Rule::Capitals);
        }
    }
    if tokens.flags(p) & DET != 0 {
        let given = e.votes[0] >= 6;
        if !given && !matches!(low, "au" | "aux") {
            e.votes[0] = e.votes[0].saturating_sub(3);
        }
        if matches!(tokens.low(p.wrapping_sub(1)), "dans" | "à" | "vers") && last == first {
            e.vote(EntityKind::Place, 2, Rule::PlaceContext);
        }
    }
}

/// Nouns of things that have a name of their own, which is seldom said with the noun again.
const THINGS: [&str; 18] = [
    "sonde",
    "sondes",
    "satellite",
    "fusée",
    "rover",
    "télescope",
    "ouragan",
    "ouragans",
    "cyclone",
    "cyclones",
    "tempête",
    "tempêtes",
    "typhon",
    "typhons",
    "paquebot",
    "navire",
    "pétrolier",
    "voilier",
];

/// Nouns for a business, whose name may be that of a person: `l'entreprise Colin`.
const BUSINESS: [&str; 8] = ["entreprise", "société", "firme", "compagnie", "groupe", "banque", "start-up", "filiale"];

/// Words whose complement with `à` is rather who receives than where it is: `revenu à X`, `grâce à X`.
const GIVING: [&str; 40] = [
    "grâce",
    "face",
    "quant",
    "hommage",
    "soutien",
    "appel",
    "revient",
    "reviennent",
    "revenu",
    "revenue",
    "revenus",
    "appartient",
    "appartenant",
    "attribué",
    "attribuée",
    "confié",
    "confiée",
    "remis",
    "remise",
    "décerné",
    "décernée",
    "succède",
    "succédé",
    "succéder",
    "demandé",
    "demande",
    "reproche",
    "reproché",
    "opposé",
    "opposée",
    "opposait",
    "donné",
    "offert",
    "accordé",
    "répondu",
    "réponse",
    "parlé",
    "dit",
    "déclaré",
    "rapport",
];

/// Whether the `à` at `p` gives something to somebody.
fn receives(tokens: &View<'_>, p: usize) -> bool {
    p.checked_sub(1).is_some_and(|verb| GIVING.contains(&tokens.low(verb)))
}

/// Nouns for several people of one name, and for what a person leads: `les frères X`, `le gouvernement X`.
const FAMILIES: [&str; 14] = [
    "famille",
    "familles",
    "frères",
    "sœurs",
    "époux",
    "couple",
    "clan",
    "dynastie",
    "gouvernement",
    "présidence",
    "administration",
    "ère",
    "méthode",
    "cousins",
];

/// A noun with its complement before the name: `la société d'assurance X`, `l'agence immobilière X`. What the first noun
/// of the phrase names is what the name names.
fn complemented(e: &mut Evidence, tokens: &View<'_>, p: usize) {
    let between =
        |i: usize| tokens.class(i) == Class::Word && !tokens.is_capital(i) && tokens.flags(i) & !(OF | DET) == 0;
    let phrase = (p.saturating_sub(4)..=p).rev().take_while(|&i| between(i) && (i < p || tokens.flags(i) == 0));
    let mut of = false;
    for i in phrase {
        let bits = tokens.nouns(i);
        of |= tokens.flags(i) & OF != 0;
        if bits & noun::ORGANISATION != 0 && i < p && (of || i + 1 == p) {
            let weight = if BUSINESS.contains(&tokens.low(i)) { 12 } else { 5 };
            return e.vote(EntityKind::Organisation, weight, Rule::OrganisationContext);
        }
        if bits & (noun::HE | noun::SHE | noun::PLACE | noun::FACILITY | noun::AFFAIR) != 0 {
            return;
        }
    }
}

/// Whether the comma at `comma` ends a phrase for a person, to which the name after it is apposed: `le président de la
/// commission, X`.
fn apposed_role(tokens: &View<'_>, comma: usize) -> bool {
    let person = |i: usize| tokens.nouns(i) & (noun::HE | noun::SHE) != 0 && i > 0 && tokens.flags(i - 1) & DET != 0;
    let phrase = (comma.saturating_sub(9)..comma)
        .rev()
        .take_while(|&i| tokens.class(i) == Class::Word && tokens.flags(i) & (AUX | SUBORD | SUBJECT | VERB) == 0);
    phrase.into_iter().any(person)
}

/// Civilities of men and women alike, which give no gender.
const EITHER: &str =
    "me me. maître dr dr. docteur pr pr. professeur général colonel capitaine commandant lieutenant amiral";

/// A civility or role right before the name.
fn role(e: &mut Evidence, tokens: &View<'_>, p: usize, bits: u32) {
    if bits & (noun::SIR | noun::MADAM) != 0 && tokens.on(Phenomenon::CivilityEvidence) {
        e.vote(EntityKind::Person, 8, Rule::Role);
        // `Me`, `Dr`, `colonel` are civilities of women too.
        if !EITHER.split(' ').any(|c| c == tokens.low(p)) {
            e.gender(if bits & noun::SIR != 0 { Gender::Masculine } else { Gender::Feminine }, CIVILITY);
        }
    } else if bits & (noun::HE | noun::SHE) != 0
        && bits & noun::ORGANISATION == 0
        && tokens.on(Phenomenon::RoleEvidence)
    {
        e.vote(EntityKind::Person, 5, Rule::Role);
        role_gender(e, tokens, p, bits);
    }
}

/// A role gives a gender by its own, or by its article: `la ministre`, `le juge`.
fn role_gender(e: &mut Evidence, tokens: &View<'_>, p: usize, bits: u32) {
    let article = p.checked_sub(1).map_or("", |a| tokens.low(a));
    match (bits & noun::HE != 0, bits & noun::SHE != 0, article) {
        (true, false, _) | (true, true, "le" | "un" | "du" | "au") => e.gender(Gender::Masculine, 2),
        (false, true, _) | (true, true, "la" | "une") => e.gender(Gender::Feminine, 2),
        _ => {}
    }
}

/// An adjective before the name: the noun before it counts. `président russe X`, `chaîne publique Y`.
fn before_adjective(e: &mut Evidence, tokens: &View<'_>, p: usize) {
    let noun_at = p.saturating_sub(1);
    let bits = tokens.nouns(noun_at);
    if bits & (noun::HE | noun::SHE) != 0 {
        e.vote(EntityKind::Person, 5, Rule::Role);
        role_gender(e, tokens, noun_at, bits);
    } else if bits & noun::ORGANISATION != 0 {
        e.vote(EntityKind::Organisation, 5, Rule::OrganisationContext);
    } else if bits & noun::TITLE != 0
        && e.votes[1..] == [0; 3]
        && noun_at.checked_sub(1).is_none_or(|of| tokens.flags(of) & OF == 0)
    {
        // In `le chanteur d'opéra italien X` the noun only says what he sings.
        e.vote(EntityKind::Misc, 7, Rule::AffairContext);
    } else if is_demonym(tokens.low(p)) && tokens.is_capital(p) {
        e.vote(EntityKind::Person, 5, Rule::Role);
    }
}

/// `ville de X`, `ville syrienne d'X`, `maire de X`.
fn of_place(e: &mut Evidence, tokens: &View<'_>, p: usize) {
    for back in 1..=2 {
        let word = p.checked_sub(back).map_or("", |i| tokens.low(i));
        let bits = p.checked_sub(back).map_or(0, |i| tokens.nouns(i));
        if bits & noun::PLACE != 0 && tokens.on(Phenomenon::PlaceNoun) {
            return e.vote(EntityKind::Place, 6, Rule::PlaceContext);
        }
        if matches!(
            word,
            "maire"
                | "habitants"
                | "originaire"
                | "originaires"
                | "près"
                | "préfet"
                | "sous-préfet"
                | "nord"
                | "sud"
                | "est"
                | "ouest"
                | "centre"
                | "procureur"
                | "procureure"
                | "évêque"
                | "archevêque"
                | "crs"
                | "banlieue"
                | "bataille"
                | "siège"
        ) {
            return e.vote(EntityKind::Place, 4, Rule::PlaceContext);
        }
        if LEADERS.contains(&word) && back == 1 && tokens.flags(p) & DET == 0 {
            return e.vote(EntityKind::Organisation, 3, Rule::OrganisationContext);
        }
        if bits & noun::ADJECTIVE == 0 && !is_demonym(word) {
            return;
        }
    }
}

/// Nouns whose complement without an article is rather a company than a place: `le PDG d'X`, `une filiale de X`.
const LEADERS: [&str; 18] = [
    "pdg",
    "patron",
    "patronne",
    "directeur",
    "directrice",
    "porte-parole",
    "fondateur",
    "fondatrice",
    "cofondateur",
    "salariés",
    "employés",
    "actionnaires",
    "actionnaire",
    "filiale",
    "usine",
    "journaliste",
    "ingénieur",
    "clients",
];

/// Votes of what stands after the name from token `first` to `last`.
pub fn right(e: &mut Evidence, tokens: &View<'_>, first: usize, last: usize) {
    let capital = tokens.is_capital(first);
    if tokens.class(last + 1) == Class::Comma && capital {
        let at = last + 2;
        let next = if tokens.flags(at) & DET != 0 { at + 1 } else { at };
        let bits = tokens.nouns(next);
        let role = bits & (noun::HE | noun::SHE) != 0 && tokens.on(Phenomenon::RoleAfterName);
        if role && e.votes[1] < 5 && e.votes[2] < 5 {
            e.vote(EntityKind::Person, 4, Rule::Role);
            if bits & noun::SHE == 0 || bits & noun::HE == 0 {
                e.gender(if bits & noun::HE != 0 { Gender::Masculine } else { Gender::Feminine }, 2);
            }
        }
        if e.votes[0] < 6 && bits & noun::ORGANISATION != 0 && !role {
            e.vote(EntityKind::Organisation, 4, Rule::OrganisationContext);
        } else if e.votes[0] < 6 && bits & noun::PLACE != 0 {
            e.vote(EntityKind::Place, 4, Rule::PlaceContext);
        }
        if tokens.class(next) == Class::Number && tokens.low(next + 1) == "ans" && tokens.on(Phenomenon::AgeAfterName) {
            e.vote(EntityKind::Person, 4, Rule::Role);
        }
    }
    if capital && last > first && e.votes[0] < 6 && own_acronym(tokens, first, last + 1) {
        e.vote(EntityKind::Organisation, 5, Rule::OrganisationContext);
    }
    if capital && tokens.class(last + 1) == Class::Bracket && e.votes[0] < 6 && within_place(tokens, last + 2) {
        e.vote(EntityKind::Place, 4, Rule::PlaceContext);
    }
    if tokens.get(last + 1).is_some_and(|t| t.verb.is_some()) || tokens.low(last + 1) == "a" {
        let article = first.checked_sub(1).is_some_and(|p| tokens.flags(p) & DET != 0);
        if e.votes == [0; 4] && (article || first == last) {
            // Who speaks under an article is a body: people have none.
            let kind = if article { EntityKind::Organisation } else { EntityKind::Person };
            e.vote(kind, 2, Rule::Capitals);
        }
    }
}

/// Whether the brackets at `bracket` hold an acronym of the name that begins at `first`, to judge by its first letter: in
/// `Kaja Tamm (ECR)` they hold her party.
fn own_acronym(tokens: &View<'_>, first: usize, bracket: usize) -> bool {
    let acronym = tokens.get(bracket + 1).is_some_and(|t| t.shape == Shape::Upper && t.end - t.start >= 3);
    let whole = tokens.class(bracket) == Class::Bracket && tokens.class(bracket + 2) == Class::BracketEnd;
    let initial = |i: usize| tokens.low(i).chars().next();
    acronym && whole && initial(first) == initial(bracket + 1)
}

/// Whether brackets from `i` hold nothing but the place in which the one before them lies: `Vezac (Dordogne)`.
fn within_place(tokens: &View<'_>, i: usize) -> bool {
    listed(tokens, i, tokens.len())
        .is_some_and(|(last, entry)| entry.kind == EntityKind::Place && tokens.class(last + 1) == Class::BracketEnd)
}

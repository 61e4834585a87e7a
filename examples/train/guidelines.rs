//! From the corpus's guidelines to the project's.
//!
//! WiNER-fr takes ministers' portfolios for organisations, services of state in small letters for names, web platforms
//! for products and determiners for parts of names. What general rules can bring in line is brought in line here; what
//! remains is left to the rules that vote beside the tagger.

use super::corpus::Gold;

/// Kinds, as in the labels.
const PERSON: usize = 0;
const PLACE: usize = 1;
const ORGANISATION: usize = 2;
const MISC: usize = 3;

/// Words that are no part of a name that they begin.
const BEFORE: [&str; 14] =
    ["l'", "l’", "d'", "d’", "le ", "la ", "les ", "du ", "des ", "de ", "un ", "une ", "et ", "à "];

/// Common nouns before the name of an organisation.
const CLASSES: [&str; 16] = [
    "mouvement",
    "organisation",
    "ONG",
    "groupe",
    "société",
    "entreprise",
    "compagnie",
    "agence",
    "chaîne",
    "journal",
    "quotidien",
    "site",
    "syndicat",
    "club",
    "magazine",
    "hebdomadaire",
];

/// Nouns that make a place of what the corpus takes for an organisation.
const FACILITIES: [&str; 8] = ["aéroport", "gare", "stade", "hôpital", "musée", "prison", "théâtre", "église"];

/// Common nouns before the name of a storm, a ship or an operation, and before places.
const THINGS: [&str; 24] = [
    "opération",
    "opérations",
    "ouragan",
    "cyclone",
    "tempête",
    "typhon",
    "sonde",
    "fusée",
    "satellite",
    "navire",
    "paquebot",
    "film",
    "livre",
    "rond-point",
    "station",
    "métro",
    "ville",
    "village",
    "commune",
    "quartier",
    "province",
    "région",
    "département",
    "district",
];

/// Names that are written without a capital.
const SMALL: [&str; 2] = ["gilets jaunes", "gilet jaune"];

/// The name as the project takes it, if it takes it for one.
pub fn ours(text: &str, gold: &Gold) -> Option<Gold> {
    let mut name = gold.clone();
    trim(text, &mut name);
    let words = text.get(name.start..name.end)?;
    // The corpus takes an office for part of the body's name: `Haut-Commissaire des Nations unies aux droits de l'homme`.
    let body = if words.starts_with("Nations unies") { "Nations unies".len() } else { words.len() };
    name.end = name.start + body;
    let words = words.get(..body)?;
    let ministry = words.starts_with("ministère d");
    let no_capital = !words.contains(char::is_uppercase) && !ministry;
    if words.is_empty()
        || (no_capital && !SMALL.contains(&words))
        || (name.kind == ORGANISATION && portfolio(text, &name))
    {
        return None;
    }
    if name.kind == ORGANISATION && FACILITIES.iter().any(|f| words.starts_with(f)) {
        name.kind = PLACE;
    }
    if name.kind == ORGANISATION && words.starts_with("affaire ") {
        name.kind = MISC;
    }
    Some(name)
}

/// Cuts determiners, and before a person or an organisation common nouns, off the head of a name.
fn trim(text: &str, name: &mut Gold) {
    loop {
        let words = text.get(name.start..name.end).unwrap_or_default();
        let particle =
            name.kind == PERSON && (words.starts_with("de ") || words.starts_with("d'") || words.starts_with("du "));
        let cut = BEFORE.iter().find(|b| words.starts_with(**b)).filter(|_| !particle).map(|b| b.len());
        let class = || {
            let (noun, _) = words.split_once(' ')?;
            let civility = name.kind == PERSON && noun.chars().count() > 3 && noun.chars().all(char::is_lowercase);
            let common = name.kind == ORGANISATION && CLASSES.contains(&noun);
            let thing = (name.kind == MISC || name.kind == PLACE) && THINGS.contains(&noun);
            (civility || common || thing).then_some(noun.len() + 1)
        };
        match cut.or_else(class) {
            Some(length) => name.start += length,
            None => return,
        }
    }
}

/// Whether an organisation is the portfolio in a minister's title: `ministre de l'Intérieur`.
fn portfolio(text: &str, name: &Gold) -> bool {
    let sentence = text[..name.start].rsplit(['.', ';', '\n', '(']).next().unwrap_or_default();
    let words = sentence.split([' ', '\'', '’']).rev().filter(|w| !w.is_empty());
    let mut titled = words.take(9).take_while(|w| {
        matches!(
            *w,
            "de" | "la"
                | "le"
                | "l"
                | "d"
                | "du"
                | "des"
                | "et"
                | "à"
                | "chargé"
                | "chargée"
                | "délégué"
                | "déléguée"
                | "auprès"
        ) || w.starts_with(char::is_uppercase)
            || w.ends_with("ministre")
            || w.ends_with("ministres")
            || w.starts_with("secrétaire")
            || *w == "État"
    });
    titled.any(|w| w.ends_with("ministre") || w.ends_with("ministres") || w.starts_with("secrétaire"))
}

//! Words at the head of a noun phrase and at its end: nouns for people and bodies, for times; participles and verbs with
//! which a phrase ends.

use super::frame::Sentence;
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::{DET, OF, PREP};

/// Whether the noun at unit `u` is one for people or bodies that speak, listed or made as such nouns are.
#[must_use]
pub fn is_someone(s: &Sentence<'_>, u: usize) -> bool {
    const OTHERS: &str = "secteur moteur ordinateur vecteur compteur indicateur réacteur facteur quotidien lien bien soutien rien \
                          maintien entretien chien combien ancien liste piste triste matrice cicatrice sécateur tracteur \
                          projecteur détonateur radiateur générateur capteur hauteur lenteur pesanteur équateur simulateur \
                          aspirateur processeur dictionnaire questionnaire séminaire imaginaire millénaire bicentenaire itinéraire \
                          honneur bonheur tonneur fraîcheur blancheur largeur longueur rougeur ordinaire ascenseur \
                          épaisseur grosseur classeur condenseur propulseur compresseur";
    let listed = s.nouns(u) & (noun::HE | noun::SHE | noun::THEY) != 0;
    if listed || matches!(s.low(u), "famille" | "couple" | "population" | "public") {
        return true;
    }
    let word = s.low(u).trim_end_matches('s');
    let made = ["teur", "trice", "iste", "ologue", "ien", "ienne", "naire", "nneur", "cheur", "ageur", "feur", "seur"]
        .iter()
        .any(|e| word.ends_with(e))
        || is_compound_role(word);
    made && !s.is_capital(u) && !OTHERS.split(' ').any(|o| o == word) || s.on(Phenomenon::AnyPerson) && is_person(s, u)
}

/// Nouns for people that give nobody a name, in order: whoever rents a flat has no title before a name.
const PEOPLE: [&str; 72] = [
    "abonné",
    "abonnée",
    "adversaire",
    "allié",
    "apprenti",
    "artisan",
    "assistant",
    "assistante",
    "boulanger",
    "boulangère",
    "bénévole",
    "caissier",
    "caissière",
    "cheminot",
    "chômeur",
    "client",
    "cliente",
    "coiffeur",
    "coiffeuse",
    "conjoint",
    "conjointe",
    "contribuable",
    "cuisinier",
    "douanier",
    "exploitant",
    "fan",
    "gérant",
    "gérante",
    "huissier",
    "hôtelier",
    "inconnu",
    "inconnue",
    "individu",
    "insurgé",
    "juré",
    "manifestant",
    "manifestante",
    "migrant",
    "migrante",
    "notaire",
    "parent",
    "participant",
    "participante",
    "partisan",
    "passager",
    "passagère",
    "pasteur",
    "patient",
    "patiente",
    "paysan",
    "plombier",
    "remplaçant",
    "rescapé",
    "rescapée",
    "ressortissant",
    "ressortissante",
    "retraité",
    "retraitée",
    "réfugié",
    "réfugiée",
    "serveur",
    "serveuse",
    "stagiaire",
    "supporter",
    "surveillant",
    "surveillante",
    "survivant",
    "survivante",
    "tueur",
    "usager",
    "vendeur",
    "vendeuse",
];

/// Whether the noun at unit `u` is one for people that is no title, or several who hold a role: `les astronomes`.
fn is_person(s: &Sentence<'_>, u: usize) -> bool {
    const NO_PLURAL: [&str; 8] = ["premier", "première", "numéro", "guide", "principal", "général", "cardinal", "roi"];
    if s.is_capital(u) && u > 0 && s.is_word(u - 1) {
        return false;
    }
    let word = s.low(u);
    let singular = word.strip_suffix('s').unwrap_or(word);
    let held = singular != word
        && super::vocabulary::find(singular).nouns & (noun::HE | noun::SHE) != 0
        && !NO_PLURAL.contains(&singular);
    held || PEOPLE.binary_search(&singular).is_ok()
}

/// Whether a word is made of a role and what it is one of: `président-fondateur`, `directeur-général`.
fn is_compound_role(word: &str) -> bool {
    let first = word.split_once('-').map_or("", |(first, _)| first);
    first.len() > 3 && super::vocabulary::find(first).nouns & (noun::HE | noun::SHE) != 0
}

/// Whether the noun at unit `u` is a role, listed or made of one.
#[must_use]
pub fn is_role(s: &Sentence<'_>, u: usize) -> bool {
    s.nouns(u) & (noun::HE | noun::SHE) != 0 || is_compound_role(s.low(u))
}

/// Whether the head noun means one body and no people, `presse`, unlike `chercheurs`.
#[must_use]
pub fn is_body(s: &Sentence<'_>, head: usize) -> bool {
    let bits = s.nouns(head);
    bits & noun::THEY != 0 && bits & (noun::HE | noun::SHE) == 0 && !s.low(head).ends_with('s')
}

/// Whether a name is that of an adversary or friend: `la coalition anti-X`.
#[must_use]
pub fn opposes(word: &str) -> bool {
    ["anti-", "pro-", "ex-"].iter().any(|p| word.starts_with(p))
}

/// Whether the word at `w` has the ending of a verb in the past or conditional, which few nouns have.
fn imperfect(s: &Sentence<'_>, w: usize) -> bool {
    const NOUNS: &str = "portrait trait souhait extrait forfait retrait attrait parfait bienfait méfait lait";
    let low = s.low(w);
    let ending = low.len() > 5 && (low.ends_with("ait") || low.ends_with("aient") || low.ends_with("èrent"));
    ending && !NOUNS.split(' ').any(|n| n == low)
}

/// Whether a participle or verb begins at `w`, with which the phrase ends: `une agence citée par Reuters`.
#[must_use]
pub fn begins_participle(s: &Sentence<'_>, w: usize) -> bool {
    let ending = |list: &[&str]| s.nouns(w) & noun::ANY == 0 && list.iter().any(|e| s.low(w).ends_with(e));
    let past = ending(&["é", "ée", "és", "ées"]) && (s.is(w + 1, PREP | DET) || super::dates_word(s.low(w + 1)));
    let by = ["us", "ues", "is", "ises", "its", "ites", "ue", "ise", "ite"];
    let past = past || (s.low(w + 1) == "par" && ending(&by));
    past || (ending(&["ant"]) && s.is(w + 1, PREP | OF | DET)) || imperfect(s, w)
}

/// Nouns of time, which make an adverbial of a phrase without a preposition: `un jour`, `ce matin`.
#[must_use]
pub fn is_time_noun(word: &str) -> bool {
    matches!(
        word,
        "jour"
            | "matin"
            | "matinée"
            | "soir"
            | "soirée"
            | "semaine"
            | "mois"
            | "lendemain"
            | "surlendemain"
            | "veille"
            | "nuit"
            | "midi"
            | "après-midi"
            | "année"
            | "an"
            | "ans"
            | "heure"
            | "heures"
            | "jours"
            | "week-end"
            | "instant"
            | "moment"
            | "fois"
    )
}

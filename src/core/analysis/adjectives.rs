//! Adjectives told by their form, where the place in a sentence makes one likely: after the head of an institution.

use super::demonyms::is_demonym;
use super::gazetteer::noun;
use super::lexicon::{ADVERB, AUX, COORD, DET, OF, PREP, SUBJECT, SUBORD, VERB};
use super::table::Words;
use super::token::{Class, Tokens};

/// Endings of adjectives that say what a body is concerned with or of whom: `écologiste`, `géologique`, `néonatal`.
const ENDINGS: [&str; 32] = [
    "iste", "istes", "ique", "iques", "al", "ale", "ales", "aux", "el", "elle", "els", "elles", "ien", "ienne", "iens",
    "iennes", "ais", "aise", "aises", "ois", "oise", "oises", "ain", "aine", "ains", "aines", "if", "ive", "ifs",
    "ives", "aire", "aires",
];

/// Nouns and verbs of those endings that stand after the name of a body.
static NOT: Words = Words::new(
    "main mains demain terrain lendemain bien rien lien soutien entretien fois mois bois lois choix musique \
politique critique explique indique applique communique revendique implique complique fabrique pratique provoque rappelle appelle \
renouvelle révèle signale équivaut animal journal canal hôpital hôpitaux journaux cheval travaux travail lieux yeux jeux mieux appel \
laquelle lesquelles auxquels auxquelles lesquels quel quelle celle celles objectif tarif motif dispositif salaire salaires affaire affaires \
partenaire partenaires adversaire anniversaire horaire territoire maire maires notaire commissaire commissaires semaine semaines \
domaine centaine dizaine quinzaine scène capitale capitales finale finales rivale arrive archive archives initiative initiatives offensive \
tentative alternative perspective dont chaque lorsque puisque technique techniques clinique cliniques boutique boutiques république \
républiques marque marques banque banques publics touriste touristes artiste artistes liste listes piste journaliste journalistes",
);

/// Whether token `i`, right after a noun, is an adjective that may belong to the name of an institution.
#[must_use]
pub fn is_adjective(tokens: &Tokens, i: usize) -> bool {
    if tokens.nouns(i) & noun::ADJECTIVE != 0 {
        return true;
    }
    let Some(token) = tokens.get(i).filter(|t| t.class == Class::Word && t.verb.is_none()) else { return false };
    let low = tokens.low(i);
    let function = DET | PREP | COORD | SUBORD | SUBJECT | ADVERB | AUX | VERB | OF;
    if tokens.is_capital(i) || token.flags & function != 0 || low.len() < 5 {
        return false;
    }
    let role = noun::HE | noun::SHE | noun::THEY | noun::PLACE | noun::FACILITY | noun::AFFAIR;
    let formed = token.nouns & role == 0 && ENDINGS.iter().any(|e| low.ends_with(e));
    (formed || is_demonym(low)) && !NOT.has(low)
}

//! What a word inside a name of several capitals says about what it names: `Raiffeisen Group`, `Milan AC`, `Utah Beach`.
//!
//! In English and German the last word says it, in French and other Romance languages the first, which
//! [`super::institutions`] reads. The press leaves such names in their language. Only words are listed that head many
//! names; those that are also frequent surnames (`Park`, `Hall`) count only where no given name comes before.

use super::EntityKind;
use super::gazetteer::key_word;
use super::table::Words;
use super::token::Shape;
use super::view::View;

/// Words that end the name of an organisation, whatever comes before.
static BODIES: Words = Words::new(
    "university college institute institution department agency association associates council corporation corp inc ltd llc plc gmbh \
network networks foundation federation committee commission army navy airlines airways airline motors technologies systems software entertainment \
studios pictures records industries pharma pharmaceuticals telecom holding holdings partners consulting interactive communications group groupe \
company cie associes times tribune herald telegraph news media television hebdo actu conseil assurances presse brothers",
);
/// Words that end the name of an organisation unless a given name comes before.
static PERHAPS_BODIES: Words = Words::new(
    "union court bank press post journal party force forces police office bureau society club league team radio tv channel \
survey watch international action alliance front movement capital research insurance energy electric services solutions games magazine review mag \
matin info productions production editions coffee sport stores market markets transportation airport-services bund partei verein bank zeitung verband",
);
/// Words that begin the name of an organisation in other Romance languages.
static FOREIGN_BODIES: Words = Words::new(
    "banco banca partido partito universidad universita universidade union unione movimiento movimento fratelli forza frente fronte \
fuerza fuerzas comision deutsche deutscher deutsches bundes familia liga asociacion associazione federacion sindicato grupo gruppo radio tele canal club",
);
/// Words that begin the name of an organisation in English, before `of` or `for`.
static ENGLISH_BODIES: Words = Words::new(
    "museum school centre center academy church ministry board chamber confederation coalition campaign islamic royal national american european british world international united",
);
/// Words that end the name of a place.
static PLACES: Words = Words::new(
    "street avenue square stadium arena airport island islands beach county province peninsula desert valley mountains plaza theatre theater",
);
/// Words that end the name of a place unless a given name comes before.
static PERHAPS_PLACES: Words = Words::new(
    "park bridge lake river bay hill hills mountain hall tower garden gardens road castle palace station city creek springs",
);
/// Words that end the name of an event or a work.
static EVENTS: Words = Words::new(
    "cup open trophy award awards championship championships series festival classic masters story wars act protocol challenge day rally \
tour prix",
);
/// What clubs have in their names.
static CLUBS: Words = Words::new("fc ac as rc sc ogc us hbc cf afc aj bc vfb fk sv cd ud ca rct srfc lou hb hc bk if");

/// What the words from token `first` to `last` say by themselves, with its weight. `given`: a given name comes first.
#[must_use]
pub fn kind(tokens: &View<'_>, first: usize, last: usize, given: bool) -> Option<(EntityKind, u16)> {
    let folded = |i: usize| {
        let mut word = String::new();
        key_word(&mut word, tokens.low(i));
        word
    };
    let upper = |i: usize| tokens.get(i).is_some_and(|t| t.shape == Shape::Upper);
    if (first..=last).any(|i| upper(i) && tokens.low(i).len() <= 4 && CLUBS.has(tokens.low(i))) {
        return Some((EntityKind::Organisation, 7));
    }
    let end = folded(last);
    if last == first + 1 && matches!(end.as_str(), "sud" | "nord" | "est" | "ouest") {
        return Some((EntityKind::Place, 7));
    }
    if (first..=last).any(|i| matches!(tokens.low(i), "of" | "for")) {
        // `Bank of Norland`, `House of Crows`.
        let begin = folded(first);
        let body = BODIES.has(&begin) || PERHAPS_BODIES.has(&begin) || ENGLISH_BODIES.has(&begin);
        return Some(if body { (EntityKind::Organisation, 7) } else { (EntityKind::Misc, 4) });
    }
    let sure = [(&BODIES, EntityKind::Organisation), (&PLACES, EntityKind::Place), (&EVENTS, EntityKind::Misc)];
    if let Some((_, kind)) = sure.into_iter().find(|(list, _)| list.has(&end)) {
        return Some((kind, 7));
    }
    // `Chase Manhattan Bank`: who has a given name and two surnames seldom has a body's word for the last.
    if given && (last < first + 2 || !PERHAPS_BODIES.has(&end)) {
        return None;
    }
    let begins = FOREIGN_BODIES.has(&folded(first)) || PERHAPS_BODIES.has(&end);
    let kind = if begins { EntityKind::Organisation } else { EntityKind::Place };
    (begins || PERHAPS_PLACES.has(&end)).then_some((kind, 5))
}

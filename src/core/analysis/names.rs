//! Names of a block: where each begins and ends, before the document says what they name.
//!
//! Three sources, in this order at each word: the lists ([`super::gazetteer`]), longest first; names that begin with a
//! common noun (`ministère de l'Intérieur`, `lycée Jean-Moulin`); runs of words with capitals. Each comes with the
//! evidence that its surroundings give ([`super::context`]).

use super::EntityKind;
use super::context::{self, Evidence};
use super::dates::Date;
use super::demonyms::is_demonym;
use super::events;
use super::gazetteer::{self, Entry, noun};
use super::grammar::Phenomenon;
use super::institutions::{phrases, tail};
use super::landmarks::{landmark, road, state, street};
use super::lexicon::{ADVERB, AUX, BEFORE_NOUN, CLITIC, COMMON, COORD, DET, OF, PREP, SUBJECT, SUBORD, VERB};
use super::listing::{contracted, listed};
use super::nameless::{no_name, portfolio, shouted};
use super::token::{Class, Shape};
use super::view::View;

/// A name as a run of tokens.
#[derive(Clone, Debug)]
pub struct Name {
    /// First token.
    pub first: usize,
    /// Last token, included.
    pub last: usize,
    /// Its words folded, see [`gazetteer::key_word`].
    pub key: String,
    /// Its entry in the lists.
    pub listed: Option<Listed>,
    /// What its surroundings say.
    pub evidence: Evidence,
    /// Whether only the head of a sentence may be the reason for its capital.
    pub doubtful: bool,
}

/// What the lists call a name.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What it names.
    pub kind: EntityKind,
    /// Its canonical name.
    pub name: Box<str>,
    /// Whether it goes under that name even where the article only has this form.
    pub expand: bool,
}

/// Particles that may stand between the parts of a person's name.
pub(super) const PARTICLES: [&str; 20] = [
    "von", "van", "ben", "bin", "el", "al", "ibn", "da", "di", "dos", "del", "der", "den", "della", "zu", "af", "y",
    "bint", "ould", "ag",
];

/// The names of a block, in order, none within another.
#[must_use]
pub fn names(tokens: &View<'_>, dates: &[Date]) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    let mut dates = dates.iter().peekable();
    let mut i = 0;
    while i < tokens.len() {
        while dates.peek().is_some_and(|d| d.last < i) {
            dates.next();
        }
        let limit = match dates.peek() {
            Some(d) if d.first <= i => {
                i = d.last + 1;
                continue;
            }
            Some(d) => d.first,
            None => tokens.len(),
        };
        let found = find(tokens, i, limit, out.last());
        i = found.as_ref().map_or(i, |n| n.last) + 1;
        out.extend(found);
    }
    out
}

/// First word with a capital of a surname that begins with a particle after a civility: `M. de Villepin`, `Mme van der
/// Hoek`.
fn noble(tokens: &View<'_>, i: usize, limit: usize) -> Option<usize> {
    let civil = i > 0 && tokens.nouns(i - 1) & (noun::SIR | noun::MADAM) != 0;
    if !civil || !tokens.on(Phenomenon::ParticleAfterCivility) {
        return None;
    }
    if !(matches!(tokens.low(i), "de" | "d'" | "du") || PARTICLES.contains(&tokens.low(i))) {
        return None;
    }
    let second = usize::from(matches!(tokens.low(i + 1), "la" | "le" | "der" | "den"));
    let head = i + 1 + second;
    let office = tokens.low(i - 1) == "général" && i > 1 && tokens.nouns(i - 2) & noun::HE != 0;
    // `le commandant du GSPR`, `le grand maître du Grand Orient`: what a role is over, not a surname.
    let over = tokens.low(i) == "du" && !tokens.is_capital(i - 1);
    (!office && !over && head < limit && tokens.is_capital(head) && listed(tokens, head, limit).is_none())
        .then_some(head)
}

fn find(tokens: &View<'_>, i: usize, limit: usize, before: Option<&Name>) -> Option<Name> {
    if tokens.class(i) != Class::Word {
        return street(tokens, i, limit).map(|last| build(tokens, i, last, None, false, before));
    }
    let start = starts_sentence(tokens, i) && tokens.on(Phenomenon::SentenceHead);
    let capital = tokens.is_capital(i);
    let bits = tokens.nouns(i);
    if let Some(last) = state(tokens, i, limit) {
        return Some(build(tokens, i, last, None, false, before));
    }
    if !capital {
        if let Some(head) = noble(tokens, i, limit) {
            let last = run(tokens, head, limit);
            return Some(build(tokens, i, last, None, false, before));
        }
        let head = noun::INSTITUTION | noun::FACILITY | noun::AFFAIR;
        let may_begin = bits & (head | noun::HEAD) != 0
            || matches!(tokens.low(i), "gilets" | "guerre" | "bande" | "printemps" | "océan" | "ex-yougoslavie");
        if !may_begin {
            return None;
        }
        let listed = listed(tokens, i, limit).filter(|&(last, _)| last > i || tokens.low(i).contains('-'));
        let last = listed
            .map(|l| l.0)
            .or_else(|| phrases(tokens, i, limit, bits).filter(|_| bits & head != 0))
            .filter(|_| tokens.on(Phenomenon::NameWithCommonNoun))?;
        return Some(build(tokens, i, last, listed.map(|l| l.1), false, before));
    }
    let keeper = tokens.low(i) == "sceaux" && i > 1 && tokens.low(i - 2) == "garde";
    if civility(tokens, i) || keeper {
        return None;
    }
    if titled(tokens, i) {
        return None;
    }
    if let Some(last) = events::event(tokens, i, limit).filter(|_| tokens.on(Phenomenon::EventName)) {
        return Some(build(tokens, i, last, None, false, before));
    }
    if let Some(last) = road(tokens, i, limit).or_else(|| landmark(tokens, i, limit)) {
        return Some(build(tokens, i, last, None, false, before));
    }
    let listed = contracted(tokens, i, limit).or_else(|| listed(tokens, i, limit));
    let run = run(tokens, i, limit);
    if let Some((last, entry)) = listed.filter(|&(last, _)| last >= run || splits(tokens, last, run)) {
        let last = tail(tokens, i, last, limit, Some(entry));
        return Some(build(tokens, i, last, (last == listed?.0).then_some(entry), false, before));
    }
    let common = DET | PREP | COORD | SUBORD | SUBJECT | ADVERB | AUX | COMMON | VERB | CLITIC | OF;
    let flags = tokens.flags(i);
    let ordinary =
        flags & (common | BEFORE_NOUN) != 0 || (bits & noun::ANY != 0 && start) || is_verb_head(tokens, i, start);
    if ordinary && start {
        return None;
    }
    if flags & common != 0 && run == i {
        return None;
    }
    if tokens.on(Phenomenon::Demonyms) && is_demonym(tokens.low(i)) && !start_of_institution(tokens, i) {
        return None;
    }
    if no_name(tokens, i, run) || portfolio(tokens, i) || shouted(tokens, i) {
        return None;
    }
    let last = tail(tokens, i, run, limit, None);
    let upper = tokens.get(i).is_some_and(|t| t.shape == Shape::Upper);
    let generic = bits & (noun::ANY | noun::HEAD) != 0 || events::begins(tokens, i);
    let lone_role = last == i && generic && !upper;
    let beside = last == i
        && i > 0
        && tokens.flags(i - 1) & DET != 0
        && !upper
        && given(tokens, i + 1)
        && tokens.is_capital(i + 2);
    if lone_role && short_for_body(tokens, i) {
        return Some(build(tokens, i, last, None, true, before));
    }
    if lone_role || beside || (last == i && tokens.low(i).chars().count() < 2) {
        return None;
    }
    Some(build(tokens, i, last, None, start && last == i && tokens.get(i)?.shape != Shape::Upper, before))
}

/// Whether the word at `i` is a role written with a capital before the name of who has it: `le Président Ndikuriyo`.
fn titled(tokens: &View<'_>, i: usize) -> bool {
    let bits = tokens.nouns(i);
    let role = bits & (noun::HE | noun::SHE) != 0 && bits & (noun::HEAD | noun::INSTITUTION | noun::KIN) == 0;
    let name = i + 1 < tokens.len() && given(tokens, i + 1) && !given(tokens, i);
    let written = tokens.get(i).is_some_and(|t| t.shape == Shape::Capital);
    role && name && written && tokens.on(Phenomenon::RoleEvidence)
}

/// Whether the head of an institution's name stands alone under its article, as where the article has named it in full:
/// `l'Union`, `la Commission`.
#[must_use]
pub fn short_for_body(tokens: &View<'_>, i: usize) -> bool {
    let article = i.checked_sub(1).is_some_and(|p| matches!(tokens.low(p), "l'" | "la" | "le" | "du" | "au"));
    article && tokens.nouns(i) & noun::HEAD != 0 && tokens.on(Phenomenon::BodyByItsHead)
}

/// Whether the capital at `i` may stand for the head of a sentence only.
#[must_use]
pub fn starts_sentence(tokens: &View<'_>, i: usize) -> bool {
    i == 0
        || matches!(
            tokens.class(i - 1),
            Class::Stop | Class::Colon | Class::Open(_) | Class::Straight | Class::Dash | Class::Other
        )
        || (tokens.class(i - 1) == Class::BracketEnd && i >= 2 && tokens.class(i - 2) == Class::Stop)
}

/// A word at the head of a sentence that is a verb of speech or its participle: `Interrogé`, `Estimant`.
fn is_verb_head(tokens: &View<'_>, i: usize, start: bool) -> bool {
    // A finite verb before a name heads no sentence of the press: `Lise Martin` names someone.
    let named = tokens.on(Phenomenon::VerbLikeName) && tokens.is_capital(i + 1) && tokens.class(i + 1) == Class::Word;
    let whole = super::conjugate::PAST | super::conjugate::PRESENT | super::conjugate::INFINITIVE;
    start && tokens.get(i).and_then(|t| t.verb).is_some_and(|v| v.form & whole != 0 || !named)
}

/// `M.`, `Mme`, `Me`: written with a capital, no part of the name.
fn civility(tokens: &View<'_>, i: usize) -> bool {
    let low = tokens.low(i);
    low == "mm."
        || (low.len() <= 5 && tokens.nouns(i) & (noun::SIR | noun::MADAM) != 0 && !matches!(low, "saint" | "père"))
}

/// The longest run of capitals, in words. Where a run turns out to be no name, the next is tried from its second word,
/// so this is what keeps a page in capitals from costing the square of its length.
const LONGEST_RUN: usize = 40;

/// Last token of the run of capitals that begins at `i`, with the particles inside.
pub fn run(tokens: &View<'_>, i: usize, limit: usize) -> usize {
    let mut last = i;
    let limit = limit.min(i + LONGEST_RUN);
    while let Some(next) = next_part(tokens, i, last, limit) {
        last = next;
    }
    last
}

fn next_part(tokens: &View<'_>, i: usize, last: usize, limit: usize) -> Option<usize> {
    let n = last + 1;
    // `John M. Kosterlitz`: between a given name and a surname, the initial is no civility.
    let initial = n == i + 1 && tokens.low(n) == "m." && given(tokens, i) && tokens.is_capital(n + 1);
    let upper = |k: usize| k < limit && tokens.is_capital(k) && (!civility(tokens, k) || (initial && k == n));
    if upper(n) {
        let acronym = tokens.get(n).is_some_and(|t| t.shape == Shape::Upper && t.end - t.start >= 3);
        let person = given(tokens, i) && acronym && n > i + 1;
        let complement = i > 0 && tokens.flags(i - 1) & (OF | DET) != 0;
        let known = given(tokens, n)
            && upper(n + 1)
            && n > i
            && !given(tokens, i)
            && (complement || begins_anew(tokens, i, last));
        // `l'AFP Odile Karas`: after an acronym with its article, two capitals begin a name of their own.
        let acronym_before = n == i + 1 && i > 0 && tokens.flags(i - 1) & DET != 0 && begins_anew(tokens, i, i);
        let another = acronym_before && upper(n + 1) && tokens.get(n).is_some_and(|t| t.shape == Shape::Capital);
        return (!person && !known && !another).then_some(n);
    }
    let low = tokens.low(n);
    if matches!(low, "et" | "&") && matches!(tokens.low(n + 1), "cie" | "associés" | "co" | "fils") && upper(n + 1) {
        return Some(n + 1);
    }
    // `Museum of Modern Art`: names in English go on after their prepositions, which are no words of French.
    let english = matches!(low, "of" | "for" | "and") && tokens.on(Phenomenon::EnglishName);
    let object = n + 1 + usize::from(tokens.low(n + 1) == "the");
    if english && upper(object) {
        return Some(object);
    }
    let mut head = n;
    while head < n + 2 && tokens.on(Phenomenon::ParticleInName) && PARTICLES.contains(&tokens.low(head)) {
        head += 1;
    }
    if head > n && upper(head) {
        return Some(head);
    }
    let of = matches!(low, "de" | "d'" | "du" | "des");
    let article = matches!(tokens.low(n + 1), "la" | "le" | "l'" | "los");
    let at = if of && article { n + 2 } else { n + 1 };
    let person = given(tokens, i) && (last == i || low == "d'") && of && upper(at);
    let town = listed(tokens, at, limit).is_some_and(|l| l.1.kind == EntityKind::Place);
    let place = person && town && (last > i || listed(tokens, i, i + 1).is_some());
    (person && !place).then_some(at)
}

/// Whether what stands from `i` to `last` is complete, so that a given name after it begins another name.
fn begins_anew(tokens: &View<'_>, i: usize, last: usize) -> bool {
    let acronym = i == last && tokens.get(i).is_some_and(|t| t.shape == Shape::Upper);
    acronym || is_demonym(tokens.low(last)) || listed(tokens, i, last + 1).is_some_and(|l| l.0 == last)
}

pub(super) fn given(tokens: &View<'_>, i: usize) -> bool {
    tokens.is_capital(i) && tokens.gazetteer.given_name(tokens.low(i)).is_some()
}

/// Whether the listed name that ends at `last` is followed by a name of its own within the run: `États-Unis Donald
/// Trump`, `CGT Philippe Martinez`.
fn splits(tokens: &View<'_>, last: usize, run: usize) -> bool {
    run > last && given(tokens, last + 1)
}

/// Whether a demonym with a capital at `i` begins the name of an institution: `Française des jeux`.
fn start_of_institution(tokens: &View<'_>, i: usize) -> bool {
    tokens.flags(i + 1) & OF != 0
        && matches!(tokens.low(i), "française" | "lyonnaise" | "américaine")
        && !starts_sentence(tokens, i)
}

fn build(
    tokens: &View<'_>,
    first: usize,
    last: usize,
    listed: Option<Entry<'_>>,
    doubtful: bool,
    before: Option<&Name>,
) -> Name {
    let mut key = String::new();
    for i in first..=last {
        if tokens.on(Phenomenon::SpellingVariants) {
            gazetteer::key_word(&mut key, tokens.low(i));
        } else {
            key.push_str(if i > first { " " } else { "" });
            key.push_str(tokens.low(i));
        }
    }
    let evidence = context::evidence(tokens, first..=last, &key, listed, before);
    let expand = tokens.on(Phenomenon::KnownAcronym);
    let listed = listed.map(|l| Listed { kind: l.kind, name: l.name.into(), expand: l.expand && expand });
    Name { first, last, key, listed, evidence, doubtful }
}

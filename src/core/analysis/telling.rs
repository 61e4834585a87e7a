//! Who speaks by each cue of a sentence.

use super::cues::{Cue, Mood};
use super::frame::Sentence;
use super::grammar::Phenomenon;
use super::phrases::{Phrase, Reference};
use super::pronouns::{Focus, Pronoun, Referent};
use super::speakers::Naming;
use super::subjects::Scene;

/// Who a cue names, and where.
pub type Source = Option<(Phrase, Referent)>;

/// So many names of a sentence are looked at for each pronoun in it.
const LISTED: usize = 8;

/// Who speaks by each cue, in order, so that a later pronoun finds an earlier name.
#[must_use]
pub fn sources(focus: &Focus, scene: &Scene<'_>, naming: &Naming<'_>) -> Vec<Source> {
    let mut told: Vec<Source> = Vec::new();
    for cue in scene.cues {
        let found = source(focus, scene, naming, cue, &told);
        told.push(found);
    }
    told
}

/// Who speaks by `cue`, after those who spoke by the cues before it.
fn source(focus: &Focus, scene: &Scene<'_>, naming: &Naming<'_>, cue: &Cue, told: &[Source]) -> Source {
    let s = &scene.s;
    let phrase = scene.subject(cue)?;
    let pronoun = Pronoun::read(s.low(phrase.last), s.tokens);
    if let Some(referent) = pronoun.and_then(|p| reporter(scene, cue, &phrase, p, told)) {
        return Some((phrase, referent));
    }
    let nearest = pronoun.is_some_and(|p| p.nearest);
    let head = fronted(s, &phrase).unwrap_or(0);
    let before = |p: &&Phrase| p.end < phrase.first && p.begin >= head;
    let named = |p: &&Phrase| match p.reference {
        Reference::Name(_) => nearest || !p.oblique || scene.is_agent(p),
        Reference::Description(_) => nearest,
        _ => false,
    };
    let names = scene.phrases.iter().filter(before).filter(named).take(LISTED);
    let earlier: Vec<Referent> = names.filter_map(|p| naming.named_in(s, p, focus)).collect();
    let referent = naming.referent(s, &phrase, focus, &earlier)?;
    let partner = scene.partner(cue, &phrase).and_then(|p| naming.referent(s, &p, focus, &earlier));
    Some((phrase, partner.map_or_else(|| referent.clone(), |first| first.and(&referent))))
}

/// `X a rappelé que, selon lui, …`: X, where the pronoun suits.
fn reporter(scene: &Scene<'_>, cue: &Cue, phrase: &Phrase, pronoun: Pronoun, told: &[Source]) -> Option<Referent> {
    let s = &scene.s;
    let apart = cue.mood == Mood::Preposition && matches!(s.low(phrase.last), "lui" | "elle" | "eux" | "elles");
    if !apart || !s.on(Phenomenon::ReporterInClause) {
        return None;
    }
    let reports = |c: &Cue| c.mood == Mood::Finite && c.that(s).is_some_and(|t| t < cue.group);
    let told = scene.cues.iter().zip(told).rev().filter(|(c, _)| reports(c));
    let referent = told.filter_map(|(_, x)| x.as_ref()).map(|x| &x.1).next()?;
    pronoun.misfit(referent, false).map(|_| referent.clone())
}

/// The comma that closes a participle at the head of the sentence before the pronoun `phrase`: `Interrogé par X, il …`
/// is told of somebody else than those in it.
fn fronted(s: &Sentence<'_>, phrase: &Phrase) -> Option<usize> {
    let participle = ["é", "ée", "és", "ées"].iter().any(|e| s.low(0).ends_with(e));
    let pronoun = participle && phrase.reference == Reference::Pronoun && s.on(Phenomenon::PronounAfterParticiple);
    (0..phrase.first).rev().find(|&u| pronoun && s.is_comma(u))
}

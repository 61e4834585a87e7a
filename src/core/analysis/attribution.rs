//! Which cue governs a quotation, and whether the quotation stands by itself.

use super::conjugate::{PLURAL, SINGULAR};
use super::cues::{Cue, Mood};
use super::frame::Sentence;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, CLITIC, DET, OF, PREP, THAT};
use super::phrases::Phrase;
use super::rule::Rule;
use super::stances;
use super::subjects::Scene;
use super::token::Class;
use super::verbs::{CHARGE, CRY, NAMING, OBJECT, QUE};

/// The cue of a quotation.
#[derive(Clone, Copy, Debug)]
pub struct Attribution {
    /// Index of the cue in its sentence; `None` where no verb of speech tells who speaks.
    pub cue: Option<usize>,
    /// Who speaks, where no cue names them.
    pub speaker: Option<Phrase>,
    /// By which rule.
    pub rule: Rule,
}

impl Attribution {
    fn by(cue: usize, rule: Rule) -> Self {
        Self { cue: Some(cue), speaker: None, rule }
    }

    /// Whether a cue or a colon brings the quotation in.
    #[must_use]
    pub fn governs(&self) -> bool {
        self.rule != Rule::Stance
    }
}

/// How many units may lie between a weak verb and the words it governs.
const WEAK_REACH: usize = 7;

/// How many units may lie between a verb that takes no object and the words it governs, without `que` or a colon.
const NEAR: usize = 8;

/// The same for other verbs.
const FAR: usize = 60;

/// The cue of the quotation at unit `u`, if its sentence holds one.
#[must_use]
pub fn attribute(scene: &Scene<'_>, u: usize) -> Option<Attribution> {
    let right = adjacent_incise(scene, u);
    let left = governing(scene, u);
    if let Some(i) = right {
        let relays = left.is_some() && super::relays::is_relay(scene, &scene.cues[i]);
        if !relays {
            let rule = if scene.cues[i].mood == Mood::Preposition { Rule::According } else { Rule::Incise };
            return Some(Attribution::by(i, rule));
        }
    }
    if let Some(i) = left {
        return Some(Attribution::by(i, left_rule(scene, u, i)));
    }
    let at_end = scene.s.on(Phenomenon::InciseAtEnd);
    let later = scene.cues.iter().enumerate().find(|(_, c)| at_end && c.group > u && scene.is_incise(c));
    if let Some((i, c)) = later {
        let rule = if c.mood == Mood::Preposition { Rule::According } else { Rule::Incise };
        return Some(Attribution::by(i, rule));
    }
    if let Some(i) = passive_after(scene, u) {
        return Some(Attribution::by(i, Rule::Agent));
    }
    let clause_after = scene.cues.iter().enumerate().find(|(_, c)| c.group > u && main_clause_after(scene, c, u));
    if let Some((i, _)) = clause_after {
        return Some(Attribution::by(i, Rule::SameSentence));
    }
    if after_colon(scene, u) && scene.s.on(Phenomenon::ColonWithoutVerb) {
        let speaker = colon_speaker(scene, u);
        return speaker.map(|p| Attribution { cue: None, speaker: Some(p), rule: Rule::Colon });
    }
    stances::holder(scene, u).map(|p| Attribution { cue: None, speaker: Some(p), rule: Rule::Stance })
}

/// A cue right after the quotation, a comma or dash between at most.
fn adjacent_incise(scene: &Scene<'_>, u: usize) -> Option<usize> {
    let s = &scene.s;
    let mut at = u + 1;
    while at < s.len()
        && matches!(s.class(at), Class::Comma | Class::Dash | Class::Stop | Class::BracketEnd | Class::Bracket)
    {
        at += 1;
    }
    while s.is(at, ADVERB) && !s.is(at, CLITIC) && at < u + 4 {
        at += 1;
    }
    if let Some(cue) = scene.cues.iter().find(|c| c.group > at && scene.trails(c) == Some(u)) {
        return Some(cue.index);
    }
    let (i, cue) = scene.cues.iter().enumerate().find(|(_, c)| c.group == at || c.first == at)?;
    let spaced = at > u + 1;
    if !cue.is_incise_verb() || (cue.is_weak() && cue.inverted.is_none() && !spaced) {
        return None;
    }
    let off = !s.on(Phenomenon::Incise) || (!spaced && cue.inverted.is_none() && !s.on(Phenomenon::InciseWithoutComma));
    if off {
        return None;
    }
    let subject_name = cue.inverted.is_none() && cue.mood == Mood::Finite && s.is(cue.last + 1, THAT) && !spaced;
    (!subject_name && (cue.inverted.is_some() || scene.subject(cue).is_some_and(|p| p.begin > cue.last))).then_some(i)
}

/// The nearest cue to the left that governs the quotation.
fn governing(scene: &Scene<'_>, u: usize) -> Option<usize> {
    let s = &scene.s;
    let point = (0..u).rev().find(|&w| matches!(s.class(w), Class::Semicolon | Class::Stop)).unwrap_or(0);
    let from = scene.contrast(u).unwrap_or(0).max(point);
    let names = s.on(Phenomenon::NamingVerb);
    let speaks = |c: &Cue| c.governs & NAMING == 0 || !names;
    let candidates = scene.cues.iter().enumerate().rev().filter(|(_, c)| c.last < u && c.group >= from && speaks(c));
    let mut nameless = None;
    for (i, cue) in candidates {
        let distance = u - cue.last;
        let dead = cue.mood == Mood::Infinitive && distance > 12;
        let by_now = cue.mood == Mood::Passive && distance > 5 && scene.subject(cue).is_some_and(|p| p.begin < u);
        let reach = if cue.governs & OBJECT == 0 && !cue.takes_infinitive(&scene.s) { NEAR } else { FAR };
        let far = distance > reach && !scene.is_incise(cue) && cue.mood != Mood::Preposition && cue.that(s).is_none();
        let bare =
            cue.mood == Mood::Infinitive && (cue.is_weak() || (cue.governs & OBJECT == 0 && cue.that(s).is_none()));
        if bare || by_now || within_report(scene, cue, u) || (far && !after_colon(scene, u)) {
            continue;
        }
        let charge = cue.governs & CHARGE != 0 && cue.mood == Mood::Passive;
        let unspoken = cue.mood == Mood::Passive && scene.subject(cue).is_none() && (distance > 4 || charge);
        let spoken_of = cue.lemma == "parler" && speaks_of(s, u);
        if dead || unspoken || (cue.is_weak() && distance > WEAK_REACH && !spoken_of && s.on(Phenomenon::WeakVerb)) {
            continue;
        }
        if cue.mood == Mood::Preposition && (scene.subject(cue).is_none() || own_sources(scene, cue)) {
            continue;
        }
        let object = if s.on(Phenomenon::ObjectOfVerb) { OBJECT | CRY } else { CRY };
        if cue.governs & (QUE | object) == 0 && distance > 1 && !scene.is_incise(cue) && !after_colon(scene, u) {
            continue;
        }
        // A participle without its agent says how the speaker of the sentence calls something, if there is one.
        if cue.mood == Mood::Passive && scene.subject(cue).is_none() && s.on(Phenomenon::NamelessParticiple) {
            nameless = nameless.or(Some(i));
            continue;
        }
        return Some(i);
    }
    nameless
}

/// Whether the quotation is what someone speaks of: `a parlé à la télévision d'État d'une « attaque »`.
fn speaks_of(s: &Sentence<'_>, u: usize) -> bool {
    let article = matches!(s.low_before(u), "un" | "une");
    u > 1 && matches!(s.low(u - 1 - usize::from(article)), "de" | "d'")
}

/// Whether a passive with its agent is only part of what another cue reports with `que`: `X a affirmé que les mesures
/// annoncées par le maire « vont coûter … »`.
fn within_report(scene: &Scene<'_>, cue: &Cue, u: usize) -> bool {
    let s = &scene.s;
    let agent =
        cue.mood == Mood::Passive && cue.governs & NAMING == 0 && scene.subject(cue).is_some_and(|p| p.begin < u);
    agent
        && !matches!(s.low(u - 1), "de" | "d'" | "comme")
        && scene.cues.iter().any(|c| c.mood == Mood::Finite && c.that(s).is_some_and(|t| t < cue.group))
}

/// `X annonce que, selon ses sources, …`: X speaks.
fn own_sources(scene: &Scene<'_>, cue: &Cue) -> bool {
    let s = &scene.s;
    let theirs = matches!(s.low(cue.last + 1), "ses" | "leurs" | "son" | "sa" | "leur");
    theirs
        && s.on(Phenomenon::OwnSources)
        && scene.cues.iter().any(|c| c.mood == Mood::Finite && c.that(s).is_some_and(|t| t < cue.group))
}

fn left_rule(scene: &Scene<'_>, u: usize, cue: usize) -> Rule {
    let s = &scene.s;
    let c = &scene.cues[cue];
    if after_colon(scene, u) {
        return Rule::Colon;
    }
    match c.mood {
        Mood::Preposition => Rule::According,
        Mood::Passive => Rule::Agent,
        _ if scene.is_incise(c) => Rule::Incise,
        _ if c.that(s).is_some_and(|t| t < u) => Rule::That,
        _ if c.governs & OBJECT != 0 && u - c.last <= 5 => Rule::Object,
        _ => Rule::SameSentence,
    }
}

/// Whether the quotation follows a colon.
#[must_use]
pub fn after_colon(scene: &Scene<'_>, u: usize) -> bool {
    u > 0 && scene.s.class(u - 1) == Class::Colon && scene.s.on(Phenomenon::Colon)
}

/// A passive whose subject holds the quotation, with its agent: `Ce « fiasco » est déploré par les élus`.
fn passive_after(scene: &Scene<'_>, u: usize) -> Option<usize> {
    let s = &scene.s;
    let (i, cue) = scene.cues.iter().enumerate().find(|(_, c)| c.group > u)?;
    let passive = cue.mood == Mood::Passive && s.is(cue.group, AUX) && s.on(Phenomenon::PassiveAgent);
    let subject = (u + 1..cue.group).all(|w| s.is_word(w) && !s.is(w, AUX | THAT));
    (passive && subject && scene.subject(cue).is_some()).then_some(i)
}

/// A main clause of speech after a subordinate one that holds the quotation: `S'il ne « regrette pas », il explique`.
fn main_clause_after(scene: &Scene<'_>, cue: &Cue, u: usize) -> bool {
    scene.s.on(Phenomenon::MainClauseAfter)
        && cue.mood == Mood::Finite
        && !cue.is_weak()
        && matches!(
            scene.s.low(0),
            "si" | "s'" | "quand" | "lorsque" | "lorsqu'" | "bien" | "alors" | "malgré" | "outre" | "après" | "tout"
        )
        && (u..cue.group).any(|w| scene.s.is_comma(w))
}

/// Who speaks before a colon where no verb of speech stands: the subject of the sentence, the last one named, or the
/// person whom a description names (`Le constat de X : « … »`).
fn colon_speaker(scene: &Scene<'_>, u: usize) -> Option<Phrase> {
    let colon = u.checked_sub(1)?;
    let before = || scene.phrases.iter().filter(move |p| p.end < colon);
    // `Les mots de X sont : « … »`.
    if let Some(p) = before().filter(|p| !p.oblique).find_map(|p| scene.whose_words(p)).filter(|p| p.end < colon) {
        return Some(p);
    }
    // `Plus qu'une championne, elle est un symbole : « … »`.
    let subject = |p: &&Phrase| !p.oblique && scene.someone(p) && !matches!(scene.s.low_before(p.begin), "que" | "qu'");
    let told = before().find(subject).or_else(|| before().rfind(|p| scene.someone(p)));
    let within = || (0..colon).rev().find_map(|w| scene.person_at(w));
    told.copied().or_else(within)
}

/// Whether the quotation at `u` stands by itself: nothing of the article's own sentence governs it or goes on after it. `before` tells whether the quotation before it in the sentence does.
#[must_use]
pub fn stands_alone(scene: &Scene<'_>, u: usize, found: Option<&Attribution>, before: bool) -> bool {
    let s = &scene.s;
    if after_colon(scene, u) {
        return true;
    }
    let cue = found.and_then(|a| a.cue).and_then(|i| scene.cues.get(i));
    if let Some(c) = cue.filter(|c| c.governs & CRY != 0 && c.last < u && s.on(Phenomenon::Slogan)) {
        let object = (c.last + 1..u)
            .all(|w| !s.is_word(w) || s.is(w, ADVERB | PREP | DET) || matches!(s.low(w), "entre" | "autres"));
        let listed = u >= 2 && s.quote(u - 2).is_some() && (s.is_comma(u - 1) || s.low(u - 1) == "et");
        return object || listed;
    }
    opens_clause(scene, u, before) && (ends_with_comma(s, u) || closes_clause(scene, u, cue))
}

/// Whether the comma before the incise stands inside the marks, as in English: `“We have waited,” said`.
fn ends_with_comma(s: &Sentence<'_>, u: usize) -> bool {
    s.units.get(u).is_some_and(|x| x.last > x.first && s.tokens.class(x.last - 1) == Class::Comma)
}

/// Whether nothing but the head of the sentence, another quotation or a whole clause stands before the quotation.
fn opens_clause(scene: &Scene<'_>, u: usize, before: bool) -> bool {
    let s = &scene.s;
    let Some(p) = u.checked_sub(1) else { return true };
    if u == 1 && matches!(s.class(0), Class::Dash | Class::Bracket) {
        return true;
    }
    if s.low(p) == "et" || s.low(p) == "mais" {
        return before
            && p >= 1
            && (s.quote(p - 1).is_some() || (s.is_comma(p - 1) && p >= 2 && s.quote(p - 2).is_some()));
    }
    if !s.is_comma(p) {
        return s.quote(p).is_some() || super::sources::only_source_before(scene, u);
    }
    let after_source = super::sources::only_source_before(scene, u);
    let after_incise = s.on(Phenomenon::ResumedAfterIncise)
        && scene.cues.iter().any(|c| c.last < u && scene.is_incise(c) && (0..c.group).any(|w| s.quote(w).is_some()));
    let clause = s.units.get(u).is_some_and(|x| {
        (x.first..x.last.min(x.first + 4))
            .any(|i| s.tokens.flags(i) & (super::lexicon::SUBJECT | super::lexicon::AUX) != 0)
    });
    let reports = |c: &Cue| (c.mood == Mood::Participle || clause) && c.that(s).is_some_and(|t| t < u);
    let after_reported = scene.cues.iter().any(reports);
    let after_quote = before && p > 0 && s.quote(p - 1).is_some();
    after_source || after_incise || after_reported || after_quote
}

/// Whether the sentence ends after the quotation, or only its incise or another quotation follows.
fn closes_clause(scene: &Scene<'_>, u: usize, cue: Option<&Cue>) -> bool {
    let s = &scene.s;
    let mut at = u + 1;
    while at < s.len()
        && matches!(
            s.class(at),
            Class::Comma | Class::Stop | Class::Dash | Class::Bracket | Class::BracketEnd | Class::Semicolon
        )
    {
        at += 1;
    }
    if at >= s.len() || s.quote(at).is_some() {
        return true;
    }
    if s.low(at) == "et" && (s.quote(at + 1).is_some()) {
        return true;
    }
    let incise = cue.is_some_and(|c| {
        let near = c.group >= at && (at..c.group).all(|w| s.is(w, ADVERB | CLITIC | PREP | OF | DET));
        near && c.group > u
    });
    let verb = s.token(at).and_then(|i| s.tokens.get(i)).and_then(|t| t.verb);
    incise
        || cue.is_some_and(|c| scene.trails(c) == Some(u))
        || (at > u + 1
            && verb.is_some_and(|v| v.form & (SINGULAR | PLURAL) != 0)
            && scene.cues.iter().any(|c| c.group == at && scene.is_incise(c)))
}

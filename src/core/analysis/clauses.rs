//! Where a reported clause ends.

use super::cues::{Cue, Mood};
use super::frame::Sentence;
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, CLITIC, SUBJECT, SUBORD, THAT, VERB};
use super::subjects::Scene;
use super::token::Class;

/// How a clause is reported, which decides what may belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A clause with `que`.
    That,
    /// The same at the head of its sentence, whose main clause follows: `Affirmant que …, il est parti`.
    Fronted,
    /// An infinitive, which takes no clause of its own after a comma.
    Infinitive,
    /// A main clause with its source: all of the sentence but what another cue reports.
    Main,
}

/// Last unit of the reported clause that begins at unit `from`, or `None` if it is empty. It ends before the stop of
/// its sentence, a semicolon, a colon, an incise, `et que`, or a participle of speech that opens a clause of its own.
/// `stands` tells whether a unit is a quotation that stands by itself: it goes on with the report, and is no part of it.
#[must_use]
pub fn end(scene: &Scene<'_>, from: usize, form: Form, stands: &dyn Fn(usize) -> bool) -> Option<usize> {
    let s = &scene.s;
    let mut depth = 0i32;
    let mut last = None;
    for u in from..s.len() {
        match s.class(u) {
            Class::Bracket if s.on(Phenomenon::BracketInClause) => depth += 1,
            Class::BracketEnd => depth -= 1,
            _ => {}
        }
        let outside = depth < 0;
        let apart = u > from && s.is_comma(u - 1) && s.quote(u).is_some() && stands(u);
        if outside || apart || (depth == 0 && (closes(s, u) || (u > from && breaks(scene, from, u, form)))) {
            break;
        }
        if s.is_word(u) || s.quote(u).is_some() || s.class(u) == Class::BracketEnd || s.class(u) == Class::Other {
            last = Some(u);
        }
    }
    last.map(|l| trim(s, from, l))
}

/// Drops a conjunction that is left at the end.
fn trim(s: &Sentence<'_>, from: usize, mut last: usize) -> usize {
    while last > from
        && (s.is_comma(last)
            || matches!(s.low(last), "et" | "mais" | "ou" | "ni" | "car" | "tout" | "en" | "tandis" | "alors" | "puis"))
    {
        last -= 1;
    }
    last
}

fn closes(s: &Sentence<'_>, u: usize) -> bool {
    match s.class(u) {
        Class::Semicolon | Class::Colon => true,
        Class::Stop => u + 1 >= s.len() || s.low(u) != "...",
        Class::Dash => s.is_comma(u + 1),
        _ => false,
    }
}

/// Whether a new clause, no part of what is reported, begins at `u`.
fn breaks(scene: &Scene<'_>, from: usize, u: usize, form: Form) -> bool {
    let s = &scene.s;
    let comma = s.is_comma(u - 1);
    if s.is(u, THAT) && (matches!(s.low(u - 1), "et" | "mais" | "ou" | "ni") || (comma && form != Form::Main)) {
        return true;
    }
    if s.on(Phenomenon::SharedSubject) && coordinated_cue(scene, u) {
        return true;
    }
    if s.on(Phenomenon::ClauseBeforeIncise) && incise_at(scene, u) {
        return true;
    }
    // `affirme ne rien savoir et demande un délai`: an infinitive takes no finite verb beside it.
    if form == Form::Infinitive && s.low(u) == "et" && s.on(Phenomenon::InfinitiveEnds) {
        let verb = (u + 1..u + 5).find(|&w| !s.is(w, CLITIC | ADVERB) || s.is(w, AUX | VERB));
        let own = verb.is_some_and(|v| is_verb(s, v)) && !(from..u).any(|w| s.is(w, SUBORD));
        if own {
            return true;
        }
    }
    if !comma {
        return false;
    }
    let participle = |u: usize| scene.cues.iter().any(|c| c.group == u && c.mood == Mood::Participle && !c.is_weak());
    if s.on(Phenomenon::ClauseBeforeParticiple) && (participle(u) || (s.low(u) == "en" && participle(u + 1))) {
        return true;
    }
    // `X, après avoir rappelé que …, évoque …`: the main clause goes on.
    let resumes = |c: &Cue| c.group == u && c.mood == Mood::Finite && !c.is_weak() && !scene.is_incise(c);
    if form != Form::Main && scene.cues.iter().any(resumes) {
        return true;
    }
    let contrast = s.on(Phenomenon::ClauseBeforeContrast);
    // `…, ce que conteste la région`: what another says of it.
    let remark = s.low(u) == "ce" && s.is(u + 1, THAT) && scene.cues.iter().any(|c| (u + 2..u + 4).contains(&c.group));
    if contrast && remark {
        return true;
    }
    match s.low(u) {
        "mais" | "tandis" | "alors" | "tout" if !contrast => false,
        "mais" => opposes(scene, u, form),
        "tandis" | "alors" => form != Form::Main,
        "tout" => s.low(u + 1) == "en",
        _ if form == Form::Infinitive && is_verb(s, u) => true,
        _ => matches!(form, Form::Infinitive | Form::Fronted) && begins_main_clause(scene, u),
    }
}

/// Whether `, mais` at `u` sets the article's own words against what is reported: with a verb of speech of its own, or,
/// after `que`, with a subject and a verb.
fn opposes(scene: &Scene<'_>, u: usize, form: Form) -> bool {
    let another = scene.cues.iter().any(|c| c.group > u && c.mood == Mood::Finite && !c.is_weak());
    another || (form != Form::Main && begins_main_clause(scene, u + 1))
}

/// Whether another verb of speech with the same subject follows `et` at `u`: `estime que … et ajoute que …`.
fn coordinated_cue(scene: &Scene<'_>, u: usize) -> bool {
    let s = &scene.s;
    if !matches!(s.low(u), "et" | "puis" | "mais") {
        return false;
    }
    let compound = |c: &Cue| s.is(c.group, AUX) && c.group < c.last;
    let alike = |c: &Cue| {
        c.mood == Mood::Finite
            && scene.cues.iter().any(|b| b.last < u && b.mood == Mood::Finite && compound(b) == compound(c))
    };
    let reports = |c: &Cue| {
        alike(c)
            || c.that(s).is_some()
            || s.class(c.last + 1) == Class::Colon
            || (c.last + 1..c.last + 5).any(|w| s.quote(w).is_some())
    };
    scene.cues.iter().any(|c| {
        (u + 1..u + 6).contains(&c.group)
            && (u + 1..c.group).all(|w| s.is(w, ADVERB | CLITIC))
            && !c.is_weak()
            && matches!(c.mood, Mood::Finite | Mood::Participle)
            && c.inverted.is_none()
            && reports(c)
    })
}

/// Whether an incise begins at `u`. A source set between commas interrupts the clause and does not end it.
fn incise_at(scene: &Scene<'_>, u: usize) -> bool {
    let s = &scene.s;
    let Some(cue) = scene.cues.iter().find(|c| c.group == u).filter(|c| scene.is_incise(c)) else { return false };
    if cue.mood == Mood::Preposition {
        let Some(source) = scene.subject(cue) else {
            // `d'après son « évaluation »`: no phrase, and a source all the same.
            return s.is_comma(u - 1) && (cue.last + 1..cue.last + 4).any(|w| s.quote(w).is_some());
        };
        let next = source.end + 1;
        let goes_on = s.is_comma(next) && s.is_comma(u - 1) && is_verb(s, next + 1);
        return (s.is_comma(u - 1) || cue.lemma == "selon") && !goes_on;
    }
    s.is_comma(u - 1)
}

/// Whether a main clause begins at `u`: a subject, and right after it a finite verb.
#[must_use]
pub fn begins_main_clause(scene: &Scene<'_>, u: usize) -> bool {
    let s = &scene.s;
    let subject_end = if s.is(u, SUBJECT) {
        Some(u)
    } else {
        scene.phrases.iter().find(|p| p.begin == u && !p.oblique).map(|p| p.end)
    };
    let Some(end) = subject_end else { return false };
    // A phrase goes on over words that it does not know: `les gendarmes fouillent`.
    if (u + 2..=end).any(|w| is_verb(s, w)) {
        return true;
    }
    let verb = (end + 1..s.len()).find(|&w| !s.is(w, CLITIC | ADVERB) || s.is(w, AUX | VERB));
    verb.is_some_and(|v| is_verb(s, v))
}

/// Whether the word at `u` has the form of a finite verb: an auxiliary, or an ending that few nouns have.
#[must_use]
pub fn is_verb(s: &Sentence<'_>, u: usize) -> bool {
    const ENDINGS: [&str; 9] = ["ait", "aient", "era", "ira", "dra", "ront", "rait", "èrent", "issent"];
    let low = s.low(u);
    let known = s.token(u).and_then(|i| s.tokens.get(i)).and_then(|t| t.verb);
    let subject = |w: usize| {
        matches!(
            s.low(w),
            "il" | "elle" | "on" | "ils" | "elles" | "qui" | "ne" | "n'" | "se" | "s'" | "c'" | "j'" | "je"
        )
    };
    let bare = s.is_word(u) && !s.is(u, CLITIC | ADVERB | THAT);
    let after_subject =
        bare && (u.saturating_sub(3)..u).rev().find(|&w| subject(w) || !s.is(w, CLITIC)).is_some_and(subject);
    if after_subject {
        return true;
    }
    // `A 15h25`: the preposition without its accent.
    let preposition = low == "a" && s.is_capital(u);
    if preposition || s.nouns(u) & super::gazetteer::noun::ANY != 0 {
        return false;
    }
    s.is(u, AUX | VERB)
        || known.is_some_and(|v| v.form & (super::conjugate::SINGULAR | super::conjugate::PLURAL) != 0)
        || (low.len() > 4 && ENDINGS.iter().any(|e| low.ends_with(e)))
        || (low.len() > 5 && low.ends_with("ent") && !low.ends_with("ment"))
}

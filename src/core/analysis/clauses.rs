//! Where a reported clause ends.

use super::frame::Sentence;
use super::grammar::Phenomenon;
use super::lexicon::THAT;
use super::subjects::Scene;
use super::token::Class;

/// Last unit of the reported clause that begins at unit `from`, or `None` if it is empty. It ends before the stop of
/// its sentence, a semicolon, a colon, an incise, `et que`, or a participle of speech that opens a clause of its own.
#[must_use]
pub fn end(scene: &Scene<'_>, from: usize) -> Option<usize> {
    let s = &scene.s;
    let mut depth = 0i32;
    let mut last = None;
    for u in from..s.len() {
        match s.class(u) {
            Class::Bracket if s.on(Phenomenon::BracketInClause) => depth += 1,
            Class::BracketEnd => depth -= 1,
            _ => {}
        }
        if depth <= 0 && (closes(s, u) || (u > from && breaks(scene, u))) {
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
    while last > from && matches!(s.low(last), "et" | "mais" | "ou" | "car" | "tout" | "en" | "tandis" | "alors") {
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
fn breaks(scene: &Scene<'_>, u: usize) -> bool {
    let s = &scene.s;
    let comma = s.is_comma(u - 1);
    if s.is(u, THAT) && matches!(s.low(u - 1), "et" | "mais") {
        return true;
    }
    if comma
        && s.on(Phenomenon::ClauseBeforeContrast)
        && matches!(s.low(u), "mais" | "tandis" | "rapporte" | "ajoutant" | "précisant" | "tout" | "alors")
    {
        return true;
    }
    let cue = scene.cues.iter().find(|c| c.group == u);
    if s.on(Phenomenon::ClauseBeforeIncise) && cue.is_some_and(|c| scene.is_incise(c) && (comma || c.lemma == "selon"))
    {
        return true;
    }
    let participle = cue.is_some_and(|c| c.mood == super::cues::Mood::Participle && !c.is_weak());
    comma
        && s.on(Phenomenon::ClauseBeforeParticiple)
        && (participle
            || (s.low(u) == "en"
                && scene.cues.iter().any(|c| c.group == u + 1 && c.mood == super::cues::Mood::Participle)))
}

//! Indirect speech: the reported clause, without marks.

use super::clauses::{self, Form, is_verb};
use super::cues::{Cue, Mood};
use super::grammar::Phenomenon;
use super::lexicon::{ADVERB, AUX, COORD, DET, SUBJECT, SUBORD, THAT};
use super::rule::Rule;
use super::subjects::Scene;
use super::token::Class;
use super::verbs::{INCISE, QUE};

/// A reported clause, by units of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported {
    /// First unit.
    pub first: usize,
    /// Last unit, included.
    pub last: usize,
    /// Index of its cue.
    pub cue: usize,
    /// By which rule.
    pub rule: Rule,
    /// First and last unit of who says it, where that follows from its place alone.
    pub speaker: Option<(usize, usize)>,
}

impl Reported {
    /// The clause from unit `first` to unit `last`, reported by cue `cue`.
    #[must_use]
    pub fn new(first: usize, last: usize, cue: usize, rule: Rule) -> Self {
        Self { first, last, cue, rule, speaker: None }
    }
}

/// What the quotations of the sentence are, by unit.
#[derive(Clone, Copy)]
pub struct Quoted<'a> {
    /// Whether the one there is someone's words: a clause that holds some is not reported again.
    pub speech: &'a dyn Fn(usize) -> bool,
    /// Whether it stands by itself.
    pub stands: &'a dyn Fn(usize) -> bool,
}

/// The reported clauses of a sentence, in order, none overlapping another.
#[must_use]
pub fn reported(scene: &Scene<'_>, relay: Option<usize>, quoted: Quoted<'_>) -> Vec<Reported> {
    let mut out: Vec<Reported> = Vec::new();
    let relays = scene.cues.iter().enumerate().filter(|(i, _)| relay == Some(*i));
    // Who only passes on what another says is the source where that other reports nothing.
    for (i, cue) in scene.cues.iter().enumerate().filter(|(i, _)| relay != Some(*i)).chain(relays) {
        if cue.impersonal(&scene.s) || cue.lacks_reflexive(&scene.s) || (relay == Some(i) && !out.is_empty()) {
            continue;
        }
        for r in of_cue(scene, i, cue, quoted) {
            let speech = (r.first..=r.last).any(|u| scene.s.quote(u).is_some() && (quoted.speech)(u));
            let taken = out.iter().any(|o| o.first <= r.last && r.first <= o.last);
            let words = (r.first..=r.last).filter(|&u| scene.s.is_word(u)).count();
            let adjacent = r.first == cue.last + 2 && scene.s.is(r.first, SUBJECT);
            let assured = r.rule == Rule::Infinitive && r.first == cue.last + 1;
            let short = words == 2 && ((r.rule == Rule::That && adjacent) || assured);
            if !speech && !taken && (words >= 3 || short) {
                out.push(r);
            }
        }
    }
    crate::core::order::sort_by_key(&mut out, |r| r.first);
    out
}

fn of_cue(scene: &Scene<'_>, i: usize, cue: &Cue, quoted: Quoted<'_>) -> Vec<Reported> {
    let found: Vec<Reported> = match cue.mood {
        Mood::Preposition => return super::sources::according(scene, i, cue, quoted).into_iter().collect(),
        _ => that_clauses(scene, i, cue, quoted),
    };
    if !found.is_empty() {
        return found;
    }
    question(scene, i, cue, quoted)
        .or_else(|| infinitive(scene, i, cue, quoted))
        .or_else(|| as_said(scene, i, cue, quoted))
        .or_else(|| trailing(scene, i, cue))
        .or_else(|| after_colon(scene, i, cue, quoted))
        .into_iter()
        .collect()
}

/// `que` and what follows; `et que`, or `que` after a comma, begins another clause.
fn that_clauses(scene: &Scene<'_>, i: usize, cue: &Cue, quoted: Quoted<'_>) -> Vec<Reported> {
    let s = &scene.s;
    let mut out = Vec::new();
    let mut that = cue.that(s);
    // To want to show something is not to say it.
    if cue.mood == Mood::Infinitive && cue.is_weak() {
        return out;
    }
    if cue.mood == Mood::Passive && s.low(cue.group.wrapping_sub(1)) != "été" && !s.is(cue.group, AUX) {
        return out;
    }
    let fronted = cue.mood == Mood::Participle && s.on(Phenomenon::FrontedReport) && opens_sentence(scene, cue);
    let form = if fronted { Form::Fronted } else { Form::That };
    // `X, qui affirme que …, réclame …`, `Ayant lu le journal affirmant que …, il réclame …`: the main clause follows.
    let relative = cue.group > 0 && s.low(cue.group - 1) == "qui";
    let participle = cue.mood == Mood::Participle && !s.is(0, SUBJECT) && s.on(Phenomenon::FrontedReport);
    let aside = participle || (relative && cue.mood == Mood::Finite && s.on(Phenomenon::SourceRelative));
    while let Some(at) = that {
        let first = at + 1 + usize::from(s.is_comma(at + 1));
        let Some(last) = clauses::end(scene, first, form, quoted.stands) else { break };
        let last = if aside { super::sources::before_main_clause(scene, cue, first, last) } else { last };
        // `qu'aller trop loin, « c'est mauvais »`: what stands before the quotation is no clause by itself.
        let unfinished = s.quote(last + 2).is_some() && !(first..=last).any(|u| is_verb(s, u));
        if unfinished {
            break;
        }
        out.push(Reported::new(first, last, i, Rule::That));
        let comma = last + 1 + usize::from(s.is_comma(last + 1));
        let second = comma + usize::from(matches!(s.low(comma), "et" | "mais" | "ou" | "ni"));
        let joined = s.on(Phenomenon::SecondThat) && second > last + 1 && matches!(s.low(second), "que" | "qu'");
        that = joined.then_some(second);
    }
    out
}

/// Whether nothing but a conjunction or adverb stands before the cue in its sentence.
fn opens_sentence(scene: &Scene<'_>, cue: &Cue) -> bool {
    (0..cue.group).all(|u| !scene.s.is_word(u) || scene.s.is(u, ADVERB | COORD) || scene.s.low(u) == "en")
}

/// `demande si le stade sera prêt`: the question with the word that opens it.
fn question(scene: &Scene<'_>, i: usize, cue: &Cue, quoted: Quoted<'_>) -> Option<Reported> {
    let at = cue.question(&scene.s)?;
    let last = clauses::end(scene, at, Form::That, quoted.stands)?;
    (at + 1..=last).any(|u| is_verb(&scene.s, u)).then_some(Reported::new(at, last, i, Rule::That))
}

/// An infinitive after a verb that asserts: `assure être prêt`.
fn infinitive(scene: &Scene<'_>, i: usize, cue: &Cue, quoted: Quoted<'_>) -> Option<Reported> {
    if !cue.asserts() || matches!(cue.mood, Mood::Passive) || !scene.s.on(Phenomenon::ReportedInfinitive) {
        return None;
    }
    // `« … », raconte le jardinier`: the noun has the form of an infinitive, but the verb has its object already.
    if cue.group > 0 && scene.is_incise(cue) && scene.subject(cue).is_some_and(|p| p.begin == cue.last + 1) {
        return None;
    }
    let first = cue.infinitive(&scene.s)?;
    let last = clauses::end(scene, first, Form::Infinitive, quoted.stands)?;
    // `affirme n'avoir « rien vu » et vouloir porter plainte`: the second infinitive is reported without marks.
    let speech = (first..=last).rfind(|&u| scene.s.quote(u).is_some() && (quoted.speech)(u));
    let first = speech.map_or(first, |q| {
        let and = q + 1 + usize::from(scene.s.is_comma(q + 1));
        let joined = scene.s.low(and) == "et" && scene.s.on(Phenomenon::SecondInfinitive);
        if joined && super::complements::begins_infinitive(&scene.s, and + 1) { and + 1 } else { first }
    });
    Some(Reported::new(first, last, i, Rule::Infinitive))
}

/// A clause beside `comme l'a dit X`, at its head or at its end.
fn as_said(scene: &Scene<'_>, i: usize, cue: &Cue, quoted: Quoted<'_>) -> Option<Reported> {
    let s = &scene.s;
    let like = cue.group.checked_sub(1).filter(|&c| {
        matches!(s.low(cue.group), "l'" | "le")
            && (s.low(c) == "comme" || (s.is(c, THAT) && s.low_before(c) == "ainsi"))
    })?;
    if !s.on(Phenomenon::AsSaid) || cue.is_weak() || cue.mood != Mood::Finite {
        return None;
    }
    let made = |first, last| Some(Reported::new(first, last, i, Rule::Incise));
    let like = if s.is(like, THAT) { like - 1 } else { like };
    // `…, comme l'indique X : « … »`: what X says comes after.
    if (cue.last + 1..s.len()).any(|u| s.class(u) == Class::Colon && s.quote(u + 1).is_some()) {
        return None;
    }
    if (0..like).all(|u| s.is(u, ADVERB | COORD)) {
        let comma = (cue.last + 1..s.len()).find(|&u| s.is_comma(u))?;
        return made(comma + 1, clauses::end(scene, comma + 1, Form::Main, quoted.stands)?);
    }
    let last = like.checked_sub(2).filter(|_| s.is_comma(like - 1))?;
    let first = clause_before(scene, last);
    (first..=last).any(|u| is_verb(s, u)).then(|| made(first, last)).flatten()
}

/// A whole clause followed by its incise: `La table ronde se poursuit, a indiqué le porte-parole.` Where the incise cuts
/// a clause in two, the clause is one: `Le train, précise la police, était vide.`
fn trailing(scene: &Scene<'_>, i: usize, cue: &Cue) -> Option<Reported> {
    let s = &scene.s;
    let heard = cue.inverted.is_some_and(|u| s.low(u) == "on");
    if cue.group < 3 || cue.mood != Mood::Finite || (cue.is_weak() && !heard) || !s.is_comma(cue.group - 1) {
        return None;
    }
    if !s.on(Phenomenon::ReportedBeforeIncise) || !(scene.is_incise(cue) || closes_sentence(scene, cue).is_some()) {
        return None;
    }
    let last = cue.group - 2;
    let first = clause_before(scene, last);
    let verb = (first..=last).any(|u| is_verb(s, u) && !in_relative(scene, first, u));
    let speaks = |c: &Cue| c.mood == Mood::Finite && (c.that(s).is_some() || scene.is_incise(c));
    let plain = scene.cues.iter().all(|c| c.group >= cue.group || c.last < first || !speaks(c));
    if !plain || first > last {
        return None;
    }
    let resumed = scene.subject(cue).map(|p| p.end + 1).filter(|&c| s.is_comma(c)).map(|c| c + 1);
    if let (false, Some(rest)) = (verb, resumed) {
        let end = clauses::end(scene, rest, Form::Main, &|_| false)?;
        return is_verb(s, rest).then_some(Reported::new(first, end, i, Rule::Incise));
    }
    let speaker = closes_sentence(scene, cue).filter(|_| !scene.is_incise(cue));
    verb.then_some(Reported { speaker, ..Reported::new(first, last, i, Rule::Incise) })
}

/// Whether the verb at `u` is that of a subordinate clause, which begins since the last comma or `first`.
fn in_relative(scene: &Scene<'_>, first: usize, u: usize) -> bool {
    let s = &scene.s;
    (first..u).rev().take_while(|&w| !s.is_comma(w)).any(|w| s.is(w, SUBORD))
}

/// Who says it, where a verb of speech and the phrase after it close a sentence that has its main verb before. The
/// press joins the last of several verbs by `et`, so that such a verb has its subject after it, known or not: `Les
/// prix montent, a précisé un de ses conseillers.`
#[must_use]
pub fn closes_sentence(scene: &Scene<'_>, cue: &Cue) -> Option<(usize, usize)> {
    const LONGEST: usize = 18;
    let s = &scene.s;
    if !s.on(Phenomenon::SubjectUnknown)
        || cue.group < 3
        || !s.is_comma(cue.group - 1)
        || cue.governs & INCISE == 0
        || cue.that(s).is_some()
        || cue.infinitive(s).is_some()
    {
        return None;
    }
    let begin = (cue.last + 1..s.len()).find(|&u| !(s.is(u, ADVERB) || super::dates_word(s.low(u))));
    let rest = begin.unwrap_or(s.len())..s.len();
    let phrase = s.is(rest.start, DET) || s.is_capital(rest.start);
    let plain = rest.len() < LONGEST
        && rest.clone().all(|u| {
            s.is_word(u)
                || s.quote(u).is_some()
                || matches!(s.class(u), Class::Bracket | Class::BracketEnd)
                || (u + 1 == s.len() && s.class(u) == Class::Stop)
        });
    let ends = phrase && plain && !rest.clone().any(|u| is_verb(s, u));
    let main = || (0..cue.group - 1).any(|u| is_verb(s, u) && !in_relative(scene, 0, u));
    let last = if s.class(rest.end - 1) == Class::Stop { rest.end - 2 } else { rest.end - 1 };
    (ends && main()).then_some((rest.start, last))
}

/// A clause without marks after a colon: `il a raconté une autre histoire : elle serait partie seule`.
fn after_colon(scene: &Scene<'_>, i: usize, cue: &Cue, quoted: Quoted<'_>) -> Option<Reported> {
    let s = &scene.s;
    let tells = cue.governs & QUE != 0 && cue.governs & INCISE != 0 && !cue.is_weak() && cue.mood == Mood::Finite;
    if !tells || !s.on(Phenomenon::ReportedAfterColon) || (0..s.len()).any(|u| s.quote(u).is_some()) {
        return None;
    }
    // `à qui il confiera la tâche : …`, `propose de payer : …`.
    let within = s.on(Phenomenon::RelativeThat) && (0..cue.group).any(|u| s.is(u, SUBORD) && s.low(u) != "comme");
    let request = matches!(s.low(cue.last + 1), "de" | "d'") && s.low(cue.last + 2).ends_with('r');
    if within || request {
        return None;
    }
    let colon = (cue.last + 1..s.len().min(cue.last + 8)).find(|&u| s.class(u) == Class::Colon)?;
    let last = clauses::end(scene, colon + 1, Form::Main, quoted.stands)?;
    (colon + 1..=last).any(|u| is_verb(s, u)).then_some(Reported::new(colon + 1, last, i, Rule::Colon))
}

/// First unit of the clause that ends at `last`: after a semicolon, a colon, a bracket that is still open, `, mais`, or
/// a date line. Quotations within it belong to it.
#[must_use]
pub fn clause_before(scene: &Scene<'_>, last: usize) -> usize {
    let s = &scene.s;
    let mut depth = i32::from(s.class(last) == Class::BracketEnd);
    let start = (0..last).rev().find(|&u| {
        match s.class(u) {
            Class::BracketEnd => depth += 1,
            Class::Bracket if depth == 0 => return true,
            Class::Bracket => depth -= 1,
            _ => {}
        }
        depth == 0
            && (matches!(s.class(u), Class::Semicolon | Class::Colon | Class::Stop)
                || (s.low(u) == "mais"
                    && (u == 0 || s.is_comma(u - 1))
                    && (u < 2 || (u..=last).any(|w| is_verb(s, w))))
                || (s.class(u) == Class::Dash && u < 3))
    });
    let first = start.map_or(0, |u| u + 1);
    if s.is_comma(first) { first + 1 } else { first }
}

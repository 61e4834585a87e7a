//! Indirect speech: the reported clause, without marks.

use super::clauses;
use super::cues::{Cue, Mood};
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::lexicon::AUX;
use super::rule::Rule;
use super::subjects::Scene;
use super::token::Class;

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
}

/// The reported clauses of a sentence, in order, none overlapping another. `speech` tells whether the quotation at a
/// unit is someone's words: a clause that holds some is not reported again.
#[must_use]
pub fn reported(scene: &Scene<'_>, relay: Option<usize>, speech: &dyn Fn(usize) -> bool) -> Vec<Reported> {
    let mut out: Vec<Reported> = Vec::new();
    for (i, cue) in scene.cues.iter().enumerate() {
        if relay == Some(i) {
            continue;
        }
        let found = match cue.mood {
            Mood::Preposition => according(scene, i, cue).into_iter().collect(),
            _ => that_clauses(scene, i, cue),
        };
        let found = if found.is_empty() {
            infinitive(scene, i, cue)
                .or_else(|| trailing(scene, i, cue))
                .or_else(|| after_colon(scene, i, cue))
                .into_iter()
                .collect()
        } else {
            found
        };
        for r in found {
            let quoted = (r.first..=r.last).any(|u| scene.s.quote(u).is_some() && speech(u));
            let taken = out.iter().any(|o| o.first <= r.last && r.first <= o.last);
            let words = (r.first..=r.last).filter(|&u| scene.s.is_word(u)).count();
            if !quoted && !taken && words >= 3 {
                out.push(r);
            }
        }
    }
    crate::core::order::sort_by_key(&mut out, |r| r.first);
    out
}

/// `que` and what follows; `et que` begins a second clause.
fn that_clauses(scene: &Scene<'_>, i: usize, cue: &Cue) -> Vec<Reported> {
    let mut out = Vec::new();
    let mut that = cue.that(&scene.s);
    if cue.mood == Mood::Passive && scene.s.low(cue.group.wrapping_sub(1)) != "été" && !scene.s.is(cue.group, AUX) {
        return out;
    }
    while let Some(at) = that {
        let Some(last) = clauses::end(scene, at + 1) else { break };
        out.push(Reported { first: at + 1, last, cue: i, rule: Rule::That });
        let next = last + 1;
        let and = matches!(scene.s.low(next), "et" | "mais")
            || (scene.s.is_comma(next) && matches!(scene.s.low(next + 1), "et" | "mais"));
        let second = next + 1 + usize::from(scene.s.is_comma(next));
        that = (and && matches!(scene.s.low(second), "que" | "qu'") && scene.s.on(Phenomenon::SecondThat))
            .then_some(second);
    }
    out
}

/// An infinitive after a verb that asserts: `assure être prêt`.
fn infinitive(scene: &Scene<'_>, i: usize, cue: &Cue) -> Option<Reported> {
    if !cue.asserts() || matches!(cue.mood, Mood::Passive) || !scene.s.on(Phenomenon::ReportedInfinitive) {
        return None;
    }
    // `« … », raconte le jardinier`: the noun has the form of an infinitive, but the verb has its object already.
    if cue.group > 0 && scene.is_incise(cue) && scene.subject(cue).is_some_and(|p| p.begin == cue.last + 1) {
        return None;
    }
    let first = scene.infinitive_of(cue)?;
    let last = clauses::end(scene, first)?;
    Some(Reported { first, last, cue: i, rule: Rule::Infinitive })
}

/// A whole clause followed by its incise: `La table ronde se poursuit, a indiqué le porte-parole.`
fn trailing(scene: &Scene<'_>, i: usize, cue: &Cue) -> Option<Reported> {
    let s = &scene.s;
    if !s.on(Phenomenon::ReportedBeforeIncise) {
        return None;
    }
    if cue.group < 4 || cue.mood != Mood::Finite || cue.is_weak() || !s.is_comma(cue.group - 1) || !scene.is_incise(cue)
    {
        return None;
    }
    let last = cue.group - 2;
    let first = clause_before(scene, last);
    let rule = Rule::Incise;
    if !(first..=last).any(|u| is_verb(s, u)) {
        return None;
    }
    if first > 0 && s.quote(first - 1).is_some() {
        return None;
    }
    let speaks = |c: &Cue| c.mood == Mood::Finite && (c.that(s).is_some() || scene.is_incise(c));
    let plain = scene.cues.iter().all(|c| c.group >= cue.group || c.last < first || !speaks(c));
    plain.then_some(Reported { first, last, cue: i, rule })
}

/// Whether the word at `u` has the form of a finite verb: an auxiliary, or an ending that few nouns have.
fn is_verb(s: &super::frame::Sentence<'_>, u: usize) -> bool {
    const ENDINGS: [&str; 9] = ["ait", "aient", "era", "ira", "dra", "ront", "rait", "èrent", "issent"];
    let low = s.low(u);
    let known = s.token(u).and_then(|i| s.tokens.get(i)).and_then(|t| t.verb);
    if s.nouns(u) & noun::ANY != 0 {
        return false;
    }
    s.is(u, AUX | super::lexicon::VERB)
        || known.is_some_and(|v| v.form & (super::conjugate::SINGULAR | super::conjugate::PLURAL) != 0)
        || (low.len() > 4 && ENDINGS.iter().any(|e| low.ends_with(e)))
        || (low.len() > 5 && low.ends_with("ent") && !low.ends_with("ment"))
}

/// A clause without marks after a colon: `il a raconté une autre histoire : elle serait partie seule`.
fn after_colon(scene: &Scene<'_>, i: usize, cue: &Cue) -> Option<Reported> {
    let s = &scene.s;
    let tells = cue.governs & super::verbs::QUE != 0 && !cue.is_weak() && cue.mood == Mood::Finite;
    if !tells || !s.on(Phenomenon::ReportedAfterColon) || (0..s.len()).any(|u| s.quote(u).is_some()) {
        return None;
    }
    let colon = (cue.last + 1..s.len().min(cue.last + 8)).find(|&u| s.class(u) == Class::Colon)?;
    let last = clauses::end(scene, colon + 1)?;
    (colon + 1..=last).any(|u| is_verb(s, u)).then_some(Reported { first: colon + 1, last, cue: i, rule: Rule::Colon })
}

/// First unit of the clause that ends at `last`.
fn clause_before(scene: &Scene<'_>, last: usize) -> usize {
    let s = &scene.s;
    let start = (0..last).rev().find(|&u| {
        matches!(s.class(u), Class::Semicolon | Class::Colon | Class::Stop)
            || s.quote(u).is_some()
            || (s.low(u) == "mais" && (u == 0 || s.is_comma(u - 1)))
    });
    let first = start.map_or(0, |u| u + 1);
    if s.is_comma(first) { first + 1 } else { first }
}

/// `selon X, …` or `…, selon X`.
fn according(scene: &Scene<'_>, i: usize, cue: &Cue) -> Option<Reported> {
    let s = &scene.s;
    let source = scene.subject(cue)?;
    let rule = Rule::According;
    if source.end < cue.group {
        let last = clauses::end(scene, cue.last + 2)?;
        return Some(Reported { first: cue.last + 2, last, cue: i, rule });
    }
    let mut after = source.end + 1;
    let head = cue.group == 0
        || !s.is_word(cue.group - 1)
        || matches!(s.low(cue.group - 1), "mais" | "et" | "que" | "qu'" | "car");
    if head {
        after = source_tail(scene, after);
        let opens = s.is_comma(after) || s.class(after) == Class::Colon;
        let first = if opens { over_insertion(scene, after + 1) } else { over_tail(scene, after) };
        let more = first < s.len() && (opens || s.is_word(first)) && s.class(first) != Class::Stop;
        if more && (cue.group == 0 || !s.is_comma(cue.group - 1) || !has_clause_before(scene, cue)) {
            let last = clauses::end(scene, first).filter(|&l| (first..=l).any(|u| is_verb(s, u)))?;
            return Some(Reported { first, last, cue: i, rule });
        }
        if more && cue.group > 0 && s.is_comma(cue.group - 1) && interrupted(scene, cue) {
            let last = clauses::end(scene, first)?;
            return Some(Reported { first: clause_before(scene, cue.group - 2), last, cue: i, rule });
        }
    }
    if cue.group < 3 {
        return None;
    }
    let last = if s.is_comma(cue.group - 1) { cue.group - 2 } else { cue.group - 1 };
    let first = clause_before(scene, last);
    if (first > 0 && s.quote(first - 1).is_some()) || s.low(last) == "et" {
        return None;
    }
    (first <= last && cue.lemma != "pour").then_some(Reported {
        first: skip_and(scene, first, last),
        last,
        cue: i,
        rule,
    })
}

/// A second clause joined by `et` is reported alone where the first has its own verb: not to be told without a parser
/// but for `et` after a full clause, which is the last `et` before a determiner with a later verb in the conditional.
fn skip_and(scene: &Scene<'_>, first: usize, last: usize) -> usize {
    let s = &scene.s;
    let conditional = |u: usize| matches!(s.low(u), "serait" | "seraient" | "aurait" | "auraient");
    let both = s.on(Phenomenon::ReportedAfterAnd);
    let Some(verb) = (first..=last).rfind(|&u| both && conditional(u)) else { return first };
    (first..verb)
        .rfind(|&u| s.low(u) == "et" && s.is(u + 1, super::lexicon::DET | super::lexicon::SUBJECT))
        .filter(|&u| (first..u).any(|w| s.is(w, AUX)) && !(first..u).any(conditional))
        .map_or(first, |u| u + 1)
}

/// Over what may follow the name of a source before the comma: `selon X, médecin à Y,`.
fn source_tail(scene: &Scene<'_>, after: usize) -> usize {
    let s = &scene.s;
    let mut u = after;
    if s.class(u) == Class::Bracket {
        u = (u..s.len().min(u + 14)).find(|&w| s.class(w) == Class::BracketEnd).map_or(u, |w| w + 1);
    }
    while u < s.len() && u < after + 16 && s.is_word(u) && !s.is(u, super::lexicon::DET) {
        u += 1;
    }
    if s.is_comma(u) || s.class(u) == Class::Colon { u } else { after }
}

/// Over the rest of a source that no comma closes yet: `selon des policiers présents sur les lieux, il …`.
fn over_tail(scene: &Scene<'_>, after: usize) -> usize {
    let s = &scene.s;
    let comma = (after..s.len().min(after + 14)).find(|&u| s.is_comma(u));
    let rest = comma.filter(|&c| s.is_word(after) && !(after..c).any(|u| is_verb(s, u)));
    rest.map_or_else(|| over_insertion(scene, after), |c| c + 1)
}

/// Over what is inserted after the source: `selon le directeur, interrogé par la chaîne, les tirs …`.
fn over_insertion(scene: &Scene<'_>, first: usize) -> usize {
    let s = &scene.s;
    let low = s.low(first);
    let participle = ["é", "ée", "és", "ées"].iter().any(|e| low.ends_with(e)) && !s.is_capital(first);
    let role = s.nouns(first) & (noun::HE | noun::SHE) != 0;
    let relative = matches!(low, "qui" | "s'" | "se") || (low.len() > 4 && low.ends_with("ant") && s.is_word(first));
    if !(participle || role || relative) || !s.on(Phenomenon::SourceInsertion) {
        return first;
    }
    (first..s.len().min(first + 12)).find(|&u| s.is_comma(u)).map_or(first, |u| u + 1)
}

/// Whether a clause with a verb stands before the cue, so that `, selon X` closes it.
fn has_clause_before(scene: &Scene<'_>, cue: &Cue) -> bool {
    let s = &scene.s;
    let from = clause_before(scene, cue.group.saturating_sub(1));
    cue.group.saturating_sub(from) >= 4 && (from..cue.group).any(|u| s.is(u, AUX | super::lexicon::VERB))
        || interrupted(scene, cue)
}

/// Whether `, selon X,` interrupts a clause whose subject stands before it.
fn interrupted(scene: &Scene<'_>, cue: &Cue) -> bool {
    let s = &scene.s;
    let from = clause_before(scene, cue.group.saturating_sub(1));
    let subject = scene.phrases.iter().any(|p| p.begin == from && !p.oblique);
    s.on(Phenomenon::InterruptedClause) && subject && !(from..cue.group).any(|u| s.is(u, AUX | super::lexicon::VERB))
}

//! Reported clauses whose source a preposition names: `selon X, …`, `…, d'après X`, `pour X, …`.

use super::clauses::{self, Form, is_verb};
use super::cues::{Cue, Mood};
use super::gazetteer::noun;
use super::grammar::Phenomenon;
use super::indirect::{Quoted, Reported, clause_before};
use super::lexicon::{ADVERB, AUX, CLITIC, DET, OF, PREP, SUBJECT, THAT};
use super::rule::Rule;
use super::subjects::Scene;
use super::token::Class;

/// Verbs in the conditional of hearsay.
const HEARSAY: [&str; 6] = ["serait", "seraient", "aurait", "auraient", "agirait", "ferait"];

/// The clause that the source at `cue` stands for.
#[must_use]
pub fn according(scene: &Scene<'_>, i: usize, cue: &Cue, quoted: Quoted<'_>) -> Option<Reported> {
    let s = &scene.s;
    let speaker = stranger(scene, cue);
    let made = |first, last| Some(Reported { speaker, ..Reported::new(first, last, i, Rule::According) });
    let whom = s.low(cue.last + 1) == "qui" && s.on(Phenomenon::SourceRelative);
    // `l'attaque pour laquelle il est jugé`: what for, and nobody's opinion.
    if is_relative(s.low(cue.last + 1)) && cue.lemma == "pour" {
        return None;
    }
    if (s.on(Phenomenon::SelonLaquelle) && is_relative(s.low(cue.last + 1))) || whom {
        if scene.subject(cue).is_none() && !after_news(scene, cue.group) {
            return None;
        }
        let first = cue.last + 2;
        let last = clauses::end(scene, first, Form::Main, quoted.stands)?;
        return made(first, before_main_clause(scene, cue, first, last));
    }
    let end = source_end(scene, cue)?;
    if let Some((first, last)) = clause_after(scene, cue, end + 1, quoted) {
        return made(first, last);
    }
    if let Some((first, last)) = interrupted(scene, cue, end + 1, quoted) {
        return made(first, last);
    }
    if cue.group < 3 || cue.lemma == "pour" {
        return None;
    }
    let bounded = s.is_comma(cue.group - 1) || s.class(cue.group - 1) == Class::Bracket;
    let last = if bounded { cue.group - 2 } else { cue.group - 1 };
    let first = clause_before(scene, last);
    // `Le feu est éteint, a-t-on appris de source policière`: the incise belongs to the source.
    let heard = |c: &&Cue| c.group > first + 2 && c.last <= last && c.inverted.is_some_and(|u| s.low(u) == "on");
    let last =
        scene.cues.iter().find(heard).map_or(last, |c| if s.is_comma(c.group - 1) { c.group - 2 } else { c.group - 1 });
    let reported = scene.cues.iter().any(|c| c.index != i && c.that(s).is_some_and(|t| t >= first && t <= last));
    if s.low(last) == "et" || first > last || reported {
        return None;
    }
    // What goes on after the source belongs to the clause where it is the object of the verb before it: it is looked at
    // for words in marks alone, which make the clause a sentence that quotes.
    let after = end + 1 + usize::from(s.is_comma(end + 1));
    // `, selon la police, qui précise que « … »`: what is quoted stands in a clause of its own.
    let further = s.low(after) == "qui" && s.is_comma(after - 1) && s.on(Phenomenon::SourceWithin);
    let quotes_on = !further && (after..s.len().min(after + 4)).any(|u| s.quote(u).is_some_and(|_| (quoted.speech)(u)));
    // `la ville, qui selon X a brûlé, est …`: the source belongs to a part that has no bounds of its own.
    let next = (end + 2..s.len()).find(|&u| !s.is(u, CLITIC)).unwrap_or(s.len());
    let within = !s.is_comma(cue.group - 1) && s.is_comma(end + 1) && is_verb(s, next);
    let sentence = last > first + 3 && s.is(first, DET | SUBJECT);
    let verb = sentence || last > first + 8 || (first..=last).any(|u| is_verb(s, u));
    if quotes_on || within || !verb {
        return None;
    }
    let first = skip_and(scene, first, last);
    made(first, goes_on(scene, cue, end, last, quoted).unwrap_or(last))
}

/// First and last unit of a source of which no phrase is understood: `Pour de nombreux commentateurs, …`.
fn stranger(scene: &Scene<'_>, cue: &Cue) -> Option<(usize, usize)> {
    let s = &scene.s;
    let first = cue.last + 1;
    let unread = s.on(Phenomenon::SourceUnread)
        && cue.lemma != "l'en croire"
        && cue.lemma != "à ses yeux"
        && scene.subject(cue).is_none()
        && !is_relative(s.low(first))
        && !matches!(s.low(first), "qui" | "ce");
    let partitive = matches!(s.low(first), "de" | "d'") && cue.lemma != "de source";
    let end = source_end(scene, cue).filter(|_| unread || cue.lemma == "de source")?;
    let first = first + usize::from(partitive);
    (first <= end).then_some((first, end))
}

/// Last unit of a clause that goes on after its source: with what its verb wants, `L'enquête est selon X un échec`, or
/// with an addition, `Le feu a détruit la grange, selon X, ainsi que trois voitures`.
fn goes_on(scene: &Scene<'_>, cue: &Cue, end: usize, last: usize, quoted: Quoted<'_>) -> Option<usize> {
    let s = &scene.s;
    if !s.on(Phenomenon::SourceWithin) {
        return None;
    }
    let bracket = s.class(end + 1) == Class::Bracket;
    let closed = (end + 1..s.len().min(end + 12)).find(|&u| bracket && s.class(u) == Class::BracketEnd);
    let next = closed.unwrap_or(end) + 1;
    let bare = !s.is_comma(cue.group - 1) && s.is_word(cue.group - 1);
    let copula = matches!(s.low(last), "est" | "sont" | "était" | "étaient" | "serait" | "seraient") && s.is_word(next);
    let object = s.is(next, DET) && !s.is(next, OF) && !is_time(scene, next, next + 2);
    if bare && (copula || object) {
        return clauses::end(scene, next, Form::That, quoted.stands);
    }
    let at = next + 1;
    let adds = match s.low(at) {
        "ainsi" => s.is(at + 1, THAT),
        "en" => s.low(at + 1) == "plus" && matches!(s.low(at + 2), "de" | "d'" | "des" | "du"),
        "dont" | "soit" => true,
        "y" => s.low(at + 1) == "compris",
        _ => false,
    };
    if !s.is_comma(next) || !adds {
        return None;
    }
    clauses::end(scene, at, Form::That, quoted.stands)
}

/// Last unit of the relative clause from `first` to `last` where the main clause that its source begins has its verb
/// after it: `X, selon qui le pont est fermé, réclame …`, `Depuis les articles selon lesquels X est parti, le doute …`.
#[must_use]
pub fn before_main_clause(scene: &Scene<'_>, cue: &Cue, first: usize, last: usize) -> usize {
    let s = &scene.s;
    let finite = |u: usize| is_verb(s, u) && !matches!(s.low(u), "ayant" | "étant" | "avoir" | "être" | "été");
    if (0..cue.group).any(finite) {
        return last;
    }
    let resumes = |c: usize| {
        let verb = (c + 1..s.len()).find(|&w| !s.is(w, CLITIC | ADVERB) || s.is(w, AUX));
        verb.is_some_and(|v| is_verb(s, v)) || clauses::begins_main_clause(scene, c + 1)
    };
    let comma = (first + 1..last).find(|&c| s.is_comma(c) && (first..c).any(|u| is_verb(s, u)) && resumes(c));
    comma.map_or(last, |c| c - 1)
}

/// Last unit of the source. Where no phrase is understood, it goes on to the next point: who it is then stays unsaid,
/// but that someone is reported does not depend on it.
fn source_end(scene: &Scene<'_>, cue: &Cue) -> Option<usize> {
    const REACH: usize = 14;
    let s = &scene.s;
    if matches!(cue.lemma, "l'en croire" | "à ses yeux") {
        return Some(cue.last);
    }
    if let Some(p) = scene.subject(cue) {
        // In `X, pour qui`, the source stands before.
        return Some(p.end.max(cue.last + usize::from(p.end < cue.group)));
    }
    let first = cue.last + 1;
    let end = (first..s.len().min(first + REACH)).find(|&u| !s.is_word(u))?;
    // `Pour les planteurs, il s'agirait d'un oubli`: the conditional of hearsay makes a source of whoever is meant.
    let hearsay = || {
        let many = match s.low(first) {
            "de" | "d'" => matches!(s.low(first + 1), "nombreux" | "nombreuses"),
            "beaucoup" | "nombre" => true,
            "la" => s.low(first + 1) == "plupart",
            _ => false,
        };
        if many && s.on(Phenomenon::ManyPeople) && s.is_comma(end) {
            return (first..end).any(|u| super::nouns::is_someone(s, u));
        }
        let people = matches!(s.low(first), "les" | "des" | "certains" | "certaines" | "plusieurs") && s.is_comma(end);
        people && (end + 1..s.len().min(end + 9)).any(|u| HEARSAY.contains(&s.low(u)))
    };
    (end > first && (cue.lemma != "pour" || hearsay())).then(|| end - 1)
}

/// Whether a noun for what is told stands before unit `u`: `des informations selon lesquelles`.
fn after_news(scene: &Scene<'_>, u: usize) -> bool {
    const NEWS: &str = "information informations rumeur rumeurs révélation révélations déclaration déclarations accusation \
        accusations témoignage témoignages thèse thèses hypothèse hypothèses version versions allégation allégations \
        affirmation affirmations idée théorie théories avis annonce annonces message messages";
    (u.saturating_sub(6)..u).any(|w| NEWS.split_whitespace().any(|n| n == scene.s.low(w)))
}

fn is_relative(word: &str) -> bool {
    matches!(word, "laquelle" | "lequel" | "lesquelles" | "lesquels")
}

/// The clause after a source that heads it: `Selon X, il pleut`, `mais, d'après X, il pleut`, `En 2016, selon X, il a plu`.
fn clause_after(scene: &Scene<'_>, cue: &Cue, after: usize, quoted: Quoted<'_>) -> Option<(usize, usize)> {
    let s = &scene.s;
    if !heads(scene, cue) {
        return None;
    }
    let after = source_tail(scene, after);
    let opens = s.is_comma(after) || s.class(after) == Class::Colon;
    let first = if opens { over_insertion(scene, after + 1) } else { over_tail(scene, after) };
    let more = first < s.len()
        && !(cue.lemma == "pour" && s.is(first, OF))
        && (opens || s.is_word(first))
        && s.class(first) != Class::Stop;
    if !more {
        return None;
    }
    let last = clauses::end(scene, first, Form::Main, quoted.stands)?;
    let quotes = (last + 1..s.len().min(last + 3)).any(|u| s.quote(u).is_some());
    ((first..=last).any(|u| is_verb(s, u)) || (last > first + 5 && !quotes)).then_some((first, last))
}

/// Whether the source stands at the head of its clause: nothing before it, a conjunction or `que`, an adverb, or an
/// adverbial without a verb that a comma closes.
fn heads(scene: &Scene<'_>, cue: &Cue) -> bool {
    let s = &scene.s;
    let Some(p) = cue.group.checked_sub(1) else { return true };
    if matches!(s.low(p), "mais" | "et" | "que" | "qu'" | "car" | "or" | "toujours" | "ainsi" | "cependant") {
        return true;
    }
    if s.quote(p).is_some() {
        return false;
    }
    if s.is_comma(p) && matches!(s.low_before(p), "mais" | "et" | "que" | "qu'" | "car" | "or") {
        return true;
    }
    if !s.is_word(p) && !s.is_comma(p) {
        return s.class(p) != Class::BracketEnd;
    }
    let from = clause_before(scene, cue.group);
    let verb = (from..cue.group).any(|u| is_verb(s, u));
    if s.is_comma(p) && s.on(Phenomenon::SourceAfterAdverbial) {
        let subject = scene.phrases.iter().any(|x| x.begin == from && !x.oblique && !is_time(scene, x.begin, x.end));
        return !verb && !subject && cue.group - from < 14;
    }
    (from..cue.group).all(|u| s.is(u, ADVERB))
}

/// Whether a phrase names a time, as a phrase without a preposition may: `Cette année,`, `Le 3 mars,`.
fn is_time(scene: &Scene<'_>, begin: usize, end: usize) -> bool {
    let s = &scene.s;
    (begin..=end).any(|u| super::dates_word(s.low(u)) || super::nouns::is_time_noun(s.low(u)))
}

/// `Le suspect, selon la police, était seul`: the subject before the source, its verb after.
fn interrupted(scene: &Scene<'_>, cue: &Cue, after: usize, quoted: Quoted<'_>) -> Option<(usize, usize)> {
    let s = &scene.s;
    let comma = cue.group.checked_sub(1).filter(|&p| s.is_comma(p))?;
    let first = clause_before(scene, comma);
    let subject = scene.phrases.iter().any(|p| p.begin == first && !p.oblique) || s.is(first, SUBJECT);
    let after = source_tail(scene, after);
    // The source may also part an auxiliary from its participle: `qui aurait, selon X, zigzagué`.
    let parted = comma > 0 && s.is(comma - 1, AUX);
    // Or a verb from what it governs: `il faut, selon X, que la loi change`.
    let complement =
        s.is(after + 1, THAT) || (matches!(s.low(after + 1), "de" | "d'") && s.low(after + 2).ends_with('r'));
    let resumed = complement && cue.lemma != "pour";
    let cut = resumed || (subject && !(first..comma).any(|u| is_verb(s, u))) || parted;
    if !cut || !s.is_comma(after) || !s.on(Phenomenon::InterruptedClause) {
        return None;
    }
    let last = clauses::end(scene, after + 1, Form::Main, quoted.stands)?;
    Some((first, last))
}

/// A second clause joined by `et` is reported alone where the first has its own verb: not to be told without a parser
/// but for `et` after a full clause, which is the last `et` before a determiner with a later verb in the conditional.
fn skip_and(scene: &Scene<'_>, first: usize, last: usize) -> usize {
    let s = &scene.s;
    let conditional = |u: usize| matches!(s.low(u), "serait" | "seraient" | "aurait" | "auraient");
    let both = s.on(Phenomenon::ReportedAfterAnd);
    let Some(verb) = (first..=last).rfind(|&u| both && conditional(u)) else { return first };
    (first..verb)
        .rfind(|&u| s.low(u) == "et" && s.is(u + 1, DET | SUBJECT))
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
    while u < s.len() && u < after + 16 && s.is_word(u) && !s.is(u, DET) {
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
    if !s.on(Phenomenon::SourceInsertion) {
        return first;
    }
    let low = s.low(first);
    let participle = ["é", "ée", "és", "ées"].iter().any(|e| low.ends_with(e)) && !s.is_capital(first);
    let role = s.nouns(first) & (noun::HE | noun::SHE) != 0;
    let relative = matches!(low, "qui" | "s'" | "se") || (low.len() > 4 && low.ends_with("ant") && s.is_word(first));
    let Some(next) = (first..s.len().min(first + 14)).find(|&u| s.is_comma(u)).map(|u| u + 1) else { return first };
    // A phrase without a verb, before a clause that has all it needs, says who the source is.
    let apposed =
        !s.is(first, PREP) && !(first..next).any(|u| is_verb(s, u)) && clauses::begins_main_clause(scene, next);
    if participle || role || relative || apposed { next } else { first }
}

/// Whether the quotation at `u` follows its source and nothing else: `Selon X, « … »`, with what says who X is between.
#[must_use]
pub fn only_source_before(scene: &Scene<'_>, u: usize) -> bool {
    let s = &scene.s;
    if !s.on(Phenomenon::DirectAfterSource) {
        return false;
    }
    let Some(cue) = scene.cues.first().filter(|c| c.mood == Mood::Preposition && c.last < u) else { return false };
    let Some(source) = scene.subject(cue).filter(|p| p.end < u) else { return false };
    let head = (0..cue.group).all(|w| !s.is_word(w) || s.is(w, ADVERB) || matches!(s.low(w), "mais" | "et" | "car"));
    let rest = source.end + 1..u;
    head && (rest.is_empty() || s.is_comma(u - 1)) && !rest.clone().any(|w| is_verb(s, w) || s.is(w, SUBJECT))
}

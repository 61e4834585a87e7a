//! What a person's rules make of the machine's marks.
//!
//! A rule holds wherever its words stand, whether or not the machine found something there, with three exceptions. A
//! decision is stronger. A longer name or quotation of the machine's stands: a rule on « Poutine » does not break
//! « Vladimir Poutine ». And a rule that says how words are quoted needs marks of quotation around them.

use super::learned::{Learned, Place};
use super::lesson::{What, called, inner, stands_for, with_marks};
use super::marks::{Layer, Mark, MarkKind};
use super::overlaps::Overlaps;
use crate::core::analysis::Speaker;
use crate::core::annotation::Id;
use crate::core::order::Sorted;
use crate::core::text::{Span, Text};

/// Whether a decision keeps a mark of the layer from a place.
type Taken<'a> = &'a dyn Fn(Layer, Span) -> bool;

/// Changes the machine's `marks` by what was learned. Says how many marks each rule made, changed or took away.
pub(super) fn apply(learned: &Learned, marks: &mut Vec<Mark>, taken: Taken<'_>, text: &Text) -> Sorted<Id, usize> {
    let mut made = Made::default();
    if learned.lessons.is_empty() {
        return made.0;
    }
    let (mut quotes, mut names): (Vec<Mark>, Vec<Mark>) =
        std::mem::take(marks).into_iter().partition(|m| m.kind.layer() == Layer::Quote);
    name_marks(learned, &mut names, taken, &mut made);
    quote_marks(learned, &mut quotes, taken, text, &mut made);
    speakers(learned, &mut quotes, text, &mut made);
    marks.extend(quotes);
    marks.extend(names);
    made.0
}

/// How many marks each rule makes.
#[derive(Default)]
struct Made(Sorted<Id, usize>);

impl Made {
    fn count(&mut self, rule: Id, marks: usize) {
        *self.0.get_or_insert_with(rule, || 0) += marks;
    }
}

fn spans(marks: &[Mark]) -> Overlaps {
    Overlaps::new(marks.iter().map(|m| m.span))
}

/// Whether `outer` holds more than `inner`.
fn exceeds(outer: Span, inner: Span) -> bool {
    outer.covers(inner) && outer != inner
}

fn name_marks(learned: &Learned, marks: &mut Vec<Mark>, taken: Taken<'_>, made: &mut Made) {
    let there = spans(marks);
    let mut gone: Sorted<Span, ()> = Sorted::new();
    let too_much = learned.instead.iter().map(|place| (place, false));
    for (place, counts) in learned.places.iter().map(|place| (place, true)).chain(too_much) {
        let Some(lesson) = learned.lessons.get(place.lesson) else { continue };
        let takes_away = match lesson.what {
            What::IsNot(Layer::Entity) => true,
            What::Is(MarkKind::Entity(_)) => !counts,
            _ => false,
        };
        if !takes_away {
            continue;
        }
        for span in there.overlapping(place.span).filter(|span| !exceeds(*span, place.span)) {
            if gone.insert(span, ()).is_none() && counts {
                made.count(lesson.rule, 1);
            }
        }
    }
    marks.retain(|m| !gone.contains_key(&m.span));
    let there = spans(marks);
    let mut old: Sorted<Span, Option<Mark>> = Sorted::new();
    let mut new = Vec::new();
    for Place { span, lesson } in &learned.places {
        let Some((lesson, kind)) = learned.lessons.get(*lesson).and_then(|lesson| match lesson.what {
            What::Is(kind) if kind.layer() == Layer::Entity => Some((lesson, kind)),
            _ => None,
        }) else {
            continue;
        };
        if taken(Layer::Entity, *span) || there.overlapping(*span).any(|other| exceeds(other, *span)) {
            continue;
        }
        for other in there.overlapping(*span) {
            old.insert(other, None);
        }
        new.push((*span, kind, lesson));
    }
    let mut kept = Vec::with_capacity(marks.len());
    for mark in marks.drain(..) {
        match old.get_mut(&mark.span) {
            Some(place) => *place = Some(mark),
            None => kept.push(mark),
        }
    }
    *marks = kept;
    for (span, kind, lesson) in new {
        let found = old.get_mut(&span).and_then(Option::take);
        let name = lesson.name.clone().or_else(|| found.as_ref()?.entity.clone());
        let why = found.and_then(|found| found.why);
        let entity = Some(name.unwrap_or_else(|| lesson.words.clone()));
        marks.push(Mark { entity, why, learned: Some(lesson.rule), ..Mark::new(kind, span) });
        made.count(lesson.rule, 1);
    }
}

fn quote_marks(learned: &Learned, marks: &mut Vec<Mark>, taken: Taken<'_>, text: &Text, made: &mut Made) {
    let about_quotes = |place: &&Place| {
        learned
            .lessons
            .get(place.lesson)
            .is_some_and(|lesson| matches!(lesson.what, What::Is(MarkKind::Quote(_)) | What::IsNot(Layer::Quote)))
    };
    if !learned.places.iter().chain(&learned.instead).any(|place| about_quotes(&place)) {
        return;
    }
    let by_words = |marks: &[Mark]| -> Sorted<Span, usize> {
        marks.iter().enumerate().filter_map(|(i, mark)| Some((inner(text, mark.span)?, i))).collect()
    };
    let at = by_words(marks);
    let mut gone = vec![false; marks.len()];
    for place in learned.instead.iter().filter(about_quotes) {
        if let Some(gone) = at.get(&place.span).and_then(|i| gone.get_mut(*i)) {
            *gone = true;
        }
    }
    let there = spans(marks);
    let mut new: Vec<Mark> = Vec::new();
    let mut yields: Vec<Span> = Vec::new();
    for place in learned.places.iter().filter(about_quotes) {
        let Some(lesson) = learned.lessons.get(place.lesson) else { continue };
        let found = at.get(&place.span).copied().filter(|i| gone.get(*i) == Some(&false));
        let kind = match lesson.what {
            What::Is(kind @ MarkKind::Quote(_)) => kind,
            _ => {
                if let Some(gone) = found.and_then(|i| gone.get_mut(i)) {
                    *gone = true;
                    made.count(lesson.rule, 1);
                }
                continue;
            }
        };
        if let Some(mark) = found.and_then(|i| marks.get_mut(i)) {
            mark.kind = kind;
            mark.learned = Some(lesson.rule);
            mark.speaker = speaker(mark.speaker.take(), kind, lesson.name.as_deref(), text);
            made.count(lesson.rule, 1);
            continue;
        }
        let MarkKind::Quote(quoted) = kind else { continue };
        let Some(span) = with_marks(text, place.span, quoted) else { continue };
        if taken(Layer::Quote, span) || there.overlapping(span).any(|other| exceeds(other, span)) {
            continue;
        }
        yields.push(span);
        let speaker = speaker(None, kind, lesson.name.as_deref(), text);
        new.push(Mark { speaker, learned: Some(lesson.rule), ..Mark::new(kind, span) });
        made.count(lesson.rule, 1);
    }
    let yields = Overlaps::new(yields.into_iter());
    let mut flags = gone.into_iter();
    marks.retain(|m| flags.next() != Some(true) && yields.overlapping(m.span).next().is_none());
    marks.extend(new);
}

/// Who speaks, by a rule that may name somebody, or nobody by an empty name.
pub(super) fn speaker(old: Option<Speaker>, kind: MarkKind, name: Option<&str>, text: &Text) -> Option<Speaker> {
    match name {
        None => old.filter(|_| kind.is_speech()),
        Some("") => None,
        Some(name) => {
            let mention = old.and_then(|old| old.mention).filter(|span| may_name(text.slice(*span), name));
            Some(Speaker { name: name.to_owned(), mention })
        }
    }
}

/// Whether `words` may be what names `name`: the name itself, a description, or part of it.
pub(super) fn may_name(words: &str, name: &str) -> bool {
    called(words) == called(name) || stands_for(words, name)
}

fn speakers(learned: &Learned, quotes: &mut [Mark], text: &Text, made: &mut Made) {
    if learned.names.is_empty() {
        return;
    }
    for mark in quotes.iter_mut().filter(|m| m.learned.is_none()) {
        let Some(speaker) = &mut mark.speaker else { continue };
        let by_words = speaker.mention.and_then(|span| learned.names.get(&called(text.slice(span))));
        let Some((rule, name)) = by_words.or_else(|| learned.names.get(&called(&speaker.name))) else { continue };
        if *name != speaker.name {
            speaker.name.clone_from(name);
            mark.learned = Some(*rule);
            made.count(*rule, 1);
        }
    }
}

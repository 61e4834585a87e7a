//! What a person says of the machine's marks is never overruled.

use crate::table::*;
use manchette::core::analysis::{EntityKind, QuoteKind};
use manchette::core::annotation::{Id, Motivation};
use manchette::core::app::{
    Action, AppError, Change, Decision, DecisionState, Effect, Mark, MarkKind, Message, State, voices,
};
use manchette::core::text::Span;

const POUTINE: (EntityKind, &str) = (EntityKind::Person, "Vladimir Poutine");

/// A state in which the machine found one quotation and one person.
fn found() -> State {
    let mut state = opened(Vec::new(), Vec::new());
    let quotes = vec![quote(span("« La paix viendra »", 0), QuoteKind::Direct, Some("Vladimir Poutine"))];
    analysed(&mut state, quotes, vec![entity(span("Vladimir Poutine", 0), POUTINE.0, POUTINE.1)]);
    state
}

fn mark_at(state: &State, at: Span) -> &Mark {
    open(state).marks.iter().find(|mark| mark.span == at).unwrap()
}

fn id_at(state: &State, at: Span) -> String {
    mark_at(state, at).id.clone()
}

fn judge(state: &mut State, at: Span, n: u64, decision: Decision) -> Vec<Effect> {
    let mark = id_at(state, at);
    let effects = act(state, decide(&mark, n, 10 + n, decision)).effects;
    check(state);
    effects
}

#[test]
fn a_decision_is_an_annotation_and_is_counted() {
    let mut state = found();
    assert_eq!(open(&state).unreviewed(), 2);
    let effects = judge(&mut state, span("Vladimir Poutine", 0), 1, Decision::Accept);
    assert!(effects.contains(&Effect::Announce(Message::Accepted { left: 1 })));
    assert_eq!(written(&effects), [note(&state, 1).clone()]);
    assert_eq!(note(&state, 1).motivation(), Motivation::Identifying);
    assert_eq!((open(&state).unreviewed(), open(&state).count()), (1, 0), "a decision is no note of the margin");
    judge(&mut state, span("« La paix viendra »", 0), 2, Decision::Accept);
    assert_eq!(note(&state, 2).motivation(), Motivation::Linking);
    assert_eq!(open(&state).unreviewed(), 0);
}

#[test]
fn what_was_rejected_is_not_shown_and_has_no_voice() {
    let mut state = found();
    let at = span("« La paix viendra »", 0);
    let effects = judge(&mut state, at, 1, Decision::Reject);
    assert!(effects.contains(&Effect::Announce(Message::Rejected { left: 1 })));
    assert!(!mark_at(&state, at).is_shown());
    assert_eq!(voices(&open(&state).marks, &open(&state).text), []);
    judge(&mut state, at, 2, Decision::Accept);
    assert!(mark_at(&state, at).is_shown());
    assert!(!open(&state).notes.contains_key(&id(2)), "one mark has one decision");
}

#[test]
fn a_decision_withdrawn_leaves_the_machines_mark() {
    let mut state = found();
    let at = span("Vladimir Poutine", 0);
    let before = open(&state).marks.clone();
    judge(&mut state, at, 1, Decision::Reject);
    judge(&mut state, at, 2, Decision::Withdraw);
    assert_eq!(open(&state).marks, before);
    assert_eq!(judge(&mut state, at, 3, Decision::Withdraw), []);
}

#[test]
fn a_decision_stands_where_a_later_analysis_finds_nothing() {
    let mut state = found();
    let at = span("« La paix viendra »", 0);
    judge(&mut state, at, 1, Decision::Accept);
    analysed(&mut state, Vec::new(), Vec::new());
    let mark = mark_at(&state, at);
    assert_eq!((mark.kind, mark.name()), (MarkKind::Quote(QuoteKind::Direct), Some("Vladimir Poutine")));
    assert_eq!((mark.decision, &mark.why), (DecisionState::Accepted, &None));
}

#[test]
fn a_decision_keeps_kind_and_name_that_the_person_agreed_to() {
    let mut state = found();
    let at = span("Vladimir Poutine", 0);
    judge(&mut state, at, 1, Decision::Accept);
    analysed(&mut state, Vec::new(), vec![entity(at, EntityKind::Organisation, "Kremlin")]);
    let mark = mark_at(&state, at);
    assert_eq!((mark.kind, mark.name()), (MarkKind::Entity(POUTINE.0), Some(POUTINE.1)));
}

#[test]
fn a_mark_that_overlaps_a_decision_of_its_layer_yields() {
    let mut state = found();
    judge(&mut state, span("Vladimir Poutine", 0), 1, Decision::Accept);
    let overlapping = entity(span("Poutine vendredi", 0), EntityKind::Date, "vendredi");
    let beside = entity(span("Moscou", 0), EntityKind::Place, "Moscou");
    let across = quote(span("déclaré Vladimir", 0), QuoteKind::Indirect, None);
    analysed(&mut state, vec![across], vec![overlapping, beside]);
    let spans: Vec<Span> = open(&state).marks.iter().map(|mark| mark.span).collect();
    assert_eq!(spans, [span("déclaré Vladimir", 0), span("Vladimir Poutine", 0), span("Moscou", 0)]);
}

#[test]
fn two_decisions_that_overlap_both_stand() {
    let mut state = found();
    judge(&mut state, span("Vladimir Poutine", 0), 1, Decision::Accept);
    let mut other = found();
    analysed(&mut other, Vec::new(), vec![entity(span("Poutine", 0), POUTINE.0, "Poutine")]);
    judge(&mut other, span("Poutine", 0), 2, Decision::Reject);
    act(&mut state, Action::Received(open(&other).notes.get(&id(2)).unwrap().clone()));
    check(&state);
    let decided: Vec<Option<Id>> = open(&state).marks.iter().map(|mark| mark.decided_by).collect();
    assert_eq!(decided, [None, Some(id(1)), Some(id(2))]);
}

#[test]
fn a_decision_deleted_like_any_annotation_leaves_the_mark() {
    let mut state = found();
    let at = span("Vladimir Poutine", 0);
    judge(&mut state, at, 1, Decision::Reject);
    act(&mut state, Action::Remove { id: id(1), at: 20 });
    check(&state);
    assert!(mark_at(&state, at).is_unreviewed());
    judge(&mut state, at, 2, Decision::Accept);
    assert_eq!(mark_at(&state, at).decision, DecisionState::Accepted);
}

#[test]
fn the_same_judgement_twice_is_one_step() {
    let mut state = found();
    let at = span("Vladimir Poutine", 0);
    judge(&mut state, at, 1, Decision::Accept);
    assert_eq!(written(&judge(&mut state, at, 2, Decision::Accept)), []);
    undo(&mut state, 20);
    assert!(mark_at(&state, at).is_unreviewed());
}

#[test]
fn a_decision_on_nothing_is_refused() {
    let mut state = found();
    assert_eq!(refused(&mut state, decide("e1-2", 1, 10, Decision::Accept)), AppError::UnknownMark("e1-2".into()));
    act(&mut state, annotate(1, 10, None, "un"));
    let mark = id_at(&state, span("Vladimir Poutine", 0));
    assert!(matches!(refused(&mut state, decide(&mark, 1, 11, Decision::Accept)), AppError::TakenId(_)));
    state.read_only = true;
    assert_eq!(refused(&mut state, decide(&mark, 2, 12, Decision::Accept)), AppError::ReadOnly);
}

#[test]
fn a_decision_moved_by_a_person_does_not_point_at_other_words_as_its_speaker() {
    let mut state = found();
    let mut said = quote(span("« La paix viendra »", 0), QuoteKind::Direct, Some("Vladimir Poutine"));
    said.speaker.as_mut().unwrap().mention = Some(span("Vladimir Poutine", 0));
    analysed(&mut state, vec![said], Vec::new());
    judge(&mut state, span("« La paix viendra »", 0), 1, Decision::Accept);
    let mention = |state: &State| open(state).marks.last().unwrap().speaker.as_ref().unwrap().mention;
    assert_eq!(mention(&state), Some(span("Vladimir Poutine", 0)));
    let elsewhere = Change { span: Some(span("« Rien n’est réglé. »", 0)), ..Change::default() };
    act(&mut state, update(1, 20, elsewhere));
    check(&state);
    assert_eq!((open(&state).marks.len(), mention(&state)), (1, None), "the machine's mark does not come back");
}

#[test]
fn decisions_of_an_earlier_page_are_there_before_the_analysis() {
    let mut state = found();
    let at = span("Vladimir Poutine", 0);
    judge(&mut state, at, 1, Decision::Reject);
    let mut later = opened(vec![note(&state, 1).clone()], Vec::new());
    analysed(&mut later, Vec::new(), vec![entity(at, POUTINE.0, POUTINE.1)]);
    check(&later);
    assert_eq!(mark_at(&later, at).decision, DecisionState::Rejected);
    assert_eq!(open(&later).unreviewed(), 0);
}

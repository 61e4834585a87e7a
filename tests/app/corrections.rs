//! What a person puts right stays right, and can be taken back in one step.

use crate::table::*;
use manchette::core::analysis::{Analysis, EntityKind, QuoteKind};
use manchette::core::annotation::{Motivation, Note};
use manchette::core::app::{
    Action, AppError, Card, CardItem, Correction, Decision, DecisionState, Effect, Label, Layer, Learn, Mark, MarkKind,
    Message, Names, SpeakerChoice, State, mark_id,
};
use manchette::core::language::Language;
use manchette::core::text::Span;
use std::rc::Rc;

pub const SAID: &str = "« La paix viendra »";

/// A state in which the machine found two quotations and two names.
pub fn found() -> State {
    let mut state = opened(Vec::new(), Vec::new());
    act(&mut state, Action::Analysed { analysis: Rc::new(finds()), names: Names::Known });
    state
}

pub fn finds() -> Analysis {
    let mut said = quote(span(SAID, 0), QuoteKind::Direct, Some("Vladimir Poutine"));
    said.speaker.as_mut().unwrap().mention = Some(span("Vladimir Poutine", 0));
    said.cue = Some(span("a déclaré", 0));
    said.utterance = 4;
    let nothing = quote(span("« Rien n’est réglé. »", 0), QuoteKind::Direct, Some("président"));
    let who = entity(span("Vladimir Poutine", 0), EntityKind::Person, "Vladimir Poutine");
    let place = entity(span("Moscou", 0), EntityKind::Place, "Moscou");
    Analysis { quotes: vec![said, nothing], entities: vec![who, place] }
}

pub fn mark(state: &State, layer: Layer, at: Span) -> &Mark {
    open(state).mark(&mark_id(layer, at)).unwrap()
}

pub fn correct(state: &mut State, layer: Layer, at: Span, n: u64, correction: Correction) -> Vec<Effect> {
    let decision = Decision::Correct(correction);
    let effects = act(state, decide(&mark_id(layer, at), n, 10 + n, decision)).effects;
    check(state);
    effects
}

fn kind(kind: MarkKind) -> Correction {
    Correction { kind: Some(kind), ..Correction::default() }
}

fn speaker(choice: SpeakerChoice) -> Correction {
    Correction { speaker: Some(choice), ..Correction::default() }
}

fn named(name: &str) -> Correction {
    Correction { name: Some(name.to_owned()), ..Correction::default() }
}

pub fn placed(span: Span) -> Correction {
    Correction { span: Some(span), ..Correction::default() }
}

/// The same notes on a page that is opened later, where the machine finds `analysis`.
pub fn reopened(state: &State, analysis: Analysis) -> State {
    let kept: Vec<Note> = open(state).notes.values().map(|note| reread(note)).collect();
    let mut later = opened(kept, Vec::new());
    act(&mut later, Action::Analysed { analysis: Rc::new(analysis), names: Names::Known });
    check(&later);
    later
}

#[test]
fn the_kind_is_put_right_and_all_else_agreed_to() {
    let mut state = found();
    let effects = correct(&mut state, Layer::Quote, span(SAID, 0), 1, kind(MarkKind::Quote(QuoteKind::Mixed)));
    assert!(effects.contains(&Effect::Announce(Message::Corrected { left: 3 })));
    let now = mark(&state, Layer::Quote, span(SAID, 0));
    assert_eq!((now.kind, now.name()), (MarkKind::Quote(QuoteKind::Mixed), Some("Vladimir Poutine")));
    assert_eq!((now.cue, now.utterance, now.decision), (Some(span("a déclaré", 0)), 4, DecisionState::Corrected));
    assert_eq!(note(&state, 1).motivation(), Motivation::Classifying);
    let report = undo(&mut state, 20);
    assert_eq!((report.done, report.label), (true, Some(Label::CorrectKind)));
    assert_eq!(mark(&state, Layer::Quote, span(SAID, 0)).kind, MarkKind::Quote(QuoteKind::Direct));
    assert!(redo(&mut state, 21).done);
    assert_eq!(mark(&state, Layer::Quote, span(SAID, 0)).decision, DecisionState::Corrected);
}

#[test]
fn marks_that_quote_nobody_have_no_speaker() {
    let mut state = found();
    correct(&mut state, Layer::Quote, span(SAID, 0), 1, kind(MarkKind::Quote(QuoteKind::Title)));
    let now = mark(&state, Layer::Quote, span(SAID, 0));
    assert_eq!((now.speaker.as_ref(), now.is_shown()), (None, false));
}

#[test]
fn a_name_is_put_right() {
    let mut state = found();
    correct(&mut state, Layer::Entity, span("Vladimir Poutine", 0), 1, named("  V. V. Poutine "));
    let now = mark(&state, Layer::Entity, span("Vladimir Poutine", 0));
    assert_eq!((now.name(), now.kind), (Some("V. V. Poutine"), MarkKind::Entity(EntityKind::Person)));
    assert_eq!(note(&state, 1).motivation(), Motivation::Identifying);
    assert_eq!(undo(&mut state, 20).label, Some(Label::CorrectName));
}

#[test]
fn a_speaker_is_chosen_pointed_at_or_none() {
    let at = span("« Rien n’est réglé. »", 0);
    let who = |state: &State| mark(state, Layer::Quote, at).speaker.as_ref().map(|s| (s.name.clone(), s.mention));
    let mut state = found();
    correct(&mut state, Layer::Quote, at, 1, speaker(SpeakerChoice::Named("François Hollande".to_owned())));
    assert_eq!(who(&state), Some(("François Hollande".to_owned(), None)));
    assert_eq!(note(&state, 1).motivation(), Motivation::Linking);
    // The words pointed at have a mark that says whom they name.
    let pointed = span("Vladimir Poutine", 0);
    correct(&mut state, Layer::Quote, at, 2, speaker(SpeakerChoice::At(pointed)));
    assert_eq!(who(&state), Some(("Vladimir Poutine".to_owned(), Some(pointed))));
    // Words without a mark name somebody by themselves, a description without its article.
    let described = span("Le président", 0);
    correct(&mut state, Layer::Quote, at, 3, speaker(SpeakerChoice::At(described)));
    assert_eq!(who(&state), Some(("président".to_owned(), Some(described))));
    let both = Correction { name: Some("Vladimir Poutine".to_owned()), ..speaker(SpeakerChoice::At(described)) };
    correct(&mut state, Layer::Quote, at, 4, both);
    assert_eq!(who(&state), Some(("Vladimir Poutine".to_owned(), Some(described))));
    correct(&mut state, Layer::Quote, at, 5, speaker(SpeakerChoice::Nobody));
    assert_eq!(who(&state), None);
    assert_eq!(open(&state).notes.len(), 1, "one mark has one decision");
    for left in (0..5).rev() {
        assert!(undo(&mut state, 30 - left).label.is_some());
    }
    assert_eq!(who(&state), Some(("président".to_owned(), None)));
}

#[test]
fn where_the_passage_is_put_right_the_machines_own_does_not_come_back() {
    let shorter = span("La paix viendra", 0);
    let mut state = found();
    correct(&mut state, Layer::Quote, span(SAID, 0), 1, placed(shorter));
    let quotes = |state: &State| -> Vec<Span> {
        open(state).marks.iter().filter(|m| m.kind.layer() == Layer::Quote).map(|m| m.span).collect()
    };
    let expected = vec![shorter, span("« Rien n’est réglé. »", 0)];
    assert_eq!(quotes(&state), expected);
    let now = mark(&state, Layer::Quote, shorter);
    assert_eq!((now.cue, now.utterance), (Some(span("a déclaré", 0)), 4), "what the machine knew of it goes along");
    assert_eq!(now.speaker.as_ref().unwrap().mention, Some(span("Vladimir Poutine", 0)));
    // Nor what another program sees there, with other ends again.
    let mut other = finds();
    other.quotes[0].span = Span::new(0, SAID.len() + 1);
    let later = reopened(&state, other);
    assert_eq!(quotes(&later), expected);
    // Moved away altogether, it leaves nothing behind either.
    let away = span("la trêve tient", 0);
    correct(&mut state, Layer::Quote, shorter, 2, placed(away));
    assert_eq!(quotes(&state), [span("« Rien n’est réglé. »", 0), away]);
    let later = reopened(&state, finds());
    assert_eq!(quotes(&later), [span("« Rien n’est réglé. »", 0), away]);
    undo(&mut state, 40);
    assert_eq!(quotes(&state), expected);
    undo(&mut state, 41);
    assert_eq!(quotes(&state), [span(SAID, 0), span("« Rien n’est réglé. »", 0)]);
}

#[test]
fn in_another_version_the_machines_own_is_known_by_its_distance() {
    let shorter = span("La paix viendra", 0);
    let mut state = found();
    correct(&mut state, Layer::Quote, span(SAID, 0), 1, placed(shorter));
    let before = "Mis à jour. ";
    let later = |quotes: Vec<(Span, QuoteKind)>| {
        let source = source_of(&format!("{before}{TEXT}"), 7, vec![reread(note(&state, 1))], Vec::new());
        let mut later = opened(Vec::new(), Vec::new());
        act(&mut later, Action::Open(Box::new(source)));
        analysed(&mut later, quotes.into_iter().map(|(at, kind)| quote(at, kind, None)).collect(), Vec::new());
        check(&later);
        open(&later).marks.to_vec()
    };
    let moved = |at: Span| Span::new(at.start.get() + before.len(), at.end.get() + before.len());
    let other = span("« Rien n’est réglé. »", 0);
    let marks = later(vec![(moved(span(SAID, 0)), QuoteKind::Direct), (moved(other), QuoteKind::Direct)]);
    assert_eq!(marks.iter().map(|m| m.span).collect::<Vec<_>>(), [moved(shorter), moved(other)]);
    let speaker = marks[0].speaker.as_ref().unwrap();
    assert_eq!((speaker.name.as_str(), speaker.mention), ("Vladimir Poutine", None), "other words stand there now");
}

#[test]
fn a_moved_mark_stays_put_when_it_is_accepted_rejected_and_accepted() {
    let shorter = span("La paix viendra", 0);
    let mut state = found();
    correct(&mut state, Layer::Quote, span(SAID, 0), 1, placed(shorter));
    let before = state.clone();
    let mark_of = mark_id(Layer::Quote, shorter);
    act(&mut state, decide(&mark_of, 2, 20, Decision::Accept));
    assert_eq!(state, before, "accepting what was put right adds nothing");
    act(&mut state, decide(&mark_of, 3, 21, Decision::Reject));
    check(&state);
    assert!(!mark(&state, Layer::Quote, shorter).is_shown());
    assert!(open(&state).mark(&mark_id(Layer::Quote, span(SAID, 0))).is_none());
    act(&mut state, decide(&mark_of, 4, 22, Decision::Accept));
    assert_eq!(open(&state).marks, open(&before).marks);
    act(&mut state, decide(&mark_of, 5, 23, Decision::Withdraw));
    check(&state);
    assert_eq!(open(&state).marks, open(&found()).marks);
}

#[test]
fn everything_at_once_is_one_step_and_survives_reload_and_another_program() {
    let mut state = found();
    let at = span("la paix", 0);
    let all = Correction {
        kind: Some(MarkKind::Quote(QuoteKind::Indirect)),
        name: None,
        speaker: Some(SpeakerChoice::At(span("Ankara", 0))),
        span: Some(at),
    };
    let effects = correct(&mut state, Layer::Quote, span(SAID, 0), 1, all);
    assert_eq!(written(&effects), [note(&state, 1).clone()]);
    let expected = mark(&state, Layer::Quote, at).clone();
    assert_eq!((expected.kind, expected.name()), (MarkKind::Quote(QuoteKind::Indirect), Some("Ankara")));
    for analysis in [finds(), Analysis::default()] {
        let later = reopened(&state, analysis);
        let now = mark(&later, Layer::Quote, at);
        assert_eq!((now.kind, &now.speaker, now.decision), (expected.kind, &expected.speaker, expected.decision));
    }
    let overlapping = quote(span("La paix, la paix", 0), QuoteKind::Direct, None);
    let later = reopened(&state, Analysis { quotes: vec![overlapping], entities: Vec::new() });
    assert_eq!(open(&later).marks.len(), 1, "what overlaps it yields");
    assert_eq!(undo(&mut state, 20).label, Some(Label::Correct));
    assert_eq!(open(&state).marks, open(&found()).marks);
}

#[test]
fn what_is_wrong_with_a_correction_is_said_and_changes_nothing() {
    let mut state = found();
    let (said, who) = (mark_id(Layer::Quote, span(SAID, 0)), mark_id(Layer::Entity, span("Vladimir Poutine", 0)));
    let mut fault = |mark: &str, correction| refused(&mut state, decide(mark, 1, 10, Decision::Correct(correction)));
    assert_eq!(fault(&said, Correction::default()), AppError::NothingToCorrect);
    let person = MarkKind::Entity(EntityKind::Person);
    assert_eq!(fault(&said, kind(person)), AppError::OtherLayer { mark: Layer::Quote, kind: person });
    let direct = MarkKind::Quote(QuoteKind::Direct);
    assert_eq!(fault(&who, kind(direct)), AppError::OtherLayer { mark: Layer::Entity, kind: direct });
    assert_eq!(fault(&who, named(" \u{a0}\t")), AppError::EmptyName);
    assert_eq!(fault(&said, speaker(SpeakerChoice::Named(String::new()))), AppError::EmptyName);
    assert_eq!(fault(&who, speaker(SpeakerChoice::Nobody)), AppError::SpeakerOfName);
    let twice = Correction { name: Some("Ana".to_owned()), ..speaker(SpeakerChoice::Nobody) };
    assert_eq!(fault(&said, twice), AppError::SpeakerTwice);
    let dove = TEXT.find('🕊').unwrap();
    let outside = Span::new(TEXT.len(), TEXT.len() + 4);
    for wrong in [Span::new(4, 4), Span::new(1, 2), Span::new(dove, dove + 2), outside, span("\n\n", 0)] {
        assert_eq!(fault(&said, placed(wrong)), AppError::EmptySpan, "{wrong:?}");
        assert_eq!(fault(&said, speaker(SpeakerChoice::At(wrong))), AppError::EmptySpan, "{wrong:?}");
    }
    assert_eq!(fault("q1-9", named("Ana")), AppError::UnknownMark("q1-9".to_owned()));
    for error in [
        AppError::NothingToCorrect,
        AppError::OtherLayer { mark: Layer::Quote, kind: person },
        AppError::EmptyName,
        AppError::SpeakerOfName,
        AppError::SpeakerTwice,
        AppError::DecidedThere,
        AppError::UnknownRule("x".to_owned()),
        AppError::NothingToLearn,
    ] {
        let (french, english) = (error.message(Language::French), error.message(Language::English));
        assert!(french.ends_with('.') && english.ends_with('.') && french != english);
    }
    assert_eq!(
        AppError::OtherLayer { mark: Layer::Quote, kind: person }.message(Language::English),
        "“PER” is no kind of quotation; nothing changed. Possible: direct, mixed, indirect, scare, title."
    );
}

#[test]
fn a_mark_is_not_moved_onto_another_that_a_person_has_judged() {
    let mut state = found();
    let other = span("« Rien n’est réglé. »", 0);
    act(&mut state, decide(&mark_id(Layer::Quote, other), 1, 10, Decision::Accept));
    let onto = decide(&mark_id(Layer::Quote, span(SAID, 0)), 2, 11, Decision::Correct(placed(other)));
    assert_eq!(refused(&mut state, onto), AppError::DecidedThere);
}

#[test]
fn a_card_follows_its_mark_to_its_new_place() {
    let mut state = found();
    let (old, new) = (mark_id(Layer::Quote, span(SAID, 0)), mark_id(Layer::Quote, span("La paix viendra", 0)));
    act(&mut state, Action::ShowCard { items: vec![CardItem::Mark(old)], pinned: true });
    correct(&mut state, Layer::Quote, span(SAID, 0), 1, placed(span("La paix viendra", 0)));
    let card = Card { items: vec![CardItem::Mark(new)], current: 0, pinned: true };
    assert_eq!(state.card, Some(card));
}

#[test]
fn a_rule_id_that_is_taken_is_refused() {
    let mut state = found();
    let learn = Some(Learn { rule: id(50), everywhere: true });
    let at = mark_id(Layer::Entity, span("Moscou", 0));
    let decision = Decision::Correct(kind(MarkKind::Entity(EntityKind::Organisation)));
    act(&mut state, Action::Decide { mark: at.clone(), id: id(1), at: 10, decision, learn });
    let decision = Decision::Correct(named("Kremlin"));
    let again = Action::Decide { mark: at, id: id(2), at: 11, decision, learn };
    assert!(matches!(refused(&mut state, again), AppError::TakenId(_)));
}

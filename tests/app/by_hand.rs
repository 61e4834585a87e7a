//! Marks that a person makes alone.

use crate::corrections::{finds, found, mark, reopened};
use crate::table::*;
use manchette::core::analysis::{Analysis, EntityKind, QuoteKind};
use manchette::core::annotation::Motivation;
use manchette::core::app::{
    Action, AppError, Assertion, Decision, DecisionState, Effect, Label, Layer, MarkKind, Message, Names, Reason,
    SpeakerChoice, mark_id,
};
use manchette::core::text::Span;
use std::rc::Rc;

fn assert_quote(n: u64, span: Span, speaker: Option<SpeakerChoice>) -> Action {
    let kind = MarkKind::Quote(QuoteKind::Indirect);
    Action::Assert(Assertion { id: id(n), at: 10 + n, span, kind, name: None, speaker, learn: None })
}

fn assert_name(n: u64, span: Span, name: Option<&str>) -> Action {
    let kind = MarkKind::Entity(EntityKind::Place);
    let name = name.map(str::to_owned);
    Action::Assert(Assertion { id: id(n), at: 10 + n, span, kind, name, speaker: None, learn: None })
}

#[test]
fn what_the_machine_did_not_see_is_added_by_hand() {
    let mut state = found();
    let (words, source) = (span("la trêve tient", 0), span("Ankara", 0));
    let effects = act(&mut state, assert_quote(1, words, Some(SpeakerChoice::At(source)))).effects;
    check(&state);
    assert!(effects.contains(&Effect::Announce(Message::Added { left: 4 })));
    let now = mark(&state, Layer::Quote, words);
    assert_eq!((now.decision, now.reason(), now.name()), (DecisionState::Corrected, Reason::Person, Some("Ankara")));
    act(&mut state, assert_name(2, source, None));
    check(&state);
    assert_eq!(mark(&state, Layer::Entity, source).name(), Some("Ankara"));
    assert_eq!(
        (note(&state, 1).motivation(), note(&state, 2).motivation()),
        (Motivation::Linking, Motivation::Identifying)
    );
    let later = reopened(&state, Analysis::default());
    assert_eq!(open(&later).marks.len(), 2);
    assert_eq!(mark(&later, Layer::Quote, words).speaker, mark(&state, Layer::Quote, words).speaker);
    assert_eq!(undo(&mut state, 20).label, Some(Label::AddEntity));
    assert_eq!(undo(&mut state, 21).label, Some(Label::AddQuotation));
    assert_eq!(open(&state).marks, open(&found()).marks);
    act(&mut state, Action::Redo { at: 22 });
    act(&mut state, decide(&mark_id(Layer::Quote, words), 3, 23, Decision::Withdraw));
    assert_eq!(open(&state).marks, open(&found()).marks, "withdrawn, nothing of it is left");
}

#[test]
fn a_name_added_by_hand_is_called_what_its_words_are_called_elsewhere() {
    let mut state = found();
    let mut finds = finds();
    finds.entities.push(entity(span("Alep", 0), EntityKind::Place, "Alep (Syrie)"));
    finds.entities.push(entity(span("Ankara", 0), EntityKind::Organisation, "Turquie"));
    act(&mut state, Action::Analysed { analysis: Rc::new(finds), names: Names::Known });
    act(&mut state, assert_name(1, span("Alep", 0), None));
    assert_eq!(mark(&state, Layer::Entity, span("Alep", 0)).name(), Some("Alep (Syrie)"));
    assert_eq!(open(&state).notes.len(), 1);
}

#[test]
fn adding_where_a_mark_is_corrects_it() {
    let mut state = found();
    act(&mut state, assert_name(1, span("Vladimir Poutine", 0), Some("Poutineville")));
    check(&state);
    let now = mark(&state, Layer::Entity, span("Vladimir Poutine", 0));
    assert_eq!((now.name(), now.kind), (Some("Poutineville"), MarkKind::Entity(EntityKind::Place)));
    assert_eq!(open(&state).marks.len(), 4);
    assert_eq!(refused(&mut state, assert_name(2, span("\n\n", 0), None)), AppError::EmptySpan);
    assert_eq!(refused(&mut state, assert_name(2, span("Ankara", 0), Some(" "))), AppError::EmptyName);
    let asked = Action::Assert(Assertion {
        id: id(2),
        at: 12,
        span: span("Ankara", 0),
        kind: MarkKind::Entity(EntityKind::Place),
        name: None,
        speaker: Some(SpeakerChoice::Nobody),
        learn: None,
    });
    assert_eq!(refused(&mut state, asked), AppError::SpeakerOfName);
    state.read_only = true;
    assert_eq!(refused(&mut state, assert_name(3, span("Ankara", 0), None)), AppError::ReadOnly);
}

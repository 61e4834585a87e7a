//! Undo takes back what this tab did, all of it and nothing else.

use crate::table::*;
use manchette::core::annotation::{Colour, Note};
use manchette::core::app::{Action, Change, Decision, Effect, Label, Message, State};
use std::rc::Rc;

/// A note of ours that another tab has changed.
fn changed_elsewhere(state: &mut State, n: u64, change: impl FnOnce(&mut Note)) {
    let mut theirs = note(state, n).clone();
    change(&mut theirs);
    act(state, Action::Received(Rc::new(theirs)));
}

fn check_round_trip(change: Change, label: Label) {
    let mut state = table();
    act(&mut state, annotate(1, 10, Some(span("trêve", 0)), "un"));
    let before = seen(note(&state, 1));
    act(&mut state, update(1, 11, change));
    let after = seen(note(&state, 1));
    assert_ne!(before, after);
    let report = undo(&mut state, 12);
    assert_eq!((report.done, report.label), (true, Some(label)));
    assert_eq!(seen(note(&state, 1)), before);
    assert!(redo(&mut state, 13).done);
    assert_eq!(seen(note(&state, 1)), after);
    check(&state);
}

#[test]
fn each_kind_of_change_is_taken_back_and_done_again() {
    check_round_trip(text_change("deux"), Label::Edit);
    check_round_trip(Change { tags: Some(vec!["a".into(), "b".into()]), ..Change::default() }, Label::Tags);
    check_round_trip(Change { colour: Some(Colour::Rose), ..Change::default() }, Label::Colour);
    check_round_trip(Change { span: Some(span("Alep", 0)), ..Change::default() }, Label::Passage);
    check_round_trip(text_change(""), Label::Edit);
}

#[test]
fn a_deleted_note_comes_back_whole_under_its_id() {
    let mut state = table();
    act(&mut state, annotate(1, 10, Some(span("trêve", 1)), "un"));
    act(&mut state, update(1, 11, Change { tags: Some(vec!["a".into()]), ..Change::default() }));
    let before = seen(note(&state, 1));
    act(&mut state, Action::Remove { id: id(1), at: 12 });
    assert_eq!(open(&state).count(), 0);
    assert!(undo(&mut state, 13).done);
    assert_eq!(seen(note(&state, 1)), before);
    assert_eq!(open(&state).span(id(1)), Some(span("trêve", 1)));
    assert!(redo(&mut state, 14).done);
    assert!(note(&state, 1).is_deleted());
}

#[test]
fn nothing_to_undo_says_so_and_changes_nothing() {
    let mut state = table();
    let before = state.clone();
    let report = undo(&mut state, 10);
    assert_eq!((report.done, report.message), (false, Message::NothingToUndo));
    assert_eq!(redo(&mut state, 10).message, Message::NothingToRedo);
    assert_eq!(state, before);
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, "un"));
    undo(&mut state, 11);
    act(&mut state, annotate(2, 12, None, "deux"));
    assert_eq!(redo(&mut state, 13).message, Message::NothingToRedo);
}

#[test]
fn a_field_that_another_tab_changed_is_not_undone() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, "un"));
    act(&mut state, update(1, 11, text_change("deux")));
    changed_elsewhere(&mut state, 1, |note| note.set_text("autre", writer("there"), 12));
    let before = state.clone();
    let report = undo(&mut state, 13);
    assert_eq!((report.done, report.message), (false, Message::ChangedSince(Label::Edit)));
    assert_eq!(state, before);
}

#[test]
fn other_fields_that_another_tab_changed_stay() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, "un"));
    act(&mut state, update(1, 11, text_change("deux")));
    changed_elsewhere(&mut state, 1, |note| note.set_colour(Some(Colour::Blue), writer("there"), 12));
    assert!(undo(&mut state, 13).done);
    assert_eq!((note(&state, 1).texts(), note(&state, 1).colour()), (vec!["un"], Some(Colour::Blue)));
}

#[test]
fn undoing_a_creation_never_takes_what_another_tab_added() {
    let additions: [fn(&mut Note); 3] = [
        |note| note.set_text("ajouté", writer("there"), 12),
        |note| note.set_tags(&["ajouté".into()], writer("there"), 12),
        |note| note.set_iri("urn:x", writer("there"), 12),
    ];
    for add in additions {
        let mut state = table();
        act(&mut state, annotate(1, 10, Some(span("trêve", 0)), ""));
        changed_elsewhere(&mut state, 1, add);
        assert!(!undo(&mut state, 13).done);
        assert!(!note(&state, 1).is_deleted());
    }
}

#[test]
fn a_note_of_a_newer_version_is_not_rewritten_by_undo() {
    use manchette::core::annotation::{Key, Recorded};
    let mut state = table();
    act(&mut state, annotate(1, 10, None, "un"));
    act(&mut state, update(1, 11, text_change("deux")));
    let key = Key::Note { article: id(7), note: id(1) };
    let newer = note(&state, 1).to_stored().replacen("[1,", "[2,", 1);
    act(&mut state, Action::Received(Rc::new(Note::from_stored(&key, &newer).unwrap())));
    assert!(!undo(&mut state, 12).done);
    assert_eq!(note(&state, 1).texts(), ["deux"]);
    refused(&mut state, update(1, 13, text_change("trois")));
}

#[test]
fn a_deletion_that_another_tab_undid_is_not_undone_again() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, "un"));
    let alive = note(&state, 1).clone();
    act(&mut state, Action::Remove { id: id(1), at: 11 });
    let deleted = note(&state, 1).clone();
    let mut theirs = deleted.clone();
    theirs.revert(Some(&alive), &deleted, writer("there"), 12).unwrap();
    act(&mut state, Action::Received(Rc::new(theirs)));
    assert_eq!(note(&state, 1).texts(), ["un"]);
    assert!(!undo(&mut state, 13).done);
    assert_eq!(note(&state, 1).texts(), ["un"]);
}

#[test]
fn decisions_are_undone_with_their_marks() {
    let mut state = table();
    let mark = open(&state).marks[0].id.clone();
    act(&mut state, decide(&mark, 1, 10, Decision::Accept));
    act(&mut state, decide(&mark, 2, 11, Decision::Reject));
    assert!(!open(&state).mark(&mark).unwrap().is_shown());
    undo(&mut state, 12);
    assert_eq!(open(&state).mark(&mark).unwrap().decision.name(), "accepted");
    undo(&mut state, 13);
    assert!(open(&state).mark(&mark).unwrap().is_unreviewed());
    redo(&mut state, 14);
    redo(&mut state, 15);
    assert_eq!(open(&state).mark(&mark).unwrap().decision.name(), "rejected");
    check(&state);
}

#[test]
fn undo_saves_what_it_wrote() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, "un"));
    let outcome = act(&mut state, Action::Undo { at: 11 });
    assert_eq!(written(&outcome.effects), [note(&state, 1).clone()]);
    assert!(outcome.effects.contains(&Effect::Announce(Message::Undone(Label::Note))));
}

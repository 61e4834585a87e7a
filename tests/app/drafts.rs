//! Words typed are never lost: not by another tab, not by closing the page, not by deleting the note.

use crate::table::*;
use manchette::core::annotation::Note;
use manchette::core::app::{Action, Effect, Message, State};
use std::rc::Rc;

fn draft(text: Option<&str>) -> Effect {
    Effect::SaveDraft { article: id(7), note: id(1), text: text.map(str::to_owned) }
}

/// Note 1, with `text`, open for writing.
fn editing(text: &str) -> State {
    let mut state = table();
    act(&mut state, annotate(1, 10, Some(span("trêve", 0)), text));
    act(&mut state, Action::Edit(id(1)));
    state
}

fn type_in(state: &mut State, text: &str) -> Vec<Effect> {
    act(state, Action::Type(text.to_owned())).effects
}

fn received(state: &mut State, change: impl FnOnce(&mut Note)) -> Vec<Effect> {
    let mut theirs = note(state, 1).clone();
    change(&mut theirs);
    act(state, Action::Received(Rc::new(theirs))).effects
}

#[test]
fn what_is_typed_is_an_effect_at_once() {
    let mut state = editing("");
    assert_eq!(type_in(&mut state, "b"), [draft(Some("b"))]);
    assert_eq!(type_in(&mut state, "bo"), [draft(Some("bo"))]);
    assert_eq!(state.editing, Some((id(1), "bo".to_owned())));
}

#[test]
fn the_note_is_written_before_its_draft_goes() {
    let mut state = editing("un");
    type_in(&mut state, "deux");
    let effects = act(&mut state, Action::Finish { at: 20 }).effects;
    let saved = effects.iter().position(|e| matches!(e, Effect::SaveNote { .. })).unwrap();
    let removed = effects.iter().position(|e| *e == draft(None)).unwrap();
    assert!(saved < removed);
    assert_eq!(written(&effects)[0].texts(), ["deux"]);
    assert_eq!((state.editing, open(&table()).drafts.len()), (None, 0));
}

#[test]
fn finishing_without_a_change_writes_no_note() {
    let mut state = editing("un");
    assert_eq!(act(&mut state, Action::Finish { at: 20 }).effects, []);
    act(&mut state, Action::Edit(id(1)));
    type_in(&mut state, "deux");
    type_in(&mut state, "un");
    assert_eq!(act(&mut state, Action::Finish { at: 21 }).effects, [draft(None)]);
}

#[test]
fn typing_where_nothing_is_open_does_nothing() {
    let mut state = table();
    let before = state.clone();
    assert_eq!(type_in(&mut state, "perdu ?"), []);
    assert_eq!(act(&mut state, Action::Finish { at: 20 }).effects, []);
    assert_eq!(state, before);
}

#[test]
fn a_draft_of_an_earlier_page_is_offered_again() {
    let mut first = editing("un");
    type_in(&mut first, "un, puis deux");
    let mut later = opened(vec![note(&first, 1).clone()], vec![(id(1), "un, puis deux".into())]);
    act(&mut later, Action::Edit(id(1)));
    assert_eq!(later.editing, Some((id(1), "un, puis deux".into())));
    let effects = act(&mut later, Action::Finish { at: 30 }).effects;
    assert_eq!(written(&effects)[0].texts(), ["un, puis deux"]);
    assert!(effects.contains(&draft(None)));
}

#[test]
fn a_draft_that_arrives_later_joins_the_one_that_is_here() {
    let mut state = opened(Vec::new(), vec![(id(1), "ici".into())]);
    act(&mut state, Action::Drafts(vec![(id(1), "ailleurs".into())]));
    act(&mut state, Action::Drafts(vec![(id(1), "ici".into())]));
    assert_eq!(open(&state).drafts.get(&id(1)).unwrap(), "ici\n\nailleurs");
}

#[test]
fn a_draft_of_an_earlier_page_that_arrives_while_the_note_is_open_is_not_dropped() {
    let mut state = editing("un");
    act(&mut state, Action::Drafts(vec![(id(1), "laissé".into())]));
    type_in(&mut state, "tapé");
    let effects = act(&mut state, Action::Finish { at: 20 }).effects;
    let words = written(&effects).last().unwrap().texts().join(" ");
    assert!(words.contains("laissé") && words.contains("tapé"), "{words}");
}

#[test]
fn what_another_tab_wrote_meanwhile_stands_beside_what_was_typed() {
    let mut state = editing("un");
    type_in(&mut state, "un, ici");
    received(&mut state, |note| note.set_text("un, ailleurs", writer("there"), 15));
    // Choosing again what is open already is no look at the other text.
    act(&mut state, Action::Edit(id(1)));
    act(&mut state, Action::Finish { at: 20 });
    let mut texts = note(&state, 1).texts();
    texts.sort_unstable();
    assert_eq!(texts, ["un, ailleurs", "un, ici"]);
    assert!(undo(&mut state, 21).done);
    assert_eq!(note(&state, 1).texts(), ["un, ailleurs"]);
}

#[test]
fn opening_and_closing_a_note_leaves_what_another_tab_wrote() {
    let mut state = editing("un");
    received(&mut state, |note| note.set_text("autre", writer("there"), 15));
    assert_eq!(act(&mut state, Action::Finish { at: 20 }).effects, []);
    assert_eq!(note(&state, 1).texts(), ["autre"]);
}

#[test]
fn two_texts_of_one_note_are_both_opened_and_both_kept() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, ""));
    let mut theirs = note(&state, 1).clone();
    theirs.set_text("là", writer("there"), 11);
    act(&mut state, update(1, 11, text_change("ici")));
    act(&mut state, Action::Received(Rc::new(theirs)));
    let both = note(&state, 1).texts().join("\n\n");
    act(&mut state, Action::Edit(id(1)));
    assert_eq!(state.editing, Some((id(1), both.clone())));
    let before = seen(note(&state, 1));
    act(&mut state, Action::Finish { at: 20 });
    assert_eq!(seen(note(&state, 1)), before, "closing it unchanged decides nothing");
    act(&mut state, Action::Edit(id(1)));
    type_in(&mut state, &format!("{both} !"));
    act(&mut state, Action::Finish { at: 21 });
    assert_eq!(note(&state, 1).texts(), [format!("{both} !")]);
}

#[test]
fn a_note_deleted_elsewhere_while_it_is_written_stays() {
    let mut state = editing("un");
    type_in(&mut state, "un, et plus");
    let effects = received(&mut state, |note| note.delete(15));
    check(&state);
    assert_eq!(note(&state, 1).texts(), ["un, et plus"]);
    assert_eq!(open(&state).span(id(1)), Some(span("trêve", 0)));
    assert_eq!(written(&effects), [note(&state, 1).clone()]);
    type_in(&mut state, "un, et plus encore");
    act(&mut state, Action::Finish { at: 20 });
    assert_eq!(note(&state, 1).texts(), ["un, et plus encore"]);
}

#[test]
fn a_note_deleted_elsewhere_with_nothing_typed_goes_and_its_editor_closes() {
    for typed in [&[][..], &["deux", "un"][..]] {
        let mut state = editing("un");
        typed.iter().for_each(|text| drop(type_in(&mut state, text)));
        assert_eq!(written(&received(&mut state, |note| note.delete(15))), []);
        assert_eq!((state.editing.clone(), state.chosen, open(&state).count()), (None, None, 0));
    }
}

#[test]
fn undoing_a_deletion_brings_back_what_was_typed() {
    let mut state = editing("un");
    type_in(&mut state, "un, tapé");
    let effects = act(&mut state, Action::Remove { id: id(1), at: 20 }).effects;
    assert!(effects.contains(&draft(None)));
    assert!(undo(&mut state, 21).done);
    assert_eq!(note(&state, 1).texts(), ["un, tapé"]);
}

#[test]
fn a_newer_note_keeps_what_was_typed_as_a_draft() {
    use manchette::core::annotation::{Key, Recorded};
    let mut state = editing("un");
    type_in(&mut state, "tapé");
    let newer = note(&state, 1).to_stored().replacen("[1,", "[2,", 1);
    let key = Key::Note { article: id(7), note: id(1) };
    act(&mut state, Action::Received(Rc::new(Note::from_stored(&key, &newer).unwrap())));
    let effects = act(&mut state, Action::Finish { at: 20 }).effects;
    assert!(matches!(effects.as_slice(), [Effect::Announce(Message::Refused(_))]), "{effects:?}");
    assert_eq!(open(&state).drafts.get(&id(1)).unwrap(), "tapé");
}

#[test]
fn an_article_that_is_not_saved_writes_no_drafts() {
    let mut state = table();
    state.open.as_mut().unwrap().saved = false;
    act(&mut state, annotate(1, 10, None, "un"));
    act(&mut state, Action::Edit(id(1)));
    let mut effects = type_in(&mut state, "deux");
    effects.extend(act(&mut state, Action::Finish { at: 20 }).effects);
    act(&mut state, Action::Edit(id(1)));
    effects.extend(type_in(&mut state, "trois"));
    effects.extend(act(&mut state, Action::Remove { id: id(1), at: 21 }).effects);
    assert!(!effects.iter().any(|e| matches!(e, Effect::SaveDraft { .. } | Effect::SaveNote { .. })), "{effects:?}");
}

//! Making, changing and losing annotations; what is refused; where the attention lies.

use crate::table::*;
use manchette::core::annotation::{Article, Colour, Settings, Target};
use manchette::core::app::{Action, AppError, Card, CardItem, Change, Effect, Event, State};
use manchette::core::text::Span;
use std::rc::Rc;

#[test]
fn a_new_annotation_holds_its_words_and_their_context() {
    let mut state = table();
    let effects = act(&mut state, annotate(1, 10, Some(span("trêve", 1)), "un")).effects;
    assert_eq!(written(&effects), [note(&state, 1).clone()]);
    let Some(Target::Passage(passage)) = note(&state, 1).target() else { panic!("no passage") };
    assert_eq!((passage.exact.as_str(), passage.position), ("trêve", Some(span("trêve", 1))));
    assert!(passage.prefix.ends_with("que la ") && passage.suffix.starts_with(" était"));
    assert_eq!(note(&state, 1).colour(), Some(Colour::Amber));
    assert_eq!(state.library.get(&id(7)).unwrap().1, 1);
    check(&state);
}

#[test]
fn what_is_wrong_is_refused_and_changes_nothing() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, "un"));
    let empty_tag = || Change { tags: Some(vec!["a".into(), "  ".into()]), ..Change::default() };
    let nowhere = Change { span: Some(Span::new(3, 3)), note: Some("x".into()), ..Change::default() };
    let inside = Span::new(TEXT.find('é').unwrap() + 1, TEXT.len());
    let unknown = AppError::UnknownAnnotation(id(9).to_string());
    for (action, error) in [
        (annotate(2, 11, Some(span("\n\n", 0)), "x"), AppError::EmptySpan),
        (annotate(2, 11, Some(inside), "x"), AppError::EmptySpan),
        (annotate(2, 11, Some(Span::new(0, TEXT.len() + 1)), "x"), AppError::EmptySpan),
        (annotate(1, 11, None, "x"), AppError::TakenId(id(1).to_string())),
        (Action::Annotate { id: id(2), at: 11, span: None, change: empty_tag() }, AppError::EmptyTag),
        (update(1, 11, empty_tag()), AppError::EmptyTag),
        (update(1, 11, nowhere), AppError::EmptySpan),
        (update(9, 11, text_change("x")), unknown.clone()),
        (Action::Remove { id: id(9), at: 11 }, unknown.clone()),
        (Action::Edit(id(9)), unknown),
    ] {
        assert_eq!(refused(&mut state, action), error);
    }
    act(&mut state, Action::Remove { id: id(1), at: 12 });
    assert!(matches!(refused(&mut state, annotate(1, 13, None, "x")), AppError::TakenId(_)), "a deleted one's id");
    state.read_only = true;
    for action in [annotate(3, 14, None, "x"), Action::Undo { at: 14 }, Action::Redo { at: 14 }] {
        assert_eq!(refused(&mut state, action), AppError::ReadOnly);
    }
    let mut nothing = State::new(writer("here"), Rc::new(Settings::new(0)));
    assert_eq!(refused(&mut nothing, annotate(1, 10, None, "x")), AppError::NothingOpen);
}

#[test]
fn an_update_that_changes_nothing_is_no_step() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, "un"));
    let same = Change { note: Some("un".into()), colour: Some(Colour::Amber), tags: Some(vec![]), span: None };
    assert_eq!(act(&mut state, update(1, 11, same)).effects, []);
    assert_eq!(act(&mut state, update(1, 11, Change::default())).effects, []);
    undo(&mut state, 12);
    assert!(note(&state, 1).is_deleted());
}

#[test]
fn tags_are_trimmed_and_each_is_there_once() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, ""));
    let tags = ["b", " a ", "b", "a"].map(str::to_owned).to_vec();
    act(&mut state, update(1, 11, Change { tags: Some(tags), ..Change::default() }));
    assert_eq!(note(&state, 1).tags(), ["b", "a"]);
}

#[test]
fn a_note_on_the_article_can_be_given_a_passage() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, "un"));
    assert_eq!(open(&state).span(id(1)), None);
    act(&mut state, update(1, 11, Change { span: Some(span("Alep", 0)), ..Change::default() }));
    assert_eq!(open(&state).span(id(1)), Some(span("Alep", 0)));
    check(&state);
}

#[test]
fn attention_card_and_editor_let_go_of_what_is_deleted() {
    let mut state = table();
    for n in [1, 2] {
        act(&mut state, annotate(n, 10, Some(span("trêve", 0)), "un"));
    }
    let mark = open(&state).marks[0].id.clone();
    let items = vec![CardItem::Note(id(1)), CardItem::Mark(mark.clone()), CardItem::Note(id(2))];
    act(&mut state, Action::ShowCard { items, pinned: true });
    act(&mut state, Action::TurnCard(2));
    act(&mut state, Action::Edit(id(1)));
    act(&mut state, Action::Remove { id: id(1), at: 11 });
    let items = vec![CardItem::Mark(mark), CardItem::Note(id(2))];
    assert_eq!(state.card, Some(Card { items, current: 1, pinned: true }));
    assert_eq!((state.chosen, state.editing.clone()), (None, None));
    act(&mut state, Action::Remove { id: id(2), at: 12 });
    assert_eq!(state.card, None, "what it showed is gone");
    act(&mut state, Action::Choose(Some(id(2))));
    assert_eq!(state.chosen, None);
}

#[test]
fn the_selection_is_told_once() {
    let mut state = table();
    let select = |state: &mut State| act(state, Action::Select(Some(span("Alep", 0)))).effects;
    assert_eq!(select(&mut state), [Effect::Emit(Event::Selection)]);
    assert_eq!(select(&mut state), []);
}

#[test]
fn the_library_counts_the_open_article_itself() {
    let mut state = table();
    act(&mut state, annotate(1, 10, None, "un"));
    let article = open(&state).article.clone();
    act(&mut state, Action::Library(vec![(article.clone(), 40)]));
    act(&mut state, Action::Counted(id(7)));
    assert_eq!(state.library.get(&id(7)).unwrap().1, 1);
    let other = Article::new(id(8), "Autre", &open(&state).hash, writer("there"), 1);
    act(&mut state, Action::ReceivedArticle(Rc::new(other)));
    act(&mut state, Action::Counted(id(8)));
    assert_eq!(state.library.get(&id(8)).unwrap().1, 1);
    let mut titled = Article::clone(&article);
    titled.set_title("Autre titre", writer("there"), 20);
    act(&mut state, Action::ReceivedArticle(Rc::new(titled)));
    assert_eq!((open(&state).article.title(), state.library.get(&id(7)).unwrap().1), ("Autre titre", 1));
}

#[test]
fn an_article_deleted_elsewhere_begins_anew_with_what_is_written() {
    let mut state = table();
    let mut gone = Article::clone(&open(&state).article);
    gone.delete(20);
    act(&mut state, Action::ReceivedArticle(Rc::new(gone)));
    assert!(!open(&state).listed);
    assert!(state.library.is_empty());
    act(&mut state, Action::Recorded);
    assert_eq!(state.library.len(), 1);
}

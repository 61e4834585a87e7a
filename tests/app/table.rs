//! A state with an article on the page, and a short way to act on it.

use super::model::model;
use manchette::core::analysis::{Analysis, Entity, EntityKind, Quote, QuoteKind, Rule, Speaker, Why, analyse};
use manchette::core::anchoring::{Likeness, State as Anchor, likeness};
use manchette::core::annotation::{Article, Id, Key, Note, Recorded, Settings, Writer};
use manchette::core::app::{
    Action, AppError, Card, CardItem, Change, Decision, Effect, Names, OpenArticle, Outcome, Source, State, UndoReport,
    place,
};
use manchette::core::text::{Span, Text};
use std::rc::Rc;

/// Short, with quotations, names, repeated words and characters of all widths in UTF-8 and UTF-16.
pub const TEXT: &str = "« La paix viendra », a déclaré Vladimir Poutine vendredi à Moscou.\n\n\
    Le président a dit : « Rien n’est réglé. » Selon Ankara, la trêve tient 🕊 depuis Alep.\n\
    La paix, la paix, la paix : François Hollande a estimé que la trêve était fragile.";

pub fn writer(name: &str) -> Writer {
    Writer::parse(name).unwrap()
}

pub fn id(n: u64) -> Id {
    Id::from_bits(n)
}

/// The `nth` place of `words` in [`TEXT`].
pub fn span(words: &str, nth: usize) -> Span {
    let at = TEXT.match_indices(words).nth(nth).unwrap().0;
    Span::new(at, at + words.len())
}

pub fn source(notes: Vec<Note>, drafts: Vec<(Id, String)>) -> Source {
    source_of(TEXT, 7, notes, drafts)
}

/// The article number `n`, which says `text`.
pub fn source_of(text: &str, n: u64, notes: Vec<Note>, drafts: Vec<(Id, String)>) -> Source {
    let text = Text::plain(text);
    let hash = text.hash();
    let article = Rc::new(Article::new(id(n), "La paix", &hash, writer("here"), 1));
    let notes = notes.into_iter().map(|note| (Rc::new(note.clone()), place(&note, &text, &hash))).collect();
    Source { article, text, hash, saved: true, listed: true, notes, drafts }
}

pub fn opened(notes: Vec<Note>, drafts: Vec<(Id, String)>) -> State {
    let mut state = State::new(writer("here"), Rc::new(Settings::new(0)));
    state.apply(Action::Open(Box::new(source(notes, drafts)))).unwrap();
    state
}

/// A state with the article open and its own analysis there.
pub fn table() -> State {
    let mut state = opened(Vec::new(), Vec::new());
    let analysis = Rc::new(analyse(&Text::plain(TEXT), Some(model())));
    state.apply(Action::Analysed { analysis, names: Names::Known }).unwrap();
    state
}

pub fn open(state: &State) -> &OpenArticle {
    state.open.as_ref().unwrap()
}

pub fn note(state: &State, n: u64) -> &Note {
    open(state).notes.get(&id(n)).unwrap()
}

pub fn act(state: &mut State, action: Action) -> Outcome {
    state.apply(action).unwrap()
}

/// Acts where a refusal is expected, and sees that nothing has changed.
pub fn refused(state: &mut State, action: Action) -> AppError {
    let before = state.clone();
    let error = state.apply(action).unwrap_err();
    assert_eq!(*state, before, "a refused action changed something");
    error
}

pub fn annotate(n: u64, at: u64, span: Option<Span>, text: &str) -> Action {
    let note = (!text.is_empty()).then(|| text.to_owned());
    Action::Annotate { id: id(n), at, span, change: Change { note, ..Change::default() } }
}

pub fn update(n: u64, at: u64, change: Change) -> Action {
    Action::Update { id: id(n), at, change }
}

pub fn text_change(text: &str) -> Change {
    Change { note: Some(text.to_owned()), ..Change::default() }
}

pub fn decide(mark: &str, n: u64, at: u64, decision: Decision) -> Action {
    Action::Decide { mark: mark.to_owned(), id: id(n), at, decision, learn: None }
}

pub fn undo(state: &mut State, at: u64) -> UndoReport {
    act(state, Action::Undo { at }).undo.unwrap()
}

pub fn redo(state: &mut State, at: u64) -> UndoReport {
    act(state, Action::Redo { at }).undo.unwrap()
}

/// What a person can see of a note: all but when it was changed and which writes it is made of.
pub fn seen(note: &Note) -> impl PartialEq + std::fmt::Debug + use<> {
    let texts: Vec<String> = note.texts().into_iter().map(str::to_owned).collect();
    let tags: Vec<String> = note.tags().into_iter().map(str::to_owned).collect();
    let content = (texts, tags, note.colour(), note.verdict(), note.creator().map(str::to_owned));
    (note.id(), note.is_deleted(), content, note.target(), note.resolutions())
}

/// What a person can see of all notes.
pub fn all_seen(state: &State) -> Vec<impl PartialEq + std::fmt::Debug + use<>> {
    open(state).notes.values().filter(|note| !note.is_deleted()).map(|note| seen(note)).collect()
}

/// `note` as it is read again from a store.
pub fn reread(note: &Note) -> Note {
    let key = Key::Note { article: id(7), note: note.id() };
    Note::from_stored(&key, &note.to_stored()).unwrap()
}

/// Notes that `effects` write, as they are read again from a store.
pub fn written(effects: &[Effect]) -> Vec<Note> {
    let saved = |effect: &Effect| match effect {
        Effect::SaveNote { note, .. } => vec![reread(note)],
        Effect::SaveNotes { notes, .. } => notes.iter().map(|note| reread(note)).collect(),
        _ => Vec::new(),
    };
    effects.iter().flat_map(saved).collect()
}

pub fn quote(span: Span, kind: QuoteKind, speaker: Option<&str>) -> Quote {
    let speaker = speaker.map(|name| Speaker { name: name.to_owned(), mention: None });
    let why = Why { rule: Rule::ALL[0], cue: None };
    Quote { span, kind, utterance: 0, cue: None, speaker, relay: None, why }
}

pub fn entity(span: Span, kind: EntityKind, name: &str) -> Entity {
    Entity { span, kind, name: name.to_owned(), why: Why { rule: Rule::ALL[0], cue: None } }
}

pub fn analysed(state: &mut State, quotes: Vec<Quote>, entities: Vec<Entity>) {
    act(state, Action::Analysed { analysis: Rc::new(Analysis { quotes, entities }), names: Names::Known });
}

/// What holds after every action whatever.
pub fn check(state: &State) {
    let open = open(state);
    for (id, note) in open.notes.iter() {
        assert_eq!(*id, note.id());
        assert_eq!(open.places.contains_key(id), !note.is_deleted(), "{id} has a place exactly if it is there");
    }
    assert!(open.places.keys().all(|id| open.notes.contains_key(id)), "a place of no note");
    check_places(open);
    check_attention(state);
    if let Some((_, count)) = state.library.get(&open.article.id()) {
        assert_eq!(*count, open.count(), "the library counts wrong");
    }
    let state = |note: &Note| open.places.get(&note.id()).unwrap().state;
    let counted = Anchor::ALL.map(|s| open.alive().filter(|note| state(note) == s).count());
    assert_eq!((open.tally(), open.count()), (counted, counted.iter().sum()), "each annotation is in one state");
    let unplaced = open.alive().filter(|note| open.span(note.id()).is_none()).map(|note| note.id());
    assert!(open.unplaced().map(|note| note.id()).eq(unplaced), "what lies on no passage is listed");
}

fn check_places(open: &OpenArticle) {
    let mut expected = Vec::new();
    for note in open.notes.values().filter(|note| !note.is_deleted()) {
        let place = open.places.get(&note.id()).unwrap();
        let paints = !matches!(place.state.name(), "suggested" | "lost" | "pending");
        assert!(paints || place.span.is_none(), "painted without a place: {place:?}");
        let Some(span) = place.span else { continue };
        let words = span.of(open.text.as_str()).expect("a place lies in the text");
        let exact = match note.target() {
            Some(manchette::core::annotation::Target::Passage(passage)) => passage.exact,
            _ => String::new(),
        };
        let holds = match place.state.name() {
            "confirmed" => true,
            "normalised" => likeness(&exact, words) == Likeness::Same,
            "changed" => likeness(&exact, words) >= Likeness::Most,
            _ => words == exact,
        };
        assert!(holds, "{words:?} is painted for {exact:?}");
        if note.verdict().is_none() {
            expected.push((span, note.id()));
        }
    }
    expected.sort();
    assert_eq!(open.notes_at.within(&open.text, open.text.span()), expected);
    assert_eq!(open.notes_at.len(), expected.len());
    let mut marks: Vec<(Span, usize)> = open.marks.iter().enumerate().map(|(i, mark)| (mark.span, i)).collect();
    marks.sort();
    assert_eq!(open.marks_at.within(&open.text, open.text.span()), marks);
    for mark in open.marks.iter() {
        let holder = mark.decided_by.map(|by| open.notes.get(&by).expect("a decision that is there"));
        assert!(holder.is_none_or(|note| !note.is_deleted() && note.verdict().is_some()));
        assert_eq!(mark.decided_by.is_none(), mark.is_unreviewed());
    }
}

fn check_attention(state: &State) {
    let there = |id: &Id| open(state).notes.get(id).is_some_and(|note| !note.is_deleted());
    assert!(state.chosen.as_ref().is_none_or(there), "chosen is not there");
    assert!(state.editing.as_ref().is_none_or(|(id, _)| there(id)), "editing is not there");
    let Some(Card { items, current, .. }) = &state.card else { return };
    assert!(*current < items.len());
    assert!(items.iter().all(|item| match item {
        CardItem::Note(id) => there(id),
        CardItem::Mark(id) => open(state).mark(id).is_some(),
    }));
}

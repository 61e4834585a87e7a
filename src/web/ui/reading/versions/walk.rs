//! Walking through the notes that wait for a person, by keys or clicks, and deciding on each.

use super::note::NoteRow;
use crate::core::annotation::Id;
use crate::core::app::Action;
use crate::core::text::Span;
use crate::web::ui::DeskRef;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Where the person is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Walk {
    /// The note whose card is open.
    pub current: Option<Id>,
    /// Which of its candidates is chosen.
    pub candidate: usize,
    /// Whether a passage of one's own is being chosen for it.
    pub selecting: bool,
}

/// What the person does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// On to the next note that waits, or back.
    Step(bool),
    /// To this note.
    Open(Id),
    /// Another candidate of the open note, or of this one.
    Candidate(Option<Id>, usize),
    /// The open note, or this one, goes to the chosen candidate.
    Attach(Option<Id>),
    /// The text is shown, to choose a passage for this note.
    Select(Id),
    /// This note goes to that passage.
    AttachTo(Id, Span),
    /// The open note, or this one, is let go.
    LetGo(Option<Id>),
    /// What was decided on this note is taken back.
    Withdraw(Id),
    /// The new version is adopted.
    Adopt,
    /// The old one is kept.
    Return,
}

/// What a key does.
pub(super) fn act_of(event: &KeyboardEvent, in_field: bool, letters: bool) -> Option<Act> {
    let key = event.key();
    if event.is_composing() {
        return None;
    }
    if event.ctrl_key() || event.meta_key() {
        return (key == "Enter").then_some(Act::Adopt);
    }
    if in_field || event.alt_key() || !letters {
        return None;
    }
    let code = event.code();
    let digit = code.strip_prefix("Digit").or(code.strip_prefix("Numpad")).unwrap_or(&key);
    match key.as_str() {
        "s" | "j" => Some(Act::Step(true)),
        "S" | "k" => Some(Act::Step(false)),
        "r" => Some(Act::Attach(None)),
        "x" => Some(Act::LetGo(None)),
        _ => digit.parse::<usize>().ok()?.checked_sub(1).map(|n| Act::Candidate(None, n)),
    }
}

impl Act {
    /// Does it.
    pub(super) fn carry_out(self, desk: &DeskRef, walk: &UseStateHandle<Walk>, rows: &[NoteRow]) {
        let row = |id: Option<Id>| {
            let id = id.or(walk.current)?;
            rows.iter().find(|row| row.id == id)
        };
        let at = |id: Id, candidate: usize| Walk { current: Some(id), candidate, selecting: false };
        match self {
            Self::Step(forth) => walk.set(step(rows, walk.current, forth).map_or_else(Walk::default, |id| at(id, 0))),
            Self::Open(id) => walk.set(at(id, 0)),
            Self::Candidate(id, n) => {
                if let Some(row) = row(id).filter(|row| n < row.places.len()) {
                    walk.set(at(row.id, n));
                }
            }
            Self::Select(id) => walk.set(Walk { selecting: true, ..at(id, 0) }),
            Self::Attach(id) => {
                let n = |row: &NoteRow| if walk.current == Some(row.id) { walk.candidate } else { 0 };
                if let Some((row, place)) = row(id).and_then(|row| Some((row, row.places.get(n(row))?))) {
                    decide(desk, walk, rows, row.id, Some(place.span));
                }
            }
            Self::AttachTo(id, span) => decide(desk, walk, rows, id, Some(span)),
            Self::LetGo(id) => {
                if let Some(row) = row(id).filter(|row| row.passage) {
                    decide(desk, walk, rows, row.id, None);
                }
            }
            Self::Withdraw(id) => {
                desk.act(Action::Place { id, word: None });
                walk.set(at(id, 0));
            }
            Self::Adopt => {
                desk.act(Action::Adopt { at: desk.now() });
                if desk.read(|s| s.comparison.is_none()) {
                    desk.act(Action::Show(None));
                }
            }
            Self::Return => {
                desk.act(Action::Return);
                desk.act(Action::Show(None));
            }
        }
    }
}

/// Puts a note where the person says, and goes on to the next that waits.
fn decide(desk: &DeskRef, walk: &UseStateHandle<Walk>, rows: &[NoteRow], id: Id, span: Option<Span>) {
    desk.act(Action::Place { id, word: Some(span) });
    let next = step(rows, Some(id), true).filter(|next| *next != id);
    walk.set(Walk { current: Some(next.unwrap_or(id)), ..Walk::default() });
}

/// The next note that waits for a person after `from`, or the one before; around the ends.
fn step(rows: &[NoteRow], from: Option<Id>, forth: bool) -> Option<Id> {
    let here = from.and_then(|id| rows.iter().position(|row| row.id == id));
    let len = rows.len();
    let order = (1..=len).map(|n| match (here, forth) {
        (Some(at), true) => (at + n) % len,
        (Some(at), false) => (at + len - n) % len,
        (None, true) => n - 1,
        (None, false) => len - n,
    });
    order.filter_map(|n| rows.get(n)).find(|row| row.to_review).map(|row| row.id)
}

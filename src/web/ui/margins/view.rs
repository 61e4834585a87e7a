//! What of the state is shown beside the text: which notes, in which order, and how.

use crate::core::annotation::{Id, Note};
use crate::core::app::{CardItem, OpenArticle, State};
use crate::core::text::Span;
use std::rc::Rc;

/// How a note is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// No box, its text beside its passage.
    Rest,
    /// A raised card with what can be done.
    Chosen,
    /// A raised card with a field.
    Edited,
}

/// Something beside a passage: a note, or the card of a mark.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) note: Option<Id>,
    pub(super) span: Span,
    /// Whether it stands in the margin; a highlight without words is a tick alone.
    pub(super) has_card: bool,
    pub(super) raised: bool,
    /// Its number among the cards.
    pub(super) card_number: usize,
    /// Its number among the ticks.
    pub(super) tick_number: usize,
}

/// How the note `id` is shown.
pub(super) fn mode(state: &State, id: Id) -> Mode {
    if state.editing.as_ref().is_some_and(|(editing, _)| *editing == id) {
        Mode::Edited
    } else if state.chosen == Some(id) && marked(state).is_none() {
        Mode::Chosen
    } else {
        Mode::Rest
    }
}

/// The id of the mark whose card is open.
pub(super) fn marked(state: &State) -> Option<&str> {
    match state.card.as_ref()?.item()? {
        CardItem::Mark(id) => Some(id),
        CardItem::Note(_) => None,
    }
}

/// Whether the note has words to be read in the margin.
fn has_words(open: &OpenArticle, note: &Note) -> bool {
    note.text().is_some() || !note.tags().is_empty() || open.drafts.get(&note.id()).is_some_and(|d| !d.is_empty())
}

/// All that lies near the viewport, in order of the text; what is chosen or written is there wherever it lies, so that
/// scrolling takes nobody's pen away.
pub(super) fn placed(state: &State, near: Option<Span>) -> Vec<Placed> {
    let Some(open) = &state.open else { return Vec::new() };
    let mut notes = near.map(|near| open.notes_at.within(&open.text, near)).unwrap_or_default();
    let held = [state.chosen, state.editing.as_ref().map(|(id, _)| *id)];
    for id in held.into_iter().flatten() {
        if let Some(span) = open.span(id)
            && open.notes.get(&id).is_some_and(|n| n.verdict().is_none())
            && !notes.iter().any(|(_, other)| *other == id)
        {
            let at = notes.partition_point(|(other, _)| *other < span);
            notes.insert(at, (span, id));
        }
    }
    let mut all: Vec<Placed> = Vec::with_capacity(notes.len() + 1);
    for (span, id) in notes {
        let Some(note) = open.notes.get(&id) else { continue };
        let raised = mode(state, id) != Mode::Rest;
        let has_card = raised || has_words(open, note);
        let tick_number = all.len();
        all.push(Placed { note: Some(id), span, has_card, raised, card_number: 0, tick_number });
    }
    if let Some(mark) = marked(state).and_then(|id| open.mark(id)) {
        let at = all.partition_point(|one| one.span.start < mark.span.start);
        let card = Placed { note: None, span: mark.span, has_card: true, raised: true, card_number: 0, tick_number: 0 };
        all.insert(at, card);
    }
    for (number, one) in all.iter_mut().filter(|one| one.has_card).enumerate() {
        one.card_number = number;
    }
    all
}

/// Notes that have no place beside a passage: on the whole article first, then those whose passage is not sure or gone.
pub(super) fn elsewhere(open: &OpenArticle) -> (Vec<Rc<Note>>, Vec<Rc<Note>>) {
    use crate::core::anchoring::State as Anchor;
    open.unplaced().cloned().partition(|note| open.places.get(&note.id()).is_some_and(|p| p.state == Anchor::Exact))
}

/// All notes in the order in which one goes through them: the margin's head, then the text.
pub(in crate::web::ui) fn in_order(open: &OpenArticle) -> Vec<Id> {
    let (whole, unplaced) = elsewhere(open);
    let placed = open.notes_at.within(&open.text, open.text.span()).into_iter().map(|(_, id)| id);
    whole.iter().chain(&unplaced).map(|note| note.id()).chain(placed).collect()
}

//! What is painted where: from the state and the screen to the painter's items.

use super::Desk;
use crate::core::analysis::QuoteKind;
use crate::core::annotation::{Colour, Id};
use crate::core::app::{CardItem, Mark, MarkKind, OpenArticle, State};
use crate::core::order::Sorted;
use crate::core::text::Span;
use crate::web::paint::{Category, Item, Slot, Storey};

/// Screens painted beyond the one that is seen, above and below: a page key finds its page painted.
const SCREENS_AROUND: f64 = 1.0;

impl Desk {
    /// Paints what lies in or near the viewport.
    pub(super) fn repaint(&self) {
        let article = self.article.borrow();
        let mut painter = self.painter.borrow_mut();
        if self.paused.get() {
            painter.clear();
            return;
        }
        let near = self.near_span(&article);
        let state = self.state.borrow();
        let items = match (&state.open, near) {
            (Some(open), Some(near)) => items(&state, open, near, &self.slots(), self.held.get()),
            _ => Vec::new(),
        };
        painter.redraw(&article, &items);
    }

    /// What lies in or near the viewport, in whole blocks: what is worth painting, and worth a place in the margin.
    #[must_use]
    pub fn near(&self) -> Option<Span> {
        if self.paused.get() { None } else { self.near_span(&self.article.borrow()) }
    }

    fn near_span(&self, article: &crate::web::dom::ArticleDom) -> Option<Span> {
        if self.printing.get() {
            return Some(article.text().span());
        }
        let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
        article.visible(-height * SCREENS_AROUND, height * (1.0 + SCREENS_AROUND))
    }

    /// The colour slot of each speaker. Derived from the marks and kept until they change.
    #[must_use]
    pub fn slots(&self) -> std::rc::Rc<Sorted<String, Slot>> {
        let state = self.state.borrow();
        let Some(open) = &state.open else { return std::rc::Rc::default() };
        let mut cache = self.slots.borrow_mut();
        if !std::rc::Rc::ptr_eq(&cache.0, &open.overview) {
            let speakers = open.overview.speakers.iter().enumerate();
            let slots = speakers.map(|(n, name)| (name.clone(), Slot::of(n))).collect();
            *cache = (open.overview.clone(), std::rc::Rc::new(slots));
        }
        cache.1.clone()
    }
}

/// The slot of a mark's speaker.
#[must_use]
pub fn slot_of(mark: &Mark, slots: &Sorted<String, Slot>) -> Slot {
    mark.name().and_then(|name| slots.get(name).copied()).unwrap_or_else(Slot::unknown)
}

fn items(state: &State, open: &OpenArticle, near: Span, slots: &Sorted<String, Slot>, held: Option<Span>) -> Vec<Item> {
    let reviewed = state.card.as_ref().and_then(|card| match card.item()? {
        CardItem::Mark(id) => Some(id.as_str()),
        CardItem::Note(_) => None,
    });
    let mut items = Vec::new();
    for (_, i) in open.marks_at.within(&open.text, near) {
        if let Some(mark) = open.marks.get(i).filter(|m| m.is_shown()) {
            mark_items(mark, slot_of(mark, slots), reviewed == Some(mark.id.as_str()), &mut items);
        }
    }
    note_items(state, open, near, &mut items);
    // What is spoken of beside the text: the words that the open card rests on, its mark itself where no tint shows it,
    // and what is being marked by hand.
    let card = reviewed.and_then(|id| open.mark(id));
    let untinted = card.filter(|mark| !mark.is_speech() || !mark.is_shown()).map(|mark| mark.span);
    let spoken_of = [held, card.and_then(Mark::rests_on), untinted].into_iter().flatten();
    items.extend(spoken_of.map(|span| Item { category: Category::SpokenOf, span }));
    items
}

fn mark_items(mark: &Mark, slot: Slot, reviewed: bool, items: &mut Vec<Item>) {
    let mut push = |category, span| items.push(Item { category, span });
    match mark.kind {
        MarkKind::Entity(kind) => push(Category::Entity(kind), mark.span),
        MarkKind::Quote(kind) => {
            let paint = if kind == QuoteKind::Indirect { Category::Reported(slot) } else { Category::Quotation(slot) };
            push(paint, mark.span);
            if reviewed {
                push(Category::Review(slot), mark.span);
            }
            if let Some(cue) = mark.cue {
                push(Category::Verb(slot), cue);
            }
        }
    }
}

fn note_items(state: &State, open: &OpenArticle, near: Span, items: &mut Vec<Item>) {
    let pointed = state.card.as_ref().and_then(|card| match card.item()? {
        CardItem::Note(id) => Some(*id),
        CardItem::Mark(_) => None,
    });
    let chosen = |id: Id| state.chosen == Some(id) || pointed == Some(id);
    // Notes come in order of the text. One that begins before the last note of the first storey ends goes below it.
    let mut first_storey_ends = None;
    for (span, id) in open.notes_at.within(&open.text, near) {
        let Some(note) = open.notes.get(&id) else { continue };
        let colour = note.colour().unwrap_or(Colour::Amber);
        let storey = if first_storey_ends.is_some_and(|end| span.start < end) { Storey::Second } else { Storey::First };
        if storey == Storey::First {
            first_storey_ends = Some(span.end);
        }
        items.push(Item { category: Category::Note(colour, storey), span });
        if chosen(id) {
            items.push(Item { category: Category::Chosen(colour), span });
        }
    }
}

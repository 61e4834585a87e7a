//! What is painted where: from the state and the screen to the painter's items.

use super::Desk;
use crate::core::analysis::QuoteKind;
use crate::core::annotation::{Colour, Id};
use crate::core::app::{CardItem, Mark, MarkKind, OpenArticle, Seen, State};
use crate::core::order::Sorted;
use crate::core::text::{Offset, Span};
use crate::web::paint::{Category, Item, Slot, Storey};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// So much text is near at least, above and below what is on the screen, in bytes: about a screen. Where more is on the
/// screen, as much again is near on either side, so that a page key finds its page painted.
const AROUND: usize = 2_000;

/// What can be seen of the article, and who wants to know.
#[derive(Default)]
pub(super) struct View {
    /// The interface is being loaded, and what comes after it waits.
    pub(super) awaiting: Cell<bool>,
    /// As it was when it was last painted.
    seen: Cell<Option<Seen>>,
    /// Where the article's top stood in the viewport when the page last scrolled.
    top: Cell<f64>,
    watchers: RefCell<Vec<Rc<dyn Fn()>>>,
}

impl View {
    /// Tells nobody any more.
    pub(super) fn forget(&self) {
        self.watchers.borrow_mut().clear();
    }
}

impl Desk {
    /// Paints anew after the page has scrolled or changed its measures. Whether it flies past, so that the next frame has
    /// to look again.
    pub(super) fn follow_scroll(&self) -> bool {
        let top = self.article.borrow().root().get_bounding_client_rect().top();
        let moved = (top - self.view.top.replace(top)).abs();
        let height = web_sys::window().and_then(|w| w.inner_height().ok()?.as_f64());
        let flying = height.is_some_and(|height| moved > height);
        self.turns.flies(flying);
        self.repaint();
        if !flying {
            let watchers = self.view.watchers.borrow().clone();
            watchers.iter().for_each(|watcher| watcher());
        }
        flying
    }

    /// Calls `f` after the page has scrolled or changed its measures, once it does not fly past any more.
    pub fn watch_view(&self, f: impl Fn() + 'static) {
        self.view.watchers.borrow_mut().push(Rc::new(f));
    }

    /// A number that grows with each change: what was drawn from another one is out of date.
    #[must_use]
    pub fn news(&self) -> u32 {
        self.news.get()
    }

    /// Whether the page moves by more than a screen from frame to frame, so that what stands beside the text waits.
    #[must_use]
    pub fn is_flying(&self) -> bool {
        self.turns.is_flying()
    }

    /// Paints what lies in or near the viewport. While the page flies past, what is on the screen alone: what lies around
    /// it will be elsewhere in the next frame.
    pub(super) fn repaint(&self) {
        let article = self.article.borrow();
        let mut painter = self.painter.borrow_mut();
        self.view.seen.set(if self.paused.get() { None } else { self.look(&article) });
        if self.paused.get() {
            painter.clear();
            return;
        }
        let state = self.state.borrow();
        let items = match (&state.open, self.view.seen.get()) {
            (Some(open), Some(Seen { screen, near })) => {
                let stretch = if self.turns.is_flying() { screen } else { near };
                items(&state, open, stretch, &self.slots(), self.held.get())
            }
            _ => Vec::new(),
        };
        painter.redraw(&article, &items);
    }

    /// What could be seen of the article when it was last painted; `None` where nothing of it is shown.
    #[must_use]
    pub fn seen(&self) -> Option<Seen> {
        self.view.seen.get()
    }

    /// The blocks on the screen are measured, those around are counted off in the text: their sections may not be laid
    /// out, and to ask where a block of theirs stands would lay them out.
    fn look(&self, article: &crate::web::dom::ArticleDom) -> Option<Seen> {
        let text = article.text();
        if self.printing.get() {
            return Some(Seen { screen: text.span(), near: text.span() });
        }
        let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
        // Where the article is just outside the screen, its nearest end is what will be seen next.
        let screen = article.visible(0.0, height).or_else(|| article.visible(-height, 2.0 * height))?;
        let around = screen.len().max(AROUND);
        let block = |at: usize| text.blocks().get(text.block_at(Offset::new(at))).map_or(screen, |b| b.span);
        let start = block(screen.start.get().saturating_sub(around)).start;
        let end = block((screen.end.get() + around).min(text.as_str().len())).end;
        Some(Seen { screen, near: Span { start, end } })
    }

    /// The colour slot of each speaker. Derived from the marks and kept until they change.
    #[must_use]
    pub fn slots(&self) -> Rc<Sorted<String, Slot>> {
        let state = self.state.borrow();
        let Some(open) = &state.open else { return Rc::default() };
        let mut cache = self.slots.borrow_mut();
        if !Rc::ptr_eq(&cache.0, &open.overview) {
            let speakers = open.overview.speakers.iter().enumerate();
            let slots = speakers.map(|(n, name)| (name.clone(), Slot::of(n))).collect();
            *cache = (open.overview.clone(), Rc::new(slots));
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

//! When the margins are drawn, and for which stretch of the text.
//!
//! Scrolling redraws nothing but the margins, and these in steps of a frame each: what stands beside the screen first. While
//! the page flies past they wait.

use super::lay;
use super::shared::{Margin, MarginRef};
use crate::core::annotation::Id;
use crate::core::app::{OpenArticle, Seen};
use crate::core::text::Span;
use crate::web::platform::{next_frame, spawn_local};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use yew::functional::UseForceUpdateHandle;

/// For what the margins are drawn.
#[derive(Default)]
pub(super) struct Drawing {
    /// The stretch of the text.
    span: Cell<Option<Span>>,
    /// The article that it is of.
    article: Cell<Option<Id>>,
    /// It does not reach as far yet as it is going to.
    growing: Cell<bool>,
    /// Draws the margins and nothing else.
    redraw: RefCell<Option<UseForceUpdateHandle>>,
    /// Cards are laid out in the next frame.
    laying: Cell<bool>,
    /// Cards were to be laid out while the page flew past.
    missed: Cell<bool>,
    /// The margins are drawn in the next frame.
    stepping: Cell<bool>,
}

impl Drawing {
    /// Takes the way in which the margins are drawn anew.
    pub(super) fn draw_by(&self, redraw: UseForceUpdateHandle) {
        *self.redraw.borrow_mut() = Some(redraw);
    }
}

impl Margin {
    /// The stretch of the text that the margins are drawn for.
    pub(super) fn drawn(&self) -> Option<Span> {
        self.drawing.span.get()
    }

    /// Before the margins are drawn: for how much of the text.
    pub(super) fn advance(&self) {
        let drawing = &self.drawing;
        let Some(seen) = self.desk().seen() else {
            drawing.span.set(None);
            drawing.growing.set(false);
            return;
        };
        let flying = self.desk().is_flying();
        let (next, growing) = self.desk().read(|s| {
            let Some(open) = &s.open else { return (None, false) };
            let article = Some(open.article.id());
            let drawn = drawing.span.get().filter(|_| drawing.article.replace(article) == article);
            if flying || (!drawing.growing.get() && drawn.is_some_and(|drawn| seen.is_met(drawn))) {
                return (drawn, false);
            }
            let next = next(open, drawn, seen);
            (Some(next), !seen.is_filled(next))
        });
        drawing.span.set(next);
        drawing.growing.set(growing);
    }

    /// After the page has scrolled: other notes may be near.
    pub(super) fn look_again(&self) {
        let drawing = &self.drawing;
        let met = match (self.desk().seen(), drawing.span.get()) {
            (Some(seen), Some(drawn)) => drawing.stepping.get() || seen.is_met(drawn),
            (seen, drawn) => seen.is_none() && drawn.is_none(),
        };
        if !met {
            drawing.growing.set(true);
            self.redraw();
        }
    }

    /// After the margins are drawn: the next step, if they are to reach further. `weak` are these margins.
    pub(super) fn go_on(&self, weak: Weak<Self>) {
        if !self.drawing.growing.get() || self.drawing.stepping.replace(true) {
            return;
        }
        spawn_local(async move {
            next_frame().await;
            if let Some(margin) = weak.upgrade() {
                margin.drawing.stepping.set(false);
                if margin.desk().is_flying() {
                    // What is seen when it rests is looked at then.
                    margin.drawing.growing.set(false);
                } else {
                    margin.redraw();
                }
            }
        });
    }

    fn redraw(&self) {
        if let Some(redraw) = &*self.drawing.redraw.borrow() {
            redraw.force_update();
        }
    }

    /// Lays the cards out in the next frame, once for all who ask. While the page flies past, they are not seen.
    pub(super) fn lay_soon(self: &Rc<Self>) {
        let flying = self.desk().is_flying();
        self.drawing.missed.set(flying);
        if flying || self.drawing.laying.replace(true) {
            return;
        }
        let weak = Rc::downgrade(self);
        spawn_local(async move {
            next_frame().await;
            if let Some(margin) = weak.upgrade() {
                margin.drawing.laying.set(false);
                lay::lay(&margin);
            }
        });
    }
}

/// Follows the page as it scrolls.
pub(super) fn follow_view(margin: &MarginRef) {
    let weak = margin.weak();
    margin.desk().watch_view(move || {
        if let Some(margin) = weak.upgrade() {
            margin.look_again();
            if margin.drawing.missed.get() {
                margin.lay_soon();
            }
        }
    });
}

/// The next stretch: notes and quotations are what takes time to draw.
fn next(open: &OpenArticle, drawn: Option<Span>, seen: Seen) -> Span {
    let weight = |block: usize| {
        let Some(span) = open.text.blocks().get(block).map(|b| b.span) else { return 0 };
        let marks = open.marks_at.within(&open.text, span);
        let said = marks.iter().filter(|(_, i)| open.marks.get(*i).is_some_and(|m| m.is_speech() && m.is_shown()));
        open.notes_at.within(&open.text, span).len() + said.count()
    };
    seen.next(&open.text, drawn, &weight)
}

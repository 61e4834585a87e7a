//! Something that was asked for comes before what the page does by itself.

use super::Desk;
use crate::web::platform::{now, painted, pause, spawn_local, yield_now};
use std::cell::Cell;
use std::rc::Rc;

/// A page that scrolled so recently, in ms, is being scrolled: longer than the pause between two turns of a wheel.
const SCROLLING: f64 = 150.0;

/// What the page does by itself waits for.
#[derive(Default)]
pub(super) struct Turns {
    /// How many things somebody waits for.
    awaited: Cell<u32>,
    /// When the page last scrolled, in ms of `performance.now`.
    scrolled: Cell<f64>,
    /// The page moves by more than a screen from frame to frame.
    flying: Cell<bool>,
}

impl Turns {
    /// Resolves when nobody waits for anything. What is not asked for (drawing the interface, reading the article, making
    /// the model) waits for this: half of what an opening took was their work, and more of what placing annotations took.
    pub(super) async fn rests(&self) {
        while self.awaited.get() > 0 {
            pause(5).await;
        }
    }

    /// The next turn of what the page does by itself: a task of its own when nobody waits for anything, and after the frame
    /// while the page is scrolled, so that one frame has one slice of it to bear. A page that flies past has new sections to
    /// lay out in each frame, which leaves no room.
    pub(super) async fn turn(&self) {
        if now() - self.scrolled.get() < SCROLLING {
            painted().await;
        } else {
            yield_now().await;
        }
        while self.flying.get() {
            painted().await;
        }
        self.rests().await;
    }

    /// Says whether the page flies past.
    pub(super) fn flies(&self, flying: bool) {
        self.flying.set(flying);
    }

    /// Whether the page moves by more than a screen from frame to frame.
    pub(super) fn is_flying(&self) -> bool {
        self.flying.get()
    }

    /// The page scrolls.
    pub(super) fn scrolls(&self) {
        self.scrolled.set(now());
    }
}

/// While this lives, somebody waits for something: an article that is opened, annotations that are placed.
pub(super) struct Busy(Rc<Turns>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.awaited.set(self.0.awaited.get().saturating_sub(1));
    }
}

impl Desk {
    /// Says that somebody waits, until the result is dropped.
    pub(super) fn busy(&self) -> Busy {
        self.turns.awaited.set(self.turns.awaited.get() + 1);
        Busy(self.turns.clone())
    }

    /// Lets what was just done be seen before the page goes on with what it does by itself.
    pub(super) fn show_first(&self) {
        if self.analysing.get() {
            let busy = self.busy();
            spawn_local(async move {
                painted().await;
                drop(busy);
            });
        }
    }

    /// Resolves when nobody waits for anything.
    pub async fn rests(&self) {
        self.turns.rests().await;
    }

    /// Whether somebody waits for something.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.turns.awaited.get() > 0
    }
}

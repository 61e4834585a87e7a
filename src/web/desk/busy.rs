//! Something that was asked for comes before what the page does by itself.

use super::Desk;
use crate::web::platform::pause;
use std::cell::Cell;
use std::rc::Rc;

/// While this lives, somebody waits for something: an article that is opened, annotations that are placed.
pub(super) struct Busy(Rc<Cell<u32>>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.set(self.0.get().saturating_sub(1));
    }
}

impl Desk {
    /// Says that somebody waits, until the result is dropped.
    pub(super) fn busy(&self) -> Busy {
        self.awaited.set(self.awaited.get() + 1);
        Busy(self.awaited.clone())
    }

    /// Resolves when nobody waits for anything. What is not asked for (drawing the interface, reading the article, making
    /// the model) waits for this: half of what an opening took was their work, and more of what placing annotations took.
    pub async fn rests(&self) {
        rests(&self.awaited).await;
    }

    /// Whether somebody waits for something.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.awaited.get() > 0
    }
}

/// Resolves when nothing is `awaited`.
pub(super) async fn rests(awaited: &Cell<u32>) {
    while awaited.get() > 0 {
        pause(5).await;
    }
}

//! Many notes to be saved, without holding up the page.

use super::Keeper;
use crate::core::annotation::{Id, Note};
use crate::web::desk::Slice;
use crate::web::platform::{painted, spawn_local};
use std::rc::Rc;

impl Keeper {
    /// Saves `notes` of `article` in slices, from the next frame on. What is saved of a note meanwhile takes the place of
    /// what waits here.
    pub(in crate::web::desk) fn save_notes(self: &Rc<Self>, article: Id, notes: Vec<Rc<Note>>) {
        let works = !self.many.borrow().is_empty();
        for note in notes {
            self.many.borrow_mut().insert(note.id(), (article, note));
        }
        if works || self.many.borrow().is_empty() {
            return;
        }
        self.task(true);
        let keeper = self.clone();
        spawn_local(async move {
            painted().await;
            let mut slice = Slice::begin();
            loop {
                let some = keeper.many.borrow_mut().take_first(AT_ONCE);
                if some.is_empty() {
                    break;
                }
                for (_, (article, note)) in some {
                    // Another tab may have written it meanwhile: this merges with what stands there.
                    keeper.save_note(article, &note);
                }
                slice.breathe().await;
            }
            keeper.task(false);
        });
    }
}

/// So many take less than a slice.
const AT_ONCE: usize = 32;

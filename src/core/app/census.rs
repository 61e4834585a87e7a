//! How many annotations are in each state, and which have no passage to stand beside.
//!
//! Kept with each change: whatever is drawn asks for these, and ten thousand notes are not counted for a key stroke.

use crate::core::anchoring::{Resolved, State as Anchor};
use crate::core::annotation::{Id, Note};
use crate::core::order::Sorted;

/// The annotations of an article in figures; decisions and deleted ones are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Census {
    states: [usize; 8],
    unplaced: Sorted<Id, ()>,
}

impl Census {
    /// Counts `note`, which lies at `place`.
    pub(super) fn add(&mut self, note: &Note, place: &Resolved) {
        if counts(note) {
            self.states[number(place.state)] += 1;
            if place.span.is_none() {
                self.unplaced.insert(note.id(), ());
            }
        }
    }

    /// Counts `note`, which lay at `place`, no more.
    pub(super) fn remove(&mut self, note: &Note, place: &Resolved) {
        if counts(note) {
            self.states[number(place.state)] -= 1;
            self.unplaced.remove(&note.id());
        }
    }

    /// How many are in each state, in the order of [`Anchor::ALL`].
    pub(super) fn states(&self) -> [usize; 8] {
        self.states
    }

    /// Those without a passage, in order of their ids.
    pub(super) fn unplaced(&self) -> impl Iterator<Item = &Id> {
        self.unplaced.keys()
    }
}

fn counts(note: &Note) -> bool {
    !note.is_deleted() && !note.is_decision()
}

fn number(state: Anchor) -> usize {
    // The list names every state once.
    Anchor::ALL.iter().position(|one| *one == state).unwrap_or_default()
}

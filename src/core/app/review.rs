//! Walking through the marks that wait for a person, and through what belongs together.

use super::marks::{Layer, Mark};
use super::open::OpenArticle;
use crate::core::text::Span;

impl OpenArticle {
    /// Marks that nobody has judged, in order of the text.
    pub fn waiting(&self) -> impl DoubleEndedIterator<Item = &Mark> {
        self.marks.iter().filter(|m| m.is_unreviewed())
    }

    /// How many marks nobody has judged.
    #[must_use]
    pub fn unreviewed(&self) -> usize {
        self.waiting().count()
    }

    /// The first mark that waits after the place and layer of `from`, from the beginning of the text again after the
    /// last one. `None` if none waits but what stands at `from` itself.
    #[must_use]
    pub fn next_unreviewed(&self, from: (Span, Layer)) -> Option<&Mark> {
        let (before, after) = self.marks.split_at(self.marks.partition_point(|m| place(m) <= from));
        after.iter().chain(before).find(|m| m.is_unreviewed() && place(m) != from)
    }

    /// As [`Self::next_unreviewed`], towards the beginning.
    #[must_use]
    pub fn previous_unreviewed(&self, from: (Span, Layer)) -> Option<&Mark> {
        let (before, after) = self.marks.split_at(self.marks.partition_point(|m| place(m) < from));
        before.iter().rev().chain(after.iter().rev()).find(|m| m.is_unreviewed() && place(m) != from)
    }

    /// The fragments of the utterance that `mark` is part of, in order of the text, itself included. What only a person
    /// found is an utterance of its own.
    #[must_use]
    pub fn fragments(&self, mark: &Mark) -> Vec<&Mark> {
        let same = |m: &&Mark| m.id == mark.id || (m.is_speech() && m.utterance > 0 && m.utterance == mark.utterance);
        self.marks.iter().filter(same).collect()
    }
}

/// Marks stand in this order.
fn place(mark: &Mark) -> (Span, Layer) {
    (mark.span, mark.kind.layer())
}

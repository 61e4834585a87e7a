//! For which stretch of the text the margins are drawn.
//!
//! Drawing a margin takes milliseconds for a dozen notes, so it grows in steps: first what stands beside the screen, then
//! what stands a screen above and below it. It is not drawn anew while what is drawn reaches far enough.

use crate::core::text::{Span, Text};

/// What of the text can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What is on the screen, in whole blocks.
    pub screen: Span,
    /// What is worth painting and a place in the margin: the screen, and about another above and below it.
    pub near: Span,
}

/// So many notes and quotations are drawn more in one step; a block is not cut.
pub const STEP: usize = 16;

impl Seen {
    /// Whether `drawn` reaches half as far beyond the screen as what is near.
    #[must_use]
    pub fn is_met(&self, drawn: Span) -> bool {
        let before = usize::midpoint(self.near.start.get(), self.screen.start.get());
        let after = usize::midpoint(self.near.end.get(), self.screen.end.get());
        drawn.start.get() <= before && drawn.end.get() >= after
    }

    /// Whether `drawn` reaches as far as what is near.
    #[must_use]
    pub fn is_filled(&self, drawn: Span) -> bool {
        drawn.start <= self.near.start && drawn.end >= self.near.end
    }

    /// What is drawn next where `drawn` is drawn now: about [`STEP`] more by `weight`, which says how much there is to draw
    /// beside a block of `text`. What is not near any more is let go of.
    #[must_use]
    pub fn next(&self, text: &Text, drawn: Option<Span>, weight: &dyn Fn(usize) -> usize) -> Span {
        let range = |span: Span| (text.block_at(span.start), text.block_at(span.end) + 1);
        let (screen, near) = (range(self.screen), range(self.near));
        let kept = drawn.map(range).map(|(first, end)| (first.max(near.0), end.min(near.1)));
        // Where nothing of it touches the screen, all begins anew there.
        let kept = kept.filter(|(first, end)| *first <= screen.1 && *end >= screen.0 && first < end);
        let (mut first, mut end) = kept.unwrap_or((screen.0, screen.0));
        let mut room = STEP;
        for goal in [screen, near] {
            while end < goal.1 && room > 0 {
                room = room.saturating_sub(weight(end));
                end += 1;
            }
            while first > goal.0 && room > 0 {
                first -= 1;
                room = room.saturating_sub(weight(first));
            }
        }
        let start = text.blocks().get(first).map_or(self.near.start, |block| block.span.start);
        let end = end.checked_sub(1).and_then(|last| text.blocks().get(last)).map_or(start, |block| block.span.end);
        Span { start, end }
    }
}

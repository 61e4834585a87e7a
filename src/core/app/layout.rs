//! Where the cards of a margin stand: beside their passages, never over each other.

/// Air between two cards, in CSS pixels (LOOK, section 6).
pub const GAP: f64 = 18.0;

/// A card to be placed. All lengths in CSS pixels from the article's top, downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    /// Where its upper edge would stand if it were alone.
    pub want: f64,
    /// Its height.
    pub height: f64,
}

/// The upper edges of `cards`, which come in the order of the text and keep it.
///
/// The chosen card keeps the place it wants, or the first where none is chosen; those below it are pushed down, those
/// above it up, [`GAP`] apart. Where that would push a card above `top`, the whole stack that touches it slides down,
/// the chosen one too: nothing may end where nobody can scroll.
///
/// Rejected: placing all cards so that the sum of their ways is least. It moves the card that is being read whenever
/// any other changes.
#[must_use]
pub fn arrange(cards: &[Card], chosen: Option<usize>, top: f64) -> Vec<f64> {
    let mut places: Vec<f64> = cards.iter().map(|card| card.want).collect();
    let pivot = chosen.filter(|&i| i < cards.len()).unwrap_or(0);
    for i in (0..pivot).rev() {
        places[i] = places[i].min(places[i + 1] - GAP - cards[i].height);
    }
    let mut floor = top;
    for i in 0..cards.len() {
        places[i] = places[i].max(floor);
        floor = places[i] + cards[i].height + GAP;
    }
    places
}

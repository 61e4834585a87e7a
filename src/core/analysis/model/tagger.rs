//! The tagger: weights of features, and what they make of a block.

use super::exp::exp;
use super::features::{Facts, Hint};
use super::lattice::{Edges, KINDS, LABELS, Lattice, Row, factors};
use crate::core::analysis::EntityKind;
use crate::core::analysis::token::{Class, Tokens};
use crate::core::analysis::view::View;

/// Kinds in the order of their labels.
pub const KIND: [EntityKind; KINDS] =
    [EntityKind::Person, EntityKind::Place, EntityKind::Organisation, EntityKind::Misc];

/// Bits of a feature's hash that are kept: so many that the features of a corpus hardly ever fall together.
pub const BITS: u32 = 24;

/// See [`Tagger::filter`].
const FILTER: u32 = 18;

/// The feature as the model knows it.
#[must_use]
pub fn kept(feature: u32) -> u32 {
    feature >> (32 - BITS)
}

/// Tokens before the first and after the last sign of a name in a segment: as far as a name may reach.
const AROUND: [usize; 2] = [3, 5];

/// A segment ends at the latest after so many tokens, so that what is held in memory stays small whatever the text.
const LONG: usize = 240;

/// Probabilities, in thousandths, that a run of tokens is one name of each kind.
pub type Chances = [u16; KINDS];

/// A name that the tagger sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// First token.
    pub first: usize,
    /// Last token, included.
    pub last: usize,
    /// How probable each kind is.
    pub chances: Chances,
}

impl Tagged {
    /// The most probable kind, as its index in [`KIND`].
    #[must_use]
    pub fn kind(&self) -> usize {
        (0..KINDS).rev().max_by_key(|&k| self.chances[k]).unwrap_or_default()
    }
}

/// Weights by feature.
#[derive(Clone, Debug)]
pub struct Tagger {
    /// Positions in `rows`, plus one, by hash; a power of two of them.
    slots: Vec<u32>,
    /// Whether any feature with these last [`FILTER`] bits has weights. Most features of a text have none, and this is
    /// small enough to stay in the fastest memory.
    filter: Vec<u64>,
    rows: Vec<(u32, [i8; LABELS])>,
    edges: Edges,
    /// The factor of a label whose weights are so much less than the greatest.
    factors: Vec<f64>,
}

/// A label whose score is this much less than the greatest, or more, has the factor of that: one in 10^17.
const LEAST: u32 = 40;

impl Tagger {
    /// A tagger of these weights, in units of `1 / scale`: `rows` by feature, `edges` by label and the label before.
    #[must_use]
    pub fn new(rows: Vec<(u32, [i8; LABELS])>, edges: &[[i8; LABELS]; LABELS + 1], scale: u16) -> Self {
        let size = (rows.len() * 2).next_power_of_two();
        let unit = 1.0 / f64::from(scale.max(1));
        let edges = factors(&edges.map(|row| row.map(|w| f64::from(w) * unit)));
        let mut slots = vec![0_u32; size];
        for (i, (feature, _)) in rows.iter().enumerate() {
            let mut at = *feature as usize & (size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = i as u32 + 1;
        }
        let mut filter = vec![0_u64; 1 << (FILTER - 6)];
        for (feature, _) in &rows {
            let bit = feature & ((1 << FILTER) - 1);
            filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        let factors = (0..=LEAST * u32::from(scale.max(1))).map(|less| exp(-f64::from(less) * unit)).collect();
        Self { slots, filter, rows, edges, factors }
    }

    fn row(&self, feature: u32) -> Option<&[i8; LABELS]> {
        let bit = feature & ((1 << FILTER) - 1);
        if self.filter[(bit >> 6) as usize] & 1 << (bit & 63) == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = feature as usize & mask;
        loop {
            let (known, row) = self.rows.get((self.slots[at] as usize).checked_sub(1)?)?;
            if *known == feature {
                return Some(row);
            }
            at = (at + 1) & mask;
        }
    }

    /// The factors of the labels of token `i`. Weights are whole numbers, so that a table serves for the exponential
    /// function, whose divisions took most of the time.
    fn factors(&self, facts: &Facts, i: usize) -> Row {
        let mut sums = [0_i32; LABELS];
        facts.each(i, &mut |feature, _| {
            if let Some(row) = self.row(kept(feature)) {
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum += i32::from(*weight);
                }
            }
        });
        let most = sums.iter().copied().max().unwrap_or_default();
        let least = self.factors.len() - 1;
        sums.map(|s| self.factors[least.min((most - s) as usize)])
    }

    /// The names that the tagger sees in one segment, from token `from` to the one before `to`.
    #[must_use]
    pub fn names(&self, facts: &Facts, from: usize, to: usize) -> Vec<Tagged> {
        let lattice = Lattice::of_factors((from..to).map(|i| self.factors(facts, i)), &self.edges);
        likely(&lattice)
            .map(|(first, last)| Tagged {
                first: from + first,
                last: from + last,
                chances: chances(&lattice, first, last),
            })
            .collect()
    }

    /// The names that the tagger sees in a block, in order, and the chances of each of `asked`, runs of tokens (first and
    /// last) in order.
    #[must_use]
    pub fn tag(&self, tokens: &View<'_>, hints: &[Hint], asked: &[(usize, usize)]) -> (Vec<Tagged>, Vec<Chances>) {
        let facts = Facts::new(tokens, hints);
        let mut seen = Vec::new();
        let mut answers = vec![[0; KINDS]; asked.len()];
        let mut asked = asked.iter().zip(&mut answers).peekable();
        for (from, to) in segments(tokens, hints) {
            let lattice = Lattice::of_factors((from..to).map(|i| self.factors(&facts, i)), &self.edges);
            seen.extend(likely(&lattice).map(|(first, last)| Tagged {
                first: from + first,
                last: from + last,
                chances: chances(&lattice, first, last),
            }));
            while let Some((&(first, last), answer)) = asked.next_if(|((first, _), _)| *first < to) {
                if first >= from && last >= first && last < to {
                    *answer = chances(&lattice, first - from, last - from);
                }
            }
        }
        (seen, answers)
    }
}

/// The segments of a block, each from its first token to the one after its last: what stands around words with a capital
/// or names that the rules see, within a sentence. Nothing else can be a name, and leaving it out halves the work.
pub fn segments(tokens: &Tokens, hints: &[Hint]) -> impl Iterator<Item = (usize, usize)> {
    let signs = |i: usize| tokens.is_capital(i) || hints.get(i).is_some_and(|h| h.rule > 0);
    let stops = |i: usize| tokens.class(i) == Class::Stop;
    let mut at = 0;
    std::iter::from_fn(move || {
        let sign = (at..tokens.len()).find(|&i| signs(i))?;
        let from = (at.max(sign.saturating_sub(AROUND[0]))..sign)
            .rev()
            .find(|&i| stops(i))
            .map_or_else(|| at.max(sign.saturating_sub(AROUND[0])), |stop| stop + 1);
        let (mut end, mut last) = (sign + 1, sign);
        while end < tokens.len() && !stops(end - 1) && end - last <= AROUND[1] && end - from < LONG {
            if signs(end) {
                last = end;
            }
            end += 1;
        }
        at = end;
        Some((from, end))
    })
}

fn chances(lattice: &Lattice<'_>, first: usize, last: usize) -> Chances {
    std::array::from_fn(|kind| (lattice.name(first, last, kind) * 1000.0 + 0.5) as u16)
}

/// Runs of tokens that are names by the most probable label of each.
fn likely<'a>(lattice: &'a Lattice<'_>) -> impl Iterator<Item = (usize, usize)> + 'a {
    let best = |t: usize| {
        let row = lattice.marginal(t);
        (0..LABELS).fold(0, |best, y| if row[y] > row[best] { y } else { best })
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = (at..lattice.len()).find(|&t| best(t) != 0)?;
        let kind = (best(first) - 1) % KINDS;
        at = first + 1;
        while at < lattice.len() && best(at) == super::lattice::inside(kind) {
            at += 1;
        }
        Some((first, at - 1))
    })
}

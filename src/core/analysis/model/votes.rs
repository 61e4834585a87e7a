//! The tagger's voice among the rules.
//!
//! The tagger votes on every name that the rules see, as any rule does; it proposes names that they do not see, and runs
//! of words that it holds for one name where they hold other words for one. It decides what is unclear: a civility or a
//! list outweighs it, a capital or a preposition does not.

use super::Model;
use super::hints::hints;
use super::tagger::{Chances, KIND, Tagged};
use crate::core::analysis::context::Evidence;
use crate::core::analysis::gazetteer::key_word;
use crate::core::analysis::grammar::Phenomenon;
use crate::core::analysis::names::{self, Name};
use crate::core::analysis::rule::Rule;
use crate::core::analysis::scan::Scan;
use crate::core::analysis::view::View;
use crate::core::order::sort_by_key;

/// Votes of a name that the tagger holds for certain.
const WEIGHT: u32 = 8;
/// Thousandths from which a name that the rules do not see is one.
const SEEN: u32 = 500;
/// Thousandths from which the tagger's words replace those of the rules, and those under which the latter must be.
const REPLACES: u32 = 700;
/// See [`REPLACES`].
const REPLACED: u32 = 150;
/// Thousandths under which a word that rules hold for a name on weak grounds is none.
const REFUSED: u32 = 200;
/// The same for several words: two capitals in a row are rarely chance.
const REFUSED_RUN: u32 = 40;
/// Votes of a ground that keeps a name whole.
const HELD: u16 = 8;
/// Votes of a ground that is not weak.
const STRONG: u16 = 9;

/// The names of a block by rules, lists and tagger.
#[must_use]
pub fn names(view: &View<'_>, scan: &Scan, model: &Model) -> Vec<Name> {
    let found = names::names(view, &scan.dates);
    let Some(tagger) = model.tagger.as_ref().filter(|_| view.on(Phenomenon::Tagger)) else { return found };
    let asked: Vec<(usize, usize)> = found.iter().map(|n| (n.first, n.last)).collect();
    let (seen, chances) = tagger.tag(view, &hints(view, &scan.dates, &found), &asked);
    let known: Vec<(Name, Chances)> = found.into_iter().zip(chances).collect();
    let mut all = elect(view, scan, known, &seen);
    for (name, chances) in &mut all {
        vote(name, chances);
    }
    all.into_iter().map(|(name, _)| name).collect()
}

/// Adds the tagger's votes. Where it sees no name and the grounds of the rules are weak, the name stands only if the
/// document knows it from elsewhere.
fn vote(name: &mut Name, chances: &Chances) {
    if refused(name, chances) {
        (name.doubtful, name.evidence) = (true, Evidence::default());
    }
    for (kind, chance) in KIND.into_iter().zip(*chances) {
        let votes = (u32::from(chance) * WEIGHT + 500) / 1000;
        if votes > 0 {
            name.evidence.vote(kind, votes as u16, Rule::Learned);
        }
    }
}

/// The names that stand: those of the rules, and those that the tagger adds or puts in place of others. Both lists are in
/// order and are gone through once.
fn elect(view: &View<'_>, scan: &Scan, known: Vec<(Name, Chances)>, seen: &[Tagged]) -> Vec<(Name, Chances)> {
    let mut stands = vec![true; known.len()];
    let mut added = Vec::new();
    let (mut at, mut date) = (0, 0);
    for tagged in seen {
        at += known[at..].iter().take_while(|(n, _)| n.last < tagged.first).count();
        date += scan.dates[date..].iter().take_while(|d| d.last < tagged.first).count();
        let end = at + known[at..].iter().take_while(|(n, _)| n.first <= tagged.last).count();
        let dated = scan.dates.get(date).is_some_and(|d| d.first <= tagged.last);
        let rivals = || (at..end).filter(|&i| stands[i]);
        let least = if rivals().next().is_some() { REPLACES } else { SEEN };
        let same = known[at..end].iter().any(|(n, _)| (n.first, n.last) == (tagged.first, tagged.last));
        let cut = |n: &Name| n.first <= tagged.first && n.last >= tagged.last && holds(n);
        // Rules part what stands side by side with reason: `le secrétaire général de l'ONU Jean Dupont`.
        let joins = known[at..end].windows(2).any(|pair| pair[0].0.last + 1 == pair[1].0.first);
        let yields = rivals().all(|i| !cut(&known[i].0) && sum(&known[i].1) <= REPLACED);
        if !dated && !same && !joins && yields && sum(&tagged.chances) >= least {
            stands[at..end].fill(false);
            added.push((name(view, tagged), tagged.chances));
        }
    }
    let mut all: Vec<_> = known.into_iter().zip(stands).filter(|(_, stands)| *stands).map(|(n, _)| n).collect();
    all.extend(added);
    sort_by_key(&mut all, |(name, _)| name.first);
    all
}

/// Whether the tagger sees no name where the rules see one on weak grounds.
fn refused(name: &Name, chances: &Chances) -> bool {
    let least = if name.last > name.first { REFUSED_RUN } else { REFUSED };
    sum(chances) < least && name.listed.is_none() && name.evidence.votes.iter().all(|v| *v < STRONG)
}

/// Whether the rules hold a name on strong grounds.
fn holds(name: &Name) -> bool {
    name.listed.is_some() || name.evidence.votes.iter().any(|v| *v >= HELD)
}

fn sum(chances: &Chances) -> u32 {
    chances.iter().map(|c| u32::from(*c)).sum()
}

fn name(view: &View<'_>, tagged: &Tagged) -> Name {
    let mut key = String::new();
    for i in tagged.first..=tagged.last {
        key_word(&mut key, view.low(i));
    }
    Name { first: tagged.first, last: tagged.last, key, listed: None, evidence: Evidence::default(), doubtful: false }
}

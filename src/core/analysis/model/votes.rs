//! The tagger's voice among the rules.
//!
//! The tagger votes on every name that the rules see, as any rule does; it proposes names that they do not see, and runs
//! of words that it holds for one name where they hold other words for one. It decides what is unclear: a civility or a
//! list outweighs it, a capital or a preposition does not.

use super::Model;
use super::hints::hints;
use super::tagger::{Chances, KIND, Tagged};
use crate::core::analysis::EntityKind;
use crate::core::analysis::context::Evidence;
use crate::core::analysis::gazetteer::key_word;
use crate::core::analysis::grammar::Phenomenon;
use crate::core::analysis::lexicon::PREP;
use crate::core::analysis::nameless;
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
const REPLACES: u32 = 800;
/// See [`REPLACES`].
const REPLACED: u32 = 150;
/// Thousandths under which a word that rules hold for a name on weak grounds is none.
const REFUSED: u32 = 200;
/// The same for a word of which the rules only see the capital.
const REFUSED_CAPITAL: u32 = 600;
/// The same for several words: two capitals in a row are rarely chance.
const REFUSED_RUN: u32 = 40;
/// Votes of a ground that keeps a name whole.
const HELD: u16 = 8;
/// Votes of a ground that is more than a capital.
const WEAK: u16 = 3;
/// Votes of a ground that is not weak.
const STRONG: u16 = 9;

/// A name with what the tagger says of it.
struct Candidate {
    name: Name,
    chances: Chances,
    /// Whether the tagger takes its words for part of another name that was not let in: then the rules decide alone.
    contested: bool,
    stands: bool,
}

/// The names of a block by rules, lists and tagger.
#[must_use]
pub fn names(view: &View<'_>, scan: &Scan, model: &Model) -> Vec<Name> {
    let found = names::names(view, &scan.dates);
    let Some(tagger) = model.tagger.as_ref().filter(|_| view.on(Phenomenon::Tagger)) else { return found };
    let asked: Vec<(usize, usize)> = found.iter().map(|n| (n.first, n.last)).collect();
    let (seen, chances) = tagger.tag(view, &hints(view, &scan.dates, &found), &asked);
    let known = found.into_iter().zip(chances);
    let mut all: Vec<Candidate> =
        known.map(|(name, chances)| Candidate { name, chances, contested: false, stands: true }).collect();
    let added = elect(view, scan, &mut all, &seen);
    all.retain(|c| c.stands);
    all.extend(added);
    sort_by_key(&mut all, |c| c.name.first);
    all.into_iter().map(voted).collect()
}

/// The name with the tagger's votes. Where it sees no name and the grounds of the rules are weak, the name stands only
/// if the document knows it from elsewhere.
fn voted(candidate: Candidate) -> Name {
    let Candidate { mut name, chances, contested, .. } = candidate;
    if contested {
        return name;
    }
    if refused(&name, &chances) {
        return Name { doubtful: true, evidence: Evidence::default(), ..name };
    }
    // No person's name has a digit in it: `DES16C2nm`.
    let digit = name.key.contains(|c: char| c.is_ascii_digit());
    for (kind, chance) in KIND.into_iter().zip(chances).filter(|(kind, _)| !(digit && *kind == EntityKind::Person)) {
        let votes = (u32::from(chance) * WEIGHT + 500) / 1000;
        if votes > 0 {
            name.evidence.vote(kind, votes as u16, Rule::Learned);
        }
    }
    name
}

/// The names that the tagger adds, alone or in place of those of the rules, which then no longer stand. Both lists are in
/// order and are gone through once.
fn elect(view: &View<'_>, scan: &Scan, known: &mut [Candidate], seen: &[Tagged]) -> Vec<Candidate> {
    let mut added = Vec::new();
    let (mut at, mut date) = (0, 0);
    for tagged in seen {
        at += known[at..].iter().take_while(|c| c.name.last < tagged.first).count();
        date += scan.dates[date..].iter().take_while(|d| d.last < tagged.first).count();
        let end = at + known[at..].iter().take_while(|c| c.name.first <= tagged.last).count();
        let dated = scan.dates.get(date).is_some_and(|d| d.first <= tagged.last);
        let rivals = &mut known[at..end];
        let barred = nameless::shouted(view, tagged.first) || nameless::nameless(view, tagged.first, tagged.last);
        if dated || barred || rivals.iter().any(|c| (c.name.first, c.name.last) == (tagged.first, tagged.last)) {
            continue;
        }
        if wins(view, tagged, rivals) {
            rivals.iter_mut().for_each(|c| c.stands = false);
            added.push(Candidate { name: name(view, tagged), chances: tagged.chances, contested: false, stands: true });
        } else {
            rivals.iter_mut().for_each(|c| c.contested = true);
        }
    }
    added
}

/// Whether a name that the tagger sees stands before those that the rules see on its words.
fn wins(view: &View<'_>, tagged: &Tagged, rivals: &[Candidate]) -> bool {
    let mut rivals_left = rivals.iter().filter(|c| c.stands).peekable();
    let least = if rivals_left.peek().is_some() { REPLACES } else { SEEN };
    let cut = |n: &Name| n.first <= tagged.first && n.last >= tagged.last && holds(n);
    // Rules part what stands side by side with reason: `le secrétaire général de l'ONU Jean Dupont`.
    let joins = rivals.windows(2).any(|pair| pair[0].name.last + 1 == pair[1].name.first);
    // `Pour Duval, …`: the tagger takes in a preposition at the head of a sentence that the rules part from the name.
    let behind = |n: &Name| n.first == tagged.first + 1 && n.last == tagged.last;
    let takes_in = view.flags(tagged.first) & PREP != 0 && rivals.iter().any(|c| behind(&c.name));
    !joins
        && !takes_in
        && sum(&tagged.chances) >= least
        && rivals_left.all(|c| !cut(&c.name) && sum(&c.chances) <= REPLACED)
}

/// Whether the tagger sees no name where the rules see one on weak grounds.
fn refused(name: &Name, chances: &Chances) -> bool {
    let votes = name.evidence.votes.iter().max().copied().unwrap_or_default();
    let least = match votes {
        _ if name.last > name.first => REFUSED_RUN,
        0..WEAK => REFUSED_CAPITAL,
        _ => REFUSED,
    };
    sum(chances) < least && name.listed.is_none() && votes < STRONG
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
    let doubtful = tagged.first == tagged.last && names::short_for_body(view, tagged.first);
    Name { first: tagged.first, last: tagged.last, key, listed: None, evidence: Evidence::default(), doubtful }
}

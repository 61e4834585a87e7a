//! A newer text beside the open version: what changed, and where every note would lie. A value; nothing of the article
//! changes by it.

use super::error::AppError;
use super::open::OpenArticle;
use super::place::{Frozen, follow_note};
use super::state::State;
use crate::core::anchoring::revision::Revision;
use crate::core::anchoring::{Resolved, Resolver, State as Anchor};
use crate::core::annotation::{DecidedBy, Id, Note, Target, VersionPrefix};
use crate::core::order::Sorted;
use crate::core::text::{Span, Text, VersionHash};
use std::rc::Rc;

/// Where a note lies in the open version and in the one compared with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// In the open version.
    pub before: Resolved,
    /// In the other, as the anchoring has it.
    pub found: Resolved,
    /// In the other, as a person has it; `None` if nobody has decided.
    pub decided: Option<Resolved>,
}

impl Followed {
    /// In the other version: a person's word stands over the machine's.
    #[must_use]
    pub fn now(&self) -> &Resolved {
        self.decided.as_ref().unwrap_or(&self.found)
    }

    /// Whether a person should look at it: nobody has, and it is not where it was with the words it had.
    #[must_use]
    pub fn is_to_review(&self) -> bool {
        let doubtful = matches!(self.found.state, Anchor::Changed | Anchor::Moved | Anchor::Suggested | Anchor::Lost);
        self.decided.is_none() && doubtful && self.before.state != Anchor::Lost
    }
}

/// The open version and a newer text.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The version that was open.
    pub from: VersionHash,
    /// The newer text.
    pub text: Text,
    /// Its name.
    pub hash: VersionHash,
    /// What changed.
    pub revision: Revision,
    /// Where each note and decision lies.
    pub places: Sorted<Id, Followed>,
}

/// A comparison under way: notes are looked for one after the other, so that the page can breathe between them.
#[derive(Debug)]
pub struct Comparing {
    old: Text,
    from: VersionHash,
    text: Text,
    hash: VersionHash,
    notes: Vec<(Rc<Note>, Resolved)>,
}

impl Comparing {
    /// The open article beside `text`.
    ///
    /// # Errors
    /// `text` is blank, or the very text that is open.
    pub fn new(open: &OpenArticle, text: Text) -> Result<Self, AppError> {
        if text.as_str().trim().is_empty() {
            return Err(AppError::EmptyText);
        }
        let hash = text.hash();
        if hash == open.hash {
            return Err(AppError::SameText);
        }
        let notes = open.places.iter().filter_map(|(id, place)| Some((open.notes.get(id)?.clone(), place.clone())));
        Ok(Self { old: open.text.clone(), from: open.hash.clone(), text, hash, notes: notes.collect() })
    }

    /// The notes, each with its place in the open version.
    #[must_use]
    pub fn notes(&self) -> &[(Rc<Note>, Resolved)] {
        &self.notes
    }

    /// The versions, other than the open one, on which notes were made that have no place in it: their texts help.
    #[must_use]
    pub fn origins(&self) -> Vec<VersionPrefix> {
        let mut origins: Vec<VersionPrefix> = Vec::new();
        for (note, place) in &self.notes {
            if place.span.is_none()
                && let Some(Target::Passage(passage)) = note.target()
                && let Some(version) = passage.version.filter(|v| !v.names(&self.from) && !origins.contains(v))
            {
                origins.push(version);
            }
        }
        origins
    }

    /// What places notes in the newer text.
    #[must_use]
    pub fn resolver(&self) -> Resolver<'_> {
        Resolver::of_next_version(self.text.as_str(), self.old.as_str())
    }

    /// The newer text.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Where `note` lies, which lies at `before` in the open version. `frozen` are older texts that are at hand.
    #[must_use]
    pub fn place(&self, note: &Note, before: &Resolved, next: &Resolver<'_>, frozen: &[Frozen<'_>]) -> Resolved {
        let let_go = note.resolution(&self.from).is_some_and(|r| r.decided_by == DecidedBy::Person && r.span.is_none());
        if let_go {
            return Resolved::lost();
        }
        follow_note(note, before, (&self.old, &self.text), next, frozen)
    }

    /// The comparison, with what [`Self::place`] said of each note, in order.
    #[must_use]
    pub fn finish(self, places: Vec<Resolved>) -> Comparison {
        let revision = Revision::new(&self.old, &self.text);
        let followed = |((note, before), found): ((Rc<Note>, Resolved), Resolved)| {
            (note.id(), Followed { before, found, decided: None })
        };
        let places = self.notes.into_iter().zip(places).map(followed).collect();
        Comparison { from: self.from, text: self.text, hash: self.hash, revision, places }
    }

    /// All of it at once.
    #[must_use]
    pub fn at_once(self) -> Comparison {
        let resolver = self.resolver();
        let places = self.notes.iter().map(|(note, before)| self.place(note, before, &resolver, &[])).collect();
        drop(resolver);
        self.finish(places)
    }
}

impl Comparison {
    /// How many annotations of `open` would be in each state, decisions aside, in the order of [`Anchor::ALL`].
    #[must_use]
    pub fn tally(&self, open: &OpenArticle) -> [usize; 8] {
        let mut tally = [0; 8];
        for note in open.alive() {
            let state = self.places.get(&note.id()).map_or(Anchor::Pending, |followed| followed.now().state);
            if let Some(n) = Anchor::ALL.iter().position(|one| *one == state) {
                tally[n] += 1;
            }
        }
        tally
    }

    /// What a person says of a note: where it lies, that it is let go, or (`None`) nothing after all.
    fn decide(&mut self, id: Id, word: Option<Option<Span>>) -> Result<(), AppError> {
        if let Some(Some(span)) = word
            && span.of(self.text.as_str()).unwrap_or_default().trim().is_empty()
        {
            return Err(AppError::EmptySpan);
        }
        let followed = self.places.get_mut(&id).ok_or_else(|| AppError::UnknownAnnotation(id.to_string()))?;
        followed.decided = word.map(|span| match span {
            Some(span) => Resolved::placed(Anchor::Confirmed, span),
            None => Resolved::lost(),
        });
        Ok(())
    }
}

impl State {
    /// Takes a comparison in, to be looked at.
    ///
    /// # Errors
    /// It is of a version that is not open.
    pub(super) fn compared(&mut self, comparison: Rc<Comparison>) -> Result<(), AppError> {
        if self.writable()?.hash != comparison.from {
            return Err(AppError::NothingCompared);
        }
        self.comparison = Some(comparison);
        Ok(())
    }

    /// What a person says of a note in the comparison.
    pub(super) fn decide_place(&mut self, id: Id, word: Option<Option<Span>>) -> Result<(), AppError> {
        let mut comparison = Comparison::clone(self.comparison.as_deref().ok_or(AppError::NothingCompared)?);
        comparison.decide(id, word)?;
        self.comparison = Some(Rc::new(comparison));
        Ok(())
    }
}

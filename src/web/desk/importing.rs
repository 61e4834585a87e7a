//! Annotations that a script hands over with an article: read, placed and made into notes in slices.

use super::Desk;
use super::opening::{OpenError, Slice};
use super::progress::Stage;
use crate::core::anchoring::{Resolved, Resolver};
use crate::core::annotation::{Id, Note};
use crate::core::app::import_note;
use crate::core::format::jsonld::{Foreign, read_array};
use crate::core::order::Sorted;
use crate::core::port::Ids;
use crate::core::text::{Text, VersionHash};
use crate::web::platform::BrowserIds;
use js_sys::{Array, JSON};
use std::rc::Rc;

/// Annotations that become notes at once, which takes a millisecond or two.
pub(super) const AT_ONCE: u32 = 64;

/// Annotations as a script hands them over. They cross as strings of JSON, some at a time: measured faster than member by
/// member, what a script cannot say in JSON is no JSON-LD, and one string for all of them would hold the page up and stay
/// in its memory.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The annotations.
    pub list: Array,
    /// What the script calls the list, for messages.
    pub name: String,
}

impl Given {
    /// Reads some annotations from number `first` on, and hands each to `take`. Returns the number of the next one.
    ///
    /// # Errors
    /// One of them is no annotation.
    pub fn read_from(&self, first: u32, take: impl FnMut(Foreign)) -> Result<u32, OpenError> {
        let next = self.list.length().min(first.saturating_add(AT_ONCE));
        let part = self.list.slice(first, next);
        let json = JSON::stringify(&part).ok().and_then(|s| s.as_string());
        let json = json.ok_or_else(|| OpenError::Annotation(self.name.clone(), None))?;
        let wrong = |(n, why)| OpenError::Annotation(format!("{}[{}]", self.name, first as usize + n), why);
        read_array(&json, take).map_err(wrong)?;
        Ok(next)
    }
}

/// The text in which annotations are placed.
pub(super) struct Place<'p, 't> {
    pub(super) text: &'p Text,
    pub(super) hash: &'p VersionHash,
    pub(super) resolver: &'p Resolver<'t>,
}

impl Desk {
    /// Adds notes for the annotations `given` to `notes`, but for those whose IRI one of them has. Returns the new ones.
    ///
    /// # Errors
    /// One of them is no annotation.
    pub(super) async fn import_given(
        &self,
        given: &Given,
        place: &Place<'_, '_>,
        notes: &mut Vec<(Rc<Note>, Resolved)>,
        slice: &mut Slice,
    ) -> Result<Vec<Rc<Note>>, OpenError> {
        let length = given.list.length();
        let mut fresh = Vec::with_capacity(length as usize);
        let known: Sorted<String, ()> = notes.iter().filter_map(|(n, _)| Some((n.iri()?.to_owned(), ()))).collect();
        let mut ids = self.new_ids(length as usize).into_iter();
        let (writer, now) = (self.read(|s| s.writer), self.now());
        notes.reserve(length as usize);
        let mut first = 0;
        while first < length {
            let take = |foreign: Foreign| {
                if foreign.iri.as_ref().is_some_and(|iri| known.contains_key(iri)) {
                    return;
                }
                let id = ids.next().unwrap_or_else(|| self.new_id());
                let (note, at) = import_note(foreign, id, place.text, place.hash, place.resolver, writer, now);
                let note = Rc::new(note);
                fresh.push(note.clone());
                notes.push((note, at));
            };
            first = given.read_from(first, take)?;
            self.goes_on(Stage::Placing, first as usize, length as usize);
            slice.breathe().await;
        }
        Ok(fresh)
    }

    /// A new id.
    #[must_use]
    pub fn new_id(&self) -> Id {
        let id = self.ids.id();
        // A script may bring the same id twice; what stands under it must not be replaced.
        if self.is_taken(id) { BrowserIds.id() } else { id }
    }

    /// Whether something here has that id.
    fn is_taken(&self, id: Id) -> bool {
        self.read(|s| {
            let note = s.open.as_ref().is_some_and(|o| o.notes.contains_key(&id));
            note || s.library.contains_key(&id) || s.rules.contains_key(&id)
        })
    }

    /// `n` new ids, each once, in the order in which they were given.
    pub(super) fn new_ids(&self, n: usize) -> Vec<Id> {
        let mut ids = self.ids.many(n);
        // Ours come in order, so that one look at the neighbour says that none is there twice.
        let ordered = ids.is_sorted_by(|a, b| a < b);
        let mut seen = Sorted::new();
        for id in &mut ids {
            while (!ordered && seen.insert(*id, ()).is_some()) || self.is_taken(*id) {
                *id = BrowserIds.id();
            }
        }
        ids
    }
}

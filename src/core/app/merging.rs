//! An import: annotations of a file become notes, or change those that came from the same source before.
//!
//! What is here and what comes are told apart by the fingerprint that a note keeps of what it was when it came. Where only
//! one side has changed since, that side's words hold. Where both have, both texts stand side by side, as when two tabs
//! have written at once, and the note is named. Nothing that a person has written goes.

use super::BETWEEN_TEXTS;
use super::effect::{Effect, Event};
use super::error::AppError;
use super::history::Step;
use super::import::{Incoming, note_of};
use super::message::{Label, Message};
use super::open::OpenArticle;
use super::place::place_with;
use super::state::{Outcome, State};
use crate::core::anchoring::{Resolved, Resolver, State as Anchor};
use crate::core::annotation::{DecidedBy, Fingerprint, Id, Motivation, Note, Target, VersionPrefix, Writer};
use crate::core::language::Language;
use crate::core::order::Sorted;
use crate::core::text::VersionHash;
use std::rc::Rc;

/// What an import comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// Each note before, if there was one, after, and its place.
    changes: Vec<(Option<Rc<Note>>, Rc<Note>, Resolved)>,
    /// Every note that was among the annotations, changed or not.
    all: Vec<Id>,
    report: ImportReport,
}

/// The figures of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// New notes.
    pub created: usize,
    /// Notes that were here and are changed.
    pub updated: usize,
    /// Notes that were here as they are.
    pub unchanged: usize,
    /// Notes in which two texts now stand side by side.
    pub conflicts: Vec<Id>,
    /// How many of all of them are in each state, in the order of [`Anchor::ALL`].
    pub states: [usize; 8],
}

impl ImportReport {
    /// The figures in words, in `language`.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let unplaced =
            [Anchor::Suggested, Anchor::Lost].into_iter().filter_map(|state| self.states.get(state as usize));
        let parts = [
            (self.created, ["nouvelle", "nouvelles", "new"]),
            (self.updated, ["mise à jour", "mises à jour", "updated"]),
            (self.unchanged, ["inchangée", "inchangées", "unchanged"]),
            (self.conflicts.len(), ["avec deux textes", "avec deux textes", "with two texts"]),
            (unplaced.sum(), ["à replacer", "à replacer", "to place"]),
        ];
        let said = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, [one, many, english])| match language {
            Language::French => format!("{n} {}", if n == 1 { one } else { many }),
            Language::English => format!("{n} {english}"),
        });
        let said: Vec<String> = said.collect();
        match (said.is_empty(), language) {
            (true, Language::French) => "Import : aucune annotation".to_owned(),
            (true, Language::English) => "Import: no annotations".to_owned(),
            (false, Language::French) => format!("Annotations importées : {}", said.join(", ")),
            (false, Language::English) => format!("Annotations imported: {}", said.join(", ")),
        }
    }
}

/// Why an annotation of a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// Another annotation of the file has its IRI and says something else: the number of that one.
    Twice(usize),
    /// The note that has its IRI here was written by a newer version of the program.
    Newer,
}

impl NotTaken {
    /// The reason in `language`.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        match (self, language) {
            (Self::Twice(n), Language::French) => format!("a le même « id » que l’annotation {n}, et dit autre chose"),
            (Self::Twice(n), Language::English) => format!("has the “id” of annotation {n} and says something else"),
            (Self::Newer, _) => AppError::Newer.message(language),
        }
    }
}

/// An import that is being put together, beside the state.
#[derive(Debug)]
pub struct Merging {
    hash: VersionHash,
    writer: Writer,
    now: u64,
    /// Notes that have an IRI, by it.
    known: Sorted<String, Rc<Note>>,
    /// What notes without one were when they came.
    nameless: Sorted<u64, Rc<Note>>,
    /// Which annotation of the file has an IRI, what it is, and its note.
    seen: Sorted<String, (usize, Fingerprint, Id)>,
    import: Import,
}

impl Merging {
    /// An import into the open article.
    #[must_use]
    pub fn new(open: &OpenArticle, writer: Writer, now: u64) -> Self {
        let (mut known, mut nameless) = (Vec::new(), Vec::new());
        for note in open.notes.values().filter(|note| !note.is_deleted()) {
            match (note.iri(), note.came()) {
                (Some(iri), _) => known.push((iri.to_owned(), note.clone())),
                (None, Some(came)) => nameless.push((came.number(), note.clone())),
                (None, None) => {}
            }
        }
        Self {
            hash: open.hash.clone(),
            writer,
            now,
            known: known.into_iter().collect(),
            nameless: nameless.into_iter().collect(),
            seen: Sorted::new(),
            import: Import::default(),
        }
    }

    /// Takes annotation `number` of the file; `id` is used if it is new. `resolver` knows the text of the open article.
    ///
    /// # Errors
    /// It cannot be taken; what was taken before stays.
    pub fn take(&mut self, number: usize, incoming: Incoming, id: Id, resolver: &Resolver<'_>) -> Result<(), NotTaken> {
        let (iri, came) = (incoming.foreign.iri.as_deref(), incoming.came);
        let mine = match iri {
            Some(iri) => self.known.get(iri),
            None => self.nameless.get(&came.number()),
        };
        let mine = mine.cloned();
        if let Some(iri) = iri {
            match self.seen.get(iri) {
                Some((_, same, id)) if *same == came => {
                    let id = *id;
                    self.keep(id);
                    return Ok(());
                }
                Some((first, ..)) => return Err(NotTaken::Twice(*first)),
                None => {
                    let id = mine.as_ref().map_or(id, |mine| mine.id());
                    self.seen.insert(iri.to_owned(), (number, came, id));
                }
            }
        }
        let Some(mine) = mine else {
            let (note, place) = note_of(incoming, id, &self.hash, self.writer, self.now);
            self.import.report.created += 1;
            self.import.all.push(id);
            self.import.changes.push((None, Rc::new(note), place));
            return Ok(());
        };
        if mine.came() == Some(came) {
            self.keep(mine.id());
            return Ok(());
        }
        if mine.is_newer() {
            return Err(NotTaken::Newer);
        }
        let (note, contested) = self.update(&mine, incoming);
        if contested {
            self.import.report.conflicts.push(mine.id());
        }
        let place = place_with(&note, &self.hash, resolver);
        self.import.report.updated += 1;
        self.import.all.push(mine.id());
        self.import.changes.push((Some(mine), Rc::new(note), place));
        Ok(())
    }

    fn keep(&mut self, id: Id) {
        self.import.report.unchanged += 1;
        self.import.all.push(id);
    }

    /// `mine` as it is once `incoming` has been taken in, and whether two texts stand side by side in it now.
    fn update(&self, mine: &Note, incoming: Incoming) -> (Note, bool) {
        let (writer, now) = (self.writer, incoming.foreign.modified.unwrap_or(self.now));
        let mut note = mine.clone();
        let contested = self.update_words(&mut note, mine, &incoming, now);
        let foreign = &incoming.foreign;
        if let Some(motivation) = foreign.motivation.as_deref().and_then(Motivation::parse)
            && motivation != mine.motivation()
        {
            note.set_motivation(motivation, writer, now);
        }
        if let Some(name) = foreign.creator.as_deref().filter(|name| Some(*name) != mine.creator()) {
            note.set_creator(name, writer, now);
        }
        if mine.foreign().map_or(!foreign.rest.is_empty(), |rest| *rest != foreign.rest) {
            note.set_foreign(&foreign.rest, writer, now);
        }
        let version = VersionPrefix::from(&self.hash);
        let target = incoming.target(version);
        let known = mine.resolution(&self.hash);
        let by_person = known.is_some_and(|known| known.decided_by == DecidedBy::Person);
        if !by_person && !mine.target().is_some_and(|mine| same_words(&mine, &target)) {
            note.set_target(target, writer, now);
            if let Some(resolution) = incoming.resolution(version, self.now, known.is_some()) {
                note.resolve(resolution, writer, now);
            }
        }
        note.set_came(incoming.came, writer, now);
        (note, contested)
    }

    fn update_words(&self, note: &mut Note, mine: &Note, incoming: &Incoming, now: u64) -> bool {
        let (texts, tags) = (mine.texts(), mine.tags());
        let here = Fingerprint::new(&texts.join(BETWEEN_TEXTS), &tags, "");
        let came = incoming.came;
        // Of a note that came before there were fingerprints nobody knows what it was: both may have changed.
        let was = mine.came();
        let changed = |same: fn(Fingerprint, Fingerprint) -> bool| {
            (was.is_none_or(|was| !same(was, here)), was.is_none_or(|was| !same(was, came)))
        };
        let theirs = incoming.foreign.note.as_deref().unwrap_or_default();
        let mut contested = false;
        match changed(Fingerprint::same_text) {
            _ if here.same_text(came) => {}
            (_, false) => {}
            (false, true) => note.set_text(theirs, self.writer, now),
            // They have taken their words back; ours are our own.
            (true, true) if theirs.is_empty() => {}
            (true, true) => {
                let mut all = texts.clone();
                all.retain(|text| *text != theirs);
                contested = !all.is_empty();
                all.push(theirs);
                note.set_texts(&all, self.writer, now);
            }
        }
        let mut all = incoming.foreign.tags.clone();
        match changed(Fingerprint::same_tags) {
            _ if here.same_tags(came) => {}
            (_, false) => {}
            (false, true) => note.set_tags(&all, self.writer, now),
            (true, true) => {
                for tag in tags {
                    if !all.iter().any(|known| known == tag) {
                        all.push(tag.to_owned());
                    }
                }
                note.set_tags(&all, self.writer, now);
            }
        }
        contested
    }

    /// The import, complete.
    #[must_use]
    pub fn finish(self) -> Import {
        self.import
    }
}

/// Whether two targets are the same for whoever gave them.
fn same_words(a: &Target, b: &Target) -> bool {
    match (a, b) {
        (Target::Passage(a), Target::Passage(b)) => {
            (&a.exact, &a.prefix, &a.suffix) == (&b.exact, &b.prefix, &b.suffix)
        }
        (a, b) => a == b,
    }
}

impl State {
    /// Takes an import in as one step.
    pub(super) fn import(&mut self, import: Import) -> Result<Outcome, AppError> {
        let open = self.writable()?;
        for (before, after, _) in &import.changes {
            let now = open.notes.get(&after.id());
            if now != before.as_ref() {
                return Err(AppError::ChangedMeanwhile);
            }
        }
        let Import { changes, all, mut report } = import;
        let (mut steps, mut decides) = (Vec::with_capacity(changes.len()), false);
        for (before, after, place) in changes {
            decides |= open.put(after.clone(), Some(place));
            steps.push((before, after));
        }
        if decides {
            open.refresh_marks();
        }
        for id in all {
            let state = open.places.get(&id).map(|place| place.state);
            if let Some(count) = state.and_then(|state| report.states.get_mut(state as usize)) {
                *count += 1;
            }
        }
        let mut effects = open.keep_all(steps.iter().map(|(_, after)| after));
        if !steps.is_empty() {
            open.history.push(Step { label: Label::Import, changes: steps.into() });
            effects.push(Effect::Emit(Event::Change));
        }
        self.recount();
        effects.push(Effect::Announce(Message::Imported(report.clone())));
        Ok(Outcome { effects, imported: Some(report), ..Outcome::default() })
    }
}

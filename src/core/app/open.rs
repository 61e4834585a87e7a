//! The article on the page with its notes, their places and its marks.

use super::census::Census;
use super::combine::Judged;
use super::effect::{Effect, Event};
use super::error::AppError;
use super::history::History;
use super::knowledge::Names;
use super::learned::Learned;
use super::marks::{Layer, Mark};
use super::message::Message;
use super::overview::Overview;
use super::places::Places;
use super::preparation::{Preparation, Prepared, Shown};
use super::state::State;
use super::voices::word_count;
use crate::core::analysis::Analysis;
use crate::core::anchoring::{Resolved, Resolver};
use crate::core::annotation::{Article, Id, Note, Target};
use crate::core::order::{Sorted, sort_by_key};
use crate::core::text::{Span, Text, VersionHash};
use std::cell::OnceCell;
use std::rc::Rc;

/// What opening an article takes: all slow work (reading, hashing, anchoring) is done by then.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its record.
    pub article: Rc<Article>,
    /// The version on the page.
    pub text: Text,
    /// Its name.
    pub hash: VersionHash,
    /// Whether it is kept in this browser.
    pub saved: bool,
    /// Whether it stands in the stores already. The article that a page brings is written there with its first note.
    pub listed: bool,
    /// Its notes, decisions and tombstones, with their places in this version.
    pub notes: Vec<(Rc<Note>, Resolved)>,
    /// What an earlier page left typed and unfinished.
    pub drafts: Vec<(Id, String)>,
}

/// The article on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenArticle {
    /// Its record.
    pub article: Rc<Article>,
    /// The version on the page.
    pub text: Text,
    /// Its name.
    pub hash: VersionHash,
    words: WordCount,
    /// Whether it is kept in this browser.
    pub saved: bool,
    /// Whether it stands in the stores already.
    pub listed: bool,
    /// All notes by id, deleted ones included.
    pub notes: Sorted<Id, Rc<Note>>,
    /// Where each note that is not deleted lies.
    pub places: Sorted<Id, Resolved>,
    /// Placed notes by place; decisions are not among them.
    pub notes_at: Places<Id>,
    census: Census,
    /// The machine's own results; `None` until some are there.
    pub analysis: Option<Rc<Analysis>>,
    /// Whether names and speakers are among them.
    pub names: Names,
    /// Marks after decisions, in order of the text.
    pub marks: Rc<Vec<Mark>>,
    /// Marks by place, as indexes into `marks`.
    pub marks_at: Places<usize>,
    /// What the marks come to.
    pub overview: Rc<Overview>,
    /// The rules that hold here, and where their words stand.
    pub(super) learned: Rc<Learned>,
    /// How many marks each rule makes, changes or takes away.
    pub(super) made: Sorted<Id, usize>,
    /// What was typed and not finished, here or by an earlier page.
    pub drafts: Sorted<Id, String>,
    /// What can be undone.
    pub history: History,
}

/// A number of words that follows from the text, whether it was asked for or not.
#[derive(Clone, Debug, Default)]
struct WordCount(OnceCell<usize>);

impl PartialEq for WordCount {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl OpenArticle {
    /// The article as `source` has it, its analysis still to come.
    #[must_use]
    pub fn new(source: Source) -> Self {
        let mut notes = Vec::with_capacity(source.notes.len());
        let mut places = Vec::with_capacity(source.notes.len());
        for (note, place) in source.notes {
            if !note.is_deleted() {
                places.push((note.id(), place));
            }
            notes.push((note.id(), note));
        }
        let mut open = Self {
            article: source.article,
            words: WordCount::default(),
            text: source.text,
            hash: source.hash,
            saved: source.saved,
            listed: source.listed,
            notes: notes.into_iter().collect(),
            places: places.into_iter().collect(),
            notes_at: Places::new(),
            census: Census::default(),
            analysis: None,
            names: Names::Awaited,
            marks: Rc::default(),
            marks_at: Places::new(),
            overview: Rc::default(),
            learned: Rc::default(),
            made: Sorted::new(),
            drafts: source.drafts.into_iter().collect(),
            history: History::default(),
        };
        // Both are in order of ids, so that none is looked up.
        let mut notes = open.notes.iter();
        for (id, place) in open.places.iter() {
            let note = notes.find(|(other, _)| *other == id).filter(|(_, note)| !note.is_decision());
            let Some((_, note)) = note else { continue };
            if let Some(span) = place.span {
                open.notes_at.insert(&open.text, span, *id);
            }
            open.census.add(note, place);
        }
        drop(notes);
        open
    }

    /// Number of its words. Counted when it is first asked for, which nobody does before the article is shown.
    #[must_use]
    pub fn words(&self) -> usize {
        *self.words.0.get_or_init(|| word_count(self.text.as_str()))
    }

    /// Number of annotations a person made, decisions aside.
    #[must_use]
    pub fn count(&self) -> usize {
        self.census.states().iter().sum()
    }

    /// Annotations a person made that are not deleted, decisions aside, in order of their ids.
    pub fn alive(&self) -> impl Iterator<Item = &Rc<Note>> {
        self.notes.values().filter(|note| !note.is_deleted() && !note.is_decision())
    }

    /// Those of them that lie on no passage, in order of their ids: on the whole article, not sure, or gone.
    pub fn unplaced(&self) -> impl Iterator<Item = &Rc<Note>> {
        self.census.unplaced().filter_map(|id| self.notes.get(id))
    }

    /// Where `id` lies, `None` for the whole article, for what has no place, and for what is not there.
    #[must_use]
    pub fn span(&self, id: Id) -> Option<Span> {
        self.places.get(&id)?.span
    }

    /// Puts `note` where it belongs, in place of what stood under its id; `place` is asked of its target if not given.
    /// Returns whether either is a decision, so that the marks have to be put together anew.
    pub(super) fn put(&mut self, note: Rc<Note>, place: Option<Resolved>) -> bool {
        let id = note.id();
        self.take_out(id);
        let decides = note.is_decision() || self.notes.get(&id).is_some_and(|old| old.is_decision());
        if !note.is_deleted() {
            let place = place.unwrap_or_else(|| super::place(&note, &self.text, &self.hash));
            if !note.is_decision()
                && let Some(span) = place.span
            {
                self.notes_at.insert(&self.text, span, id);
            }
            self.census.add(&note, &place);
            self.places.insert(id, place);
        }
        self.notes.insert(id, note);
        decides
    }

    /// Puts all `notes` where they belong, and the marks together anew if a decision is among them.
    pub(super) fn put_all<'a>(&mut self, notes: impl Iterator<Item = &'a Rc<Note>>) {
        let (mut decisions, text) = (0, self.text.clone());
        let resolver = OnceCell::new();
        for note in notes {
            let resolver = || resolver.get_or_init(|| Resolver::new(text.as_str()));
            let place = (!note.is_deleted()).then(|| super::place_with(note, &self.hash, resolver()));
            decisions += usize::from(self.put(Rc::clone(note), place));
        }
        if decisions > 0 {
            self.refresh_marks();
        }
    }

    /// What it takes to keep `notes`.
    pub(super) fn keep_all<'a>(&self, notes: impl ExactSizeIterator<Item = &'a Rc<Note>>) -> Vec<Effect> {
        /// More than this take longer than a frame.
        const MANY: usize = 64;
        let article = self.article.id();
        if !self.saved {
            Vec::new()
        } else if notes.len() > MANY {
            vec![Effect::SaveNotes { article, notes: notes.cloned().collect() }]
        } else {
            notes.map(|note| Effect::SaveNote { article, note: note.clone() }).collect()
        }
    }

    /// An id for a new annotation.
    ///
    /// # Errors
    /// It is another's.
    pub(super) fn unused(&self, id: Id) -> Result<Id, AppError> {
        if self.notes.contains_key(&id) { Err(AppError::TakenId(id.to_string())) } else { Ok(id) }
    }

    fn take_out(&mut self, id: Id) {
        let (Some(place), Some(note)) = (self.places.remove(&id), self.notes.get(&id)) else { return };
        self.census.remove(note, &place);
        if let Some(span) = place.span {
            self.notes_at.remove(&self.text, span, &id);
        }
    }

    /// Takes over what an analysis comes to.
    pub(super) fn take_over(&mut self, prepared: Prepared) {
        let fits = prepared.fits(self);
        self.analysis = Some(prepared.analysis);
        self.names = prepared.names;
        if fits {
            self.show(prepared.shown);
        } else {
            self.refresh_marks();
        }
    }

    /// The marks that `analysis` comes to, to be put together in units of work.
    #[must_use]
    pub fn prepare(&self, analysis: Rc<Analysis>, names: Names) -> Preparation {
        Preparation::new(self, analysis, names)
    }

    /// Whether the analysis is over: nothing is added to it any more.
    #[must_use]
    pub fn is_analysed(&self) -> bool {
        self.names != Names::Awaited
    }

    /// Puts the marks together anew from the analysis and the decisions.
    pub(super) fn refresh_marks(&mut self) {
        let Some(analysis) = &self.analysis else { return };
        let prepared = self.prepare(analysis.clone(), self.names.clone()).finish();
        self.show(prepared.shown);
    }

    fn show(&mut self, shown: Shown) {
        (self.marks, self.marks_at) = (shown.marks, shown.marks_at);
        (self.made, self.overview) = (shown.made, shown.overview);
    }

    /// The decisions that have a place here, in the order in which they were made.
    pub(super) fn decisions(&self) -> Vec<Judged> {
        let living = self.notes.values().filter(|n| !n.is_deleted());
        let mut decisions: Vec<Judged> = living.filter_map(|note| self.judged(note)).collect();
        sort_by_key(&mut decisions, |d| (d.at, d.by));
        decisions
    }

    /// The decision that `note` holds, if it is one and has a place here.
    fn judged(&self, note: &Note) -> Option<Judged> {
        let verdict = note.verdict()?;
        let place = self.places.get(&note.id()).and_then(|p| p.span)?;
        let Some(Target::Passage(passage)) = note.target() else { return None };
        let here = passage.version.is_some_and(|version| version.names(&self.hash));
        Some(Judged { by: note.id(), at: note.modified(), verdict, place, here, origin: passage.position })
    }

    /// The mark of that id.
    #[must_use]
    pub fn mark(&self, id: &str) -> Option<&Mark> {
        self.mark_number(id).and_then(|i| self.marks.get(i))
    }

    /// The place among the marks of the one of that id, which says where in the text it stands.
    #[must_use]
    pub fn mark_number(&self, id: &str) -> Option<usize> {
        let layer = if id.starts_with('q') { Layer::Quote } else { Layer::Entity };
        let (start, end) = id.get(1..)?.split_once('-')?;
        let span = Span::new(start.parse().ok()?, end.parse().ok()?);
        let first = self.marks.partition_point(|m| (m.span, m.kind.layer()) < (span, layer));
        self.marks.get(first).filter(|m| m.id == id).map(|_| first)
    }

    /// How many annotations are in each state, in the order of [`crate::core::anchoring::State::ALL`].
    #[must_use]
    pub fn tally(&self) -> [usize; 8] {
        self.census.states()
    }
}

impl State {
    pub(super) fn opened(&mut self, source: Source) -> Vec<Effect> {
        let title = source.article.title().to_owned();
        let open = OpenArticle::new(source);
        if open.saved && open.listed {
            self.library.insert(open.article.id(), (open.article.clone(), open.count()));
        }
        self.open = Some(open);
        self.learn();
        (self.selection, self.chosen, self.editing, self.card, self.panel) = (None, None, None, None, None);
        self.seen.clear();
        self.beside.clear();
        vec![Effect::Announce(Message::Opened(title)), Effect::Emit(Event::Change)]
    }

    pub(super) fn received(&mut self, note: Rc<Note>) -> Vec<Effect> {
        let Some(open) = &mut self.open else { return Vec::new() };
        let (id, mut effects) = (note.id(), Vec::new());
        let mut merged = match open.notes.get(&id) {
            Some(mine) if *mine == note => return Vec::new(),
            Some(mine) => Rc::new(mine.merge(&note)),
            None => note.clone(),
        };
        if merged.is_deleted()
            && let Some(kept) = self.unfinished(&note)
        {
            merged = kept;
            self.seen = merged.texts().into_iter().map(str::to_owned).collect();
            effects.extend(self.save(&merged));
        }
        if let Some(open) = &mut self.open {
            open.put_all([merged].iter());
        }
        self.recount();
        effects.push(Effect::Emit(Event::Change));
        effects
    }

    /// A note that `deletion` deletes while the person types in it: the words typed are a write that the deletion has
    /// not seen, and so keep the note.
    fn unfinished(&self, deletion: &Note) -> Option<Rc<Note>> {
        let open = self.open.as_ref()?;
        let (id, text) = self.editing.as_ref().filter(|(id, _)| *id == deletion.id())?;
        let mine = open.notes.get(id).filter(|mine| !mine.is_deleted() && open.drafts.contains_key(id))?;
        if mine.text().unwrap_or_default() == text {
            return None;
        }
        let mut note = Note::clone(mine);
        note.set_text(text, self.writer, deletion.modified());
        Some(Rc::new(note.merge(deletion)))
    }
}

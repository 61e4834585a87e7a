//! The article on the page with its notes, their places and its marks.

use super::effect::{Effect, Event};
use super::history::History;
use super::marks::{self, Mark};
use super::message::Message;
use super::places::Places;
use super::state::State;
use crate::core::analysis::Analysis;
use crate::core::anchoring::{Resolved, State as Anchor};
use crate::core::annotation::{Article, Id, Note};
use crate::core::order::Sorted;
use crate::core::text::{Span, Text, VersionHash};
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
    /// The machine's own results; `None` until they are there.
    pub analysis: Option<Rc<Analysis>>,
    /// Marks after decisions, in order of the text.
    pub marks: Rc<Vec<Mark>>,
    /// Marks by place, as indexes into `marks`.
    pub marks_at: Places<usize>,
    /// What was typed and not finished, here or by an earlier page.
    pub drafts: Sorted<Id, String>,
    /// What can be undone.
    pub history: History,
}

impl OpenArticle {
    /// The article as `source` has it, its analysis still to come.
    #[must_use]
    pub fn new(source: Source) -> Self {
        let mut open = Self {
            article: source.article,
            text: source.text,
            hash: source.hash,
            saved: source.saved,
            listed: source.listed,
            notes: Sorted::new(),
            places: Sorted::new(),
            notes_at: Places::new(),
            analysis: None,
            marks: Rc::default(),
            marks_at: Places::new(),
            drafts: source.drafts.into_iter().collect(),
            history: History::default(),
        };
        for (note, place) in source.notes {
            open.put(note, Some(place));
        }
        open
    }

    /// Number of annotations a person made, decisions aside.
    #[must_use]
    pub fn count(&self) -> usize {
        self.alive().count()
    }

    /// Annotations a person made that are not deleted, decisions aside, in order of their ids.
    pub fn alive(&self) -> impl Iterator<Item = &Rc<Note>> {
        self.notes.values().filter(|note| !note.is_deleted() && note.verdict().is_none())
    }

    /// Where `id` lies, `None` for the whole article, for what has no place, and for what is not there.
    #[must_use]
    pub fn span(&self, id: Id) -> Option<Span> {
        self.places.get(&id)?.span
    }

    /// Puts `note` where it belongs, in place of what stood under its id; `place` is asked of its target if not given.
    pub(super) fn put(&mut self, note: Rc<Note>, place: Option<Resolved>) {
        let id = note.id();
        self.take_out(id);
        if !note.is_deleted() {
            let place = place.unwrap_or_else(|| super::place(&note, &self.text, &self.hash));
            if note.verdict().is_none()
                && let Some(span) = place.span
            {
                self.notes_at.insert(&self.text, span, id);
            }
            self.places.insert(id, place);
        }
        self.notes.insert(id, note);
    }

    fn take_out(&mut self, id: Id) {
        if let Some(Resolved { span: Some(span), .. }) = self.places.remove(&id) {
            self.notes_at.remove(&self.text, span, &id);
        }
    }

    pub(super) fn set_analysis(&mut self, analysis: Rc<Analysis>) {
        self.analysis = Some(analysis);
        self.refresh_marks();
    }

    /// Puts the marks together anew from the analysis and the decisions.
    pub(super) fn refresh_marks(&mut self) {
        let Some(analysis) = &self.analysis else { return };
        let decisions = self.notes.values().filter(|n| !n.is_deleted()).filter_map(|n| {
            let place = self.places.get(&n.id()).and_then(|p| p.span)?;
            Some((n.id(), n.verdict()?, place))
        });
        let marks = marks::build(analysis, decisions, &self.text);
        let mut at = Places::new();
        for (i, mark) in marks.iter().enumerate() {
            at.insert(&self.text, mark.span, i);
        }
        self.marks_at = at;
        self.marks = Rc::new(marks);
    }

    /// The mark of that id.
    #[must_use]
    pub fn mark(&self, id: &str) -> Option<&Mark> {
        self.marks.iter().find(|m| m.id == id)
    }

    /// How many annotations are in each state, in the order of [`Anchor::ALL`].
    #[must_use]
    pub fn tally(&self) -> [usize; 8] {
        Anchor::ALL
            .map(|state| self.alive().filter(|n| self.places.get(&n.id()).is_some_and(|p| p.state == state)).count())
    }

    /// Marks that nobody has judged.
    #[must_use]
    pub fn unreviewed(&self) -> usize {
        self.marks.iter().filter(|m| m.is_unreviewed()).count()
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
        (self.selection, self.chosen, self.editing, self.card, self.panel) = (None, None, None, None, None);
        vec![Effect::Announce(Message::Opened(title)), Effect::Emit(Event::Change)]
    }

    pub(super) fn received(&mut self, note: Rc<Note>) -> Vec<Effect> {
        let Some(open) = &mut self.open else { return Vec::new() };
        let merged = match open.notes.get(&note.id()) {
            Some(mine) if *mine == note => return Vec::new(),
            Some(mine) => Rc::new(mine.merge(&note)),
            None => note,
        };
        let deleted = merged.is_deleted();
        let (id, decides) = (merged.id(), merged.verdict().is_some() || open.is_decision(merged.id()));
        open.put(merged, None);
        if decides {
            open.refresh_marks();
        }
        if deleted && self.chosen == Some(id) {
            self.chosen = None;
        }
        self.recount();
        vec![Effect::Emit(Event::Change)]
    }
}

impl OpenArticle {
    /// Whether some mark shows the decision kept in `id`.
    fn is_decision(&self, id: Id) -> bool {
        self.marks.iter().any(|m| m.decided_by == Some(id))
    }
}

//! Keeping things: at once in `localStorage`, for good in the journal, and saying which of the two holds what.
//!
//! Each write goes to both. "Saved" is said when the journal's strict transaction has completed, because
//! `localStorage` alone is lost if the browser is killed within a minute. Where one of the two refuses, the other
//! still gets everything; what neither holds is kept here, tried again with the next write, and counted as pending.

mod everything;
mod journal;
mod many;
mod report;

pub use report::{StorageReport, StorageState};

use crate::core::annotation::{
    Article, Draft, Id, Key, Library, Namespace, Note, Recorded, Rule, SaveError, SetAside, Settings, Store, Version,
    Writer,
};
use crate::core::app::BETWEEN_TEXTS;
use crate::core::order::Sorted;
use crate::core::port::{MemoryStorage, Storage, StorageError, Write};
use crate::core::text::{Text, VersionHash};
use crate::web::platform::{IndexedDb, LocalStorage};
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What is kept of an article that is being opened.
#[derive(Debug, Default)]
pub(in crate::web::desk) struct KeptNotes {
    pub(in crate::web::desk) notes: Vec<Note>,
    pub(in crate::web::desk) drafts: Vec<(Id, String)>,
    pub(in crate::web::desk) set_aside: Vec<SetAside>,
}

/// Where the journal is.
enum JournalState {
    Opening,
    Ready(IndexedDb),
    Absent,
}

/// Keeps the things of one Manchette.
pub struct Keeper {
    store: Store<Box<dyn Storage>>,
    writer: Writer,
    memory: bool,
    journal: RefCell<JournalState>,
    /// Resolves when the journal is open or known to be absent.
    opened: RefCell<Option<Promise>>,
    /// Resolves when journal and `localStorage` know the same.
    merged: RefCell<Option<Promise>>,
    /// To be written to the journal.
    queue: RefCell<Sorted<String, Option<String>>>,
    /// On its way to the journal.
    writing: RefCell<Option<Rc<Vec<Write>>>>,
    /// Why `localStorage` did not take something, by key.
    pub(in crate::web::desk) refused: RefCell<Sorted<String, StorageError>>,
    /// What it did not take, by key.
    pub(in crate::web::desk) beside: RefCell<Sorted<String, String>>,
    /// Notes that wait to be saved, with their articles.
    many: RefCell<Sorted<Id, (Id, Rc<Note>)>>,
    /// Work under way that has still to write something.
    tasks: Cell<u32>,
    texts: RefCell<Sorted<VersionHash, Text>>,
    /// Writers whose drafts this tab has taken over.
    taken_over: RefCell<Sorted<Id, Vec<Writer>>>,
    set_aside: RefCell<Vec<SetAside>>,
    /// Where this tab keeps aside what it could not write under a key, by that key.
    own_aside: RefCell<Sorted<String, String>>,
    changed: RefCell<Option<Rc<dyn Fn()>>>,
    closed: Cell<bool>,
}

impl Keeper {
    /// What keeps the things of `namespace`, in memory alone or for good.
    pub(in crate::web::desk) fn new(memory: bool, namespace: Namespace, writer: Writer) -> Self {
        let storage: Box<dyn Storage> =
            if memory { Box::new(MemoryStorage::default()) } else { Box::new(LocalStorage) };
        Self {
            store: Store::new(storage, namespace),
            writer,
            memory,
            journal: RefCell::new(if memory { JournalState::Absent } else { JournalState::Opening }),
            opened: RefCell::new(None),
            merged: RefCell::new(None),
            queue: RefCell::default(),
            writing: RefCell::default(),
            refused: RefCell::default(),
            beside: RefCell::default(),
            many: RefCell::default(),
            tasks: Cell::new(0),
            texts: RefCell::default(),
            taken_over: RefCell::default(),
            set_aside: RefCell::default(),
            own_aside: RefCell::default(),
            changed: RefCell::new(None),
            closed: Cell::new(false),
        }
    }

    pub(in crate::web::desk) fn on_change(&self, f: impl Fn() + 'static) {
        *self.changed.borrow_mut() = Some(Rc::new(f));
    }

    fn tell(&self) {
        let f = self.changed.borrow().clone();
        if let Some(f) = f {
            f();
        }
    }

    /// The store above `localStorage`.
    pub(in crate::web::desk) fn store(&self) -> &Store<Box<dyn Storage>> {
        &self.store
    }

    /// Everything but the notes. A blocked storage knows nothing.
    pub(in crate::web::desk) fn library(&self) -> Library {
        let mut library = self.store.library().unwrap_or_else(|error| {
            self.refuse("", &error);
            Library::default()
        });
        self.report_set_aside(library.set_aside.clone());
        self.add_articles_beside(&mut library);
        library
    }

    /// What is kept of `article` in `localStorage`, and what it did not take.
    pub(in crate::web::desk) fn notes_of(&self, article: Id) -> KeptNotes {
        let mut loaded = self.store.load(article).unwrap_or_default();
        self.add_beside(article, &mut loaded);
        let mut drafts = Vec::new();
        for (note, draft) in loaded.drafts {
            drafts.extend(self.take_over(note, &draft).map(|text| (note, text)));
        }
        KeptNotes { notes: loaded.notes, drafts, set_aside: loaded.set_aside }
    }

    /// What other pages have left typed for `note`. This tab takes it over: it goes when the note is finished here.
    pub(in crate::web::desk) fn take_over(&self, note: Id, draft: &Draft) -> Option<String> {
        let mut all = self.taken_over.borrow_mut();
        let writers = all.get_or_insert_with(note, Vec::new);
        let mut texts: Vec<&str> = Vec::new();
        for entry in draft.entries().iter().filter(|entry| entry.writer != self.writer) {
            if !writers.contains(&entry.writer) {
                writers.push(entry.writer);
            }
            if !texts.contains(&entry.text.as_str()) {
                texts.push(&entry.text);
            }
        }
        (!texts.is_empty()).then(|| texts.join(BETWEEN_TEXTS))
    }

    /// Writes a note to both stores. Returns it as it stands there, if another tab has written since.
    pub(in crate::web::desk) fn save_note(self: &Rc<Self>, article: Id, note: &Note) -> Option<Note> {
        self.many.borrow_mut().remove(&note.id());
        let key = self.store.namespace().print(&Key::Note { article, note: note.id() });
        match self.store.save_note(article, note) {
            Ok(saved) => {
                self.kept(&key);
                self.record(saved.key, Some(saved.value));
                saved.changed_by_other.then_some(saved.merged)
            }
            Err(error) => {
                self.failed(&key, note.to_stored(), &error);
                None
            }
        }
    }

    /// Writes a rule to both stores. Returns it as it stands there, if another tab has written since.
    pub(in crate::web::desk) fn save_rule(self: &Rc<Self>, rule: &Rule) -> Option<Rule> {
        let key = self.store.namespace().print(&Key::Rule(rule.id()));
        match self.store.save_rule(rule) {
            Ok(saved) => {
                self.kept(&key);
                self.record(saved.key, Some(saved.value));
                saved.changed_by_other.then_some(saved.merged)
            }
            Err(error) => {
                self.failed(&key, rule.to_stored(), &error);
                None
            }
        }
    }

    /// Writes an article's record.
    pub(in crate::web::desk) fn save_article(self: &Rc<Self>, article: &Article) {
        let key = self.store.namespace().print(&Key::Article(article.id()));
        match self.store.save_article(article) {
            Ok(saved) => {
                self.kept(&key);
                self.record(saved.key, Some(saved.value));
            }
            Err(error) => self.failed(&key, article.to_stored(), &error),
        }
    }

    /// Writes the settings.
    pub(in crate::web::desk) fn save_settings(self: &Rc<Self>, settings: &Settings) {
        let key = self.store.namespace().print(&Key::Settings);
        match self.store.save_settings(settings) {
            Ok(saved) => {
                self.kept(&key);
                self.record(saved.key, Some(saved.value));
            }
            Err(error) => self.failed(&key, settings.to_stored(), &error),
        }
    }

    /// Writes what is being typed, or removes it together with the drafts that were taken over with it.
    pub(in crate::web::desk) fn save_draft(self: &Rc<Self>, article: Id, note: Id, text: Option<String>, now: u64) {
        let mut done = self.store.save_draft(article, note, self.writer, text.as_deref(), now);
        if text.is_none() {
            for writer in self.taken_over.borrow_mut().remove(&note).unwrap_or_default() {
                done = done.and_then(|_| self.store.save_draft(article, note, writer, None, now));
            }
        }
        match done {
            Ok((key, value)) => {
                self.kept(&key);
                self.record(key, value);
            }
            Err(error) => {
                let key = self.store.namespace().print(&Key::Draft { article, note });
                match text {
                    Some(text) => {
                        let mut draft = Draft::default();
                        draft.set(self.writer, &text, now);
                        self.failed(&key, draft.to_stored(), &error);
                    }
                    None => {
                        self.drop_own_aside(&key);
                        self.record(key, None);
                    }
                }
            }
        }
    }

    /// Keeps the text of a version: in the journal, or in `localStorage` where there is none.
    pub(in crate::web::desk) fn save_text(self: &Rc<Self>, hash: &VersionHash, version: &Version) {
        self.know_text(hash, &version.text);
        let key = self.store.namespace().print(&Key::Text(hash.clone()));
        self.record(key, Some(version.to_stored()));
    }

    /// Has the text named `hash` at hand, whether it is kept already or not.
    pub(in crate::web::desk) fn know_text(&self, hash: &VersionHash, text: &Text) {
        self.texts.borrow_mut().insert(hash.clone(), text.clone());
    }

    /// The text of a version, wherever it is.
    pub(in crate::web::desk) async fn text(&self, hash: &VersionHash) -> Option<Text> {
        if let Some(text) = self.texts.borrow().get(hash) {
            return Some(text.clone());
        }
        if let Ok(Some(version)) = self.store.version(hash) {
            return Some(version.text);
        }
        let key = self.store.namespace().print(&Key::Text(hash.clone()));
        let stored = match self.on_its_way(&key) {
            Some(text) => text,
            None => {
                self.journal_opened().await;
                self.ready()?.text(&key).await.ok()??
            }
        };
        Version::from_stored(hash, &stored).ok().map(|v| v.text)
    }

    /// Deletes an article with all it owns, in both stores.
    pub(in crate::web::desk) async fn forget(self: &Rc<Self>, id: Id, now: u64) -> Result<(), SaveError> {
        let writes = self.store.forget(id, now)?;
        for (key, value) in writes {
            self.record(key, value);
        }
        self.drop_beside(id);
        self.settle().await;
        Ok(())
    }

    /// Deletes everything of this namespace, in both stores, tombstones too.
    pub(in crate::web::desk) async fn forget_everything(self: &Rc<Self>) -> Result<(), SaveError> {
        // What the journal still has to tell would otherwise come back afterwards.
        self.journal_merged().await;
        self.settle().await;
        self.store.clear()?;
        self.queue.borrow_mut().clear();
        self.refused.borrow_mut().clear();
        self.beside.borrow_mut().clear();
        self.texts.borrow_mut().clear();
        if let Some(journal) = self.ready() {
            journal.clear().await.map_err(|e| SaveError::Storage(StorageError::Other(e.0)))?;
        }
        self.tell();
        Ok(())
    }

    pub(in crate::web::desk) fn refuse(&self, key: &str, error: &StorageError) {
        if *error == StorageError::Full && self.refused.borrow().is_empty() {
            // What this page wrote alone would not have filled it.
            self.store.recount();
        }
        self.refused.borrow_mut().insert(key.to_owned(), error.clone());
    }

    /// `localStorage` did not take a value: the journal gets it.
    fn failed(self: &Rc<Self>, key: &str, value: String, error: &SaveError) {
        match error {
            SaveError::Storage(error) => self.hold(key, &value, error),
            // What stands there is another's, and is never overwritten; the value is kept beside it, in both stores.
            SaveError::Newer | SaveError::Unreadable(_) => {
                self.report_set_aside(vec![SetAside { key: key.to_owned(), error: unreadable(error) }]);
                self.keep_aside(key, &value);
            }
        }
        self.record(key.to_owned(), Some(value));
    }
}

fn unreadable(error: &SaveError) -> crate::core::annotation::StoredError {
    use crate::core::annotation::{SCHEMA, StoredError};
    match error {
        SaveError::Unreadable(error) => error.clone(),
        SaveError::Newer | SaveError::Storage(_) => StoredError::Newer(SCHEMA + 1),
    }
}

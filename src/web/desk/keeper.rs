//! Keeping things: at once in `localStorage`, for good in the journal, and saying which of the two holds what.
//!
//! Each write goes to both. "Saved" is said when the journal's strict transaction has completed, because
//! `localStorage` alone is lost if the browser is killed within a minute. Where one of the two refuses, the other
//! still gets everything; what neither holds is kept here, tried again with the next write, and counted as pending.

use crate::core::annotation::{
    Absorbed, Article, Id, Key, KeyRead, LIMIT, Library, Namespace, Note, Recorded, SaveError, SetAside, Settings,
    Store, Version, Writer,
};
use crate::core::order::{Sorted, sort};
use crate::core::port::{Journal, JournalError, MemoryStorage, Storage, StorageError, Write};
use crate::core::text::{Text, VersionHash};
use crate::web::platform::{IndexedDb, LocalStorage, pause};
use js_sys::Promise;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

/// How well things are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StorageState {
    /// Everything is kept for good.
    Saved,
    /// Some of it is on its way.
    Saving,
    /// `localStorage` has no room left.
    Full,
    /// The browser refuses `localStorage`.
    Blocked,
}

/// What `storage()` says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StorageReport {
    /// How well things are kept.
    pub state: StorageState,
    /// UTF-16 units of `localStorage` in use, keys counted.
    pub used: usize,
    /// How many there are, as far as one can know.
    pub limit: usize,
    /// Ids of what is not kept for good yet.
    pub pending: Vec<String>,
    /// Whether the journal holds what `localStorage` cannot.
    #[serde(skip)]
    pub journal: bool,
}

/// What is kept of an article that is being opened.
#[derive(Debug, Default)]
pub(super) struct KeptNotes {
    pub(super) notes: Vec<Note>,
    pub(super) drafts: Vec<(Id, String)>,
    pub(super) set_aside: Vec<SetAside>,
}

/// Where the journal is.
enum JournalState {
    Opening,
    Ready(IndexedDb),
    Absent,
}

/// What stands between two drafts of one note that two tabs left behind.
const BETWEEN_DRAFTS: &str = "\n\n";

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
    writing: RefCell<Sorted<String, Option<String>>>,
    /// Why `localStorage` did not take something, by key.
    pub(super) refused: RefCell<Sorted<String, StorageError>>,
    /// What it did not take, by key.
    pub(super) beside: RefCell<Sorted<String, String>>,
    /// Work under way that has still to write something.
    tasks: Cell<u32>,
    texts: RefCell<Sorted<VersionHash, Text>>,
    /// Writers whose drafts this tab has taken over.
    taken_over: RefCell<Sorted<Id, Vec<Writer>>>,
    set_aside: RefCell<Vec<SetAside>>,
    changed: RefCell<Option<Rc<dyn Fn()>>>,
    closed: Cell<bool>,
}

impl Keeper {
    /// What keeps the things of `namespace`, in memory alone or for good.
    pub(super) fn new(memory: bool, namespace: Namespace, writer: Writer) -> Self {
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
            tasks: Cell::new(0),
            texts: RefCell::default(),
            taken_over: RefCell::default(),
            set_aside: RefCell::default(),
            changed: RefCell::new(None),
            closed: Cell::new(false),
        }
    }

    pub(super) fn on_change(&self, f: impl Fn() + 'static) {
        *self.changed.borrow_mut() = Some(Rc::new(f));
    }

    fn tell(&self) {
        let f = self.changed.borrow().clone();
        if let Some(f) = f {
            f();
        }
    }

    /// The store above `localStorage`.
    pub(super) fn store(&self) -> &Store<Box<dyn Storage>> {
        &self.store
    }

    /// Everything but the notes. A blocked storage knows nothing.
    pub(super) fn library(&self) -> Library {
        let mut library = self.store.library().unwrap_or_else(|error| {
            self.refuse("", &error);
            Library::default()
        });
        self.report_set_aside(library.set_aside.clone());
        self.add_articles_beside(&mut library);
        library
    }

    /// What is kept of `article` in `localStorage`, and what it did not take.
    pub(super) fn notes_of(&self, article: Id) -> KeptNotes {
        let mut loaded = self.store.load(article).unwrap_or_default();
        self.add_beside(article, &mut loaded);
        let mut drafts = Vec::new();
        for (note, draft) in loaded.drafts {
            let others = draft.entries().iter().filter(|e| e.writer != self.writer);
            self.taken_over.borrow_mut().insert(note, others.clone().map(|e| e.writer).collect());
            let mut texts: Vec<&str> = Vec::new();
            for entry in others {
                if !texts.contains(&entry.text.as_str()) {
                    texts.push(&entry.text);
                }
            }
            if !texts.is_empty() {
                drafts.push((note, texts.join(BETWEEN_DRAFTS)));
            }
        }
        KeptNotes { notes: loaded.notes, drafts, set_aside: loaded.set_aside }
    }

    /// Writes a note to both stores. Returns it as it stands there, if another tab has written since.
    pub(super) fn save_note(self: &Rc<Self>, article: Id, note: &Note) -> Option<Note> {
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

    /// Writes an article's record.
    pub(super) fn save_article(self: &Rc<Self>, article: &Article) {
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
    pub(super) fn save_settings(self: &Rc<Self>, settings: &Settings) {
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
    pub(super) fn save_draft(self: &Rc<Self>, article: Id, note: Id, text: Option<String>, now: u64) {
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
                        let mut draft = crate::core::annotation::Draft::default();
                        draft.set(self.writer, &text, now);
                        self.failed(&key, draft.to_stored(), &error);
                    }
                    None => self.record(key, None),
                }
            }
        }
    }

    /// Keeps the text of a version: in the journal, or in `localStorage` where there is none.
    pub(super) fn save_text(self: &Rc<Self>, version: Version) {
        let hash = version.hash();
        self.texts.borrow_mut().insert(hash.clone(), version.text.clone());
        let key = self.store.namespace().print(&Key::Text(hash));
        self.record(key, Some(version.to_stored()));
    }

    /// The text of a version, wherever it is.
    pub(super) async fn text(&self, hash: &VersionHash) -> Option<Text> {
        if let Some(text) = self.texts.borrow().get(hash) {
            return Some(text.clone());
        }
        if let Ok(Some(version)) = self.store.version(hash) {
            return Some(version.text);
        }
        self.journal_opened().await;
        let journal = self.ready()?;
        let stored = journal.text(&self.store.namespace().print(&Key::Text(hash.clone()))).await.ok()??;
        Version::from_stored(hash, &stored).ok().map(|v| v.text)
    }

    /// Deletes an article with all it owns, in both stores.
    pub(super) async fn forget(self: &Rc<Self>, id: Id, now: u64) -> Result<(), SaveError> {
        let writes = self.store.forget(id, now)?;
        for (key, value) in writes {
            self.record(key, value);
        }
        self.drop_beside(id);
        self.settle().await;
        Ok(())
    }

    /// Deletes everything of this namespace, in both stores, tombstones too.
    pub(super) async fn forget_everything(self: &Rc<Self>) -> Result<(), SaveError> {
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

    fn ready(&self) -> Option<IndexedDb> {
        match &*self.journal.borrow() {
            JournalState::Ready(journal) => Some(journal.clone()),
            JournalState::Opening | JournalState::Absent => None,
        }
    }

    pub(super) fn refuse(&self, key: &str, error: &StorageError) {
        self.refused.borrow_mut().insert(key.to_owned(), error.clone());
    }

    /// `localStorage` did not take a value: the journal gets it.
    fn failed(self: &Rc<Self>, key: &str, value: String, error: &SaveError) {
        match error {
            SaveError::Storage(error) => self.hold(key, &value, error),
            // What stands there is another's, and is never overwritten; the value goes beside it, into the journal,
            // unless the journal has the same there.
            SaveError::Newer | SaveError::Unreadable(_) => {
                self.report_set_aside(vec![SetAside { key: key.to_owned(), error: unreadable(error) }]);
            }
        }
        self.record(key.to_owned(), Some(value));
    }

    /// Puts a write into the journal's queue and sees that it is worked off.
    fn record(self: &Rc<Self>, key: String, value: Option<String>) {
        if self.memory {
            return;
        }
        let idle = self.queue.borrow().is_empty() && self.writing.borrow().is_empty();
        self.queue.borrow_mut().insert(key, value);
        if idle {
            let keeper = self.clone();
            spawn_local(async move { keeper.work_off().await });
            self.tell();
        }
    }

    async fn work_off(self: Rc<Self>) {
        self.journal_opened().await;
        loop {
            let batch = std::mem::take(&mut *self.queue.borrow_mut());
            if batch.is_empty() || self.closed.get() {
                break;
            }
            let writes: Vec<Write> = batch.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
            *self.writing.borrow_mut() = batch;
            if !self.write(&writes).await {
                *self.journal.borrow_mut() = JournalState::Absent;
                self.keep_texts(&writes);
            }
            self.writing.borrow_mut().clear();
        }
        self.tell();
    }

    /// Writes to the journal, texts first: a note without its article's text would be worse than a text alone. A browser
    /// may close the database at any time, so one that fails is opened once more.
    async fn write(&self, writes: &[Write]) -> bool {
        let Some(journal) = self.ready() else { return false };
        if self.write_to(&journal, writes).await.is_ok() {
            return true;
        }
        let Ok(again) = IndexedDb::open(&self.journal_name()).await else { return false };
        let done = self.write_to(&again, writes).await.is_ok();
        *self.journal.borrow_mut() = JournalState::Ready(again);
        done
    }

    async fn write_to(&self, journal: &IndexedDb, writes: &[Write]) -> Result<(), JournalError> {
        let (texts, records): (Vec<Write>, Vec<Write>) = writes.iter().cloned().partition(|(key, _)| self.is_text(key));
        for (key, value) in texts {
            journal.write_text(&key, value).await?;
        }
        if records.is_empty() { Ok(()) } else { journal.write(&records).await }
    }

    fn is_text(&self, key: &str) -> bool {
        matches!(self.store.namespace().read(key), KeyRead::Ours(Key::Text(_)))
    }

    /// Without a journal `localStorage` is all there is. It has the records that it took, and gets the texts.
    fn keep_texts(&self, writes: &[Write]) {
        for (key, value) in writes.iter().filter(|(key, _)| self.is_text(key)) {
            let Some(value) = value else { continue };
            let absorbed = self.store.absorb(key, value);
            if let Ok(Some(Absorbed { fault: Some(SaveError::Storage(error)), .. })) = absorbed {
                self.refuse(key, &error);
            }
        }
    }

    fn journal_name(&self) -> String {
        self.store.namespace().prefix().trim_end_matches('/').to_owned()
    }

    pub(super) fn report_set_aside(&self, found: Vec<SetAside>) {
        let mut all = self.set_aside.borrow_mut();
        for one in found {
            if !all.iter().any(|known| known.key == one.key) {
                all.push(one);
            }
        }
    }

    /// Stored values that could not be read; they stay where they are.
    #[must_use]
    pub fn set_aside(&self) -> Vec<SetAside> {
        self.set_aside.borrow().clone()
    }

    /// A stored value as it stands there, whatever it is.
    #[must_use]
    pub fn raw(&self, key: &str) -> Option<String> {
        self.store.raw(key).ok().flatten()
    }

    /// Whether nothing is kept beyond this page, because its host wants it so.
    #[must_use]
    pub fn is_memory(&self) -> bool {
        self.memory
    }

    /// Whether the journal is there and takes what it is given.
    #[must_use]
    pub fn has_journal(&self) -> bool {
        matches!(&*self.journal.borrow(), JournalState::Ready(_))
    }

    /// How well things are kept, without the count of what is in use, which takes a pass over everything stored.
    #[must_use]
    pub fn state(&self) -> StorageState {
        let refused = self.refused.borrow();
        let worst = refused.values().max_by_key(|e| matches!(e, StorageError::Blocked));
        match worst {
            Some(StorageError::Full) => StorageState::Full,
            Some(_) => StorageState::Blocked,
            None if self.is_idle() => StorageState::Saved,
            None => StorageState::Saving,
        }
    }

    /// Whether nothing is on its way.
    fn is_idle(&self) -> bool {
        self.queue.borrow().is_empty() && self.writing.borrow().is_empty() && self.tasks.get() == 0
    }

    /// How well things are kept, and what and how much.
    #[must_use]
    pub fn report(&self) -> StorageReport {
        let refused = self.refused.borrow();
        let (queue, writing) = (self.queue.borrow(), self.writing.borrow());
        let journal = self.has_journal();
        let on_its_way = queue.keys().chain(writing.keys());
        let nowhere = refused.keys().filter(|key| !journal && !key.is_empty());
        let mut pending: Vec<String> =
            on_its_way.chain(nowhere).map(|k| k.rsplit('/').next().unwrap_or(k).to_owned()).collect();
        sort(&mut pending);
        pending.dedup();
        StorageReport {
            state: self.state(),
            used: self.store.used().unwrap_or_default(),
            limit: LIMIT,
            pending,
            journal,
        }
    }

    /// Opens the journal under the name that belongs to the namespace.
    pub(super) fn open_journal(self: &Rc<Self>) {
        if self.memory {
            return;
        }
        let keeper = self.clone();
        let name = self.journal_name();
        let opening = future_to_promise(async move {
            let state = match IndexedDb::open(&name).await {
                Ok(journal) => JournalState::Ready(journal),
                Err(_) => JournalState::Absent,
            };
            *keeper.journal.borrow_mut() = state;
            keeper.tell();
            Ok(JsValue::UNDEFINED)
        });
        *self.opened.borrow_mut() = Some(opening);
    }

    /// Resolves when the journal is open or known to be absent.
    pub(super) async fn journal_opened(&self) {
        let opened = self.opened.borrow().clone();
        if let Some(opened) = opened {
            let _ = JsFuture::from(opened).await;
        }
    }

    pub(super) fn merging(&self, merging: Promise) {
        *self.merged.borrow_mut() = Some(merging);
    }

    /// Resolves when journal and `localStorage` know the same.
    pub async fn journal_merged(&self) {
        let merged = self.merged.borrow().clone();
        if let Some(merged) = merged {
            let _ = JsFuture::from(merged).await;
        }
    }

    /// All records of the journal; none if there is no journal.
    pub(super) async fn journal_records(&self) -> Vec<(String, String)> {
        self.journal_opened().await;
        match self.ready() {
            Some(journal) => journal.records().await.unwrap_or_default(),
            None => Vec::new(),
        }
    }

    /// Lets the journal have a value that it lacks, or drops one that it should not have any more.
    pub(super) fn bring_journal(self: &Rc<Self>, key: &str, value: Option<String>) {
        self.record(key.to_owned(), value);
    }

    /// Resolves when nothing is on its way any more.
    pub(super) async fn settle(&self) {
        while !self.is_idle() {
            pause(5).await;
        }
    }

    /// Announces work that has still to write something, or that it is done.
    pub(super) fn task(&self, begins: bool) {
        let now = self.tasks.get();
        self.tasks.set(if begins { now + 1 } else { now.saturating_sub(1) });
        self.tell();
    }

    pub(super) fn close(&self) {
        self.closed.set(true);
        if let Some(journal) = self.ready() {
            journal.close();
        }
    }
}

fn unreadable(error: &SaveError) -> crate::core::annotation::StoredError {
    use crate::core::annotation::{SCHEMA, StoredError};
    match error {
        SaveError::Unreadable(error) => error.clone(),
        SaveError::Newer | SaveError::Storage(_) => StoredError::Newer(SCHEMA + 1),
    }
}

//! The journal's queue: what is to be written for good, in batches, and what the journal knows at the start.

use super::{JournalState, Keeper};
use crate::core::annotation::{Absorbed, Key, KeyRead, SaveError};
use crate::core::port::{Journal, JournalError, Write};
use crate::web::platform::{IndexedDb, pause, spawn_local};
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Writes of one transaction, texts aside.
const BATCH: usize = 256;

impl Keeper {
    pub(super) fn ready(&self) -> Option<IndexedDb> {
        match &*self.journal.borrow() {
            JournalState::Ready(journal) => Some(journal.clone()),
            JournalState::Opening | JournalState::Absent => None,
        }
    }

    /// Puts a write into the journal's queue and sees that it is worked off.
    pub(super) fn record(self: &Rc<Self>, key: String, value: Option<String>) {
        if self.memory {
            // Texts have no other place then.
            if let Some(value) = value.filter(|_| self.is_text(&key)) {
                let _ = self.store.absorb(&key, &value);
            }
            return;
        }
        let idle = self.queue.borrow().is_empty() && self.writing.borrow().is_none();
        self.queue.borrow_mut().insert(key, value);
        if idle {
            let keeper = self.clone();
            spawn_local(async move { keeper.work_off().await });
            self.tell();
        }
    }

    async fn work_off(self: Rc<Self>) {
        self.journal_opened().await;
        while let Some(writes) = self.next_batch().filter(|_| !self.closed.get()) {
            *self.writing.borrow_mut() = Some(writes.clone());
            if !self.write(&writes).await {
                *self.journal.borrow_mut() = JournalState::Absent;
                self.keep_texts(&writes);
            }
            self.writing.borrow_mut().take();
        }
        self.tell();
    }

    /// What goes into the next transaction: so little that it holds nothing up and takes little room in memory. All texts
    /// go first, and with the first.
    fn next_batch(&self) -> Option<Rc<Vec<Write>>> {
        let mut queue = self.queue.borrow_mut();
        let texts: Vec<String> = queue.keys().filter(|key| self.is_text(key)).cloned().collect();
        let mut batch: Vec<Write> = texts.into_iter().filter_map(|key| queue.remove(&key).map(|v| (key, v))).collect();
        batch.extend(queue.take_first(BATCH));
        (!batch.is_empty()).then(|| Rc::new(batch))
    }

    /// Writes to the journal, texts first: a note without its article's text would be worse than a text alone. A browser
    /// may close the database at any time, so one that fails is opened once more.
    async fn write(&self, writes: &[Write]) -> bool {
        let Some(journal) = self.ready() else { return false };
        if self.write_to(&journal, writes).await.is_ok() {
            return true;
        }
        let Ok(again) = IndexedDb::open(&self.journal_name()).await else { return false };
        let again = again.merging(self.store.namespace().clone());
        let done = self.write_to(&again, writes).await.is_ok();
        *self.journal.borrow_mut() = JournalState::Ready(again);
        done
    }

    async fn write_to(&self, journal: &IndexedDb, writes: &[Write]) -> Result<(), JournalError> {
        // They stand at the batch's head.
        let (texts, records) = writes.split_at(writes.partition_point(|(key, _)| self.is_text(key)));
        for (key, value) in texts {
            journal.write_text(key, value.clone()).await?;
        }
        if records.is_empty() { Ok(()) } else { journal.write(records).await }
    }

    pub(super) fn is_text(&self, key: &str) -> bool {
        // Most keys are those of notes, of which there may be thousands: they are told without reading them.
        key.strip_prefix(self.store.namespace().prefix()).is_some_and(|rest| rest.starts_with('t'))
            && matches!(self.store.namespace().read(key), KeyRead::Ours(Key::Text(_)))
    }

    /// Without a journal `localStorage` is all there is. It has the records that it took, and gets the texts.
    fn keep_texts(&self, writes: &[Write]) {
        for (key, value) in writes.iter().filter(|(key, _)| self.is_text(key)) {
            let Some(value) = value else { continue };
            let absorbed = self.store.absorb(key, value);
            if let Ok(Some(Absorbed { fault: Some(SaveError::Storage(error)), .. })) = absorbed {
                self.hold(key, value, &error);
            }
        }
    }

    fn journal_name(&self) -> String {
        self.store.namespace().prefix().trim_end_matches('/').to_owned()
    }

    /// Whether nothing is on its way.
    pub(super) fn is_idle(&self) -> bool {
        self.queue.borrow().is_empty() && self.writing.borrow().is_none() && self.tasks.get() == 0
    }

    /// Opens the journal under the name that belongs to the namespace.
    pub(in crate::web::desk) fn open_journal(self: &Rc<Self>) {
        if self.memory {
            return;
        }
        let keeper = self.clone();
        let name = self.journal_name();
        let opening = future_to_promise(async move {
            let state = match IndexedDb::open(&name).await {
                Ok(journal) => JournalState::Ready(journal.merging(keeper.store.namespace().clone())),
                Err(_) => JournalState::Absent,
            };
            *keeper.journal.borrow_mut() = state;
            keeper.tell();
            Ok(JsValue::UNDEFINED)
        });
        *self.opened.borrow_mut() = Some(opening);
    }

    /// Resolves when the journal is open or known to be absent.
    pub(in crate::web::desk) async fn journal_opened(&self) {
        let opened = self.opened.borrow().clone();
        if let Some(opened) = opened {
            let _ = JsFuture::from(opened).await;
        }
    }

    pub(in crate::web::desk) fn merging(&self, merging: Promise) {
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
    pub(in crate::web::desk) async fn journal_records(&self) -> Vec<(String, String)> {
        self.journal_opened().await;
        match self.ready() {
            Some(journal) => journal.records().await.unwrap_or_default(),
            None => Vec::new(),
        }
    }

    /// Lets the journal have a value that it lacks, or drops one that it should not have any more.
    pub(in crate::web::desk) fn bring_journal(self: &Rc<Self>, key: &str, value: Option<String>) {
        self.record(key.to_owned(), value);
    }

    /// What is on its way to the journal under `key`.
    pub(super) fn on_its_way(&self, key: &str) -> Option<String> {
        let waits = self.queue.borrow().get(key).cloned();
        let written = || {
            let writing = self.writing.borrow().clone()?;
            writing.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.clone())
        };
        waits.or_else(written).flatten()
    }

    /// Resolves when nothing is on its way any more.
    pub(in crate::web::desk) async fn settle(&self) {
        while !self.is_idle() {
            pause(5).await;
        }
    }

    /// Whether work that was announced has still to write something.
    pub(in crate::web) fn is_at_work(&self) -> bool {
        self.tasks.get() > 0
    }

    /// Resolves when all work that was announced has written what it had to write, to `localStorage` at least.
    pub(in crate::web) async fn tasks_done(&self) {
        while self.is_at_work() {
            pause(5).await;
        }
    }

    /// Announces work that has still to write something, or that it is done.
    pub(in crate::web::desk) fn task(&self, begins: bool) {
        let now = self.tasks.get();
        self.tasks.set(if begins { now + 1 } else { now.saturating_sub(1) });
        self.tell();
    }

    pub(in crate::web::desk) fn close(&self) {
        self.closed.set(true);
        if let Some(journal) = self.ready() {
            journal.close();
        }
    }
}

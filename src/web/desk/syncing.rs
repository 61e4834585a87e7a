//! What other tabs and the journal know.

use super::opening::Slice;
use super::{Desk, EventName};
use crate::core::annotation::{
    Article, Draft, Id, Kept, Key, KeyRead, Note, Recorded, Rule, SaveError, Scope, SetAside, Settings, StoredError,
};
use crate::core::app::Action;
use crate::core::order::Sorted;
use crate::web::platform::yield_now;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

impl Desk {
    /// Another tab wrote `value` under `key`: it is in `localStorage` already.
    pub(super) fn take_stored(&self, key: &str, value: &str) {
        let KeyRead::Ours(name) = self.keeper.store().namespace().read(key) else { return };
        match &name {
            Key::Note { article, .. } => {
                self.heard.set(self.heard.get().wrapping_add(1));
                if self.is_open(*article) {
                    match Note::from_stored(&name, value) {
                        Ok(note) => {
                            let note = Rc::new(note);
                            self.act(Action::Received(note.clone()));
                            self.answer(key, *article, &note);
                        }
                        Err(error) => {
                            self.keeper.report_set_aside(vec![SetAside { key: key.to_owned(), error }]);
                            self.report_unreadable();
                        }
                    }
                }
            }
            Key::Article(_) => {
                if let Ok(article) = Article::from_stored(&name, value) {
                    self.take_article(article);
                }
            }
            Key::Settings => {
                if let Ok(settings) = Settings::from_stored(&name, value) {
                    self.act(Action::Configured(Rc::new(settings)));
                }
            }
            Key::Rule(_) => match Rule::from_stored(&name, value) {
                Ok(rule) => self.act(Action::ReceivedRules(vec![Rc::new(rule)])),
                Err(error) => {
                    self.keeper.report_set_aside(vec![SetAside { key: key.to_owned(), error }]);
                    self.report_unreadable();
                }
            },
            Key::Draft { article, note } => self.answer_draft(*article, *note, value),
            // Texts do not change, and what is aside is nobody's yet.
            Key::Text(_) | Key::Aside(_) => {}
        }
    }

    /// Writes a note again if the tab that wrote `theirs` had not seen what stands here: `localStorage` has no
    /// transactions, and of two tabs that write at once the first may have been overwritten.
    fn answer(&self, key: &str, article: Id, theirs: &Note) {
        let mine = self.read(|s| s.open.as_ref().and_then(|o| o.notes.get(&theirs.id()).cloned()));
        if let Some(mine) = mine.filter(|mine| **mine != *theirs)
            && self.keeper.raw(key).is_some_and(|held| held != mine.to_stored())
        {
            self.keeper.save_note(article, &mine);
        }
    }

    /// The same for what is being typed here.
    fn answer_draft(&self, article: Id, note: Id, value: &str) {
        let writer = self.read(|s| s.writer);
        let typed = self.read(|s| {
            let editing = s.editing.as_ref().is_some_and(|(id, _)| *id == note);
            s.open.as_ref().filter(|o| editing && o.article.id() == article).and_then(|o| o.drafts.get(&note).cloned())
        });
        if let (Some(typed), Ok(theirs)) = (typed, Draft::from_stored(value))
            && !theirs.entries().iter().any(|entry| entry.writer == writer)
        {
            self.keeper.save_draft(article, note, Some(typed), self.now());
        }
    }

    fn take_article(&self, article: Article) {
        if article.is_deleted() {
            self.act(Action::Forgotten(article.id()));
        } else {
            self.act(Action::ReceivedArticle(Rc::new(article)));
        }
    }

    fn is_open(&self, article: Id) -> bool {
        self.read(|s| s.open.as_ref().is_some_and(|o| o.article.id() == article))
    }

    /// Looks at everything in `localStorage` again.
    pub(super) fn reload_stored(&self) {
        let library = self.keeper.library();
        let articles = library.articles.into_iter().map(|(a, notes)| (Rc::new(a), notes)).collect();
        self.act(Action::Library(articles));
        self.act(Action::ReceivedRules(library.rules.into_iter().map(Rc::new).collect()));
        let Some(open) = self.read(|s| s.open.as_ref().filter(|o| o.saved).map(|o| o.article.id())) else { return };
        self.take_notes(open);
    }

    /// Takes in what is kept of the open article `id`.
    pub(super) fn take_notes(&self, id: Id) {
        for note in self.keeper.notes_of(id).notes {
            self.act(Action::Received(Rc::new(note)));
        }
    }

    /// Brings journal and `localStorage` to know the same, and shows what the journal adds.
    pub(super) fn merge_journal(self: &Rc<Self>) {
        let desk = self.clone();
        let merging = future_to_promise(async move {
            desk.merge_records().await;
            Ok(JsValue::UNDEFINED)
        });
        self.keeper.merging(merging);
    }

    async fn merge_records(self: &Rc<Self>) {
        let mut slice = Slice::begin();
        let journal: Sorted<String, String> = self.keeper.journal_records().await.into_iter().collect();
        let store = self.keeper.store();
        let namespace = store.namespace().clone();
        // Articles first: the notes of one that was deleted must not come back from the journal.
        let mut deleted = Vec::new();
        let (articles, others): (Vec<_>, Vec<_>) =
            journal.iter().partition(|(key, _)| matches!(namespace.read(key), KeyRead::Ours(Key::Article(_))));
        for (key, value) in articles.into_iter().chain(others) {
            if self.closed.get() {
                return;
            }
            if let KeyRead::Ours(Key::Note { article, .. } | Key::Draft { article, .. }) = namespace.read(key)
                && deleted.contains(&article)
            {
                self.keeper.bring_journal(key, None);
                continue;
            }
            if let KeyRead::Ours(Key::Draft { article, note }) = namespace.read(key)
                && store.is_finished(article, note, value).unwrap_or(false)
            {
                self.keeper.bring_journal(key, None);
                continue;
            }
            if let KeyRead::Ours(name @ Key::Rule(_)) = namespace.read(key)
                && let Ok(rule) = Rule::from_stored(&name, value)
                && deleted.iter().any(|id| rule.scope() == Scope::Article(*id))
            {
                self.keeper.bring_journal(key, None);
                continue;
            }
            match store.absorb(key, value) {
                Ok(Some(absorbed)) => {
                    if absorbed.value != *value {
                        self.keeper.bring_journal(key, Some(absorbed.value.clone()));
                    }
                    if let Some(SaveError::Storage(error)) = &absorbed.fault {
                        self.keeper.hold(key, &absorbed.value, error);
                    }
                    if let Kept::Article(article) = &absorbed.kept
                        && article.is_deleted()
                    {
                        deleted.push(article.id());
                    }
                    if absorbed.news {
                        self.take_kept(absorbed.kept);
                    }
                }
                Ok(None) => {}
                Err(error) => {
                    if !matches!(error, StoredError::Newer(_)) {
                        self.keeper.move_aside(key, value);
                    }
                    self.keeper.report_set_aside(vec![SetAside { key: key.clone(), error }]);
                }
            }
            if !slice.goes_on() {
                yield_now().await;
                slice = Slice::begin();
            }
        }
        for (key, value) in store.entries().unwrap_or_default() {
            if !journal.contains_key(&key) && !matches!(namespace.read(&key), KeyRead::Ours(Key::Text(_))) {
                self.keeper.bring_journal(&key, Some(value));
            }
        }
        self.settle_asides();
        self.report_unreadable();
        self.notify();
    }

    /// Puts what was kept beside its key where it belongs, if that can be read and merged with by now.
    pub(super) fn settle_asides(&self) {
        let store = self.keeper.store();
        for (place, stored) in store.entries().unwrap_or_default() {
            if matches!(store.namespace().read(&place), KeyRead::Ours(Key::Aside(_)))
                && let Some((name, absorbed)) = store.settle_aside(&stored)
            {
                self.keeper.bring_journal(&name, Some(absorbed.value));
                let _ = store.drop_aside(&place);
                self.keeper.bring_journal(&place, None);
                if absorbed.news {
                    self.take_kept(absorbed.kept);
                }
            }
        }
    }

    pub(super) fn take_kept(&self, kept: Kept) {
        match kept {
            Kept::Note(article, note) => {
                self.heard.set(self.heard.get().wrapping_add(1));
                if self.is_open(article) {
                    self.act(Action::Received(Rc::new(note)));
                } else if note.verdict().is_none() && !note.is_deleted() {
                    self.act(Action::Counted(article));
                }
            }
            Kept::Draft(article, note, draft) => {
                if self.is_open(article)
                    && let Some(text) = self.keeper.take_over(note, &draft)
                {
                    self.act(Action::Drafts(vec![(note, text)]));
                }
            }
            Kept::Article(article) => self.take_article(article),
            Kept::Settings(settings) => self.act(Action::Configured(Rc::new(settings))),
            Kept::Rule(rule) => self.act(Action::ReceivedRules(vec![Rc::new(rule)])),
            Kept::Version(_) | Kept::Aside(_) => {}
        }
    }

    /// Tells listeners of stored values that were found unreadable since they were last told.
    pub(super) fn report_unreadable(&self) {
        let all = self.keeper.set_aside();
        for found in all.iter().skip(self.reported.replace(all.len())) {
            let detail = js_sys::Object::new();
            let message = format!("{} ({})", found.error.message(self.language()), found.key);
            let _ = js_sys::Reflect::set(&detail, &"message".into(), &message.into());
            self.subscribers.tell(EventName::Error, &detail);
        }
    }
}

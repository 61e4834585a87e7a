//! Restoring a backup into a store, empty or in use: each item is merged with what stands under its key, by the function
//! that merges tabs, and what came of it is counted and named.
//!
//! Nothing is lost on either side. What was deleted here after the backup was made stays deleted, and is counted; what
//! cannot be read is put where it was, or kept beside what stands there.

use super::backup::key_of;
use crate::core::annotation::{
    Absorbed, Article, Id, Kept, Key, Note, Recorded, Rule, SaveError, Scope, Store, Target, Version,
};
use crate::core::port::{Storage, StorageError, Write};

/// What a restore came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Articles that are new or changed here.
    pub articles: usize,
    /// Notes that are new or changed here, decisions aside.
    pub notes: usize,
    /// Decisions on marks, rules and drafts that are new or changed here.
    pub others: usize,
    /// Notes and rules of the backup that were deleted here since, and stay so.
    pub deleted: usize,
    /// Values that cannot be read, brought along as they are.
    pub aside: usize,
    /// Notes in which two texts or colours now stand side by side: the words they are about, or their own.
    pub conflicts: Vec<String>,
}

/// What is to be done about an item beyond the storage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// News for the page.
    pub kept: Option<Kept>,
    /// For the journal.
    pub writes: Vec<Write>,
    /// What the storage did not take, and why.
    pub unheld: Vec<(String, String, StorageError)>,
}

/// A restore under way.
#[derive(Debug)]
pub struct Restoring<'s, S> {
    store: &'s Store<S>,
    gone: Vec<Id>,
    /// What came of it so far.
    pub done: Restored,
}

impl<'s, S: Storage> Restoring<'s, S> {
    /// Begins a restore into `store`.
    pub fn new(store: &'s Store<S>) -> Self {
        Self { store, gone: Vec::new(), done: Restored::default() }
    }

    /// Takes one item in, articles before what belongs to them. `key` has no namespace.
    pub fn item(&mut self, key: &str, value: &str) -> Taken {
        let (name, key) = key_of(self.store.namespace(), key);
        let Some(key) = key else { return self.unreadable(&name, value) };
        if self.is_gone(&key, value) {
            self.done.deleted += 1;
            return Taken::default();
        }
        match &key {
            Key::Text(hash) => match Version::from_stored(hash, value) {
                Ok(_) => Taken { writes: vec![(name, Some(value.to_owned()))], ..Taken::default() },
                Err(_) => self.unreadable(&name, value),
            },
            // The note that the draft went into holds its words.
            Key::Draft { article, note } if self.store.is_finished(*article, *note, value).unwrap_or(false) => {
                Taken::default()
            }
            _ => {
                let mine = self.store.raw(&name).ok().flatten();
                match self.store.absorb(&name, value) {
                    Ok(Some(absorbed)) => {
                        self.count(&key, mine.as_deref(), value, &absorbed);
                        self.taken(name, value, absorbed)
                    }
                    Ok(None) | Err(_) => self.unreadable(&name, value),
                }
            }
        }
    }

    /// Whether it belongs to an article that was deleted here.
    fn is_gone(&self, key: &Key, value: &str) -> bool {
        match key {
            Key::Note { article, .. } | Key::Draft { article, .. } => self.gone.contains(article),
            Key::Rule(_) => Rule::from_stored(key, value)
                .is_ok_and(|rule| self.gone.iter().any(|id| rule.scope() == Scope::Article(*id))),
            _ => false,
        }
    }

    fn count(&mut self, key: &Key, mine: Option<&str>, given: &str, absorbed: &Absorbed) {
        let done = &mut self.done;
        match &absorbed.kept {
            Kept::Article(article) => {
                if article.is_deleted() {
                    self.gone.push(article.id());
                    done.deleted += usize::from(Article::from_stored(key, given).is_ok_and(|a| !a.is_deleted()));
                } else {
                    done.articles += usize::from(absorbed.news);
                }
            }
            Kept::Note(_, note) => {
                let read = |value: &str| Note::from_stored(key, value).ok();
                let (mine, given) = (mine.and_then(read), read(given));
                if note.is_deleted() {
                    done.deleted += usize::from(given.as_ref().is_some_and(|given| !given.is_deleted()));
                } else if absorbed.news && note.verdict().is_some() {
                    done.others += 1;
                } else {
                    done.notes += usize::from(absorbed.news);
                }
                let contested = |note: &Option<Note>| note.as_ref().map_or(0, |note| note.record().contested());
                if note.record().contested() > contested(&mine).max(contested(&given)) {
                    done.conflicts.push(called(note));
                }
            }
            Kept::Rule(rule) => done.others += usize::from(absorbed.news && !rule.is_deleted()),
            Kept::Draft(..) => done.others += usize::from(absorbed.news),
            Kept::Aside(_) => done.aside += usize::from(absorbed.news),
            Kept::Settings(_) | Kept::Version(_) => {}
        }
    }

    fn taken(&mut self, name: String, given: &str, absorbed: Absorbed) -> Taken {
        let mut taken = Taken::default();
        match absorbed.fault {
            // What stands there cannot be read, or what came is newer than this program: both are kept.
            Some(SaveError::Newer | SaveError::Unreadable(_)) => self.beside(&name, given, &mut taken),
            Some(SaveError::Storage(error)) => {
                taken.unheld.push((name.clone(), absorbed.value.clone(), error));
                taken.writes.push((name, Some(absorbed.value)));
            }
            // The journal may lack what the storage has.
            None => taken.writes.push((name, Some(absorbed.value))),
        }
        taken.kept = absorbed.news.then_some(absorbed.kept);
        taken
    }

    /// A value that cannot be read goes where it was if nothing stands there, else beside.
    fn unreadable(&mut self, name: &str, value: &str) -> Taken {
        let mut taken = Taken::default();
        if self.store.raw(name).is_ok_and(|held| held.as_deref() == Some(value)) {
            return taken;
        }
        match self.store.put_once(name, value) {
            (true, fault) => {
                self.done.aside += 1;
                taken.writes.push((name.to_owned(), Some(value.to_owned())));
                unheld(&mut taken, name, value, fault);
            }
            (false, _) => self.beside(name, value, &mut taken),
        }
        taken
    }

    fn beside(&mut self, name: &str, value: &str, taken: &mut Taken) {
        self.done.aside += 1;
        let (place, stored, fault) = self.store.put_aside(name, value);
        unheld(taken, &place, &stored, fault);
        taken.writes.push((place, Some(stored)));
    }
}

fn unheld(taken: &mut Taken, name: &str, value: &str, fault: Option<SaveError>) {
    if let Some(SaveError::Storage(error)) = fault {
        taken.unheld.push((name.to_owned(), value.to_owned(), error));
    }
}

/// What a note is called where it has to be named: the words it is about, else its own.
fn called(note: &Note) -> String {
    match note.target() {
        Some(Target::Passage(passage)) => passage.exact,
        _ => note.text().unwrap_or_default().to_owned(),
    }
}

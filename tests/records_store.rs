//! Keeping things: tabs on one storage, damage, full and blocked storages, and what a save touches.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests fail the test

use manchette::core::annotation::{
    Article, Colour, Id, Kept, Key, Namespace, Note, Recorded, Rule, SaveError, Scope, Setting, Settings, Store,
    StoredError, Target, Version, Writer,
};
use manchette::core::language::Language;
use manchette::core::port::{
    Clock, CountingIds, FixedClock, Ids, Journal, MemoryJournal, MemoryStorage, Storage, StorageError,
};
use manchette::core::text::{Text, VersionHash};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn article() -> Id {
    Id::from_bits(1)
}

fn writer(name: &str) -> Writer {
    Writer::parse(name).unwrap()
}

fn note(n: u64, text: &str) -> Note {
    let mut note = Note::new(Id::from_bits(n), Target::Article, writer("tab0"), 10);
    note.set_text(text, writer("tab0"), 10);
    note
}

fn name(note: &Note) -> String {
    Namespace::default().print(&Key::Note { article: article(), note: note.id() })
}

fn open(storage: &MemoryStorage) -> Store<MemoryStorage> {
    Store::new(storage.clone(), Namespace::default())
}

/// Runs a future that never waits, as those of the memory twins.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the twin waits"),
    }
}

#[test]
fn two_tabs_that_write_one_note_lose_nothing() {
    let storage = MemoryStorage::default();
    let (here, there) = (open(&storage), open(&storage));
    let base = here.save_note(article(), &note(2, "base")).unwrap().merged;
    let (mut mine, mut theirs) = (base.clone(), base);
    mine.set_text("d’ici", writer("tab1"), 20);
    theirs.set_text("de là", writer("tab2"), 21);
    theirs.set_colour(Some(Colour::Green), writer("tab2"), 22);

    assert!(!here.save_note(article(), &mine).unwrap().changed_by_other);
    let saved = there.save_note(article(), &theirs).unwrap();
    assert!(saved.changed_by_other);
    assert_eq!(saved.merged.texts(), ["d’ici", "de là"]);
    assert_eq!(here.load(article()).unwrap().notes, [saved.merged]);
}

#[test]
fn a_save_touches_its_own_key_alone_however_many_there_are() {
    let calls = |others: u64| {
        let storage = MemoryStorage::default();
        let store = open(&storage);
        for n in 0..others {
            store.save_note(article(), &note(100 + n, "autre")).unwrap();
        }
        let before = storage.calls();
        store.save_note(article(), &note(2, "le mien")).unwrap();
        storage.calls() - before
    };
    assert_eq!((calls(0), calls(500)), (2, 2));
}

#[test]
fn a_note_that_cannot_be_read_is_set_aside_harms_no_other_and_is_never_overwritten() {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    store.save_note(article(), &note(2, "sain")).unwrap();
    let broken = note(3, "abîmé");
    storage.set(&name(&broken), "[1,\"n\",").unwrap();
    storage.set("manchette/n/odd", "x").unwrap();
    storage.set("autre programme", "y").unwrap();

    let loaded = store.load(article()).unwrap();
    assert_eq!(loaded.notes.iter().map(|n| n.text()).collect::<Vec<_>>(), [Some("sain")]);
    let aside: Vec<(&str, &StoredError)> = loaded.set_aside.iter().map(|s| (s.key.as_str(), &s.error)).collect();
    assert_eq!(aside, [("manchette/n/odd", &StoredError::Key), (name(&broken).as_str(), &StoredError::NotAnArray)]);

    assert_eq!(store.save_note(article(), &broken), Err(SaveError::Unreadable(StoredError::NotAnArray)));
    assert_eq!(storage.get(&name(&broken)).unwrap().as_deref(), Some("[1,\"n\","));
    let absorbed = store.absorb(&name(&broken), &broken.to_stored()).unwrap().unwrap();
    assert_eq!(absorbed.kept, Kept::Note(article(), broken.clone()));
    assert_eq!(absorbed.fault, Some(SaveError::Unreadable(StoredError::NotAnArray)));
    assert_eq!(storage.get(&name(&broken)).unwrap().as_deref(), Some("[1,\"n\","));
}

#[test]
fn a_note_of_a_newer_version_is_shown_and_never_rewritten() {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    for (n, newer) in [(2, note(2, "futur").to_stored().replacen("[1,", "[9,", 1)), (3, "[9,{}]".to_owned())] {
        let mine = note(n, "présent");
        storage.set(&name(&mine), &newer).unwrap();
        assert_eq!(store.save_note(article(), &mine), Err(SaveError::Newer));
        let _ = store.absorb(&name(&mine), &mine.to_stored());
        assert_eq!(storage.get(&name(&mine)).unwrap(), Some(newer));
    }
    let loaded = store.load(article()).unwrap();
    assert_eq!((loaded.notes.len(), loaded.notes[0].text()), (1, Some("futur")));
    assert_eq!(loaded.set_aside[0].error, StoredError::Newer(9));
}

#[test]
fn full_and_blocked_storages_say_so_and_keep_what_they_had() {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    let old = store.save_note(article(), &note(2, "court")).unwrap();
    storage.set_quota(storage.used());
    let mut longer = old.merged.clone();
    longer.set_text("beaucoup plus long", writer("tab1"), 20);
    assert_eq!(store.save_note(article(), &longer), Err(SaveError::Storage(StorageError::Full)));
    assert_eq!(storage.get(&old.key).unwrap(), Some(old.value));
    let absorbed = store.absorb(&old.key, &longer.to_stored()).unwrap().unwrap();
    assert_eq!((absorbed.news, absorbed.fault), (true, Some(SaveError::Storage(StorageError::Full))));

    storage.fail(Some(StorageError::Blocked));
    assert_eq!(store.save_note(article(), &longer), Err(SaveError::Storage(StorageError::Blocked)));
    assert_eq!(store.load(article()), Err(StorageError::Blocked));
    let told = SaveError::Storage(StorageError::Blocked);
    assert_ne!(told.message(Language::French), told.message(Language::English));
}

#[test]
fn what_the_journal_kept_and_the_storage_lost_comes_back() {
    let (storage, journal) = (MemoryStorage::default(), MemoryJournal::default());
    let store = open(&storage);
    let first = store.save_note(article(), &note(2, "ancien")).unwrap();
    let mut later = first.merged.clone();
    later.set_text("nouveau", writer("tab1"), 20);
    now(journal.write(&[(first.key.clone(), Some(later.to_stored()))])).unwrap();

    for (key, value) in now(journal.records()).unwrap() {
        let absorbed = store.absorb(&key, &value).unwrap().unwrap();
        assert_eq!((absorbed.news, absorbed.fault, absorbed.value), (true, None, value));
    }
    assert_eq!(store.load(article()).unwrap().notes[0].text(), Some("nouveau"));
    let again = store.absorb(&first.key, &first.value).unwrap().unwrap();
    assert!(!again.news && again.value != first.value, "an older value brings nothing and is told to lack something");
    assert_eq!(store.absorb("autre", "x"), Ok(None));
}

#[test]
fn drafts_of_several_tabs_stand_side_by_side_until_each_is_finished() {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    let id = Id::from_bits(5);
    store.save_draft(article(), id, writer("tab1"), Some("de 1"), 10).unwrap();
    store.save_draft(article(), id, writer("tab2"), Some("de 2"), 11).unwrap();
    store.save_draft(article(), id, writer("tab1"), Some("de 1, suite"), 12).unwrap();
    let (of, draft) = store.load(article()).unwrap().drafts.remove(0);
    assert_eq!(of, id);
    let texts: Vec<&str> = draft.entries().iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!((texts, draft.latest().unwrap().at), (vec!["de 1, suite", "de 2"], 12));

    assert!(store.save_draft(article(), id, writer("tab1"), None, 13).unwrap().1.is_some());
    let (key, value) = store.save_draft(article(), id, writer("tab2"), None, 14).unwrap();
    assert_eq!((value, storage.get(&key).unwrap()), (None, None));
}

#[test]
fn the_library_counts_notes_and_puts_the_last_opened_first() {
    let store = open(&MemoryStorage::default());
    let me = writer("tab0");
    let text = Version {
        text: Text::plain("Un texte."),
        title: String::new(),
        source: None,
        language: "fr".into(),
        date: None,
    };
    store.save_version(&text).unwrap();
    let (old, new) = (
        Article::new(article(), "Ancien", &text.hash(), me, 10),
        Article::new(Id::from_bits(9), "Neuf", &VersionHash::of("Autre."), me, 20),
    );
    store.save_article(&old).unwrap();
    store.save_article(&new).unwrap();
    store.save_note(article(), &note(2, "une")).unwrap();
    let mut gone = note(3, "deux");
    gone.delete(30);
    store.save_note(article(), &gone).unwrap();
    let mut settings = Settings::new(1);
    settings.set(Setting::Language, "en".into(), me, 1);
    settings.set(Setting::Theme, 7.into(), me, 1);
    store.save_settings(&settings).unwrap();

    let library = store.library().unwrap();
    let titles: Vec<(&str, usize)> = library.articles.iter().map(|(a, n)| (a.title(), *n)).collect();
    assert_eq!(titles, [("Neuf", 0), ("Ancien", 1)]);
    let settings = library.settings.unwrap();
    assert_eq!((settings.language(), settings.get(Setting::Theme)), (Language::English, None));
    assert_eq!(store.version(&text.hash()), Ok(Some(text)));
}

#[test]
fn forgetting_an_article_removes_all_its_words_and_nothing_of_others() {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    let me = writer("tab0");
    let version = |words: &str| Version {
        text: Text::plain(words),
        title: String::new(),
        source: None,
        language: "fr".into(),
        date: None,
    };
    let (own, shared) = (version("Secret."), version("Commun."));
    let mut gone = Article::new(article(), "Secret", &own.hash(), me, 10);
    gone.add_version(&shared.hash(), me, 11);
    let other = Article::new(Id::from_bits(9), "Autre", &shared.hash(), me, 20);
    for article in [&gone, &other] {
        store.save_article(article).unwrap();
    }
    for version in [&own, &shared] {
        store.save_version(version).unwrap();
    }
    store.save_note(article(), &note(2, "Secret aussi")).unwrap();
    store.save_note(other.id(), &note(3, "À garder")).unwrap();
    store.save_draft(article(), Id::from_bits(4), me, Some("Secret encore"), 12).unwrap();
    let rule = |n, words, scope| Rule::new(Id::from_bits(n), words, "ORG", None, scope, me, 12);
    store.save_rule(&rule(5, "Secret appris", Scope::Article(article()))).unwrap();
    store.save_rule(&rule(6, "Partout", Scope::Everywhere)).unwrap();

    let writes = store.forget(article(), 30).unwrap();
    assert_eq!(writes.iter().filter(|(_, value)| value.is_none()).count(), 4, "{writes:?}");
    assert_eq!(store.library().unwrap().rules.len(), 1, "a rule of all articles is no part of this one");
    let left: String = storage.keys().unwrap().iter().map(|key| storage.get(key).unwrap().unwrap()).collect();
    assert!(!left.contains("Secret") && left.contains("À garder") && left.contains("Commun."), "{left}");
    assert!(store.article(article()).unwrap().unwrap().is_deleted());
    let back = store.absorb(&Namespace::default().print(&Key::Article(article())), &gone.to_stored()).unwrap();
    assert!(!back.unwrap().news, "an old copy of a forgotten article brings nothing back");
}

#[test]
fn the_count_of_units_follows_writes_here_and_elsewhere() {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    storage.set("autre programme", "😀").unwrap();
    assert_eq!(store.used(), Ok(storage.used()));
    let saved = store.save_note(article(), &note(2, "un 😀")).unwrap();
    assert_eq!(store.used(), Ok(storage.used()));
    storage.set(&saved.key, "court").unwrap();
    store.heard(&saved.key, Some(&saved.value), Some("court"));
    assert_eq!(store.used(), Ok(storage.used()));
}

#[test]
fn namespaces_do_not_see_each_other() {
    let storage = MemoryStorage::default();
    let other = Store::new(storage.clone(), Namespace::new("hote").unwrap());
    other.save_note(article(), &note(2, "ailleurs")).unwrap();
    assert_eq!(open(&storage).load(article()).unwrap(), Default::default());
}

#[test]
fn a_failing_journal_says_so_and_writes_nothing() {
    let journal = MemoryJournal::default();
    journal.fail(Some(manchette::core::port::JournalError("QuotaExceededError".into())));
    assert!(now(journal.write(&[("k".into(), Some("v".into()))])).is_err());
    journal.fail(None);
    assert_eq!(now(journal.records()), Ok(Vec::new()));
    now(journal.write(&[("k".into(), Some("v".into())), ("l".into(), None)])).unwrap();
    assert_eq!(now(journal.records()), Ok(vec![("k".into(), "v".into())]));
}

#[test]
fn ids_and_times_of_the_twins_are_the_same_in_each_run() {
    let (ids, again) = (CountingIds::default(), CountingIds::default());
    let made: Vec<Id> = (0..100).map(|_| ids.id()).collect();
    assert!(made.iter().all(|id| *id == again.id()));
    let writers: std::collections::BTreeSet<Writer> = made.iter().map(|id| Writer::from_id(*id)).collect();
    assert_eq!(writers.len(), 100);
    let clock = FixedClock::new(5);
    clock.advance(3);
    assert_eq!(clock.now(), 8);
}

#[test]
fn a_draft_that_went_into_its_note_does_not_come_back_from_the_journal() {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    let (_, journalled) = store.save_draft(article(), Id::from_bits(7), writer("tab0"), Some("V"), 20).unwrap();
    let journalled = journalled.unwrap();
    let finished = |store: &Store<MemoryStorage>| store.is_finished(article(), Id::from_bits(7), &journalled).unwrap();
    assert!(!finished(&store), "it is being typed");

    store.save_draft(article(), Id::from_bits(7), writer("tab0"), None, 30).unwrap();
    assert!(!finished(&store), "nothing holds its words: it has to come back");
    store.save_note(article(), &note(7, "older")).unwrap();
    assert!(!finished(&store), "the note is older than the draft");

    let mut whole = note(7, "older");
    whole.set_text("Vérifier", writer("tab0"), 30);
    store.save_note(article(), &whole).unwrap();
    assert!(finished(&store));
}

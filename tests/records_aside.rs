//! What cannot be read or written in its place is kept, word for word, and what the journal joins loses nothing.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests fail the test

use manchette::core::annotation::{
    Article, Aside, Colour, Id, Kept, Key, Namespace, Note, Recorded, Store, StoredError, Target, Writer, join_stored,
};
use manchette::core::port::{MemoryStorage, Storage};
use manchette::core::text::VersionHash;
use proptest::prelude::*;

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

fn name(n: u64) -> String {
    Namespace::default().print(&Key::Note { article: article(), note: Id::from_bits(n) })
}

fn open(storage: &MemoryStorage) -> Store<MemoryStorage> {
    Store::new(storage.clone(), Namespace::default())
}

fn join(old: &str, new: &str) -> (String, Option<Aside>) {
    let joined = join_stored(&Namespace::default(), &name(2), old, new);
    (joined.value, joined.beside.map(|(_, stored)| Aside::from_stored(&stored).unwrap()))
}

fn read(value: &str) -> Note {
    Note::from_stored(&Key::Note { article: article(), note: Id::from_bits(2) }, value).unwrap()
}

#[test]
fn two_tabs_whose_journals_write_in_another_order_lose_nothing() {
    let base = note(2, "base");
    let (mut first, mut second) = (base.clone(), base.clone());
    first.set_colour(Some(Colour::Green), writer("tab1"), 20);
    second.set_text("second", writer("tab2"), 21);
    for (a, b) in [(&first, &second), (&second, &first)] {
        let (value, beside) = join(&a.to_stored(), &b.to_stored());
        let merged = read(&value);
        assert_eq!((merged.text(), merged.colour(), beside), (Some("second"), Some(Colour::Green), None));
    }
    let mut gone = base.clone();
    gone.delete(30);
    assert!(read(&join(&base.to_stored(), &gone.to_stored()).0).is_deleted());
    assert!(read(&join(&gone.to_stored(), &base.to_stored()).0).is_deleted(), "an older copy brings nothing back");
}

#[test]
fn what_the_journal_cannot_read_or_may_not_rewrite_is_kept_beside() {
    let mine = note(2, "le mien").to_stored();
    let (value, beside) = join("[1,\"n\",", &mine);
    assert_eq!((value.as_str(), beside.unwrap().value.as_str()), (mine.as_str(), "[1,\"n\","));
    for newer in [mine.replacen("[1,", "[9,", 1), "[9,{}]".to_owned()] {
        let (value, beside) = join(&newer, &mine);
        assert_eq!((&value, &beside.unwrap().value), (&newer, &mine), "what is newer is not rewritten");
    }
    let (value, beside) = join(&mine, "[9,{}]");
    assert_eq!((value, beside.unwrap().value), (mine.clone(), "[9,{}]".to_owned()));
    assert_eq!(join(&mine, &mine), (mine, None));
}

#[test]
fn what_waits_beside_goes_to_its_place_once_that_can_be_read() {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    let mine = note(2, "mes mots");
    storage.set(&name(2), "[1,abîmé").unwrap();
    let (place, stored, fault) = store.put_aside(&name(2), &mine.to_stored());
    assert_eq!(fault, None);
    assert_eq!(store.settle_aside(&stored), None, "its place is not free");
    let listed: Vec<StoredError> = store.unreadable().unwrap().into_iter().map(|one| one.error).collect();
    assert_eq!(listed, [StoredError::NotAnArray, StoredError::NotAnArray], "both are listed, the second for the first");
    storage.set(&name(2), &note(2, "réparée").to_stored()).unwrap();
    let (key, absorbed) = store.settle_aside(&stored).unwrap();
    assert_eq!(key, name(2));
    let Kept::Note(_, merged) = absorbed.kept else { panic!("a note") };
    assert!(merged.texts().contains(&"mes mots") && merged.texts().contains(&"réparée"), "{:?}", merged.texts());
    store.drop_aside(&place).unwrap();
    assert_eq!(store.unreadable().unwrap(), []);
}

#[test]
fn the_same_value_is_kept_beside_once() {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    let places: Vec<String> = (0..3).map(|_| store.put_aside(&name(2), "[1,abîmé").0).collect();
    assert!(places.windows(2).all(|two| two[0] == two[1]));
    assert_ne!(store.put_aside(&name(2), "[1,autre").0, places[0]);
    assert_eq!(storage.keys().unwrap().len(), 2);
}

#[test]
fn a_newer_value_comes_as_it_is_where_nothing_stands() {
    let storage = MemoryStorage::default();
    let newer = note(2, "futur").to_stored().replacen("[1,", "[9,", 1);
    // White space that this program would not write shows that it was not written anew.
    let newer = newer.replacen(',', ", ", 1);
    let absorbed = open(&storage).absorb(&name(2), &newer).unwrap().unwrap();
    assert_eq!((absorbed.fault, storage.get(&name(2)).unwrap()), (None, Some(newer)));
}

/// One of the ways in which a stored value goes bad.
fn garble(value: &str, way: u8, at: usize, c: char) -> String {
    let mut chars: Vec<char> = value.chars().collect();
    let at = at % chars.len();
    match way {
        0 => chars.truncate(at),
        1 => chars[at] = c,
        2 => chars.insert(at, c),
        3 => drop(chars.remove(at)),
        _ => return value.replacen("[1,", "[7,", 1),
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A thousand random garblings: every word is still readable in its note or found as it stands, the other notes are
    /// untouched, and nothing that is done afterwards takes it away.
    #[test]
    fn a_garbled_value_harms_no_other_and_its_bytes_are_found(
        which in 0..8_u64, way in 0..5_u8, at in any::<u16>(), c in any::<char>(),
    ) {
        let storage = MemoryStorage::default();
        let store = open(&storage);
        store.save_article(&Article::new(article(), "Titre", &VersionHash::of("texte"), writer("tab0"), 10)).unwrap();
        for n in 0..8 {
            store.save_note(article(), &note(n, &format!("mots numéro {n}"))).unwrap();
        }
        let before = storage.get(&name(which)).unwrap().unwrap();
        let garbled = garble(&before, way, usize::from(at), c);
        storage.set(&name(which), &garbled).unwrap();
        let check = |store: &Store<MemoryStorage>| {
            let loaded = store.load(article()).unwrap();
            for n in (0..8).filter(|n| *n != which) {
                let words = format!("mots numéro {n}");
                assert!(loaded.notes.iter().any(|one| one.id() == Id::from_bits(n) && one.text() == Some(&words)));
            }
            let read = loaded.notes.iter().any(|one| one.id() == Id::from_bits(which));
            let aside = store.unreadable().unwrap();
            assert_eq!(read, aside.is_empty(), "{garbled}");
            assert!(read || aside[0].key == name(which));
        };
        check(&store);
        // Whoever still has the note saves it: the bytes stay where they are, or are read and merged.
        let saved = store.save_note(article(), &note(which, "réécrit"));
        let held = storage.get(&name(which)).unwrap().unwrap();
        prop_assert!(saved.is_ok() || held == garbled, "{saved:?}");
        let _ = store.absorb(&name(which), &before);
        let held = storage.get(&name(which)).unwrap().unwrap();
        prop_assert!(saved.is_ok() || held == garbled);
        check(&open(&storage));
    }

    /// What two stored values hold, in whatever state, is in the joined one or beside it.
    #[test]
    fn joining_keeps_every_text_of_both_sides(way in 0..5_u8, at in any::<u16>(), c in any::<char>(), side in any::<bool>()) {
        let (mut mine, mut theirs) = (note(2, ""), note(2, ""));
        mine.set_text("d’un côté", writer("tab1"), 20);
        theirs.set_text("de l’autre", writer("tab2"), 21);
        let (mut old, mut new) = (mine.to_stored(), theirs.to_stored());
        let bad = if side { &mut old } else { &mut new };
        *bad = garble(bad, way, usize::from(at), c);
        let (value, beside) = join(&old, &new);
        for given in [&old, &new] {
            let whole = value == *given || beside.as_ref().is_some_and(|one| one.value == *given);
            let merged = Note::from_stored(&Key::Note { article: article(), note: Id::from_bits(2) }, given)
                .is_ok_and(|given| {
                    let merged = read(&value);
                    given.texts().iter().all(|text| merged.texts().contains(text)) || given.is_deleted() || merged.is_deleted()
                });
            prop_assert!(whole || merged, "{old} + {new} = {value}, beside {beside:?}");
        }
    }
}

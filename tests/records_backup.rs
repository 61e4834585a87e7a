//! Backups: what goes into one comes out of it, into an empty store and into one in use; what is damaged is refused.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests fail the test

use manchette::core::annotation::{
    Article, Draft, Id, Key, Namespace, Note, Recorded, Rule, Scope, Setting, Settings, Store, Target, Version, Writer,
};
use manchette::core::format::backup::{Backup, BackupError};
use manchette::core::format::restore::{Restored, Restoring};
use manchette::core::language::Language;
use manchette::core::port::{MemoryStorage, Storage};
use manchette::core::text::Text;
use proptest::prelude::*;

const MADE: u64 = 1_795_446_505_123;

fn writer(name: &str) -> Writer {
    Writer::parse(name).unwrap()
}

fn open(storage: &MemoryStorage) -> Store<MemoryStorage> {
    Store::new(storage.clone(), Namespace::default())
}

fn version() -> Version {
    Version {
        text: Text::plain("Un texte, « cité ».\nEt un autre."),
        title: "Titre".into(),
        source: None,
        language: "fr".into(),
        date: None,
    }
}

fn article() -> Article {
    Article::new(Id::from_bits(1), "Titre", &version().hash(), writer("tab0"), 10)
}

fn note(n: u64, text: &str) -> Note {
    let mut note = Note::new(Id::from_bits(n), Target::Article, writer("tab0"), 10);
    note.set_text(text, writer("tab0"), 10);
    note
}

/// A store with something of every kind, damaged and unknown things too.
fn full() -> MemoryStorage {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    store.save_article(&article()).unwrap();
    store.save_version(&version()).unwrap();
    store.save_note(article().id(), &note(2, "deux \"guillemets\" \\ 🕊️")).unwrap();
    let mut gone = note(3, "partie");
    gone.delete(20);
    store.save_note(article().id(), &gone).unwrap();
    store
        .save_rule(&Rule::new(Id::from_bits(5), "Orange", "ORG", None, Scope::Everywhere, writer("tab0"), 12))
        .unwrap();
    let mut settings = Settings::new(1);
    settings.set(Setting::Author, "Camille".into(), writer("tab0"), 2);
    store.save_settings(&settings).unwrap();
    store.save_draft(article().id(), Id::from_bits(6), writer("tab0"), Some("en cours"), 30).unwrap();
    let key = |n| Namespace::default().print(&Key::Note { article: article().id(), note: Id::from_bits(n) });
    storage.set(&key(7), "[1,\"n\",").unwrap();
    storage.set(&key(8), "[9,{\"futur\":true}]").unwrap();
    storage.set(&key(9), &note(9, "d’un format futur").to_stored().replacen("[1,", "[9,", 1)).unwrap();
    storage.set("manchette/z/inconnu", "\u{0}\u{7f}é").unwrap();
    store.put_aside(&key(2), "[1,\"abîmé");
    storage.set("autre programme", "n’est pas à nous").unwrap();
    storage
}

fn backup(storage: &MemoryStorage) -> Backup {
    Backup::of(&Namespace::default(), open(storage).entries().unwrap(), MADE)
}

/// Restores, texts too, as the page does where there is no journal.
fn restore(storage: &MemoryStorage, backup: &Backup) -> Restored {
    let store = open(storage);
    let mut restoring = Restoring::new(&store);
    for (key, value) in &backup.items {
        for (name, value) in restoring.item(key, value).writes {
            if name.contains("/t/") {
                let _ = store.absorb(&name, &value.unwrap());
            }
        }
    }
    restoring.done
}

fn ours(storage: &MemoryStorage) -> Vec<(String, String)> {
    let mut entries = open(storage).entries().unwrap();
    entries.sort();
    entries
}

#[test]
fn an_empty_store_gets_back_every_byte_what_cannot_be_read_too() {
    let before = full();
    let file = backup(&before).print();
    let read = Backup::read(file.as_bytes()).unwrap();
    assert_eq!((&read, read.made), (&backup(&before), MADE));
    let after = MemoryStorage::default();
    let done = restore(&after, &read);
    assert_eq!(ours(&after), ours(&before));
    assert_eq!((done.articles, done.notes, done.others, done.aside), (1, 2, 2, 4), "{done:?}");
    assert_eq!(done.conflicts, Vec::<String>::new());
    let again = restore(&after, &read);
    assert_eq!((again.articles, again.notes, again.others, again.aside), (0, 0, 0, 0), "a second time brings nothing");
    assert_eq!(ours(&after), ours(&before));
}

#[test]
fn another_namespace_can_take_it() {
    let storage = MemoryStorage::default();
    let store = Store::new(storage.clone(), Namespace::new("hote").unwrap());
    let mut restoring = Restoring::new(&store);
    for (key, value) in &backup(&full()).items {
        restoring.item(key, value);
    }
    assert_eq!(store.load(article().id()).unwrap().notes.len(), 3);
}

#[test]
fn a_store_in_use_loses_nothing_and_conflicts_are_named() {
    let storage = full();
    let old = backup(&storage);
    let store = open(&storage);
    let (mut here, mut there) = (note(2, ""), note(2, ""));
    here.set_text("d’ici", writer("tab1"), 40);
    there.set_text("de la sauvegarde", writer("tab2"), 41);
    let key = "n/".to_owned() + article().id().as_str() + "/" + here.id().as_str();
    let mut items = old.items.clone();
    items.retain(|(known, _)| *known != key);
    items.push((key, there.to_stored()));
    store.save_note(article().id(), &here).unwrap();
    let done = restore(&storage, &Backup { made: MADE, items });
    let notes = store.load(article().id()).unwrap().notes;
    let merged = notes.iter().find(|n| n.id() == here.id()).unwrap();
    assert!(merged.texts().contains(&"d’ici") && merged.texts().contains(&"de la sauvegarde"), "{:?}", merged.texts());
    assert_eq!((done.notes, done.conflicts.len()), (1, 1), "{done:?}");
}

#[test]
fn what_was_deleted_here_since_stays_deleted_and_is_counted() {
    let storage = full();
    let file = backup(&storage);
    let store = open(&storage);
    let mut gone = store.load(article().id()).unwrap().notes.into_iter().find(|n| n.text().is_some()).unwrap();
    gone.delete(50);
    store.save_note(article().id(), &gone).unwrap();
    assert_eq!(restore(&storage, &file).deleted, 1);
    assert!(store.load(article().id()).unwrap().notes.iter().any(|n| n.id() == gone.id() && n.is_deleted()));
    store.forget(article().id(), 60).unwrap();
    let done = restore(&storage, &file);
    assert!(done.deleted > 1 && done.notes == 0, "{done:?}");
    assert_eq!(store.load(article().id()).unwrap().notes, Vec::new());
}

#[test]
fn a_draft_that_went_into_its_note_is_not_brought_back_and_another_is() {
    let storage = MemoryStorage::default();
    let store = open(&storage);
    let mut draft = Draft::default();
    draft.set(writer("tab0"), "à moitié", 20);
    let item =
        |n: u64| ("d/".to_owned() + article().id().as_str() + "/" + Id::from_bits(n).as_str(), draft.to_stored());
    let mut whole = note(2, "");
    whole.set_text("à moitié, puis en entier", writer("tab0"), 30);
    store.save_note(article().id(), &whole).unwrap();
    restore(&storage, &Backup { made: MADE, items: vec![item(2), item(4)] });
    let drafts = store.load(article().id()).unwrap().drafts;
    assert_eq!(drafts.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [Id::from_bits(4)]);
}

#[test]
fn a_file_that_is_something_else_is_told_from_a_damaged_one() {
    let file = backup(&full()).print();
    let read = |text: &str| Backup::read(text.as_bytes()).unwrap_err();
    assert_eq!(read(""), BackupError::Empty);
    assert_eq!(read(" \n"), BackupError::Empty);
    for other in [
        "Un article.",
        "{}",
        "[]",
        "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"}",
        "{\"manchette\":\"x\",\"schema\":1}",
        "\u{0}",
    ] {
        assert_eq!(read(other), BackupError::Other, "{other}");
    }
    assert_eq!(Backup::read(&[0x50, 0x4b, 3, 4, 0xff]), Err(BackupError::Other));
    assert_eq!(read(&file.replacen("\"schema\":1", "\"schema\":7", 1)), BackupError::Newer(7));
    assert_eq!(read(&file.replacen("guillemets", "Guillemets", 1)), BackupError::Changed);
    let second: Vec<&str> = file.lines().enumerate().filter(|(n, _)| *n != 2).map(|(_, line)| line).collect();
    assert_eq!(read(&second.join("\n")), BackupError::Changed, "a line is missing");
    let third = file.lines().enumerate().map(|(n, line)| if n == 2 { "[1]," } else { line }).collect::<Vec<_>>();
    assert_eq!(read(&third.join("\n")), BackupError::Damaged { line: 3 });
    let deep = "{\"manchette\":\"backup\",\"schema\":1,\"items\":".to_owned() + &"[".repeat(100_000);
    assert!(Backup::read(deep.as_bytes()).is_err());
    assert_eq!(Backup::read(("\u{feff}".to_owned() + &file).as_bytes()).unwrap(), backup(&full()));
    assert_eq!(Backup::read(file.replace('\n', "\r\n").as_bytes()).unwrap(), backup(&full()), "as mail may change it");
    let later = file.replacen("\"made\"", "\"later\":[{}],\"made\"", 1);
    assert_eq!(Backup::read(later.as_bytes()).unwrap(), backup(&full()));
    for error in [BackupError::Empty, BackupError::CutShort, BackupError::Damaged { line: 3 }, BackupError::Newer(7)] {
        let (french, english) = (error.message(Language::French), error.message(Language::English));
        assert!(french != english && french.contains("Rien n’a changé") && english.contains("Nothing changed"));
    }
}

#[test]
fn a_backup_whose_lines_another_program_broke_otherwise_is_read() {
    let file = backup(&full()).print();
    let value: serde_json::Value = serde_json::from_str(&file).unwrap();
    for other in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
        assert_eq!(Backup::read(other.as_bytes()).unwrap(), backup(&full()));
        let less = other.replacen("\"check\":", "\"check\":\"1\",\"was\":", 1);
        assert_eq!(Backup::read(less.as_bytes()).unwrap_err(), BackupError::Changed);
    }
}

#[test]
fn a_backup_cut_within_an_item_is_said_to_be_cut_short() {
    let file = backup(&full()).print();
    let within = file.lines().take(2).map(|line| line.len() + 1).sum::<usize>() - 5;
    assert_eq!(Backup::read(&file.as_bytes()[..within]).unwrap_err(), BackupError::CutShort);
}

#[test]
fn a_backup_cut_anywhere_is_refused() {
    let file = backup(&full()).print();
    let file = file.trim_end();
    for end in 0..file.len() {
        let error = Backup::read(&file.as_bytes()[..end]).unwrap_err();
        // Within its first words, or within a character, it can be anything.
        let named = matches!(error, BackupError::CutShort | BackupError::Damaged { .. });
        assert!(named || end < 21, "{end}: {error:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_byte_changed_is_refused_or_changes_nothing(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let whole = backup(&full());
        let mut bytes = whole.print().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = to;
        if let Ok(read) = Backup::read(&bytes) {
            prop_assert_eq!(read.items, whole.items);
        }
    }

    #[test]
    fn any_items_are_restored_or_kept_aside_and_never_panic(
        items in prop::collection::vec((prop_oneof!["[nadrstx]/[a-z0-9]{10}(/[a-z0-9]{10})?", "s", "\\PC{0,12}"], prop_oneof!["\\PC{0,40}", "\\[[0-9],\"[nadrsx]\".{0,20}\\]"]), 0..12),
    ) {
        let storage = MemoryStorage::default();
        let given = Backup { made: 1, items };
        let read = Backup::read(given.print().as_bytes()).unwrap();
        prop_assert_eq!(&read, &given);
        restore(&storage, &read);
        let held: String = ours(&storage).into_iter().map(|(_, value)| value).collect();
        for (key, value) in &given.items {
            let inside = serde_json::json!(value).to_string();
            let kept = held.contains(value.as_str()) || held.contains(&inside);
            let readable = Namespace::default().read(&format!("manchette/{key}"));
            prop_assert!(kept || value.starts_with('['), "{key} {value} {readable:?}");
        }
    }
}

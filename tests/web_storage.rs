//! The browser's two stores behind their ports, by one check that their in-memory twins pass, too.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests fail the test

use manchette::core::port::{Journal, MemoryJournal, MemoryStorage, Storage, StorageError, Write};
use manchette::web::platform::{IndexedDb, LocalStorage};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn check_storage(storage: &dyn Storage) {
    let ours = |storage: &dyn Storage| {
        let mut keys: Vec<String> = storage.keys().unwrap().into_iter().filter(|k| k.starts_with("check/")).collect();
        keys.sort();
        keys
    };
    assert_eq!(storage.get("check/a"), Ok(None));
    assert_eq!(storage.set("check/a", "un 🕊️"), Ok(()));
    assert_eq!(storage.set("check/b", ""), Ok(()));
    assert_eq!(storage.get("check/a"), Ok(Some("un 🕊️".to_owned())));
    assert_eq!(storage.get("check/b"), Ok(Some(String::new())), "an empty value is a value");
    assert_eq!(storage.set("check/a", "deux"), Ok(()));
    assert_eq!(storage.get("check/a"), Ok(Some("deux".to_owned())));
    assert_eq!(ours(storage), ["check/a", "check/b"]);
    assert_eq!(storage.remove("check/a"), Ok(()));
    assert_eq!(storage.remove("check/a"), Ok(()), "what is not there is removed already");
    assert_eq!(ours(storage), ["check/b"]);
    // Twice what an origin may hold: refused, and what stood there stands.
    let huge = "x".repeat(11_000_000);
    assert_eq!(storage.set("check/b", &huge), Err(StorageError::Full));
    assert_eq!(storage.get("check/b"), Ok(Some(String::new())));
    assert_eq!(storage.remove("check/b"), Ok(()));
    assert_eq!(ours(storage), Vec::<String>::new());
}

#[wasm_bindgen_test]
fn local_storage_and_its_twin_pass_one_check() {
    check_storage(&MemoryStorage::with_quota(5_242_880));
    check_storage(&LocalStorage);
}

fn write(key: &str, value: Option<&str>) -> Write {
    (key.to_owned(), value.map(str::to_owned))
}

async fn sorted(journal: &impl Journal) -> Vec<(String, String)> {
    let mut records = journal.records().await.unwrap();
    records.sort();
    records
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

async fn check_journal(journal: &impl Journal) {
    assert_eq!(sorted(journal).await, []);
    journal.write(&[write("a", Some("un 🕊️")), write("b", Some("")), write("c", Some("trois"))]).await.unwrap();
    assert_eq!(sorted(journal).await, pairs(&[("a", "un 🕊️"), ("b", ""), ("c", "trois")]));
    journal.write(&[write("a", Some("deux")), write("c", None), write("d", None)]).await.unwrap();
    assert_eq!(sorted(journal).await, pairs(&[("a", "deux"), ("b", "")]));
    journal.write(&[]).await.unwrap();
    assert_eq!(sorted(journal).await.len(), 2);
}

#[wasm_bindgen_test]
async fn indexed_db_and_its_twin_pass_one_check() {
    check_journal(&MemoryJournal::default()).await;
    let journal = IndexedDb::open("manchette.check").await.unwrap();
    journal.clear().await.unwrap();
    check_journal(&journal).await;

    // Texts lie apart from records, and both outlive the connection.
    journal.write_text("t/1", Some("un texte".to_owned())).await.unwrap();
    assert_eq!(sorted(&journal).await.len(), 2);
    journal.close();
    assert!(journal.write(&[write("z", Some("trop tard"))]).await.is_err(), "a closed journal says so");
    let again = IndexedDb::open("manchette.check").await.unwrap();
    assert_eq!(sorted(&again).await, pairs(&[("a", "deux"), ("b", "")]));
    assert_eq!(again.text("t/1").await, Ok(Some("un texte".to_owned())));
    assert_eq!(again.text("t/2").await, Ok(None));
    again.write_text("t/1", None).await.unwrap();
    assert_eq!(again.text("t/1").await, Ok(None));
    again.clear().await.unwrap();
    assert_eq!(sorted(&again).await, []);
    again.close();
}

#[wasm_bindgen_test]
async fn journals_of_two_namespaces_know_nothing_of_each_other() {
    let (one, other) =
        (IndexedDb::open("manchette.un").await.unwrap(), IndexedDb::open("manchette.deux").await.unwrap());
    one.write(&[write("a", Some("un"))]).await.unwrap();
    assert_eq!(sorted(&other).await, []);
    one.clear().await.unwrap();
    one.close();
    other.close();
}

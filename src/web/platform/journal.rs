//! The journal: IndexedDB with strict durability.
//!
//! `localStorage` keeps what it was given in memory for up to a minute; a transaction with `durability: "strict"` is
//! on disk when it completes. So each write goes to both, and "saved" is said when this one has completed.
//!
//! One database for each namespace, one object store of (key, stored value). Texts of versions lie in a store of their
//! own, so that reading all records does not read all texts.

use crate::core::annotation::{Joined, Namespace, join_stored};
use crate::core::port::{Journal, JournalError, Write};
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const RECORDS: &str = "records";
const TEXTS: &str = "texts";
const VERSION: u32 = 1;

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase.transaction` with its options, which `web-sys` keeps behind an unstable flag.
    type DurableDatabase;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &DurableDatabase,
        stores: &Array,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

/// What the browser threw, in its words.
fn explain(error: JsValue) -> JournalError {
    let message = Reflect::get(&error, &"message".into()).ok().and_then(|m| m.as_string());
    JournalError(message.or_else(|| error.as_string()).unwrap_or_else(|| "IndexedDB".to_owned()))
}

/// The journal of one namespace.
#[derive(Clone, Debug)]
pub struct IndexedDb {
    database: IdbDatabase,
    /// Whose records are merged with what stands there.
    merging: Option<Namespace>,
}

impl IndexedDb {
    /// Opens the database `name`, made on first use.
    ///
    /// # Errors
    /// IndexedDB is absent, blocked, or held by an older page that does not let go.
    pub async fn open(name: &str) -> Result<Self, JournalError> {
        let global = js_sys::global();
        let factory: IdbFactory = Reflect::get(&global, &"indexedDB".into())
            .map_err(explain)?
            .dyn_into()
            .map_err(|_| JournalError("IndexedDB".to_owned()))?;
        let request: IdbOpenDbRequest = factory.open_with_u32(name, VERSION).map_err(explain)?;
        let upgrade = {
            let request = request.clone();
            Closure::<dyn FnMut()>::new(move || {
                if let Some(database) = request.result().ok().and_then(|r| r.dyn_into::<IdbDatabase>().ok()) {
                    let _ = database.create_object_store(RECORDS);
                    let _ = database.create_object_store(TEXTS);
                }
            })
        };
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let blocked = Promise::new(&mut |_, reject| request.set_onblocked(Some(&reject)));
        let opened = settled(&request);
        let database = JsFuture::from(Promise::race(&Array::of2(&opened, &blocked))).await.map_err(explain)?;
        request.set_onupgradeneeded(None);
        let database: IdbDatabase = database.dyn_into().map_err(|_| JournalError("IndexedDB".to_owned()))?;
        // A newer page may want to upgrade: this one lets go at once instead of blocking it.
        let held = database.clone();
        let release = Closure::<dyn FnMut()>::new(move || held.close());
        database.set_onversionchange(Some(release.as_ref().unchecked_ref()));
        release.forget();
        Ok(Self { database, merging: None })
    }

    /// The same journal, which merges each record of `namespace` with the one that stands under its key, in the
    /// transaction that writes it: tabs write in an order of their own, and none may take another's words off the disk.
    #[must_use]
    pub fn merging(self, namespace: Namespace) -> Self {
        Self { merging: Some(namespace), ..self }
    }

    /// Writes or deletes the stored form of one version's text.
    ///
    /// # Errors
    /// The transaction was aborted, for want of room or by the browser; nothing is written then.
    pub async fn write_text(&self, key: &str, value: Option<String>) -> Result<(), JournalError> {
        self.put(TEXTS, &[(key.to_owned(), value)]).await
    }

    /// The stored form of one version's text.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn text(&self, key: &str) -> Result<Option<String>, JournalError> {
        let request = self.store(TEXTS)?.get(&key.into()).map_err(explain)?;
        Ok(JsFuture::from(settled(&request)).await.map_err(explain)?.as_string())
    }

    /// All texts with their keys.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn texts(&self) -> Result<Vec<(String, String)>, JournalError> {
        self.all(TEXTS).await
    }

    async fn all(&self, name: &str) -> Result<Vec<(String, String)>, JournalError> {
        let store = self.store(name)?;
        let keys = settled(&store.get_all_keys().map_err(explain)?);
        let values = settled(&store.get_all().map_err(explain)?);
        let keys = Array::from(&JsFuture::from(keys).await.map_err(explain)?);
        let values = Array::from(&JsFuture::from(values).await.map_err(explain)?);
        Ok(keys.iter().zip(values.iter()).filter_map(|(k, v)| Some((k.as_string()?, v.as_string()?))).collect())
    }

    /// Deletes everything.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn clear(&self) -> Result<(), JournalError> {
        for store in [RECORDS, TEXTS] {
            self.change(store, |records| records.clear().map(drop)).await?;
        }
        Ok(())
    }

    /// Lets go of the database.
    pub fn close(&self) {
        self.database.close();
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, JournalError> {
        let transaction = self.database.transaction_with_str(name).map_err(explain)?;
        transaction.object_store(name).map_err(explain)
    }

    async fn put(&self, store: &str, writes: &[Write]) -> Result<(), JournalError> {
        self.change(store, |records| {
            for (key, value) in writes {
                match value {
                    Some(value) => records.put_with_key(&value.into(), &key.into())?,
                    None => records.delete(&key.into())?,
                };
            }
            Ok(())
        })
        .await
    }

    /// As [`Self::put`], each value merged with what stands under its key.
    async fn merge(&self, namespace: &Namespace, writes: &[Write]) -> Result<(), JournalError> {
        let transaction = self.begin(RECORDS)?;
        let done = finished(&transaction);
        let records = transaction.object_store(RECORDS).map_err(explain)?;
        let asked = Array::new();
        for (key, _) in writes {
            asked.push(&settled(&records.get(&key.into()).map_err(explain)?));
        }
        // The transaction lives on: what follows runs within the last answer.
        let held = Array::from(&JsFuture::from(Promise::all(&asked)).await.map_err(explain)?);
        for ((key, value), held) in writes.iter().zip(held.iter()) {
            let put = |key: &str, value: &str| records.put_with_key(&value.into(), &key.into()).map(drop);
            let joined = match (value, held.as_string()) {
                (Some(value), Some(held)) => Some(join_stored(namespace, key, &held, value)),
                (Some(value), None) => Some(Joined { value: value.clone(), beside: None }),
                (None, _) => None,
            };
            match joined {
                Some(joined) => {
                    put(key, &joined.value).map_err(explain)?;
                    joined.beside.map_or(Ok(()), |(place, stored)| put(&place, &stored)).map_err(explain)?;
                }
                None => records.delete(&key.into()).map(drop).map_err(explain)?,
            }
        }
        completed(&transaction, done).await
    }

    /// A strict transaction on one store.
    fn begin(&self, store: &str) -> Result<IdbTransaction, JournalError> {
        let options = js_sys::Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(explain)?;
        let database: &DurableDatabase = self.database.unchecked_ref();
        database.transaction(&Array::of1(&store.into()), "readwrite", &options).map_err(explain)
    }

    /// One strict transaction on one store; done when it is on disk.
    async fn change(
        &self,
        store: &str,
        f: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>,
    ) -> Result<(), JournalError> {
        let transaction = self.begin(store)?;
        f(&transaction.object_store(store).map_err(explain)?).map_err(explain)?;
        let done = finished(&transaction);
        completed(&transaction, done).await
    }
}

/// Resolves when the transaction is on disk.
fn finished(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        transaction.set_onerror(Some(&reject));
    })
}

async fn completed(transaction: &IdbTransaction, done: Promise) -> Result<(), JournalError> {
    match JsFuture::from(done).await {
        Ok(_) => Ok(()),
        Err(_) => Err(JournalError(transaction.error().map_or_else(|| "AbortError".to_owned(), |e| e.message()))),
    }
}

impl Journal for IndexedDb {
    async fn write(&self, writes: &[Write]) -> Result<(), JournalError> {
        match &self.merging {
            Some(namespace) => self.merge(namespace, writes).await,
            None => self.put(RECORDS, writes).await,
        }
    }

    async fn records(&self) -> Result<Vec<(String, String)>, JournalError> {
        self.all(RECORDS).await
    }
}

/// The outcome of a request as a promise.
fn settled(request: &IdbRequest) -> Promise {
    let request = request.clone();
    Promise::new(&mut |resolve, reject| {
        let (of, give) = (request.clone(), resolve);
        let success = Closure::once_into_js(move || {
            let _ = give.call1(&JsValue::NULL, &of.result().unwrap_or(JsValue::UNDEFINED));
        });
        let of = request.clone();
        let failure = Closure::once_into_js(move || {
            let error = of.error().ok().flatten().map_or(JsValue::UNDEFINED, JsValue::from);
            let _ = reject.call1(&JsValue::NULL, &error);
        });
        request.set_onsuccess(Some(success.unchecked_ref()));
        request.set_onerror(Some(failure.unchecked_ref()));
    })
}

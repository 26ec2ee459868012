//! IndexedDB, as much of it as one table of drafts, or of packages on their way, needs.
//!
//! By hand because the libraries offer no `durability`, and because every event of the handle matters here: a browser may
//! drop the connection at any time, and then only a new one helps.

use super::shared;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use requisite_session::StoreError;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const DATABASE_VERSION: u32 = 1;

/// A database with one table. Each has its own, so that neither ever waits for the other, nor changes with it.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    database: &'static str,
    table: &'static str,
}

/// Where drafts are.
pub const DRAFTS: Place = Place { database: "requisite", table: "drafts" };
/// Where packages on their way are.
pub const OUTBOX: Place = Place { database: "requisite-outbox", table: "packages" };

/// An open connection. It may die at any time: then every call fails, and a new one must be opened.
pub struct Connection {
    place: Place,
    database: IdbDatabase,
    alive: Rc<Cell<bool>>,
    // The browser calls these as long as the connection is open.
    _on_close: Closure<dyn FnMut()>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.set_onclose(None);
        self.database.set_onversionchange(None);
        self.database.close();
    }
}

/// What an error of the browser means for a draft.
fn meaning(error: Option<&DomException>) -> StoreError {
    match error.map(DomException::name).as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        Some("SecurityError" | "NotAllowedError") => StoreError::Unavailable,
        Some("VersionError") => StoreError::Newer,
        Some("DataError" | "DataCloneError") => StoreError::Damaged,
        _ => StoreError::Lost,
    }
}

fn meaning_of_value(error: &JsValue) -> StoreError {
    meaning(error.dyn_ref::<DomException>())
}

/// Waits for a request. Its handlers are the promise's own functions: nothing has to be kept alive.
async fn result_of(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(|error| meaning_of_value(&error)),
        Err(_) => Err(meaning(request.error().ok().flatten().as_ref())),
    }
}

/// A promise of a transaction's end; made at once, so that no event is missed.
fn end_of(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

async fn wait_for(end: Promise, transaction: &IdbTransaction) -> Result<(), StoreError> {
    JsFuture::from(end).await.map(|_| ()).map_err(|_| meaning(transaction.error().as_ref()))
}

impl Connection {
    /// Opens the database; makes its table the first time.
    pub async fn open(place: Place) -> Result<Self, StoreError> {
        if shared::is_on() {
            return Err(StoreError::Unavailable);
        }
        let factory = window().indexed_db().ok().flatten().ok_or(StoreError::Unavailable)?;
        let request =
            factory.open_with_u32(place.database, DATABASE_VERSION).map_err(|_| StoreError::Unavailable)?;
        let upgrade = make_table(&request, place.table);
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database: IdbDatabase = result_of(&request).await?.dyn_into().map_err(|_| StoreError::Lost)?;
        let alive = Rc::new(Cell::new(true));
        let closing = (alive.clone(), database.clone());
        let on_close = Closure::<dyn FnMut()>::new(move || {
            closing.0.set(false);
            closing.1.close();
        });
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        database.set_onversionchange(Some(on_close.as_ref().unchecked_ref()));
        Ok(Self { place, database, alive, _on_close: on_close })
    }

    /// Whether the browser has not closed it.
    pub fn is_alive(&self) -> bool {
        self.alive.get()
    }

    fn transaction(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), StoreError> {
        // `web-sys` has no options for transactions yet; older browsers ignore the third argument.
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let function: Function = Reflect::get(&self.database, &"transaction".into())
            .and_then(JsCast::dyn_into)
            .map_err(|_| StoreError::Lost)?;
        let transaction: IdbTransaction = function
            .call3(&self.database, &self.place.table.into(), &mode.into(), &options)
            .and_then(JsCast::dyn_into)
            .map_err(|error| meaning_of_value(&error))?;
        let table = transaction.object_store(self.place.table).map_err(|error| meaning_of_value(&error))?;
        Ok((transaction, table))
    }

    /// The value under a key; `undefined` when there is none.
    pub async fn get(&self, key: &str) -> Result<JsValue, StoreError> {
        let (_, table) = self.transaction("readonly")?;
        let request = table.get(&key.into()).map_err(|error| meaning_of_value(&error))?;
        result_of(&request).await
    }

    /// All keys.
    pub async fn keys(&self) -> Result<Vec<String>, StoreError> {
        let (_, table) = self.transaction("readonly")?;
        let request = table.get_all_keys().map_err(|error| meaning_of_value(&error))?;
        let keys = result_of(&request).await?;
        Ok(js_sys::Array::from(&keys).iter().filter_map(|key| key.as_string()).collect())
    }

    /// Reads the value under a key and, if `decide` gives one, writes another in its place, in one transaction.
    pub async fn replace(
        &self,
        key: &str,
        decide: impl FnOnce(JsValue) -> Result<JsValue, StoreError>,
    ) -> Result<(), StoreError> {
        let (transaction, table) = self.transaction("readwrite")?;
        let end = end_of(&transaction);
        let request = table.get(&key.into()).map_err(|error| meaning_of_value(&error))?;
        let there = result_of(&request).await?;
        match decide(there) {
            Ok(value) => {
                table.put_with_key(&value, &key.into()).map_err(|error| meaning_of_value(&error))?;
                wait_for(end, &transaction).await
            }
            Err(why) => {
                let _ = transaction.abort();
                let _ = wait_for(end, &transaction).await;
                Err(why)
            }
        }
    }

    /// Removes the value under a key.
    pub async fn delete(&self, key: &str) -> Result<(), StoreError> {
        let (transaction, table) = self.transaction("readwrite")?;
        let end = end_of(&transaction);
        table.delete(&key.into()).map_err(|error| meaning_of_value(&error))?;
        wait_for(end, &transaction).await
    }
}

fn make_table(request: &IdbOpenDbRequest, table: &'static str) -> Closure<dyn FnMut()> {
    let opening = request.clone();
    Closure::new(move || {
        let database = opening.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok());
        if let Some(database) = database
            && !database.object_store_names().contains(table)
        {
            // When this fails, every transaction fails after it and is reported there.
            let _ = database.create_object_store(table);
        }
    })
}

/// Removes a database with all in it; whether it is gone. Other tabs let go of it when they are told.
pub async fn delete_database(place: Place) -> bool {
    let Ok(Some(factory)) = window().indexed_db() else { return true };
    match factory.delete_database(place.database) {
        Ok(request) => result_of(&request).await.is_ok(),
        Err(_) => false,
    }
}

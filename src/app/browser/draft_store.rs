//! Drafts in IndexedDB.
//!
//! A record is `{ version, text, name, saved }`, the last two for the list of drafts. It counts as saved when the transaction has ended with strict durability *and* a
//! second transaction gives the same text back.

use super::idb::{Connection, DRAFTS};
use gloo::timers::future::TimeoutFuture;
use js_sys::{Object, Reflect};
use requisite_session::{DraftRecord, DraftStore, StoreError, Version};
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen::JsValue;

/// Longest wait for a draft when the page opens, in milliseconds.
const PATIENCE: u32 = 3_000;

const NAME: &str = "name";
const SAVED: &str = "saved";

/// A draft with what a list says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedDraft {
    /// Where it is kept.
    pub key: String,
    /// The person's name for it; may be blank.
    pub name: String,
    /// When it was saved last, in milliseconds since 1970; 0 where that is not known.
    pub saved: f64,
    /// The draft.
    pub record: DraftRecord,
}

/// Drafts in IndexedDB. Copies share their connection.
#[derive(Clone, Default)]
pub struct BrowserStore {
    connection: Rc<RefCell<Option<Rc<Connection>>>>,
    /// Counts reopenings: a write that was begun before one must not write after it.
    generation: Rc<Cell<u64>>,
    /// Whether a connection was ever opened: a failure before that means that there is no storage.
    opened_once: Rc<Cell<bool>>,
}

impl BrowserStore {
    async fn connection(&self) -> Result<Rc<Connection>, StoreError> {
        let known = self.connection.borrow().clone();
        if let Some(connection) = known.filter(|connection| connection.is_alive()) {
            return Ok(connection);
        }
        let generation = self.generation.get();
        let opened = Connection::open(DRAFTS).await.map_err(|why| match why {
            StoreError::Lost if !self.opened_once.get() => StoreError::Unavailable,
            other => other,
        })?;
        self.opened_once.set(true);
        let connection = Rc::new(opened);
        if self.generation.get() == generation {
            *self.connection.borrow_mut() = Some(connection.clone());
        }
        Ok(connection)
    }

    /// All drafts, with what a list says of them.
    pub async fn all(&self) -> Result<Vec<NamedDraft>, StoreError> {
        let connection = self.connection().await?;
        let mut all = Vec::new();
        for key in connection.keys().await? {
            let value = connection.get(&key).await?;
            let Some(record) = record_of(&value) else { continue };
            let saved = Reflect::get(&value, &SAVED.into()).ok().and_then(|it| it.as_f64());
            all.push(NamedDraft { key, name: name_of(&value), saved: saved.unwrap_or_default(), record });
        }
        Ok(all)
    }

    /// Gives a draft a name; a blank one takes it away.
    pub async fn rename(&self, key: &str, name: &str) -> Result<(), StoreError> {
        let connection = self.connection().await?;
        let renamed = connection.replace(key, |there| {
            let record = record_of(&there).ok_or(StoreError::Lost)?;
            let value = value_of(&record, name);
            let saved = Reflect::get(&there, &SAVED.into()).unwrap_or_default();
            let _ = Reflect::set(&value, &SAVED.into(), &saved);
            Ok(value)
        });
        renamed.await
    }

    /// Puts a whole draft where none is.
    pub async fn put_back(&self, draft: &NamedDraft) -> Result<(), StoreError> {
        self.save(&draft.key, &draft.record, None).await?;
        self.rename(&draft.key, &draft.name).await
    }

    /// Like `load`, but gives up when the storage does not answer. After a failure, the next call opens a new connection.
    pub async fn load_in_time(&self, key: &str) -> Result<Option<DraftRecord>, StoreError> {
        let answer = within(PATIENCE, self.load(key)).await.unwrap_or(Err(StoreError::TooSlow));
        if answer.is_err() {
            // Writes that are under way keep theirs.
            *self.connection.borrow_mut() = None;
        }
        answer
    }
}

impl DraftStore for BrowserStore {
    async fn load(&self, key: &str) -> Result<Option<DraftRecord>, StoreError> {
        let value = self.connection().await?.get(key).await?;
        if value.is_undefined() {
            return Ok(None);
        }
        record_of(&value).map(Some).ok_or(StoreError::Damaged)
    }

    async fn save(
        &self,
        key: &str,
        record: &DraftRecord,
        expected: Option<&Version>,
    ) -> Result<(), StoreError> {
        let generation = self.generation.get();
        let connection = self.connection().await?;
        let written = connection.replace(key, |there| {
            if self.generation.get() != generation {
                return Err(StoreError::Lost);
            }
            record.may_replace(record_of(&there).as_ref(), expected)?;
            Ok(value_of(record, &name_of(&there)))
        });
        written.await?;
        let back = connection.get(key).await?;
        record.agrees_with(record_of(&back).as_ref())
    }

    async fn delete(&self, key: &str) -> Result<(), StoreError> {
        self.connection().await?.delete(key).await
    }

    async fn list(&self) -> Result<Vec<String>, StoreError> {
        self.connection().await?.keys().await
    }

    fn reopen(&self) {
        self.generation.set(self.generation.get() + 1);
        *self.connection.borrow_mut() = None;
    }
}

fn record_of(value: &JsValue) -> Option<DraftRecord> {
    let field = |name: &str| Reflect::get(value, &JsValue::from_str(name)).ok()?.as_string();
    Some(DraftRecord { version: Version::from_text(&field("version")?)?, text: field("text")? })
}

fn name_of(value: &JsValue) -> String {
    Reflect::get(value, &NAME.into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

fn value_of(record: &DraftRecord, name: &str) -> JsValue {
    let value = Object::new();
    let _ = Reflect::set(&value, &NAME.into(), &name.into());
    let _ = Reflect::set(&value, &SAVED.into(), &js_sys::Date::now().into());
    let _ = Reflect::set(&value, &"version".into(), &record.version.to_text().into());
    let _ = Reflect::set(&value, &"text".into(), &record.text.as_str().into());
    value.into()
}

/// What a future gives, unless it takes longer than so many milliseconds.
async fn within<T>(millis: u32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut timer = pin!(TimeoutFuture::new(millis));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => timer.as_mut().poll(context).map(|()| None),
    })
    .await
}

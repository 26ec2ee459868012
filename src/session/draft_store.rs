//! The port to where drafts are kept, and its twin in memory.

use crate::{DraftRecord, Version};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::rc::Rc;

/// Why a draft could not be kept or fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no storage here, or it is denied.
    #[error("this browser keeps nothing for this page")]
    Unavailable,
    /// There is no room left.
    #[error("this browser has no room left")]
    Full,
    /// The way to the storage broke; a new one may work.
    #[error("the way to this browser's storage broke")]
    Lost,
    /// The storage did not answer in time.
    #[error("this browser's storage does not answer")]
    TooSlow,
    /// What was read back is not what was written, or is no draft.
    #[error("what this browser gave back is not what was saved")]
    Damaged,
    /// Another tab has changed the draft since this one read or wrote it.
    #[error("this draft was changed in another tab")]
    ChangedElsewhere,
    /// A newer version of the program wrote it.
    #[error("the stored draft is from a newer version of this page")]
    Newer,
}

impl StoreError {
    /// Every error.
    pub const ALL: [Self; 7] = [
        Self::Unavailable,
        Self::Full,
        Self::Lost,
        Self::TooSlow,
        Self::Damaged,
        Self::ChangedElsewhere,
        Self::Newer,
    ];
}

/// Where drafts are kept: one record a key.
///
/// INVARIANT: `save` gives `Ok` only after it has read the record back and found it equal, and it changes nothing when
/// the record there is not `expected`.
pub trait DraftStore {
    /// The record under a key.
    fn load(&self, key: &str) -> impl Future<Output = Result<Option<DraftRecord>, StoreError>>;

    /// Writes a record and reads it back. `expected` is the version that this session last read or wrote.
    fn save(
        &self,
        key: &str,
        record: &DraftRecord,
        expected: Option<&Version>,
    ) -> impl Future<Output = Result<(), StoreError>>;

    /// Removes the record under a key.
    fn delete(&self, key: &str) -> impl Future<Output = Result<(), StoreError>>;

    /// All keys that have a record.
    fn list(&self) -> impl Future<Output = Result<Vec<String>, StoreError>>;

    /// Drops the way to the storage; the next call opens a new one.
    fn reopen(&self);
}

/// Drafts in memory: what is left when the browser keeps nothing, and the twin for tests. Copies share their records.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    records: Rc<RefCell<BTreeMap<String, DraftRecord>>>,
    fault: Rc<Cell<Option<StoreError>>>,
}

impl MemoryStore {
    /// Makes the following calls fail and change nothing, or makes them work again.
    pub fn set_fault(&self, fault: Option<StoreError>) {
        self.fault.set(fault);
    }

    fn check(&self) -> Result<(), StoreError> {
        self.fault.get().map_or(Ok(()), Err)
    }
}

impl DraftStore for MemoryStore {
    async fn load(&self, key: &str) -> Result<Option<DraftRecord>, StoreError> {
        self.check()?;
        Ok(self.records.borrow().get(key).cloned())
    }

    async fn save(
        &self,
        key: &str,
        record: &DraftRecord,
        expected: Option<&Version>,
    ) -> Result<(), StoreError> {
        self.check()?;
        let mut records = self.records.borrow_mut();
        record.may_replace(records.get(key), expected)?;
        records.insert(key.to_owned(), record.clone());
        record.agrees_with(records.get(key))
    }

    async fn delete(&self, key: &str) -> Result<(), StoreError> {
        self.check()?;
        self.records.borrow_mut().remove(key);
        Ok(())
    }

    async fn list(&self) -> Result<Vec<String>, StoreError> {
        self.check()?;
        Ok(self.records.borrow().keys().cloned().collect())
    }

    fn reopen(&self) {}
}

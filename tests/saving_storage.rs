//! The storage that the tabs of one browser share, transaction by transaction, and what goes wrong with it.

use crate::saving_tab::{Edits, UnderWay, edits_in};
use requisite_session::{DraftRecord, DraftStore, MemoryStore, StoreError};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// What goes wrong in a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// There is no room.
    Full,
    /// The storage is denied.
    Denied,
    /// The transaction is aborted.
    Aborted,
    /// The way to the storage breaks, and stays broken.
    HandleLost,
    /// Nothing is heard for a long time, or ever.
    Hangs,
    /// Something else is read back.
    WrongBack,
}

impl Trouble {
    /// Every trouble.
    pub const ALL: [Self; 6] =
        [Self::Full, Self::Denied, Self::Aborted, Self::HandleLost, Self::Hangs, Self::WrongBack];

    /// How a transaction that reads fails by it.
    fn when_reading(self) -> Option<StoreError> {
        match self {
            Self::Denied => Some(StoreError::Unavailable),
            Self::Aborted | Self::HandleLost => Some(StoreError::Lost),
            Self::Full | Self::Hangs | Self::WrongBack => None,
        }
    }

    /// How a transaction that writes fails by it.
    fn when_writing(self) -> Option<StoreError> {
        if self == Self::Full { Some(StoreError::Full) } else { self.when_reading() }
    }
}

/// The twin in memory never waits.
fn now_or_never<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a twin in memory waited"),
    }
}

/// The storage, and what the person has decided about what it held.
#[derive(Default)]
pub struct Storage {
    store: MemoryStore,
    /// What it holds.
    pub record: Option<DraftRecord>,
    /// The edits in it.
    pub edits: Edits,
    /// Edits that the person has decided against, wherever they were.
    pub given_up: Edits,
}

impl Storage {
    /// The transaction that writes. What was there goes only by a decision of the person in the tab that writes, and another
    /// tab's draft only if it was read.
    pub fn write(&mut self, it: &UnderWay, trouble: Option<Trouble>) -> Result<(), StoreError> {
        let (id, record, expected) = (it.tab, &it.write.record, it.write.expected.as_ref());
        self.store.set_fault(trouble.and_then(Trouble::when_writing));
        let end = now_or_never(self.store.save("draft", record, expected));
        self.store.set_fault(None);
        end?;
        if let Some(there) = &self.record {
            let own = there.version.writer == record.version.writer;
            assert!(own || expected == Some(&there.version), "tab {id} writes over what it has not read");
        }
        let gone: Edits = self.edits.difference(&it.edits).copied().collect();
        let lost: Vec<_> = gone.difference(&it.dropped).collect();
        assert!(lost.is_empty(), "tab {id} writes over {lost:?}, and nobody was asked");
        self.given_up.extend(gone);
        self.given_up.retain(|edit| !it.edits.contains(edit));
        (self.record, self.edits) = (Some(record.clone()), it.edits.clone());
        Ok(())
    }

    /// The transaction that reads back.
    pub fn read_back(&self, it: &UnderWay, trouble: Option<Trouble>) -> Result<(), StoreError> {
        let mut back = self.read(trouble)?;
        if trouble == Some(Trouble::WrongBack) {
            back.iter_mut().for_each(|back| back.text = "{}".to_owned());
        }
        let is_there = trouble != Some(Trouble::WrongBack) && self.record.as_ref() == Some(&it.write.record);
        let end = it.write.record.agrees_with(back.as_ref());
        assert_eq!(end.is_ok(), is_there, "tab {} reads back {end:?}", it.tab);
        end
    }

    /// A transaction that reads.
    pub fn read(&self, trouble: Option<Trouble>) -> Result<Option<DraftRecord>, StoreError> {
        self.store.set_fault(trouble.and_then(Trouble::when_reading));
        let answer = now_or_never(self.store.load("draft"));
        self.store.set_fault(None);
        answer
    }

    /// Whether a tab has written last.
    pub fn is_of(&self, id: u32) -> bool {
        self.record.as_ref().is_some_and(|record| record.version.writer == id.to_string())
    }

    /// Those of these edits that are nowhere any more, and nobody has decided against them.
    pub fn missing(&self, edits: &Edits) -> Edits {
        edits.difference(&self.edits).filter(|edit| !self.given_up.contains(edit)).copied().collect()
    }

    /// It is emptied, as the person wants.
    pub fn wipe(&mut self) {
        now_or_never(self.store.delete("draft")).unwrap();
        self.given_up.append(&mut self.edits);
        self.record = None;
    }

    /// What these tests note of it is what it holds.
    pub fn expect_as_noted(&self) {
        let there = self.read(None).unwrap();
        assert_eq!(there, self.record);
        let edits = there.map(|record| edits_in(&record.file().unwrap().request));
        assert_eq!(edits.unwrap_or_default(), self.edits);
    }
}

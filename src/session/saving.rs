//! The saving of one draft by one tab: what is written over what, and what the screen may take over. Without clock and
//! storage: whoever has them asks [`Saving::next`] what to do, does it, and says how it ended.

use crate::{Autosave, DraftRecord, Restored, SaveState, SetAside, Step, StoreError, Ticket, Version};
use requisite_request::{PackStamp, Request, RequestFile};
use std::sync::Arc;

/// What to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToDo {
    /// Nothing, until something happens.
    Nothing,
    /// Nothing, until then.
    Wait {
        /// When to ask again.
        until: u64,
    },
    /// Write this, and ask again at once: the write has a limit of its own to wait for.
    Write(Box<Write>),
}

/// One write of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    ticket: Ticket,
    /// Whether the way to the storage must be opened anew first.
    pub reopen: bool,
    /// What is written.
    pub record: DraftRecord,
    /// The version that it may be written over, besides this tab's own.
    pub expected: Option<Version>,
}

/// The saving of one draft by one tab.
#[derive(Clone, Debug)]
pub struct Saving {
    tab: String,
    pack: PackStamp,
    autosave: Autosave,
    /// The version that this tab last read or wrote.
    seen: Option<Version>,
    writes: u64,
    /// What is to be saved.
    latest: Arc<Request>,
}

impl Saving {
    /// Goes on from what was restored, as one tab of maybe several.
    pub fn new(tab: String, pack: PackStamp, restored: &Restored) -> Self {
        Self {
            tab,
            pack,
            autosave: restored.autosave.clone(),
            seen: restored.record.as_ref().map(|record| record.version.clone()),
            writes: 0,
            latest: Arc::new(restored.request.clone()),
        }
    }

    /// What may be shown.
    pub fn state(&self) -> &SaveState {
        self.autosave.state()
    }

    /// Whether something is not known to be saved.
    pub fn is_unsaved(&self) -> bool {
        self.autosave.is_unsaved()
    }

    /// The version that this tab last read or wrote.
    pub fn seen(&self) -> Option<&Version> {
        self.seen.as_ref()
    }

    /// What to do now.
    pub fn next(&mut self, now: u64) -> ToDo {
        match self.autosave.poll(now) {
            Step::Idle => ToDo::Nothing,
            Step::Wait { until } => ToDo::Wait { until },
            Step::Write { ticket, reopen } => {
                self.writes += 1;
                let (record, expected) = (self.record(self.writes), self.seen.clone());
                ToDo::Write(Box::new(Write { ticket, reopen, record, expected }))
            }
        }
    }

    fn record(&self, count: u64) -> DraftRecord {
        let version = Version { writer: self.tab.clone(), count };
        DraftRecord::new(version, &RequestFile::new(self.pack.clone(), (*self.latest).clone()))
    }

    /// A write ended. `at` is the time as the person's clock shows it.
    pub fn finished(&mut self, now: u64, write: &Write, at: &str, end: Result<(), StoreError>) {
        if end.is_ok() {
            self.seen = Some(write.record.version.clone());
        }
        self.autosave.finished(now, write.ticket, at, end);
    }

    /// The request was changed.
    pub fn edited(&mut self, now: u64, revision: u64, request: Arc<Request>) {
        self.latest = request;
        self.autosave.edited(now, revision);
    }

    /// The page may go away: the next thing to do is to write. What that may be too slow for is to be set aside at once.
    pub fn flush(&mut self, now: u64) -> Option<SetAside> {
        let aside = self.is_unsaved().then(|| SetAside {
            base: self.seen.clone(),
            record: self.record(self.writes + 1),
        });
        self.autosave.flush(now);
        aside
    }

    /// The screen now shows what another tab has saved.
    pub fn taken_over(&mut self, version: Version, revision: u64, request: Arc<Request>) {
        self.seen = Some(version);
        self.latest = request;
        self.autosave.taken_over(revision);
    }

    /// The person wants this tab's draft to stay, over the one with this version.
    pub fn keep_mine(&mut self, now: u64, theirs: Option<Version>, revision: u64, request: Arc<Request>) {
        self.seen = theirs;
        self.latest = request;
        self.autosave.go_on(now, revision);
    }

    /// Writes the request as it is now, whatever was written before.
    pub fn write_anew(&mut self, now: u64, revision: u64, request: Arc<Request>) {
        self.keep_mine(now, None, revision, request);
    }

    /// Saves nothing any more.
    pub fn end(&mut self) {
        self.autosave = Autosave::new(SaveState::NotSaved);
    }

    /// Whether another tab has saved since this one last read or wrote.
    pub fn is_older_than(&self, version: &Version) -> bool {
        self.seen.as_ref() != Some(version)
    }
}

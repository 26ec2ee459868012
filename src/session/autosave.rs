//! When a draft is written, and what may be said about it: decisions only, on a clock that is an argument.
//!
//! Time is milliseconds from any start. The caller reports edits and ends of writes, asks [`Autosave::poll`] what to do,
//! and does it. A write that does not end in time counts as failed; when it ends well after all, it is believed.

use crate::{SaveState, StoreError};

/// Quiet time after the last stroke before a write.
const QUIET: u64 = 350;
/// Longest time an edit waits while the person goes on typing.
const PATIENCE: u64 = 500;
/// Longest time a first write may take; later tries get more. An edit waits for its write and for the end of it, so that within a
/// second the person reads that it is saved, or that it is not.
const LIMIT: u64 = 450;
/// Wait before the first new try after a failure; doubles each time.
const PAUSE: u64 = 500;
/// Longest wait before a new try.
const LONGEST_PAUSE: u64 = 30_000;

/// Failures in a row after which the person is told that nothing is kept.
const PASSING: u32 = 3;

/// One write: which one, and which revision of the session it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Number of the write, from 1.
    pub number: u64,
    /// Revision of the session that it writes.
    pub revision: u64,
}

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing, until something happens.
    Idle,
    /// Nothing, until then.
    Wait {
        /// When to ask again.
        until: u64,
    },
    /// Write the session as it is now and report the end with this ticket.
    Write {
        /// Names the write.
        ticket: Ticket,
        /// Whether the way to the storage must be opened anew first.
        reopen: bool,
    },
}

#[derive(Clone, Copy, Debug)]
struct Flight {
    ticket: Ticket,
    started: u64,
}

/// The decisions about saving.
#[derive(Clone, Debug)]
pub struct Autosave {
    /// Revision of the session, and the newest one that was written and read back.
    current: u64,
    saved: Option<u64>,
    /// When the oldest edit was made that no write has taken up.
    waiting_since: Option<u64>,
    due: Option<u64>,
    /// No try before this: the storage is not there.
    not_before: u64,
    flight: Option<Flight>,
    writes: u64,
    /// The first write whose end still counts. What is heard late of a write that was begun before another one ended, or before
    /// the person decided which draft counts, says nothing of what the storage holds now.
    counts_from: u64,
    failures: u32,
    /// INVARIANT: set after every failure, so that nothing is tried again on a handle that may be dead.
    reopen: bool,
    /// Saving stopped until the person decides.
    stopped: bool,
    state: SaveState,
}

impl Default for Autosave {
    fn default() -> Self {
        Self::new(SaveState::NotSaved)
    }
}

impl Autosave {
    /// Starts in a state: `Restored` when a draft was read from the storage, `MemoryOnly` when that failed.
    pub fn new(state: SaveState) -> Self {
        Self {
            current: 0,
            saved: Some(0),
            waiting_since: None,
            due: None,
            not_before: 0,
            flight: None,
            writes: 0,
            counts_from: 0,
            failures: 0,
            reopen: state.needs_warning(),
            stopped: matches!(state, SaveState::Failed { why: StoreError::Newer }),
            state,
        }
    }

    /// Starts with something that the storage does not hold yet: it is due at once.
    pub fn with_unsaved(now: u64) -> Self {
        Self { saved: None, due: Some(now), waiting_since: Some(now), ..Self::new(SaveState::Saving) }
    }

    /// What may be shown.
    pub fn state(&self) -> &SaveState {
        &self.state
    }

    /// Whether something is not known to be saved.
    pub fn is_unsaved(&self) -> bool {
        self.saved != Some(self.current)
    }

    /// An edit was made.
    pub fn edited(&mut self, now: u64, revision: u64) {
        self.current = revision;
        let since = *self.waiting_since.get_or_insert(now);
        self.due = Some((now + QUIET).min(since + PATIENCE).max(self.not_before));
        if !self.state.needs_warning() {
            self.state = SaveState::Saving;
        }
    }

    /// Something that is saved with the draft was changed, and the draft was not.
    pub fn touched(&mut self, now: u64) {
        self.saved = None;
        self.edited(now, self.current);
    }

    /// The page may go away at any moment: write at once.
    pub fn flush(&mut self, now: u64) {
        if self.is_unsaved() {
            self.due = Some(now);
        }
    }

    /// The person has decided which draft counts: this revision is written, whatever was written before.
    pub fn go_on(&mut self, now: u64, revision: u64) {
        *self = Self { current: revision, ..self.after(Self::with_unsaved(now)) };
    }

    /// What was read from the storage is now what the session holds: there is nothing to save.
    pub fn taken_over(&mut self, revision: u64) {
        let restored = Self::new(SaveState::Restored);
        *self = Self { current: revision, saved: Some(revision), ..self.after(restored) };
    }

    /// A new start after the writes so far, none of which counts any more.
    fn after(&self, start: Self) -> Self {
        // A write that is still under way must not come after the next one.
        let reopen = self.reopen || self.flight.is_some();
        Self { reopen, writes: self.writes, counts_from: self.writes + 1, ..start }
    }

    /// Whether it still says something how this write ends.
    pub fn counts(&self, ticket: Ticket) -> bool {
        ticket.number >= self.counts_from
    }

    /// Number of writes so far.
    pub fn writes(&self) -> u64 {
        self.writes
    }

    /// What to do now.
    pub fn poll(&mut self, now: u64) -> Step {
        if let Some(flight) = self.flight {
            // A slow machine gets more time, but only while the person is warned already.
            let patience = if self.state.needs_warning() { LIMIT << self.failures.min(4) } else { LIMIT };
            let limit = flight.started + patience;
            if now < limit {
                return Step::Wait { until: limit };
            }
            self.flight = None;
            self.failed(now, StoreError::TooSlow);
        }
        match self.due {
            _ if self.stopped || !self.is_unsaved() => Step::Idle,
            None => Step::Idle,
            Some(due) if due > now => Step::Wait { until: due },
            Some(_) => {
                self.writes += 1;
                let ticket = Ticket { number: self.writes, revision: self.current };
                self.flight = Some(Flight { ticket, started: now });
                self.due = None;
                self.waiting_since = None;
                let reopen = std::mem::take(&mut self.reopen);
                Step::Write { ticket, reopen }
            }
        }
    }

    /// A write ended. `at` is the time as the person's clock shows it.
    pub fn finished(&mut self, now: u64, ticket: Ticket, at: &str, end: Result<(), StoreError>) {
        let awaited = self.flight.is_some_and(|flight| flight.ticket == ticket);
        // The failure of a write that was given up is known already.
        if !self.counts(ticket) || (end.is_err() && !awaited) {
            return;
        }
        self.counts_from = ticket.number + 1;
        if awaited {
            self.flight = None;
        }
        match end {
            Ok(()) => self.succeeded(now, ticket, at),
            Err(why) => self.failed(now, why),
        }
    }

    fn succeeded(&mut self, now: u64, ticket: Ticket, at: &str) {
        self.saved = self.saved.max(Some(ticket.revision));
        self.failures = 0;
        self.not_before = 0;
        if self.is_unsaved() {
            // A warning stays until all is saved: the edits since may not be so lucky.
            let soon = now + QUIET;
            self.due = Some(self.due.map_or(now, |due| due.min(soon)));
        } else {
            self.state = SaveState::Saved { at: at.to_owned() };
            self.due = None;
            self.waiting_since = None;
        }
    }

    fn failed(&mut self, now: u64, why: StoreError) {
        let pause = (PAUSE << self.failures.min(6)).min(LONGEST_PAUSE);
        self.failures = self.failures.saturating_add(1);
        self.reopen = true;
        // An earlier write of the same may have ended well after all; what there is now must be seen again.
        self.saved = None;
        self.due = Some(now + pause);
        self.state = SaveState::Failed { why };
        match why {
            StoreError::Unavailable => {
                self.not_before = now + LONGEST_PAUSE;
                self.due = Some(self.not_before);
                self.state = SaveState::MemoryOnly { why };
            }
            StoreError::ChangedElsewhere | StoreError::Newer => {
                self.stopped = true;
                self.due = None;
            }
            // What does not pass is no longer called passing.
            StoreError::Lost | StoreError::TooSlow if self.failures >= PASSING => {
                self.state = SaveState::MemoryOnly { why };
            }
            StoreError::Full | StoreError::Lost | StoreError::TooSlow | StoreError::Damaged => {}
        }
    }
}

#[cfg(test)]
#[path = "autosave_tests.rs"]
mod tests;

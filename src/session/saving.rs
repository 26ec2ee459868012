//! The saving of one draft by one tab: what is written over what, and what the screen may take over. Without clock and
//! storage: whoever has them asks [`Saving::next`] what to do, does it, and says how it ended.

use crate::{Autosave, DraftRecord, Restored, SaveState, SetAside, Step, StoreError, Ticket, Version};
use requisite_request::{Exchanged, PackStamp, Request, RequestFile};
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
    /// How many changes of what was exchanged it holds.
    exchanges: u64,
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
    /// What is to be saved.
    latest: Arc<Request>,
    /// What was exchanged of the draft, which is saved with it.
    exchanged: Exchanged,
    /// Counts the changes of it.
    exchanges: u64,
    /// Whether this tab has let go of the draft.
    ended: bool,
}

impl Saving {
    /// Goes on from what was restored, as one tab of maybe several.
    pub fn new(tab: String, pack: PackStamp, restored: &Restored) -> Self {
        Self {
            tab,
            pack,
            autosave: restored.autosave.clone(),
            seen: restored.record.as_ref().map(|record| record.version.clone()),
            latest: Arc::new(restored.request.clone()),
            exchanged: restored.exchanged.clone(),
            exchanges: 0,
            ended: false,
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
        if self.ended {
            return ToDo::Nothing;
        }
        match self.autosave.poll(now) {
            Step::Idle => ToDo::Nothing,
            Step::Wait { until } => ToDo::Wait { until },
            Step::Write { ticket, reopen } => {
                let (record, expected) = (self.record(ticket.number), self.seen.clone());
                ToDo::Write(Box::new(Write { ticket, exchanges: self.exchanges, reopen, record, expected }))
            }
        }
    }

    fn record(&self, count: u64) -> DraftRecord {
        let version = Version { writer: self.tab.clone(), count };
        let file = RequestFile::new(self.pack.clone(), (*self.latest).clone());
        DraftRecord::beside(version, &file, &self.exchanged)
    }

    /// A write ended. `at` is the time as the person's clock shows it.
    pub fn finished(&mut self, now: u64, write: &Write, at: &str, end: Result<(), StoreError>) {
        let is_kept = end.is_ok() && self.autosave.counts(write.ticket);
        if is_kept {
            self.seen = Some(write.record.version.clone());
        }
        self.autosave.finished(now, write.ticket, at, end);
        if is_kept && write.exchanges != self.exchanges {
            self.autosave.touched(now);
        }
    }

    /// The request was changed.
    pub fn edited(&mut self, now: u64, revision: u64, request: Arc<Request>) {
        self.latest = request;
        self.autosave.edited(now, revision);
    }

    /// What was exchanged of the draft.
    pub fn exchanged(&self) -> &Exchanged {
        &self.exchanged
    }

    /// A file came in or went out, or that was undone: what is known of it is saved.
    pub fn exchange(&mut self, now: u64, change: impl FnOnce(&mut Exchanged)) {
        let before = self.exchanged.clone();
        change(&mut self.exchanged);
        if self.exchanged != before {
            self.exchanges += 1;
            self.autosave.touched(now);
        }
    }

    /// The page may go away: the next thing to do is to write. What that may be too slow for is to be set aside at once.
    pub fn flush(&mut self, now: u64) -> Option<SetAside> {
        let aside = (self.is_unsaved() && !self.ended)
            .then(|| SetAside { base: self.seen.clone(), record: self.record(self.autosave.writes() + 1) });
        self.autosave.flush(now);
        aside
    }

    /// Whether what was set aside, by this or another tab, is of no use any more now that this write has ended.
    pub fn outdates(&self, write: &Write, aside: &SetAside) -> bool {
        let written = &write.record.version;
        let is_saved = !self.is_unsaved() && self.seen.as_ref() == Some(written);
        let is_own = aside.record.version.writer == self.tab;
        is_saved && (is_own || !aside.is_newer_than(Some(written)))
    }

    /// Whether a draft that another tab has saved may be shown unasked, because nothing here is unsaved.
    pub fn is_clean(&self) -> bool {
        let is_well = !self.state().needs_warning() && *self.state() != SaveState::Saving;
        is_well && !self.is_unsaved()
    }

    /// Whether the person is asked to choose between this tab's draft and another's.
    pub fn is_asking(&self) -> bool {
        *self.state() == SaveState::Failed { why: StoreError::ChangedElsewhere }
    }

    /// The screen now shows what another tab has saved.
    pub fn taken_over(&mut self, theirs: &DraftRecord, revision: u64, request: Arc<Request>) {
        self.seen = Some(theirs.version.clone());
        self.exchanged = theirs.exchanged();
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
        self.ended = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore;
    use requisite_request::Edit;

    fn pack() -> PackStamp {
        PackStamp { id: "ospi".into(), version: "1".into(), hash: "h".into() }
    }

    fn saving(tab: &str, there: Option<DraftRecord>) -> Saving {
        Saving::new(tab.into(), pack(), &restore(Ok(there), None, &pack(), 0))
    }

    fn asks(count: usize) -> Arc<Request> {
        Arc::new(Request::default().with_edits(vec![Edit::AddAsk; count].iter()))
    }

    fn write(saving: &mut Saving, now: u64) -> Write {
        match saving.next(now) {
            ToDo::Write(write) => *write,
            other => panic!("{other:?}"),
        }
    }

    fn edited(saving: &mut Saving, now: u64, revision: u64) -> Write {
        saving.edited(now, revision, asks(1));
        write(saving, now + 1_000)
    }

    #[test]
    fn a_write_goes_over_what_was_read_or_written_last() {
        let mut first = saving("a", None);
        let write = edited(&mut first, 0, 1);
        assert_eq!((write.expected.as_ref(), write.record.version.to_text()), (None, "1:a".to_owned()));
        assert_eq!(write.record.file().map(|file| file.request), Ok((*asks(1)).clone()));
        first.finished(1_010, &write, "10:42", Ok(()));
        assert_eq!(first.seen(), Some(&write.record.version));
        let mut second = saving("b", Some(write.record.clone()));
        assert_eq!(edited(&mut second, 0, 1).expected, Some(write.record.version));
    }

    #[test]
    fn nothing_is_written_after_the_end() {
        let mut saving = saving("a", None);
        let write = edited(&mut saving, 0, 1);
        saving.end();
        saving.finished(1_010, &write, "10:42", Ok(()));
        saving.edited(1_020, 2, asks(2));
        assert_eq!((saving.next(5_000), saving.flush(5_000)), (ToDo::Nothing, None));
    }

    #[test]
    fn a_write_from_before_a_decision_is_not_taken_for_the_one_after_it() {
        let mut saving = saving("a", None);
        let before = edited(&mut saving, 0, 1);
        saving.write_anew(1_010, 1, asks(1));
        let after = write(&mut saving, 1_010);
        assert_ne!(before, after);
        saving.finished(1_020, &before, "10:42", Ok(()));
        assert_eq!((saving.state(), saving.seen()), (&SaveState::Saving, None));
        saving.finished(1_030, &after, "10:42", Ok(()));
        assert!(saving.is_clean());
    }

    #[test]
    fn what_was_set_aside_goes_when_it_is_of_no_use_any_more() {
        let mut first = saving("a", None);
        first.edited(0, 1, asks(1));
        let own = first.flush(0).unwrap();
        let written = write(&mut first, 0);
        assert_eq!(own.record.version, written.record.version);
        assert!(!first.outdates(&written, &own));
        first.finished(10, &written, "10:42", Ok(()));
        assert!(first.outdates(&written, &own));
        // What a tab that was closed has left on top of this draft still counts; on top of another, no more.
        let mut second = saving("b", Some(written.record.clone()));
        second.edited(0, 1, asks(2));
        let on_top = second.flush(0).unwrap();
        assert!(!first.outdates(&written, &on_top));
        assert!(first.outdates(&written, &SetAside { base: None, ..on_top }));
    }

    #[test]
    fn what_was_exchanged_is_saved_without_an_edit_and_restored() {
        let mut saving = saving("a", None);
        let first = edited(&mut saving, 0, 1);
        saving.finished(1_010, &first, "10:42", Ok(()));
        saving.exchange(1_020, |exchanged| exchanged.went_out(&asks(1)));
        assert!(!saving.is_clean());
        let second = write(&mut saving, 2_000);
        // What comes while it is written is written after it.
        saving.exchange(2_005, |exchanged| exchanged.went_out(&asks(2)));
        saving.finished(2_008, &second, "10:43", Ok(()));
        assert!(!saving.is_clean());
        let second = write(&mut saving, 3_000);
        saving.finished(3_010, &second, "10:43", Ok(()));
        assert!(saving.is_clean() && !saving.exchanged().is_empty());
        let restored = Saving::new("b".into(), pack(), &restore(Ok(Some(second.record)), None, &pack(), 0));
        assert_eq!(restored.exchanged(), saving.exchanged());
        saving.exchange(3_020, |exchanged| exchanged.went_out(&asks(2)));
        assert!(saving.is_clean(), "nothing new is known");
    }

    #[test]
    fn only_a_conflict_asks_and_only_what_is_saved_is_clean() {
        let mut saving = saving("a", None);
        assert!(saving.is_clean() && !saving.is_asking());
        let write = edited(&mut saving, 0, 1);
        assert!(!saving.is_clean() && !saving.is_asking());
        saving.finished(1_010, &write, "10:42", Err(StoreError::ChangedElsewhere));
        assert!(!saving.is_clean() && saving.is_asking());
        let version = Version { writer: "b".into(), count: 1 };
        let theirs = DraftRecord::new(version, &RequestFile::new(pack(), (*asks(2)).clone()));
        saving.taken_over(&theirs, 2, asks(2));
        assert!(saving.is_clean() && !saving.is_asking());
    }
}

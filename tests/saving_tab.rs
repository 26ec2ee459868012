//! One tab of a browser with a draft open in it, driven as the page drives it, and what its person has decided there.

use requisite_request::{Edit, PackStamp, Request};
use requisite_session::{
    DraftRecord, Restored, SaveState, Saving, Session, StepKind, StoreError, Typing, Version, Write,
};
use std::collections::BTreeSet;

/// Edits by number: what a draft of these tests holds, and nothing else.
pub type Edits = BTreeSet<u32>;

/// The edits in a request.
pub fn edits_in(request: &Request) -> Edits {
    request.explained.keys().filter_map(|number| number.parse().ok()).collect()
}

/// The agency that all drafts are for.
pub fn pack() -> PackStamp {
    PackStamp { id: "ospi".into(), version: "1".into(), hash: "h".into() }
}

/// A tab with the draft open in it.
pub struct Tab {
    pub session: Session,
    pub saving: Saving,
    /// When it wants to be asked again.
    pub timer: Option<u64>,
    /// Counts openings of the way to the storage.
    pub handle: u32,
    /// The last way to the storage that broke, and the last one on which a write failed.
    pub broken: Option<u32>,
    pub failed: Option<u32>,
    /// Whether its person wants nothing kept.
    pub keeps_nothing: bool,
    /// Edits that its person has taken away, here or in the place of another tab's.
    pub dropped: Edits,
    /// Counts what its person has decided about other drafts.
    pub decisions: u32,
    /// What was read back and agreed: the revision, and after which decision.
    pub agreed: BTreeSet<(u64, u32)>,
    /// Whether it let go of its draft.
    pub has_ended: bool,
    /// What the person last read.
    pub shown: SaveState,
}

impl Tab {
    /// Opens with what was restored.
    pub fn new(name: u32, restored: Restored) -> Self {
        let saving = Saving::new(name.to_string(), pack(), &restored);
        Self {
            session: Session::new(restored.request),
            shown: SaveState::NotSaved,
            saving,
            timer: None,
            handle: 0,
            broken: None,
            failed: None,
            keeps_nothing: false,
            dropped: Edits::new(),
            decisions: 0,
            has_ended: false,
            agreed: BTreeSet::new(),
        }
    }

    /// The edits on its screen.
    pub fn edits(&self) -> Edits {
        edits_in(self.session.request())
    }

    /// The person makes a new edit.
    pub fn edit(&mut self, now: u64, number: u32) {
        let edit = Edit::Explain { finding: number.to_string(), text: "x".to_owned() };
        self.step(now, |session| session.edit(&[edit], Typing::No));
    }

    /// The person takes a step of the session; whether it changed something.
    pub fn step(&mut self, now: u64, step: impl FnOnce(&mut Session) -> bool) -> bool {
        let before = self.edits();
        if !step(&mut self.session) {
            return false;
        }
        self.note_what_went(&before);
        self.saving.edited(now, self.session.revision(), self.session.request().clone());
        true
    }

    fn note_what_went(&mut self, before: &Edits) {
        let now = self.edits();
        self.dropped.extend(before.difference(&now));
        self.dropped.retain(|edit| !now.contains(edit));
    }

    /// The screen shows what another tab has saved.
    pub fn take_over(&mut self, record: &DraftRecord, request: Request) {
        let before = self.edits();
        self.session.replace(request, StepKind::Opened);
        self.note_what_went(&before);
        self.decisions += 1;
        let request = self.session.request().clone();
        self.saving.taken_over(record, self.session.revision(), request);
    }

    /// The person keeps this tab's draft, over the one that was read.
    pub fn keep_mine(&mut self, now: u64, theirs: Option<(&DraftRecord, Edits)>) {
        let version = theirs.as_ref().map(|(record, _)| record.version.clone());
        if let Some((_, theirs)) = theirs {
            let mine = self.edits();
            self.dropped.extend(theirs.difference(&mine));
        }
        self.decisions += 1;
        self.saving.keep_mine(now, version, self.session.revision(), self.session.request().clone());
    }

    /// The person said whether this device keeps drafts.
    pub fn keep_or_not(&mut self, now: u64, keeps_nothing: bool) {
        self.keeps_nothing = keeps_nothing;
        self.handle += 1;
        self.decisions += 1;
        self.saving.write_anew(now, self.session.revision(), self.session.request().clone());
    }
}

/// How far a write is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its tab has begun it.
    Begun,
    /// The transaction that writes is through.
    Written,
    /// It is read back, or went wrong; its tab does not know yet.
    Ended(Result<(), StoreError>),
}

/// A write under way.
pub struct UnderWay {
    pub tab: u32,
    pub write: Write,
    pub handle: u32,
    pub stage: Stage,
    /// Not before this.
    pub ready: u64,
    /// What it writes.
    pub edits: Edits,
    pub revision: u64,
    /// What its person had taken away, and how often they had decided.
    pub dropped: Edits,
    pub decisions: u32,
}

/// What a tab reads the storage for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To begin.
    Open,
    /// The person came back to the tab.
    Look,
    /// The person wants what another tab has saved.
    Take,
    /// The person wants what is in this tab.
    Keep,
}

/// A look into the storage under way.
pub struct Reading {
    pub tab: u32,
    pub wish: Wish,
    /// What the tab had seen when it began.
    pub seen: Option<Version>,
    pub handle: u32,
    /// Not before this; and the page waits no longer than until then.
    pub ready: u64,
    pub gives_up: u64,
    /// When the transaction was.
    pub moment: u64,
    /// What it gave; its tab does not know yet.
    pub answer: Option<Result<Option<DraftRecord>, StoreError>>,
}

//! Saving the draft: does what [`Autosave`] decides, with the browser's clock and storage.

use crate::browser::draft_store::BrowserStore;
use crate::browser::{clock, set_aside};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_request::{PackStamp, Request, RequestFile};
use requisite_session::{
    Autosave, DraftRecord, DraftStore, Restored, SaveState, SetAside, Step, StoreError, Ticket, Version,
};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// What saves one draft. It outlives the screens, so that leaving a page never loses a write.
pub struct SaverCore {
    store: BrowserStore,
    key: String,
    tab: String,
    pack: PackStamp,
    state: ArcRwSignal<SaveState>,
    progress: RefCell<Progress>,
}

struct Progress {
    autosave: Autosave,
    /// The version that this tab last read or wrote.
    seen: Option<Version>,
    writes: u64,
    /// What is to be saved.
    latest: Arc<Request>,
    timer: Option<Timeout>,
}

impl SaverCore {
    /// Saves under a key, as one tab of maybe several.
    pub fn new(store: BrowserStore, key: String, tab: String, pack: PackStamp, restored: &Restored) -> Self {
        let state = ArcRwSignal::new(restored.autosave.state().clone());
        let progress = Progress {
            autosave: restored.autosave.clone(),
            seen: restored.record.as_ref().map(|record| record.version.clone()),
            writes: 0,
            latest: Arc::new(restored.request.clone()),
            timer: None,
        };
        Self { store, key, tab, pack, state, progress: RefCell::new(progress) }
    }

    fn show_state(&self) {
        let state = self.progress.borrow().autosave.state().clone();
        if self.state.with_untracked(|shown| *shown != state) {
            self.state.set(state);
        }
    }

    /// Does what is due, and comes back when something will be.
    pub fn drive(self: &Rc<Self>) {
        let step = {
            let mut progress = self.progress.borrow_mut();
            progress.timer = None;
            let now = clock::now();
            let step = progress.autosave.poll(now);
            if let Step::Wait { until } = step {
                let wait = u32::try_from(until.saturating_sub(now)).unwrap_or(u32::MAX);
                let this = self.clone();
                progress.timer = Some(Timeout::new(wait.max(1), move || this.drive()));
            }
            step
        };
        if let Step::Write { ticket, reopen } = step {
            self.write(ticket, reopen);
            // The write has a limit of its own to wait for.
            return self.drive();
        }
        self.show_state();
    }

    /// Writes the request as it is now, whatever was written before.
    pub fn write_anew(self: &Rc<Self>, revision: u64, request: Arc<Request>) {
        {
            let mut progress = self.progress.borrow_mut();
            progress.seen = None;
            progress.latest = request;
            progress.autosave.go_on(clock::now(), revision);
        }
        self.drive();
    }

    /// The person goes on with another draft: saves at once, and sets aside what that may be too slow for.
    pub fn leave(self: &Rc<Self>) {
        self.set_aside();
        self.progress.borrow_mut().autosave.flush(clock::now());
        self.drive();
    }

    /// Saves nothing any more.
    pub fn end(&self) {
        let mut progress = self.progress.borrow_mut();
        progress.timer = None;
        progress.autosave = Autosave::new(SaveState::NotSaved);
    }

    fn record_of(&self, progress: &Progress, count: u64) -> DraftRecord {
        let version = Version { writer: self.tab.clone(), count };
        DraftRecord::new(version, &RequestFile::new(self.pack.clone(), (*progress.latest).clone()))
    }

    fn set_aside(&self) {
        let progress = self.progress.borrow();
        if progress.autosave.is_unsaved() {
            let record = self.record_of(&progress, progress.writes + 1);
            set_aside::keep(&self.key, &SetAside { base: progress.seen.clone(), record });
        }
    }

    fn write(self: &Rc<Self>, ticket: Ticket, reopen: bool) {
        if reopen {
            self.store.reopen();
        }
        let (record, expected) = {
            let mut progress = self.progress.borrow_mut();
            progress.writes += 1;
            (self.record_of(&progress, progress.writes), progress.seen.clone())
        };
        let this = self.clone();
        spawn_local(async move {
            let end = this.store.save(&this.key, &record, expected.as_ref()).await;
            {
                let mut progress = this.progress.borrow_mut();
                if end.is_ok() {
                    progress.seen = Some(record.version.clone());
                }
                progress.autosave.finished(clock::now(), ticket, &clock::time_text(), end);
                if !progress.autosave.is_unsaved() {
                    set_aside::forget(&this.key);
                }
            }
            this.drive();
        });
    }
}

/// The saver of the draft on the screen. Copy.
#[derive(Clone, Copy)]
pub struct Saver {
    core: StoredValue<Rc<SaverCore>, LocalStorage>,
    state: RwSignal<SaveState>,
}

impl Saver {
    /// The saver of an open draft.
    pub fn new(core: Rc<SaverCore>) -> Self {
        Self { state: RwSignal::from(core.state.clone()), core: StoredValue::new_local(core) }
    }

    /// Whether the draft is saved.
    pub fn state(&self) -> Signal<SaveState> {
        self.state.into()
    }

    /// The request was changed.
    pub fn edited(&self, revision: u64, request: Arc<Request>) {
        self.with(|progress| {
            progress.latest = request;
            progress.autosave.edited(clock::now(), revision);
        });
    }

    /// The page may go away: saves at once, and sets aside what that may be too slow for.
    pub fn flush(&self) {
        let Some(core) = self.core.try_get_value() else { return };
        core.set_aside();
        self.with(|progress| {
            progress.autosave.flush(clock::now());
        });
    }

    /// Reads what another tab has saved; the caller then shows it, and says so with [`Saver::taken_over`].
    pub async fn theirs(&self) -> Result<Option<DraftRecord>, StoreError> {
        let core = self.core.try_get_value().ok_or(StoreError::Lost)?;
        core.store.load_in_time(&core.key).await
    }

    /// The screen now shows this record.
    pub fn taken_over(&self, version: Version, revision: u64, request: Arc<Request>) {
        self.with(|progress| {
            progress.seen = Some(version);
            progress.latest = request;
            progress.autosave.taken_over(revision);
        });
    }

    /// The person wants this tab's draft to stay, over the one with this version.
    pub fn keep_mine(&self, theirs: Option<Version>, revision: u64, request: Arc<Request>) {
        self.with(|progress| {
            progress.seen = theirs;
            progress.latest = request;
            progress.autosave.go_on(clock::now(), revision);
        });
    }

    /// Whether another tab has saved since this one last read or wrote.
    pub fn is_older_than(&self, version: &Version) -> bool {
        let core = self.core.try_get_value();
        core.is_some_and(|core| core.progress.borrow().seen.as_ref() != Some(version))
    }

    fn with(&self, change: impl FnOnce(&mut Progress)) {
        let Some(core) = self.core.try_get_value() else { return };
        change(&mut core.progress.borrow_mut());
        core.drive();
    }
}

//! Saving the draft: does what [`Saving`] says, with the browser's clock and storage.

use crate::browser::draft_store::BrowserStore;
use crate::browser::{clock, set_aside};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_request::{Exchanged, PackStamp, Request};
use requisite_session::{
    DraftRecord, DraftStore, Restored, SaveState, Saving, StoreError, ToDo, Version, Write,
};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// What saves one draft. It outlives the screens, so that leaving a page never loses a write.
pub struct SaverCore {
    store: BrowserStore,
    key: String,
    state: ArcRwSignal<SaveState>,
    saving: RefCell<Saving>,
    timer: RefCell<Option<Timeout>>,
}

impl SaverCore {
    /// Saves under a key, as one tab of maybe several.
    pub fn new(store: BrowserStore, key: String, tab: String, pack: PackStamp, restored: &Restored) -> Self {
        let saving = Saving::new(tab, pack, restored);
        let state = ArcRwSignal::new(saving.state().clone());
        Self { store, key, state, saving: RefCell::new(saving), timer: RefCell::new(None) }
    }

    fn show_state(&self) {
        let state = self.saving.borrow().state().clone();
        if self.state.with_untracked(|shown| *shown != state) {
            self.state.set(state);
        }
    }

    /// Does what is due, and comes back when something will be.
    pub fn drive(self: &Rc<Self>) {
        let now = clock::now();
        let to_do = self.saving.borrow_mut().next(now);
        self.timer.replace(match to_do {
            ToDo::Nothing => None,
            ToDo::Wait { until } => {
                let this = self.clone();
                let wait = u32::try_from(until.saturating_sub(now)).unwrap_or(u32::MAX);
                Some(Timeout::new(wait.max(1), move || this.drive()))
            }
            ToDo::Write(write) => {
                self.write(*write);
                return self.drive();
            }
        });
        self.show_state();
    }

    /// Writes the request as it is now, whatever was written before.
    pub fn write_anew(self: &Rc<Self>, revision: u64, request: Arc<Request>) {
        self.saving.borrow_mut().write_anew(clock::now(), revision, request);
        self.drive();
    }

    /// The page may go away, or the person goes on with another draft: saves at once, and sets aside what that may be too slow for.
    pub fn leave(self: &Rc<Self>) {
        let aside = self.saving.borrow_mut().flush(clock::now());
        if let Some(aside) = aside {
            set_aside::keep(&self.key, &aside);
        }
        self.drive();
    }

    /// Saves nothing any more.
    pub fn end(&self) {
        self.timer.take();
        self.saving.borrow_mut().end();
    }

    fn write(self: &Rc<Self>, write: Write) {
        if write.reopen {
            self.store.reopen();
        }
        let this = self.clone();
        spawn_local(async move {
            let end = this.store.save(&this.key, &write.record, write.expected.as_ref()).await;
            {
                let mut saving = this.saving.borrow_mut();
                saving.finished(clock::now(), &write, &clock::time_text(), end);
                if set_aside::read(&this.key).is_some_and(|aside| saving.outdates(&write, &aside)) {
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
        self.with(|saving| saving.edited(clock::now(), revision, request));
    }

    /// The page may go away.
    pub fn flush(&self) {
        if let Some(core) = self.core.try_get_value() {
            core.leave();
        }
    }

    /// Reads what another tab has saved; the caller then shows it, and says so with [`Saver::taken_over`].
    pub async fn theirs(&self) -> Result<Option<DraftRecord>, StoreError> {
        let core = self.core.try_get_value().ok_or(StoreError::Lost)?;
        core.store.load_in_time(&core.key).await
    }

    /// The screen now shows this record.
    pub fn taken_over(&self, theirs: &DraftRecord, revision: u64, request: Arc<Request>) {
        self.with(|saving| saving.taken_over(theirs, revision, request));
    }

    /// What was exchanged of the draft.
    pub fn exchanged(&self) -> Exchanged {
        self.read(|saving| saving.exchanged().clone()).unwrap_or_default()
    }

    /// A file came in or went out, or that was undone.
    pub fn exchange(&self, change: impl FnOnce(&mut Exchanged)) {
        self.with(|saving| saving.exchange(clock::now(), change));
    }

    /// The person wants this tab's draft to stay, over the one with this version.
    pub fn keep_mine(&self, theirs: Option<Version>, revision: u64, request: Arc<Request>) {
        self.with(|saving| saving.keep_mine(clock::now(), theirs, revision, request));
    }

    /// Whether nothing here is unsaved.
    pub fn is_clean(&self) -> bool {
        self.read(Saving::is_clean).unwrap_or_default()
    }

    /// Whether the person is asked to choose between two drafts.
    pub fn is_asking(&self) -> bool {
        self.read(Saving::is_asking).unwrap_or_default()
    }

    /// The version that this tab last read or wrote.
    pub fn seen(&self) -> Option<Version> {
        self.read(|saving| saving.seen().cloned()).flatten()
    }

    fn read<T>(&self, look: impl FnOnce(&Saving) -> T) -> Option<T> {
        let core = self.core.try_get_value()?;
        let saving = core.saving.borrow();
        Some(look(&saving))
    }

    fn with(&self, change: impl FnOnce(&mut Saving)) {
        let Some(core) = self.core.try_get_value() else { return };
        change(&mut core.saving.borrow_mut());
        core.drive();
    }
}

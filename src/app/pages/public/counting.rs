//! The agency's public enrollment file that the person chose, and the estimates from it. It outlives the page and is kept
//! nowhere: with the tab it is gone.

use crate::browser::file_counter::{CountError, FileCounter, ReadFile};
use crate::browser::focus::focus_id;
use crate::browser::pack_fetch::Fetched;
use crate::desk::Desk;
use gloo::file::File;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_precheck::groups::SmallGroups;
use requisite_request::{Ask, RequestFile, SchoolYear};

/// DOM id of what is said about the file.
pub const SAID: &str = "enrollment-file-said";

/// How the file stands.
#[derive(Clone, Debug, PartialEq)]
pub enum FileState {
    /// None was chosen.
    None,
    /// It is being read: so many bytes of so many.
    Reading(u64, u64),
    /// It is read.
    Read(ReadFile),
    /// It could not be used; the one that was read before, if any, still is.
    Failed(CountError, Option<ReadFile>),
}

impl FileState {
    /// The file whose counts are used.
    fn used(&self) -> Option<&ReadFile> {
        match self {
            Self::Read(file) | Self::Failed(_, Some(file)) => Some(file),
            Self::None | Self::Reading(..) | Self::Failed(_, None) => None,
        }
    }
}

/// The estimates by the file, with the asks that they are of.
struct Estimates {
    of: Vec<Ask>,
    groups: Vec<SmallGroups>,
}

/// The file and what follows from it, by context. Copy.
#[derive(Clone, Copy)]
pub struct Counting {
    state: RwSignal<FileState>,
    estimates: RwSignal<Option<Estimates>>,
    // Drawn nowhere: whether an estimate is missing follows from what there is.
    under_way: StoredValue<bool>,
    /// The file that is used while another is being read.
    before: StoredValue<Option<ReadFile>>,
    counter: StoredValue<FileCounter, LocalStorage>,
}

impl Counting {
    /// No file yet.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(FileState::None),
            estimates: RwSignal::new(None),
            under_way: StoredValue::new(false),
            before: StoredValue::new(None),
            counter: StoredValue::new_local(FileCounter::default()),
        }
    }

    /// How the file stands.
    pub fn state(&self) -> Signal<FileState> {
        self.state.into()
    }

    /// Reads a file in place of the one before. Of several years the last one that the request asks for is used.
    pub fn read(&self, desk: Desk, fetched: &Fetched, file: File) {
        let (state, size) = (self.state, file.size());
        let Some(counter) = self.counter.try_get_value() else { return };
        let (files, wanted) = ((*fetched.files).clone(), desk.peek(|request| last_year(&request.asks)));
        let this = *self;
        if let Some(used) = state.with_untracked(|state| state.used().cloned()) {
            this.before.set_value(Some(used));
        }
        state.set(FileState::Reading(0, size));
        desk.announce("Reading the file.".to_owned());
        spawn_local(async move {
            let progress = move |done| {
                let _ = state.try_set(FileState::Reading(done, size));
            };
            let ended = match counter.read(file, files, wanted, progress).await {
                Ok(read) => {
                    let _ = this.estimates.try_set(None);
                    FileState::Read(read)
                }
                Err(CountError::Stopped) => return,
                Err(error) => FileState::Failed(error, this.before.try_get_value().flatten()),
            };
            if state.try_set(ended).is_none() {
                focus_id(SAID.to_owned());
                this.estimate(desk);
            }
        });
    }

    /// Stops reading, and goes on with the file of before, if there is one.
    pub fn stop_reading(&self) {
        let _ = self.counter.try_with_value(FileCounter::stop_reading);
        self.state.set(self.before.get_value().map_or(FileState::None, FileState::Read));
    }

    /// Stops reading, and forgets the file.
    pub fn forget(&self) {
        self.before.set_value(None);
        let _ = self.counter.try_with_value(FileCounter::stop);
        self.estimates.set(None);
        self.state.set(FileState::None);
    }

    /// Works out anew how small groups get, if a file is held and the asks are others than before. One estimate at a time:
    /// when it ends, it looks whether another is wanted.
    pub fn estimate(&self, desk: Desk) {
        let this = *self;
        let asks = desk.peek(|request| request.asks.clone());
        if !untrack(|| this.waits_for(&asks)) || this.under_way.get_value() {
            return;
        }
        let Some(counter) = this.counter.try_get_value() else { return };
        let request = desk.peek(Clone::clone);
        this.under_way.set_value(true);
        spawn_local(async move {
            let file = RequestFile::new(desk.pack().stamp.clone(), request);
            let ended = counter.estimate(file).await;
            if this.under_way.try_set_value(false).is_some() {
                return;
            }
            match ended {
                Ok(groups) => this.estimates.set(Some(Estimates { of: asks, groups })),
                // Another file was chosen, or none is wanted any more.
                Err(CountError::Stopped) => {}
                Err(error) => this.state.set(FileState::Failed(error, None)),
            }
            this.estimate(desk);
        });
    }

    /// The estimate of an ask by the file; none while there is none, or it is about an earlier state of the ask.
    pub fn of(&self, ask: &Ask) -> Option<SmallGroups> {
        self.estimates.with(|it| {
            let Estimates { of, groups } = it.as_ref()?;
            let is_of_now = of.iter().any(|it| it == ask);
            groups.iter().find(|it| is_of_now && it.ask == ask.id).cloned()
        })
    }

    /// Whether a file is held that these asks were not yet counted with.
    pub fn waits_for(&self, asks: &[Ask]) -> bool {
        let held = self.state.with(|state| state.used().is_some());
        held && self.estimates.with(|it| it.as_ref().is_none_or(|it| it.of != asks))
    }
}

fn last_year(asks: &[Ask]) -> Option<SchoolYear> {
    asks.iter().flat_map(|ask| ask.years.0.iter().copied()).max()
}

//! A browser with tabs on one draft and one storage, on a clock of its own. It holds to the laws at every step:
//!
//! * "Saved" is shown only for what was read back, after the person's last decision, and is in the storage;
//! * what is in the storage goes from it only by a decision of the person in the tab that writes;
//! * no tab writes over another's draft that it has not read;
//! * no screen takes over another draft unasked while it shows something that is nowhere else;
//! * nothing is tried again on a way to the storage that failed, and a tab that let go writes nothing more.

use crate::saving_storage::{Storage, Trouble};
use crate::saving_tab::{Edits, Reading, Stage, Tab, UnderWay, Wish, edits_in, pack};
use fastrand::Rng;
use requisite_session::{DraftRecord, SaveState, SetAside, StoreError, ToDo, Write, open_record, restore};
use std::collections::BTreeMap;

/// How long the page waits for a draft that it reads.
const PATIENCE: u64 = 3_000;

/// What was set aside when a tab went away, and what the person had taken away in it.
pub struct Aside {
    pub kept: SetAside,
    pub dropped: Edits,
}

/// What a tab that was closed has left: it opens again as long as nobody else has written since.
pub struct Left {
    pub tab: u32,
    pub edits: Edits,
    /// When; what was read before may be older.
    pub moment: u64,
}

/// A browser.
pub struct World {
    pub rng: Rng,
    pub now: u64,
    pub tabs: BTreeMap<u32, Tab>,
    pub writes: Vec<UnderWay>,
    pub readings: Vec<Reading>,
    pub aside: Option<Aside>,
    /// What is going wrong, and in how many of a hundred transactions.
    pub trouble: Option<(Trouble, u8)>,
    /// Longest time that a transaction takes when nothing goes wrong.
    pub slowness: u64,
    pub storage: Storage,
    /// What a tab that was closed has left, while nobody else has written or set aside anything.
    pub left: Option<Left>,
    /// Counts what has happened.
    pub moment: u64,
    pub counts: BTreeMap<&'static str, u64>,
    /// Transactions that went wrong, by trouble.
    pub hits: BTreeMap<Trouble, u64>,
    shown: u64,
    /// Whether it tells what happens.
    pub tells: bool,
}

impl World {
    /// A browser without tabs. A seed always gives the same one.
    pub fn new(seed: u64, tells: bool) -> Self {
        Self {
            rng: Rng::with_seed(seed),
            now: 0,
            tabs: BTreeMap::new(),
            writes: Vec::new(),
            readings: Vec::new(),
            aside: None,
            trouble: None,
            slowness: 0,
            storage: Storage::default(),
            left: None,
            moment: 0,
            counts: BTreeMap::new(),
            hits: BTreeMap::new(),
            shown: 0,
            tells,
        }
    }

    /// Counts that something happened.
    pub fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    /// Tells what happens, where somebody wants to know.
    pub fn tell(&self, what: impl FnOnce() -> String) {
        if self.tells {
            eprintln!("{:>6} {}", self.now, what());
        }
    }

    /// Does what is due in a tab, as the page does.
    pub fn drive(&mut self, id: u32) {
        while let Some(tab) = self.tabs.get_mut(&id) {
            match tab.saving.next(self.now) {
                ToDo::Nothing => tab.timer = None,
                ToDo::Wait { until } => tab.timer = Some(until.max(self.now + 1)),
                ToDo::Write(write) => {
                    self.begin(id, *write);
                    continue;
                }
            }
            return self.show(id);
        }
    }

    fn begin(&mut self, id: u32, write: Write) {
        let ready = self.now + self.rng.u64(..=self.slowness);
        self.tell(|| format!("tab {id} begins {:?}, reopens: {}", write.record.version, write.reopen));
        let Some(tab) = self.tabs.get_mut(&id) else { return };
        tab.handle += u32::from(write.reopen);
        let handle = tab.handle;
        assert!(!tab.has_ended, "tab {id} writes what was removed");
        assert!(tab.failed != Some(handle), "tab {id} tries again on a way that failed");
        let two = self.writes.iter().any(|it| it.tab == id && it.handle == handle);
        assert!(!two, "tab {id} writes twice at a time on one way");
        self.writes.push(UnderWay {
            tab: id,
            handle,
            stage: Stage::Begun,
            ready,
            edits: tab.edits(),
            revision: tab.session.revision(),
            dropped: tab.dropped.clone(),
            decisions: tab.decisions,
            write,
        });
        self.count("writes");
    }

    /// What the person of a tab reads now. This is where "saved" is held to what is so.
    fn show(&mut self, id: u32) {
        let Some(tab) = self.tabs.get_mut(&id) else { return };
        let state = tab.saving.state().clone();
        if state == tab.shown {
            return;
        }
        tab.shown = state.clone();
        let (mine, handle) = (tab.edits(), tab.handle);
        if state.needs_warning() {
            tab.failed = Some(handle);
        }
        let is_agreed = tab.agreed.contains(&(tab.session.revision(), tab.decisions));
        self.tell(|| format!("tab {id} shows {state:?} with {mine:?}"));
        let is_saved = matches!(state, SaveState::Saved { .. });
        if is_saved {
            self.count("times \"saved\" was shown");
            assert!(is_agreed, "tab {id} says saved of what was not read back");
        }
        if is_saved || state == SaveState::Restored {
            let missing = self.storage.missing(&mine);
            assert!(missing.is_empty(), "tab {id} says saved of {missing:?}, which is not there");
            let is_other = self.storage.is_of(id) && self.storage.edits != mine;
            assert!(!is_other, "tab {id} says saved of something else");
        }
    }

    /// What goes wrong in the next transaction of a tab, if anything.
    fn roll(&mut self, id: u32, handle: u32) -> Option<Trouble> {
        let is_broken = self.tabs.get(&id).is_some_and(|tab| tab.broken.is_some_and(|it| it >= handle));
        let hit = match self.trouble {
            Some((trouble, odds)) if self.rng.u8(..100) < odds => Some(trouble),
            _ => None,
        };
        if hit == Some(Trouble::HandleLost)
            && let Some(tab) = self.tabs.get_mut(&id)
        {
            tab.broken = Some(handle);
        }
        let hit = if is_broken { Some(Trouble::HandleLost) } else { hit };
        if let Some(trouble) = hit {
            *self.hits.entry(trouble).or_default() += 1;
        }
        hit
    }

    /// How long a transaction that hangs takes; some never end.
    fn long(&mut self) -> u64 {
        if self.rng.bool() { u64::MAX } else { self.now + self.rng.u64(500..20_000) }
    }

    /// Takes a write one step further.
    pub fn advance_write(&mut self, at: usize) {
        let mut it = self.writes.swap_remove(at);
        let stale = self.tabs.get(&it.tab).is_some_and(|tab| tab.handle != it.handle);
        match it.stage.clone() {
            Stage::Ended(end) => return self.finish(&it, end),
            Stage::Begun if stale => it.stage = Stage::Ended(Err(StoreError::Lost)),
            Stage::Begun if self.keeps_nothing(it.tab) => {
                it.stage = Stage::Ended(Err(StoreError::Unavailable))
            }
            Stage::Begun | Stage::Written => {
                let trouble = self.roll(it.tab, it.handle);
                self.tell(|| {
                    format!("tab {} {:?} {:?}: {trouble:?}", it.tab, it.write.record.version, it.stage)
                });
                if trouble == Some(Trouble::Hangs) {
                    it.ready = self.long();
                    return self.writes.push(it);
                }
                it.stage = match it.stage {
                    Stage::Begun => self.write(&it, trouble),
                    _ => Stage::Ended(self.storage.read_back(&it, trouble)),
                };
            }
        }
        it.ready = self.now + self.rng.u64(..=self.slowness);
        // Whoever was closed hears of nothing.
        if self.tabs.contains_key(&it.tab) {
            self.writes.push(it);
        }
    }

    /// When something happens next by itself.
    pub fn next_event(&self) -> Option<u64> {
        let timers = self.tabs.values().filter_map(|tab| tab.timer);
        let writes = self.writes.iter().map(|it| it.ready).filter(|at| *at < u64::MAX);
        let readings = self.readings.iter().map(|it| it.ready);
        timers.chain(writes).chain(readings).min()
    }

    /// A transaction that is ready is made, or its end heard; whether there was one.
    pub fn storage_step(&mut self) -> bool {
        let now = self.now;
        let writes = self.writes.iter().enumerate().filter(|(_, it)| it.ready <= now);
        let readings = self.readings.iter().enumerate().filter(|(_, it)| it.ready <= now);
        let mut all: Vec<(bool, usize)> = writes.map(|(at, _)| (true, at)).collect();
        all.extend(readings.map(|(at, _)| (false, at)));
        let Some((is_write, at)) = self.rng.choice(all) else { return false };
        if is_write {
            self.advance_write(at)
        } else {
            self.advance_reading(at)
        }
        true
    }

    /// A timer that is due fires; whether there was one.
    pub fn timer_step(&mut self) -> bool {
        let now = self.now;
        let due = self.tabs.iter().filter(|(_, tab)| tab.timer.is_some_and(|at| at <= now));
        let due: Vec<u32> = due.map(|(id, _)| *id).collect();
        let Some(id) = self.rng.choice(due) else { return false };
        self.drive(id);
        true
    }

    /// What is kept on the device is removed, as the person wants.
    pub fn wipe(&mut self) {
        self.storage.wipe();
        (self.aside, self.left) = (None, None);
    }

    fn keeps_nothing(&self, id: u32) -> bool {
        self.tabs.get(&id).is_some_and(|tab| tab.keeps_nothing)
    }

    fn write(&mut self, it: &UnderWay, trouble: Option<Trouble>) -> Stage {
        let is_over_anothers = self.storage.record.is_some() && !self.storage.is_of(it.tab);
        match self.storage.write(it, trouble) {
            Ok(()) => {
                self.left = self.left.take().filter(|left| left.tab == it.tab);
                if is_over_anothers {
                    self.count("writes over another tab's draft that was read or decided about");
                }
                Stage::Written
            }
            Err(why) => {
                if why == StoreError::ChangedElsewhere {
                    self.count("writes refused because another tab had written");
                }
                Stage::Ended(Err(why))
            }
        }
    }

    /// The tab hears how its write ended.
    fn finish(&mut self, it: &UnderWay, end: Result<(), StoreError>) {
        self.shown += 1;
        let (at, now) = (self.shown.to_string(), self.now);
        self.tell(|| format!("tab {} hears of {:?}: {end:?}", it.tab, it.write.record.version));
        let Some(tab) = self.tabs.get_mut(&it.tab) else { return };
        match end {
            Ok(()) => drop(tab.agreed.insert((it.revision, it.decisions))),
            Err(_) if it.handle == tab.handle => tab.failed = Some(it.handle),
            Err(_) => {}
        }
        tab.saving.finished(now, &it.write, &at, end);
        if self.aside.as_ref().is_some_and(|aside| tab.saving.outdates(&it.write, &aside.kept)) {
            self.aside = None;
        }
        self.drive(it.tab);
    }

    /// A tab begins to read what is stored.
    pub fn read(&mut self, id: u32, wish: Wish) {
        let tab = self.tabs.get(&id);
        let handle = tab.map_or(0, |tab| tab.handle);
        let seen = tab.and_then(|tab| tab.saving.seen().cloned());
        let ready = self.now + self.rng.u64(..=self.slowness);
        let gives_up = self.now + PATIENCE;
        self.readings.push(Reading { tab: id, wish, seen, handle, ready, gives_up, answer: None, moment: 0 });
    }

    /// Takes a look into the storage one step further.
    pub fn advance_reading(&mut self, at: usize) {
        let mut it = self.readings.swap_remove(at);
        if it.answer.is_none() && self.now >= it.gives_up {
            it.answer = Some(Err(StoreError::TooSlow));
        }
        if let Some(answer) = it.answer.take() {
            return self.hear(&it, answer);
        }
        let trouble = self.roll(it.tab, it.handle);
        let trouble = if self.keeps_nothing(it.tab) { Some(Trouble::Denied) } else { trouble };
        it.answer = (trouble != Some(Trouble::Hangs)).then(|| self.storage.read(trouble));
        self.moment += 1;
        it.moment = self.moment;
        it.ready = self.now + self.rng.u64(..=self.slowness);
        if it.answer.is_none() {
            it.ready = it.gives_up;
        }
        self.readings.push(it);
    }

    /// What a tab does with what it has read, as the page does.
    fn hear(&mut self, it: &Reading, answer: Result<Option<DraftRecord>, StoreError>) {
        let (id, wish, now) = (it.tab, it.wish, self.now);
        let version = answer.as_ref().map(|it| it.as_ref().map(|it| &it.version));
        self.tell(|| format!("tab {id} hears for {wish:?}: {version:?}"));
        if wish == Wish::Open {
            self.open(it, answer);
            return self.drive(id);
        }
        let Some(tab) = self.tabs.get_mut(&id) else { return };
        if answer.is_err() {
            // The page opens a new way for the next look.
            tab.broken = None;
        }
        let is_wanted = match wish {
            Wish::Look => tab.saving.is_clean() && tab.saving.seen() == it.seen.as_ref(),
            _ => tab.saving.is_asking(),
        };
        let opened = |record: &DraftRecord| open_record(record.file().unwrap(), &pack()).unwrap().request;
        match answer.map(|it| it.map(|record| (opened(&record), record))) {
            _ if !is_wanted => {}
            Ok(Some((_, record))) if wish == Wish::Look && it.seen.as_ref() == Some(&record.version) => {}
            Ok(Some((request, record))) if wish != Wish::Keep => {
                let gone = tab.edits().difference(&edits_in(&request)).copied().collect();
                let gone = self.storage.missing(&gone);
                assert!(wish == Wish::Take || gone.is_empty(), "tab {id} shows {gone:?} no more, unasked");
                tab.take_over(&record, request);
                self.count("drafts taken over from another tab");
            }
            Ok(Some((request, record))) => {
                tab.keep_mine(now, Some((&record, edits_in(&request))));
                self.count("drafts kept over another tab's");
            }
            _ if wish == Wish::Look => {}
            _ => tab.keep_mine(now, None),
        }
        self.drive(id);
    }

    fn open(&mut self, it: &Reading, answer: Result<Option<DraftRecord>, StoreError>) {
        let kept = self.aside.as_ref().map(|aside| aside.kept.clone());
        let is_read = answer.is_ok();
        let restored = restore(answer, kept, &pack(), self.now);
        let from_aside = restored.autosave.is_unsaved();
        let id = it.tab;
        let mut tab = Tab::new(id, restored);
        if from_aside {
            tab.dropped = self.aside.as_ref().map(|aside| aside.dropped.clone()).unwrap_or_default();
            self.count("drafts restored from what was set aside");
        }
        if let Some(left) = self.left.as_ref().filter(|left| is_read && left.moment < it.moment) {
            assert_eq!(tab.edits(), left.edits, "tab {id} does not open what was left");
        }
        self.tabs.insert(id, tab);
    }
}

//! Two to four tabs on one draft: every order of edits, timers, storage, faults, closing and choosing that chance gives.
//! What must hold is said in `saving_world.rs`; the seeds are fixed, so a failure comes back, and is told step by step.
//!
//! `REQUISITE_TABS=1000000 cargo test --profile tool -p requisite-tests saving_tabs -- --nocapture` tries more orders and prints
//! what was seen.

use crate::saving_storage::Trouble;
use crate::saving_tab::{Stage, Wish};
use crate::saving_world::{Aside, Left, World};
use requisite_session::{Session, Version};
use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::time::Instant;

/// Orders that are tried by default.
const ORDERS: u64 = 20_000;

fn orders() -> u64 {
    std::env::var("REQUISITE_TABS").map_or(ORDERS, |it| it.parse().expect("a number"))
}

/// A person with several tabs.
struct Play {
    world: World,
    next_tab: u32,
    next_edit: u32,
    most_tabs: usize,
    /// Whether what the device keeps was removed.
    removed: bool,
}

impl Play {
    fn new(seed: u64, tells: bool) -> Self {
        let mut world = World::new(seed, tells);
        let most_tabs = world.rng.usize(2..=4);
        Self { world, next_tab: 0, next_edit: 0, most_tabs, removed: false }
    }

    fn some_tab(&mut self) -> Option<u32> {
        let ids: Vec<u32> = self.world.tabs.keys().copied().collect();
        self.world.rng.choice(ids)
    }

    fn open_tab(&mut self) {
        let opening = self.world.readings.iter().filter(|it| it.wish == Wish::Open).count();
        if self.world.tabs.len() + opening < self.most_tabs {
            self.next_tab += 1;
            self.world.tell(|| format!("tab {} is opened", self.next_tab));
            self.world.read(self.next_tab, Wish::Open);
        }
    }

    /// Time goes by, seldom long.
    fn wait(&mut self) {
        let most = [20, 200, 600, 3_000][self.world.rng.usize(..4)];
        self.world.now += self.world.rng.u64(..most);
    }

    /// One thing happens in the storage, on a timer or at a person's hand.
    fn step(&mut self) {
        let happened = match self.world.rng.u8(..100) {
            0..34 => self.world.storage_step(),
            34..56 => self.world.timer_step(),
            56..60 => self.weather(),
            _ => self.person_step(),
        };
        if !happened {
            self.wait();
        }
    }

    fn weather(&mut self) -> bool {
        let trouble = Trouble::ALL[self.world.rng.usize(..Trouble::ALL.len())];
        let odds = [10, 40, 100][self.world.rng.usize(..3)];
        self.world.trouble = if self.world.rng.bool() { Some((trouble, odds)) } else { None };
        true
    }

    fn person_step(&mut self) -> bool {
        match self.some_tab() {
            Some(id) => self.person_step_in(id),
            None => self.open_tab(),
        }
        true
    }

    fn person_step_in(&mut self, id: u32) {
        let world = &mut self.world;
        let now = world.now;
        let Some(tab) = world.tabs.get_mut(&id) else { return };
        if tab.has_ended {
            return self.kill(id);
        }
        match world.rng.u8(..60) {
            0..30 => {
                self.next_edit += 1;
                tab.edit(now, self.next_edit);
                world.tell(|| format!("tab {id} gets edit {}", self.next_edit));
                world.drive(id);
            }
            30..33 => {
                let step = if world.rng.u8(..3) > 0 { Session::undo } else { Session::redo };
                if tab.step(now, step) {
                    world.tell(|| format!("tab {id} goes a step back or forth"));
                    world.drive(id);
                }
            }
            33..38 if tab.saving.is_asking() => self.choose(id),
            33..38 => self.open_tab(),
            38..45 => self.open_tab(),
            45..49 => world.read(id, Wish::Look),
            49..51 => self.hide(id, true),
            51..54 => self.close(id),
            54..56 => self.kill(id),
            56 => self.keep_or_not(id),
            57 if world.rng.u8(..4) == 0 => self.remove_everything(id),
            _ => {}
        }
    }

    /// The person decides between two drafts.
    fn choose(&mut self, id: u32) {
        let wish = if self.world.rng.bool() { Wish::Take } else { Wish::Keep };
        self.world.tell(|| format!("tab {id} is told to {wish:?}"));
        self.world.read(id, wish);
    }

    /// The page of a tab may go away: it sets aside what is not saved, and begins to write it.
    fn hide(&mut self, id: u32, is_kept: bool) {
        let world = &mut self.world;
        let Some(tab) = world.tabs.get_mut(&id) else { return };
        let aside = tab.saving.flush(world.now).filter(|_| is_kept && !tab.keeps_nothing);
        let dropped = tab.dropped.clone();
        world.tell(|| format!("tab {id} is hidden, sets aside: {}", aside.is_some()));
        if let Some(kept) = aside {
            world.aside = Some(Aside { kept, dropped });
            world.left = None;
        }
        world.drive(id);
    }

    /// A tab is closed: what it has set aside opens again if nobody else wrote, and nothing was removed.
    fn close(&mut self, id: u32) {
        let is_kept = self.world.rng.u8(..8) > 0;
        self.hide(id, is_kept);
        let Some(tab) = self.world.tabs.get(&id) else { return };
        let own = |version: &Version| version.writer == id.to_string();
        let aside_is_own =
            self.world.aside.as_ref().is_some_and(|aside| own(&aside.kept.record.version)) && is_kept;
        let there = self.world.storage.record.as_ref().map(|record| &record.version);
        let alone = there.is_none_or(|there| own(there) || tab.saving.seen() == Some(there));
        if tab.saving.is_unsaved() && aside_is_own && alone && !self.removed {
            self.world.moment += 1;
            self.world.left = Some(Left { tab: id, edits: tab.edits(), moment: self.world.moment });
        }
        self.kill(id);
    }

    /// A tab is gone, without a chance to do anything. What it has begun to write may still be written.
    fn kill(&mut self, id: u32) {
        let world = &mut self.world;
        let Some(tab) = world.tabs.remove(&id) else { return };
        world.tell(|| format!("tab {id} is gone"));
        world.count("tabs closed");
        let goes_on = world.rng.bool() && !tab.keeps_nothing;
        let handle = tab.handle;
        world
            .writes
            .retain(|it| it.tab != id || (goes_on && it.stage == Stage::Begun && it.handle == handle));
        world.readings.retain(|it| it.tab != id);
    }

    /// What the device keeps of drafts is removed, from whatever tab.
    fn wipe(&mut self) {
        self.removed = true;
        self.world.wipe();
    }

    fn keep_or_not(&mut self, id: u32) {
        let Some(tab) = self.world.tabs.get_mut(&id) else { return };
        let keeps_nothing = !tab.keeps_nothing;
        tab.keep_or_not(self.world.now, keeps_nothing);
        self.world.tell(|| format!("tab {id} keeps nothing: {keeps_nothing}"));
        self.world.drive(id);
        if keeps_nothing {
            self.wipe();
        }
    }

    /// The person removes everything from the device, in a tab that then holds no draft.
    fn remove_everything(&mut self, id: u32) {
        let Some(tab) = self.world.tabs.get_mut(&id) else { return };
        tab.saving.end();
        tab.timer = None;
        tab.handle += 1;
        tab.has_ended = true;
        self.world.tell(|| format!("tab {id} removes everything"));
        self.wipe();
    }

    /// Everything works again, and the person chooses where they are asked; until nothing happens any more.
    fn settle(&mut self) {
        self.world.trouble = None;
        self.world.tell(|| "everything works again".to_owned());
        for id in self.world.tabs.keys().copied().collect::<Vec<_>>() {
            let keeps_nothing = self.world.tabs.get(&id).is_some_and(|tab| tab.keeps_nothing);
            if keeps_nothing {
                self.keep_or_not(id);
            }
        }
        for _ in 0..2_000 {
            if let Some(at) = self.world.next_event() {
                self.world.now = self.world.now.max(at);
                self.world.storage_step();
                self.world.timer_step();
                continue;
            }
            let asked = self.world.tabs.iter().find(|(_, tab)| tab.saving.is_asking()).map(|(id, _)| *id);
            match asked {
                Some(id) => self.choose(id),
                None => break,
            }
        }
        // Whoever removed everything is done; where the draft could not be read, the page is loaded again.
        let over = self.world.tabs.iter().filter(|(_, tab)| {
            tab.has_ended || (tab.saving.state().needs_warning() && !tab.saving.is_unsaved())
        });
        over.map(|(id, _)| *id).collect::<Vec<_>>().into_iter().for_each(|id| self.kill(id));
        assert_eq!(self.world.next_event(), None, "it does not come to rest");
    }

    /// After everything has come to rest: the storage holds what the last writer shows, and then what every tab shows.
    fn expect_one_draft(&mut self) {
        let storage = &self.world.storage;
        storage.expect_as_noted();
        for (id, tab) in &self.world.tabs {
            assert!(tab.saving.is_clean(), "tab {id} rests with {:?}", tab.saving.state());
            assert!(!storage.is_of(*id) || tab.edits() == storage.edits, "tab {id} wrote last");
        }
        // Twice, because the way to the storage may have broken unnoticed: the first look opens a new one.
        for _ in 0..2 {
            let ids: Vec<u32> = self.world.tabs.keys().copied().collect();
            ids.into_iter().for_each(|id| self.world.read(id, Wish::Look));
            self.settle();
        }
        let storage = &self.world.storage;
        for (id, tab) in &self.world.tabs {
            let rests_on_nothing = storage.record.is_none() && self.removed;
            assert!(rests_on_nothing || tab.edits() == storage.edits, "tab {id} shows something else");
            assert!(tab.saving.is_clean(), "tab {id} rests with {:?}", tab.saving.state());
        }
    }
}

fn play(seed: u64, tells: bool) -> World {
    let mut play = Play::new(seed, tells);
    play.open_tab();
    play.open_tab();
    for _ in 0..play.world.rng.u32(30..120) {
        play.step();
        if play.world.rng.u8(..3) == 0 {
            play.wait();
        }
    }
    play.settle();
    play.expect_one_draft();
    play.world
}

#[test]
fn no_order_of_things_in_several_tabs_loses_an_edit() {
    let start = Instant::now();
    let (orders, mut counts) = (orders(), BTreeMap::<String, u64>::new());
    for seed in 0..orders {
        let Ok(world) = catch_unwind(|| play(seed, false)) else {
            eprintln!("order {seed}, step by step:");
            play(seed, true);
            panic!("order {seed} fails");
        };
        world.counts.iter().for_each(|(what, n)| *counts.entry((*what).to_owned()).or_default() += n);
        let hits =
            world.hits.iter().map(|(trouble, n)| (format!("transactions that went wrong: {trouble:?}"), n));
        hits.for_each(|(what, n)| *counts.entry(what).or_default() += n);
    }
    let all: Vec<String> = counts.iter().map(|(what, n)| format!("{n} {what}")).collect();
    eprintln!("{orders} orders of things in tabs, in {:.1?}: {}", start.elapsed(), all.join(", "));
    let often = [
        "drafts taken over from another tab",
        "drafts kept over another tab's",
        "writes refused because another tab had written",
    ];
    assert!(
        often.iter().all(|it| counts.get(*it).is_some_and(|n| *n > orders / 20)),
        "too seldom: {counts:?}"
    );
}

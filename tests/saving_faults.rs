//! Faults of the storage at random moments while a person types, on a clock to the millisecond: each is told within a second
//! after the edit that it keeps from being saved, nothing is called saved that is not, and when the storage works again the
//! draft is saved by itself. What must hold at every step is said in `saving_world.rs`.
//!
//! `REQUISITE_FAULTS=1000000 cargo test --profile tool -p requisite-tests saving_faults -- --nocapture` tries more faults and
//! prints what was seen.

use crate::saving_storage::Trouble;
use crate::saving_tab::Wish;
use crate::saving_world::World;
use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::time::Instant;

/// Faults that are tried by default.
const FAULTS: u64 = 10_000;
/// Faults that one tab goes through.
const IN_A_ROW: u64 = 5;
/// Longest time until the person reads that an edit is not saved.
const TOLD_WITHIN: u64 = 1_000;
/// Longest time until the draft is saved when the storage works again: the last try may just have begun to hang.
const SAVED_WITHIN: u64 = 40_000;
/// The tab.
const TAB: u32 = 1;

fn faults() -> u64 {
    std::env::var("REQUISITE_FAULTS").map_or(FAULTS, |it| it.parse().expect("a number"))
}

/// What was seen of faults of one kind.
#[derive(Default)]
struct Seen {
    faults: u64,
    transactions: u64,
    longest_until_told: u64,
    longest_until_saved: u64,
}

/// A person who types in one tab.
struct Typing {
    world: World,
    edits: u32,
    next_edit: u64,
    types_until: u64,
    /// Edits of which the person reads neither that they are saved nor that they are not: when, and which revision.
    open: Vec<(u64, u64)>,
    longest_until_told: u64,
}

impl Typing {
    fn new(seed: u64, tells: bool) -> Self {
        let mut world = World::new(seed, tells);
        world.slowness = 40;
        world.read(TAB, Wish::Open);
        let mut typing =
            Self { world, edits: 0, next_edit: 0, types_until: 0, open: Vec::new(), longest_until_told: 0 };
        while typing.world.tabs.is_empty() {
            typing.go_on(u64::MAX);
        }
        typing
    }

    /// Time goes on to what happens next, at most until then.
    fn go_on(&mut self, until: u64) {
        let edit = (self.next_edit < self.types_until).then_some(self.next_edit);
        let deadline = self.open.first().map(|(at, _)| at + TOLD_WITHIN);
        let next = self.world.next_event().into_iter().chain(edit).chain(deadline).chain([until]).min();
        self.world.now = next.unwrap_or(until).max(self.world.now);
        if edit.is_some_and(|at| at <= self.world.now) {
            self.edit();
        }
        while self.world.storage_step() || self.world.timer_step() {
            self.read();
        }
        self.read();
        let now = self.world.now;
        let late = self.open.iter().find(|(at, _)| at + TOLD_WITHIN <= now);
        assert!(late.is_none(), "the edit of {late:?} is neither saved nor said not to be");
    }

    fn edit(&mut self) {
        let now = self.world.now;
        self.edits += 1;
        let Some(tab) = self.world.tabs.get_mut(&TAB) else { return };
        tab.edit(now, self.edits);
        self.open.push((now, tab.session.revision()));
        self.next_edit = now + self.world.rng.u64(20..600);
        self.world.tell(|| format!("edit {}", self.edits));
        self.world.drive(TAB);
    }

    /// The person reads what is said of their draft.
    fn read(&mut self) {
        let now = self.world.now;
        let Some(tab) = self.world.tabs.get(&TAB) else { return };
        let agreed = tab.agreed.last().map_or(0, |(revision, _)| *revision);
        if tab.shown.needs_warning() {
            let longest = self.open.iter().map(|(at, _)| now - at).max();
            self.longest_until_told = self.longest_until_told.max(longest.unwrap_or_default());
            self.open.clear();
        }
        self.open.retain(|(_, revision)| *revision > agreed);
    }

    fn is_saved(&self) -> bool {
        self.world.tabs.values().all(|tab| tab.saving.is_clean())
    }

    /// One fault, while the person types; until all is saved again.
    fn fault(&mut self, trouble: Trouble, seen: &mut Seen) {
        let start = self.world.now;
        let rng = &mut self.world.rng;
        let from = start + rng.u64(..2_500);
        let to = from + [200, 2_000, 20_000, 120_000][rng.usize(..4)] * rng.u64(1..100) / 100;
        let odds = if rng.bool() { 100 } else { 60 };
        (self.next_edit, self.types_until) = (start + rng.u64(1..1_000), start + rng.u64(100..6_000));
        while self.world.now < from {
            self.go_on(from);
        }
        let hits = |world: &World| world.hits.get(&trouble).copied().unwrap_or_default();
        let before = hits(&self.world);
        self.world.tell(|| format!("{trouble:?} until {to}"));
        self.world.trouble = Some((trouble, odds));
        while self.world.now < to {
            self.go_on(to);
        }
        self.world.trouble = None;
        self.world.tell(|| "all is well".to_owned());
        let well = self.world.now.max(self.types_until);
        while !self.is_saved() || self.next_edit < self.types_until {
            self.go_on(well + SAVED_WITHIN);
            let is_over = self.world.now < well + SAVED_WITHIN;
            assert!(is_over, "not saved, though all is well since {well}");
        }
        self.world.storage.expect_as_noted();
        assert!(self.world.tabs.values().all(|tab| tab.edits() == self.world.storage.edits));
        let transactions = hits(&self.world) - before;
        if transactions > 0 {
            seen.faults += 1;
            seen.transactions += transactions;
            seen.longest_until_told = seen.longest_until_told.max(self.longest_until_told);
            seen.longest_until_saved = seen.longest_until_saved.max(self.world.now.saturating_sub(well));
        }
        self.longest_until_told = 0;
    }
}

fn play(seed: u64, tells: bool) -> BTreeMap<Trouble, Seen> {
    let mut typing = Typing::new(seed, tells);
    let mut seen = BTreeMap::<Trouble, Seen>::new();
    for _ in 0..IN_A_ROW {
        let trouble = Trouble::ALL[typing.world.rng.usize(..Trouble::ALL.len())];
        typing.fault(trouble, seen.entry(trouble).or_default());
    }
    seen
}

#[test]
fn every_fault_is_told_within_a_second_and_the_draft_saved_after_it() {
    let (start, wanted) = (Instant::now(), faults());
    let mut all = BTreeMap::<Trouble, Seen>::new();
    let count = |all: &BTreeMap<Trouble, Seen>| all.values().map(|seen| seen.faults).sum::<u64>();
    for seed in 0.. {
        if count(&all) >= wanted {
            break;
        }
        let Ok(seen) = catch_unwind(|| play(seed, false)) else {
            eprintln!("faults {seed}, step by step:");
            play(seed, true);
            panic!("faults {seed} fail");
        };
        for (trouble, more) in seen {
            let sum = all.entry(trouble).or_default();
            sum.faults += more.faults;
            sum.transactions += more.transactions;
            sum.longest_until_told = sum.longest_until_told.max(more.longest_until_told);
            sum.longest_until_saved = sum.longest_until_saved.max(more.longest_until_saved);
        }
    }
    eprintln!("{} faults of the storage, in {:.1?}", count(&all), start.elapsed());
    for (trouble, Seen { faults, transactions, longest_until_told, longest_until_saved }) in &all {
        eprintln!(
            "  {faults} times {trouble:?} ({transactions} transactions): told within {longest_until_told} ms, saved within \
             {longest_until_saved} ms after it"
        );
        assert!(*faults > wanted / 12, "too seldom: {trouble:?}");
    }
}

//! The state machine on a fake clock.

use super::*;
use crate::draft_store::Fault;
use crate::{DraftRecord, DraftStore, MemoryStore, Version};
use requisite_request::{PackStamp, Request, RequestFile};
use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// The twins in memory never wait.
fn now_or_never<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a twin in memory waited"),
    }
}

fn saved(autosave: &Autosave) -> bool {
    matches!(autosave.state(), SaveState::Saved { .. } | SaveState::Restored)
}

fn write(step: Step) -> (Ticket, bool) {
    match step {
        Step::Write { ticket, reopen } => (ticket, reopen),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pause_in_typing_writes_and_going_on_typing_does_not_wait_for_ever() {
    let mut autosave = Autosave::default();
    assert_eq!(autosave.poll(0), Step::Idle);
    autosave.edited(0, 1);
    assert_eq!(autosave.poll(0), Step::Wait { until: 350 });
    autosave.edited(200, 2);
    autosave.edited(300, 3);
    autosave.edited(450, 4);
    assert_eq!(autosave.poll(450), Step::Wait { until: 500 });
    let (ticket, reopen) = write(autosave.poll(500));
    assert_eq!((ticket, reopen), (Ticket { number: 1, revision: 4 }, false));
    autosave.finished(510, ticket, "10:42", Ok(()));
    assert_eq!(*autosave.state(), SaveState::Saved { at: "10:42".into() });
    assert_eq!(autosave.poll(5000), Step::Idle);
}

#[test]
fn an_edit_during_a_write_is_not_called_saved() {
    let mut autosave = Autosave::default();
    autosave.edited(0, 1);
    let (ticket, _) = write(autosave.poll(400));
    autosave.edited(410, 2);
    autosave.finished(420, ticket, "10:42", Ok(()));
    assert_eq!(*autosave.state(), SaveState::Saving);
    let (ticket, _) = write(autosave.poll(760));
    autosave.finished(770, ticket, "10:43", Ok(()));
    assert!(saved(&autosave));
}

#[test]
fn leaving_the_page_writes_at_once() {
    let mut autosave = Autosave::default();
    autosave.flush(0);
    assert_eq!(autosave.poll(0), Step::Idle);
    autosave.edited(0, 1);
    autosave.flush(5);
    write(autosave.poll(5));
}

#[test]
fn after_a_failure_the_next_try_is_on_a_new_handle() {
    for why in StoreError::ALL {
        let mut autosave = Autosave::default();
        autosave.edited(0, 1);
        let (ticket, reopen) = write(autosave.poll(400));
        assert!(!reopen);
        autosave.finished(500, ticket, "10:42", Err(why));
        assert!(autosave.state().needs_warning(), "{why:?}");
        autosave.flush(600);
        if matches!(why, StoreError::ChangedElsewhere | StoreError::Newer) {
            assert_eq!(autosave.poll(60_000), Step::Idle, "{why:?}");
            autosave.go_on(60_000, 1);
        }
        let (ticket, reopen) = write(autosave.poll(60_000));
        assert!(reopen, "{why:?}");
        assert!(!saved(&autosave));
        autosave.finished(60_010, ticket, "10:43", Ok(()));
        assert!(saved(&autosave), "{why:?}");
    }
}

#[test]
fn a_write_that_hangs_is_reported_within_a_second_and_believed_when_it_ends_well() {
    let mut autosave = Autosave::default();
    autosave.edited(0, 1);
    let (late, _) = write(autosave.poll(350));
    assert_eq!(autosave.poll(350), Step::Wait { until: 800 });
    assert!(matches!(autosave.poll(800), Step::Wait { .. }));
    assert_eq!(*autosave.state(), SaveState::Failed { why: StoreError::TooSlow });
    let (second, reopen) = write(autosave.poll(1300));
    assert!(reopen);
    autosave.finished(1400, late, "10:42", Ok(()));
    assert!(saved(&autosave));
    autosave.finished(1800, second, "10:42", Err(StoreError::Lost));
    assert!(!saved(&autosave));
}

#[test]
fn an_edit_is_told_within_a_second_though_two_writes_hang_one_after_the_other() {
    let mut autosave = Autosave::default();
    autosave.edited(0, 1);
    let (first, _) = write(autosave.poll(350));
    autosave.edited(351, 2);
    autosave.finished(799, first, "10:42", Ok(()));
    assert_eq!(*autosave.state(), SaveState::Saving);
    let (_, reopen) = write(autosave.poll(799));
    assert!(!reopen);
    let Step::Wait { until } = autosave.poll(799) else { panic!("nothing to wait for") };
    autosave.poll(until);
    assert!(until <= 1351 && autosave.state().needs_warning());
}

#[test]
fn what_was_not_saved_before_is_due_at_once() {
    let mut autosave = Autosave::with_unsaved(10);
    assert_eq!(*autosave.state(), SaveState::Saving);
    let (ticket, _) = write(autosave.poll(10));
    autosave.finished(20, ticket, "10:42", Ok(()));
    assert!(saved(&autosave));
    autosave.edited(30, 1);
    assert!(autosave.is_unsaved());
}

#[test]
fn without_storage_it_is_tried_rarely() {
    let mut autosave = Autosave::default();
    autosave.edited(0, 1);
    let (ticket, _) = write(autosave.poll(400));
    autosave.finished(400, ticket, "10:42", Err(StoreError::Unavailable));
    assert_eq!(*autosave.state(), SaveState::MemoryOnly { why: StoreError::Unavailable });
    autosave.edited(1000, 2);
    assert_eq!(autosave.poll(2000), Step::Wait { until: 30_400 });
    assert!(matches!(autosave.state(), SaveState::MemoryOnly { .. }));
}

struct Dice(u32);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % sides
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Fails(StoreError),
    Succeeds,
    /// Written, but the end is never reported.
    Hangs,
}

/// Ten thousand random faults: "saved" is never shown for what is not there, and every fault shows within a second.
#[test]
fn random_faults_never_give_a_false_saved() {
    let mut dice = Dice(11);
    let mut faults = 0;
    while faults < 10_000 {
        let mut autosave = Autosave::default();
        let (mut now, mut revision, mut stored) = (0_u64, 0_u64, 0_u64);
        let mut running: Vec<(u64, Ticket, Outcome)> = Vec::new();
        let mut fault_at: Option<u64> = None;
        for _ in 0..400 {
            now += u64::from(dice.roll(200));
            if dice.roll(4) == 0 {
                revision += 1;
                autosave.edited(now, revision);
            }
            if dice.roll(20) == 0 {
                autosave.flush(now);
            }
            let (ended, still): (Vec<_>, Vec<_>) = running.into_iter().partition(|(at, ..)| *at <= now);
            running = still;
            for (_, ticket, outcome) in ended {
                match outcome {
                    Outcome::Succeeds => {
                        stored = stored.max(ticket.revision);
                        autosave.finished(now, ticket, "t", Ok(()));
                    }
                    Outcome::Fails(why) => autosave.finished(now, ticket, "t", Err(why)),
                    Outcome::Hangs => {}
                }
            }
            if let Step::Write { ticket, .. } = autosave.poll(now) {
                let outcome = match dice.roll(8) {
                    0 => Outcome::Hangs,
                    1 => Outcome::Fails(StoreError::Full),
                    2 => Outcome::Fails(StoreError::Lost),
                    3 => Outcome::Fails(StoreError::Damaged),
                    4 => Outcome::Fails(StoreError::Unavailable),
                    _ => Outcome::Succeeds,
                };
                let end = now + u64::from(dice.roll(1500));
                if outcome != Outcome::Succeeds {
                    faults += 1;
                    fault_at = fault_at.or(Some(if outcome == Outcome::Hangs { now } else { end }));
                }
                running.push((end, ticket, outcome));
            }
            if autosave.state().needs_warning() {
                fault_at = None;
            }
            // The next poll is at most 200 ms away in this test.
            assert!(fault_at.is_none_or(|at| now <= at + 1000 || saved(&autosave)), "a fault was not shown");
            if saved(&autosave) {
                fault_at = None;
                assert_eq!(stored, revision, "false saved");
            }
        }
    }
}

#[derive(Debug)]
struct Tab {
    autosave: Autosave,
    writer: String,
    /// What the tab shows: the edits it has, its own and those it took over.
    edits: Vec<u32>,
    /// Versions that the person can get back with undo.
    undoable: Vec<Vec<u32>>,
    seen: Option<Version>,
    count: u64,
    revision: u64,
}

fn record(tab: &Tab) -> DraftRecord {
    let stamp = PackStamp { id: "ospi".into(), version: "1".into(), hash: String::new() };
    let edits = tab.edits.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let request = Request { explained: BTreeMap::from([("edits".to_owned(), edits)]), ..Request::default() };
    let version = Version { writer: tab.writer.clone(), count: tab.count };
    DraftRecord::new(version, &RequestFile::new(stamp, request))
}

fn edits_of(record: &DraftRecord) -> Vec<u32> {
    let request = record.file().unwrap().request;
    request.explained["edits"].split(',').filter_map(|number| number.parse().ok()).collect()
}

/// Two to four tabs with the same draft: no edit disappears without the person's decision.
#[test]
fn tabs_never_overwrite_one_another_unasked() {
    let mut dice = Dice(23);
    for _ in 0..2_000 {
        let store = MemoryStore::default();
        let mut tabs: Vec<Tab> = (0..2 + dice.roll(3))
            .map(|number| Tab {
                autosave: Autosave::default(),
                writer: number.to_string(),
                edits: Vec::new(),
                undoable: Vec::new(),
                seen: None,
                count: 0,
                revision: 0,
            })
            .collect();
        let (mut now, mut next_edit) = (0_u64, 0_u32);
        for _ in 0..60 {
            now += u64::from(dice.roll(600));
            let chosen = dice.roll(u32::try_from(tabs.len()).unwrap()) as usize;
            store.set_fault(if dice.roll(10) == 0 { Fault::Silent(StoreError::Lost) } else { Fault::None });
            let tab = &mut tabs[chosen];
            if dice.roll(2) == 0 {
                next_edit += 1;
                tab.edits.push(next_edit);
                tab.revision += 1;
                tab.autosave.edited(now, tab.revision);
            }
            let before = now_or_never(store.load("k")).unwrap();
            if let Step::Write { ticket, reopen } = tab.autosave.poll(now) {
                if reopen {
                    store.reopen();
                }
                tab.count += 1;
                let record = record(tab);
                let end = now_or_never(store.save("k", &record, tab.seen.as_ref()));
                let there = now_or_never(store.load("k")).unwrap();
                if let Some(before) = before
                    && there.as_ref() != Some(&before)
                {
                    let own = before.version.writer == tab.writer;
                    assert!(
                        own || tab.seen.as_ref() == Some(&before.version),
                        "another tab's draft was overwritten"
                    );
                }
                if end.is_ok() {
                    assert_eq!(there.as_ref(), Some(&record));
                    tab.seen = Some(record.version.clone());
                }
                tab.autosave.finished(now, ticket, "t", end);
            }
            if *tab.autosave.state() == (SaveState::Failed { why: StoreError::ChangedElsewhere }) {
                let theirs = now_or_never(store.load("k")).unwrap().unwrap();
                tab.seen = Some(theirs.version.clone());
                tab.revision += 1;
                tab.undoable.push(std::mem::replace(&mut tab.edits, edits_of(&theirs)));
                tab.autosave.taken_over(tab.revision);
            }
        }
        let stored =
            now_or_never(store.load("k")).unwrap().map(|record| edits_of(&record)).unwrap_or_default();
        for edit in 1..=next_edit {
            let kept = stored.contains(&edit)
                || tabs.iter().any(|tab| {
                    tab.edits.contains(&edit) || tab.undoable.iter().any(|version| version.contains(&edit))
                });
            assert!(kept, "edit {edit} is lost");
        }
        for tab in &tabs {
            if saved(&tab.autosave) && tab.revision > 0 && !tab.edits.is_empty() {
                let last = tab.edits.last().unwrap();
                let still = stored.contains(last)
                    || tabs.iter().any(|other| other.seen != tab.seen && other.writer != tab.writer);
                assert!(still, "a tab says saved, and nobody has it");
            }
        }
    }
}

//! The state machine on a fake clock.

use super::*;

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
fn a_write_that_hangs_is_reported_and_believed_when_it_ends_well() {
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
    // The second one may have spoiled what the first one wrote.
    autosave.finished(1500, second, "10:42", Err(StoreError::Lost));
    assert!(autosave.state().needs_warning() && autosave.is_unsaved());
    let (third, _) = write(autosave.poll(2000));
    autosave.finished(2010, third, "10:42", Ok(()));
    assert!(saved(&autosave));
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
fn what_is_heard_late_says_nothing_after_a_later_write_has_ended() {
    let mut autosave = Autosave::default();
    autosave.edited(0, 1);
    let (late, _) = write(autosave.poll(350));
    autosave.poll(800);
    let (second, _) = write(autosave.poll(1300));
    autosave.finished(1310, second, "10:42", Err(StoreError::Damaged));
    autosave.finished(1320, late, "10:42", Ok(()));
    assert!(autosave.state().needs_warning() && autosave.is_unsaved());
}

#[test]
fn what_is_heard_late_says_nothing_after_the_person_has_decided() {
    let mut autosave = Autosave::default();
    autosave.edited(0, 1);
    let (late, _) = write(autosave.poll(350));
    autosave.poll(800);
    autosave.go_on(900, 1);
    autosave.finished(950, late, "10:42", Ok(()));
    assert!(!saved(&autosave) && autosave.is_unsaved());
    let (own, reopen) = write(autosave.poll(950));
    assert_eq!((own.number, reopen), (2, true));
    autosave.taken_over(2);
    autosave.finished(990, own, "10:43", Ok(()));
    assert_eq!(*autosave.state(), SaveState::Restored);
    autosave.edited(1000, 3);
    // The write before may still be under way: it must not come after this one.
    assert!(write(autosave.poll(1350)).1);
}

#[test]
fn a_warning_stays_until_all_is_saved_and_that_is_soon() {
    for (why, at) in [(StoreError::Full, 850), (StoreError::Unavailable, 5_000)] {
        let mut autosave = Autosave::default();
        autosave.edited(0, 1);
        let (ticket, _) = write(autosave.poll(350));
        autosave.finished(350, ticket, "10:42", Err(why));
        autosave.flush(at - 10);
        let (ticket, _) = write(autosave.poll(at - 10));
        autosave.edited(at - 5, 2);
        autosave.finished(at, ticket, "10:42", Ok(()));
        assert!(autosave.state().needs_warning(), "{why:?}");
        let (ticket, _) = write(autosave.poll(at + 350));
        autosave.finished(at + 360, ticket, "10:42", Ok(()));
        assert!(saved(&autosave), "{why:?}");
    }
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

//! What must wait until the pointer is up.
//!
//! A press takes the focus from a field before the click it begins is complete. What then appears beside the field would move
//! the page under the pointer, and the click would be lost.

use leptos::ev;
use leptos::prelude::{set_timeout, window_event_listener};
use std::cell::{Cell, RefCell};
use std::time::Duration;

thread_local! {
    static IS_WATCHED: Cell<bool> = const { Cell::new(false) };
    static IS_DOWN: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Follows the pointer from now on; once is enough.
pub fn watch() {
    if IS_WATCHED.replace(true) {
        return;
    }
    window_event_listener(ev::pointerdown, |_| IS_DOWN.set(true));
    window_event_listener(ev::pointerup, |_| released());
    window_event_listener(ev::pointercancel, |_| released());
}

fn released() {
    IS_DOWN.set(false);
    // The click comes after this event, and before what is put off.
    set_timeout(
        || {
            let waiting = WAITING.with(|waiting| std::mem::take(&mut *waiting.borrow_mut()));
            waiting.into_iter().for_each(|then| then());
        },
        Duration::ZERO,
    );
}

/// Does something now, or when the pointer that is down is up and its click is done.
pub fn once_up(then: impl FnOnce() + 'static) {
    if IS_DOWN.get() {
        WAITING.with(|waiting| waiting.borrow_mut().push(Box::new(then)));
    } else {
        then();
    }
}

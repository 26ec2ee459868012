//! The address line: a signal that follows what stands after `#`. Pages are reached by plain links.

use super::visits::Visits;
use gloo::events::EventListener;
use leptos::prelude::*;
use requisite_session::Address;
use wasm_bindgen::JsCast;

/// What stands after `#`, with it.
pub fn now() -> String {
    window().location().hash().unwrap_or_default()
}

/// Whether a text after `#` is one of our addresses. Others (of an anchor, of the host page) are left alone.
fn is_ours(hash: &str) -> bool {
    matches!(hash, "" | "#") || hash.starts_with("#/")
}

/// Where the person is, and how they came there.
#[derive(Clone, Copy)]
pub struct Whereabouts {
    /// The address.
    pub address: ReadSignal<Address>,
    /// Number of moves since the page was opened.
    pub moves: ReadSignal<u32>,
    /// How far the page was scrolled when the person left it, if they came back to it by Back or Forward.
    pub left_at: StoredValue<Option<f64>>,
}

/// Follows the address line as long as its owner lives.
pub fn follow_address() -> Whereabouts {
    let (address, set_address) = signal(Address::from_hash(&now()));
    let (moves, set_moves) = signal(0_u32);
    let left_at = StoredValue::new(None);
    let visits = StoredValue::new_local(Visits::begin());
    let listener = EventListener::new(&window(), "hashchange", move |_| {
        let hash = now();
        if is_ours(&hash) {
            left_at.set_value(visits.try_update_value(Visits::arrive).flatten());
            let _ = set_moves.try_update(|moves| *moves += 1);
            let _ = set_address.try_set(Address::from_hash(&hash));
        }
    });
    // A link to the address where the person is changes nothing in the browser, but must still lead to its place.
    let same = EventListener::new(&document(), "click", move |event| {
        if link_of(event).is_some_and(|href| is_ours(&href) && href == now()) {
            left_at.set_value(None);
            let _ = set_moves.try_update(|moves| *moves += 1);
        }
    });
    let scrolled = EventListener::new(&window(), "scroll", move |_| {
        let _ = visits.try_update_value(Visits::note);
    });
    let listeners = StoredValue::new_local(vec![listener, same, scrolled]);
    on_cleanup(move || {
        let _ = listeners.try_update_value(Vec::clear);
    });
    Whereabouts { address, moves, left_at }
}

/// Where the link leads that was clicked, as it is written.
fn link_of(event: &web_sys::Event) -> Option<String> {
    let clicked: web_sys::Element = event.target()?.dyn_into().ok()?;
    clicked.closest("a[href]").ok()??.get_attribute("href")
}

/// Puts another address in the place of this one, without going there.
pub fn settle(hash: &str) {
    let _ = window().history().and_then(|history| {
        let state = history.state()?;
        history.replace_state_with_url(&state, "", Some(hash))
    });
}

/// Goes to an address, as a link would.
pub fn go(hash: &str) {
    // An address line that cannot be set (a sandboxed frame) leaves the person where they are.
    let _ = window().location().set_hash(hash);
}

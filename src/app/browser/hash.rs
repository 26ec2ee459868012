//! The address line: a signal that follows what stands after `#`. Pages are reached by plain links.

use gloo::events::EventListener;
use leptos::prelude::*;
use requisite_session::Address;
use wasm_bindgen::JsCast;

fn hash_now() -> String {
    window().location().hash().unwrap_or_default()
}

/// Whether a text after `#` is one of our addresses. Others (of an anchor, of the host page) are left alone.
fn is_ours(hash: &str) -> bool {
    matches!(hash, "" | "#") || hash.starts_with("#/")
}

/// Where the person is, and how many times they went somewhere since the page was opened.
pub fn follow_address() -> (ReadSignal<Address>, ReadSignal<u32>) {
    let (address, set_address) = signal(Address::from_hash(&hash_now()));
    let (moves, set_moves) = signal(0_u32);
    let listener = EventListener::new(&window(), "hashchange", move |_| {
        let hash = hash_now();
        if is_ours(&hash) {
            let _ = set_moves.try_update(|moves| *moves += 1);
            let _ = set_address.try_set(Address::from_hash(&hash));
        }
    });
    // A link to the address where the person is changes nothing in the browser, but must still lead to its place.
    let same = EventListener::new(&document(), "click", move |event| {
        if link_of(event).is_some_and(|href| is_ours(&href) && href == hash_now()) {
            let _ = set_moves.try_update(|moves| *moves += 1);
        }
    });
    let listeners = StoredValue::new_local(vec![listener, same]);
    on_cleanup(move || {
        let _ = listeners.try_update_value(Vec::clear);
    });
    (address, moves)
}

/// Where the link leads that was clicked, as it is written.
fn link_of(event: &web_sys::Event) -> Option<String> {
    let clicked: web_sys::Element = event.target()?.dyn_into().ok()?;
    clicked.closest("a[href]").ok()??.get_attribute("href")
}

/// Goes to an address, as a link would.
pub fn go(hash: &str) {
    // An address line that cannot be set (a sandboxed frame) leaves the person where they are.
    let _ = window().location().set_hash(hash);
}

//! Whether this device keeps the page for working without a network, and whether a newer build of it is ready; see
//! `public/offline.js`. And whether there is a network.

use gloo::events::EventListener;
use leptos::prelude::*;

/// How the page stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BuildState {
    /// Whether this device keeps all files of the page.
    pub is_kept: bool,
    /// Whether a newer build is ready to be loaded.
    pub has_newer: bool,
    /// Whether the browser believes that there is no network.
    pub is_offline: bool,
}

fn now() -> BuildState {
    let state = document().document_element().and_then(|root| root.get_attribute("data-build"));
    let state = state.as_deref();
    BuildState {
        is_kept: state.is_some(),
        has_newer: state == Some("newer"),
        is_offline: !window().navigator().on_line(),
    }
}

/// Follows it as long as the page is there.
pub fn follow() -> ReadSignal<BuildState> {
    let (state, set_state) = signal(now());
    let look = move |_: &web_sys::Event| {
        let _ = set_state.try_set(now());
    };
    EventListener::new(&document(), "requisite-build", look).forget();
    for name in ["online", "offline"] {
        EventListener::new(&window(), name, look).forget();
    }
    state
}

/// Loads the newer build. What was entered is kept, as whenever the page is loaded again.
pub fn load_newer() {
    if let Ok(event) = web_sys::Event::new("requisite-newer") {
        let _ = document().dispatch_event(&event);
    }
}

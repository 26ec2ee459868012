//! On every page: that a newer version of it is ready, to be loaded when the person likes; and that there is no network.

use crate::browser::build::{self, BuildState};
use leptos::prelude::*;

/// What is to be said about the page itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Newer,
    Offline,
}

/// The note. Nothing while there is nothing to say.
#[component]
pub fn BuildNotice() -> impl IntoView {
    let state = build::follow();
    let closed = RwSignal::new(false);
    let said = Memo::new(move |_| match state.get() {
        BuildState { has_newer: true, is_offline: false, .. } if !closed.get() => Said::Newer,
        BuildState { is_offline: true, is_kept: true, .. } => Said::Offline,
        _ => Said::Nothing,
    });
    let text = move || match said.get() {
        Said::Nothing => ().into_any(),
        Said::Offline => {
            view! { <p>"You are offline. This page goes on working; your draft is kept on this device."</p> }
                .into_any()
        }
        Said::Newer => view! {
            <p>
                "A newer version of this page is ready. Your draft stays as it is. "
                <button type="button" id="load-newer" on:click=move |_| build::load_newer()>
                    "Load it now"
                </button>
                " "
                <button type="button" id="newer-later" on:click=move |_| closed.set(true)>
                    "Later"
                </button>
            </p>
        }
        .into_any(),
    };
    view! {
        <section
            class="page-notice rq-screen"
            id="build-notice"
            aria-label="About this page"
            hidden=move || said.get() == Said::Nothing
        >
            <div role="status">{text}</div>
        </section>
    }
}

//! The word that a change was made after its preview, where the person looks next.

use super::kept_together::kept_together;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::Request;
use std::sync::Arc;

/// What was said of the change made last, and the request as it was then; by context. Copy.
#[derive(Clone, Copy)]
pub struct LastDone(RwSignal<Option<(String, Arc<Request>)>>);

impl LastDone {
    /// Nothing was done yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Says that a change was made: to those who listen now, to the others where [`FixDone`] stands.
    pub fn say(&self, desk: Desk, title: &str) {
        let text = format!("Done: {title}. You can undo it.");
        self.0.set(Some((text.clone(), desk.request().get_untracked())));
        desk.announce(text);
    }
}

/// Says that a change was made, until something else changes.
#[component]
pub fn FixDone() -> impl IntoView {
    let LastDone(last) = expect_context();
    let request = Desk::here().request();
    let text = Memo::new(move |_| {
        let (text, then) = last.get()?;
        request.with(|now| *now == then).then_some(text)
    });
    let shown = move |text: String| {
        view! {
            <p class="rq-callout rq-ok rq-screen" id="fix-done">
                <span>
                    <span class="rq-sign rq-ok" aria-hidden="true">
                        "\u{2713}"
                    </span>
                    " "
                    {kept_together(&text)}
                </span>
            </p>
        }
    };
    move || text.get().map(shown)
}

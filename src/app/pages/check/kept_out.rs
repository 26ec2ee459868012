//! What is in the draft and will not be in the package.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{ElementId, QuestionId, Request};
use requisite_session::not_asked;
use std::sync::Arc;

/// What goes into the package, and what stays in the draft alone.
#[component]
pub fn KeptOut(
    /// The request as the package will say it.
    sent: Memo<Arc<Request>>,
) -> impl IntoView {
    let desk = Desk::here();
    let out = Memo::new(move |_| {
        let sent = sent.get();
        desk.read(|request| {
            let is_sent = |id: &QuestionId| sent.answers.contains_key(id);
            not_asked(&desk.pack(), &desk.words(), request, &is_sent)
        })
    });
    let reasons = Memo::new(move |_| {
        let sent = sent.get();
        desk.read(|request| {
            let written = request.reasons.keys().filter(|id| !sent.reasons.contains_key(*id));
            written.cloned().collect::<Vec<ElementId>>()
        })
    });
    let reason = move |id: &ElementId| view! { <li>{desk.pack().label(id).to_owned()}</li> };
    view! {
        <section class="rq-stack">
            <h2>"What goes into the package"</h2>
            <p>
                "Everything on this page: your answers, the data you ask for, the check of public data, your reasons, the findings with what you said to them, and the dates that follow. Nothing else."
            </p>
            <Show when=move || out.with(|out| !out.is_empty())>
                <p>"These answers stay in your draft and are left out, because they are no longer asked:"</p>
                <ul>{move || out.get().into_iter().map(|(_, name)| view! { <li>{name}</li> }).collect_view()}</ul>
            </Show>
            <Show when=move || reasons.with(|reasons| !reasons.is_empty())>
                <p>"So do the reasons for these elements, because none is asked for them any more:"</p>
                <ul>{move || reasons.get().iter().map(reason).collect_view()}</ul>
            </Show>
        </section>
    }
}

//! Going on from a package: a corrected, amended or renewed request that is linked to it.

use super::Checked;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Earlier, Follows, Request};
use requisite_session::{Route, StepKind};
use std::sync::Arc;

/// The ways to go on, with what each is for.
const WAYS: [(Follows, &str, &str, &str); 3] = [
    (
        Follows::Correction,
        "follow-correction",
        "Correct it",
        "The agency has not granted it, and something must change.",
    ),
    (
        Follows::Amendment,
        "follow-amendment",
        "Amend it",
        "It was granted, and you need other data, or the same for another purpose.",
    ),
    (
        Follows::Renewal,
        "follow-renewal",
        "Renew it",
        "It was granted, and you need the data for longer, or newer years of them.",
    ),
];

/// The earlier package for a request that follows it so.
pub fn earlier(how: Follows, checked: &Checked) -> Option<Earlier> {
    let (about, file) = (checked.verified.verification.about()?, checked.verified.request.as_ref()?);
    Some(Earlier::new(how, &about.folder, &about.sha256, about.today, &file.request))
}

/// Starting a request that follows the package at hand.
#[component]
pub fn FollowUp(checked: Arc<Checked>) -> impl IntoView {
    if !checked.is_by_these_rules() {
        return None;
    }
    let desk = Desk::here();
    let started = RwSignal::new(None::<Follows>);
    let checked = StoredValue::new(checked);
    let start = move |how: Follows| {
        let earlier = checked.with_value(|checked| earlier(how, checked));
        let request = earlier.map(|it| Request { follows: Some(it.clone()), ..(*it.request).clone() });
        if let Some(request) = request {
            desk.replace(request, StepKind::Opened);
            started.set(Some(how));
        }
    };
    let ways: Vec<_> = WAYS
        .iter()
        .map(|(how, dom, label, about)| {
            view! {
                <div>
                    <dt>
                        <button type="button" id=*dom on:click=move |_| start(*how)>
                            {*label}
                        </button>
                    </dt>
                    <dd>{*about}</dd>
                </div>
            }
        })
        .collect();
    let said = move || {
        let how = started.get()?;
        Some(view! {
            <div class="rq-callout rq-ok">
                <p>
                    {format!("Your draft is now {} of this package, with all its answers. Undo brings back what was here before.", how.in_words())}
                </p>
                <p>
                    <a href=desk.href(Route::Tasks)>"Go to the tasks"</a>
                </p>
            </div>
        })
    };
    Some(view! {
        <details class="rq-screen" id="follow-up">
            <summary>"Go on from this package: correct it, amend it or renew it"</summary>
            <div class="rq-stack">
                <p>
                    "Data are given for one purpose and one time; another analysis is another request. Start it here: it begins with the answers of this package, is linked to it, and its own package says what changed. It takes the place of your draft on this page."
                </p>
                <dl class="rq-answers">{ways}</dl>
                <div role="status" id="follow-state">
                    {said}
                </div>
            </div>
        </details>
    })
}

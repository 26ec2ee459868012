//! What keeps a package from being made.

use crate::desk::Desk;
use crate::parts::finding_place::place_to_fill;
use crate::parts::kept_together::kept_together;
use crate::words::title_of;
use leptos::prelude::*;
use requisite_precheck::{Finding, finding_sentences};
use requisite_session::{Route, progress};

/// What is still to be done, with links.
#[component]
pub fn Blocked() -> impl IntoView {
    let desk = Desk::here();
    let blocking = desk.from_report(|report| report.blocking().cloned().collect::<Vec<Finding>>());
    let sentence = desk.from_report(|report| progress(report).standing());
    let ends = desk.from_report(|report| report.ending().is_some());
    let item = move |finding: Finding| {
        let pack = desk.pack();
        let text = finding_sentences(&pack, &pack.language, &finding).what;
        view! {
            <li data-finding=finding.code.clone() data-place=finding.place.to_string()>
                <a href=desk.href_at(&place_to_fill(desk, &finding))>{kept_together(&text)}</a>
            </li>
        }
    };
    view! {
        <section class="rq-stack" id="blocked">
            <p>{move || sentence.get()}</p>
            <Show when=move || !ends.get()>
            <p>"The check says more about each, and offers to fix some of them. Your draft is saved at any time, finished or not."</p>
            <a class="rq-primary" id="to-check" href=desk.href(Route::Check)>
                {title_of(&Route::Check, &desk.words())}
            </a>
            <ul>{move || blocking.get().into_iter().map(item).collect_view()}</ul>
            </Show>
        </section>
    }
}

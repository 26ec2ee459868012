//! Texts that the person made of ours, and that other answers have left behind.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::outdated_answers;
use requisite_request::{Place, QuestionId};

/// The texts that are older than the answers they were made of, each a link; nothing while there are none.
#[component]
pub fn OutdatedList() -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let outdated = Memo::new(move |_| {
        let report = desk.report();
        report.with(|report| desk.read(|request| outdated_answers(&pack, request, report)))
    });
    let item = move |id: QuestionId| {
        let words = desk.words();
        let label = words.questions.get(id.as_str()).map_or_else(|| id.to_string(), |it| it.label.clone());
        view! {
            <li>
                <a href=desk.href_at(&Place::Question(id))>{label}</a>
            </li>
        }
    };
    view! {
        <Show when=move || outdated.with(|outdated| !outdated.is_empty())>
            <section class="rq-callout rq-check" aria-labelledby="outdated-title">
                <h2 id="outdated-title">"Texts that are older than your answers"</h2>
                <p>"You edited our sentences there, and the answers behind them have changed since. Look at each: change it, or keep it as it is."</p>
                <ul id="outdated">{move || outdated.get().into_iter().map(item).collect_view()}</ul>
            </section>
        </Show>
    }
}

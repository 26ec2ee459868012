//! Texts that the person made of ours, and that other answers have left behind.

use super::question_links::QuestionLinks;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::outdated_answers;

/// The texts that are older than the answers they were made of, each a link; nothing while there are none.
#[component]
pub fn OutdatedList() -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let outdated = Memo::new(move |_| {
        let report = desk.report();
        report.with(|report| desk.read(|request| outdated_answers(&pack, request, report)))
    });
    view! {
        <Show when=move || outdated.with(|outdated| !outdated.is_empty())>
            <section class="rq-callout rq-check" aria-labelledby="outdated-title">
                <h2 id="outdated-title">"Texts that are older than your answers"</h2>
                <p>"You edited our sentences there, and the answers behind them have changed since. Look at each, change it where needed, and say there that it is right."</p>
                <QuestionLinks id="outdated" tells_answered=false questions=outdated />
            </section>
        </Show>
    }
}

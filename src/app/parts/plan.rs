//! The time plan: when to send the request, and what follows until the data are destroyed.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::{PlanSentences, plan_sentences};
use requisite_session::Route;

/// The plan back from the wanted day; nothing without such a day, or while it is open which steps there are.
#[component]
pub fn TimePlanSoFar(
    /// Whether its steps stand open; else they are folded.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let plan = desk.from_report(|report| report.plan.clone());
    move || {
        let pack = desk.pack();
        let plan = plan.get()?;
        let sentences = plan_sentences(&pack, &pack.language, &plan, desk.today());
        Some(view! { <Estimate sentences open /> })
    }
}

/// Under the question for the day on which the data are wanted: when to send the request for it.
#[component]
pub fn InTime() -> impl IntoView {
    let desk = Desk::here();
    let plan = desk.from_report(|report| report.plan.clone());
    let line = move || {
        let pack = desk.pack();
        let PlanSentences { send, time_left, .. } =
            plan_sentences(&pack, &pack.language, &plan.get()?, desk.today());
        Some(view! {
            <p class="rq-callout rq-note rq-small">
                <span>
                    {send} " " {time_left} " This is an estimate. "
                    <a href=desk.href(Route::Check)>"See each step on the page with the check"</a>
                </span>
            </p>
        })
    };
    view! { <div role="status">{line}</div> }
}

#[component]
fn Estimate(sentences: PlanSentences, open: bool) -> impl IntoView {
    let rows: Vec<_> = sentences
        .rows
        .into_iter()
        .map(|row| {
            view! {
                <li>
                    <strong>{row.what}</strong>
                    <br />
                    {row.when}
                    <br />
                    <span class="rq-small">{row.sure}</span>
                </li>
            }
        })
        .collect();
    view! {
        <section class="rq-stack" id="time-plan">
            <h2>"Time plan (an estimate)"</h2>
            <p>
                <strong>{sentences.send}</strong>
            </p>
            <p>{sentences.time_left}</p>
            <details open=open>
                <summary>"Step by step"</summary>
                <ol>{rows}</ol>
            </details>
            <p class="rq-small">{sentences.about}</p>
        </section>
    }
}

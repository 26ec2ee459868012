//! Where an answer leads, said where the answer is given.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::QuestionId;
use requisite_session::Route;

/// The outcomes that rest on the answer to a question: other ways, and those that end the request.
#[component]
pub fn LeadsTo(
    /// The question.
    id: QuestionId,
) -> impl IntoView {
    let desk = Desk::here();
    let ways = desk.from_report(move |report| {
        let ways = report.routes.iter().filter(|route| route.because.iter().any(|fact| fact == id.as_str()));
        ways.map(|route| route.id.clone()).collect::<Vec<_>>()
    });
    let way = move |id: String| {
        let title = desk.words().routes.get(&id).map(|words| words.title.clone()).unwrap_or_default();
        view! {
            <p class="rq-callout rq-note rq-small">
                "About this answer: " <a href=desk.href(Route::Outcome(id))>{title}</a>
            </p>
        }
    };
    // An empty box would move what stands below it.
    let any = move || ways.with(|ways| !ways.is_empty());
    view! {
        <Show when=any>
            <div role="status">{move || ways.get().into_iter().map(way).collect_view()}</div>
        </Show>
    }
}

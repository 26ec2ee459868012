//! The elements of a package at a glance: what part each has in the study, which research questions it serves, whether a reason is
//! given where one is asked, and what of it is public. To read only.

use crate::desk::Desk;
use crate::pages::public::{MarkWords, mark_of};
use leptos::prelude::*;
use requisite_precheck::{Report, asks_for_reasons, role_phrase};
use requisite_request::{ElementId, Request};

/// The table, of the request at this desk.
#[component]
pub fn AtAGlance() -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let row = |id: &ElementId, request: &Request, report: &Report| {
        let reason = request.reasons.get(id);
        let serves = |question: &requisite_request::ResearchQuestion| {
            let is_tied = reason.is_some_and(|reason| reason.questions.contains(&question.id));
            let mark = is_tied.then(|| {
                view! {
                    <span aria-hidden="true">"\u{2713}"</span>
                    <span class="rq-hidden">"yes"</span>
                }
            });
            view! { <td class="rq-meets">{mark}</td> }
        };
        let serves: Vec<_> = request.research_questions.iter().map(serves).collect();
        let is_asked = pack.element(id).is_some_and(|element| element.reason)
            && request.asks.iter().any(|ask| ask.has(id) && asks_for_reasons(ask));
        let given = reason.is_some_and(|reason| !reason.why_needed.trim().is_empty());
        let public: Vec<&str> =
            report.coverage.iter().filter(|it| it.element == *id).map(|it| mark_of(it).heading()).collect();
        view! {
            <tr>
                <th scope="row">{pack.label(id).to_owned()}</th>
                <td>{reason.and_then(|reason| reason.role).map(role_phrase)}</td>
                {serves}
                <td>{said_of_reason(is_asked, given)}</td>
                <td>{public.join("; ")}</td>
            </tr>
        }
    };
    let rows: Vec<_> = desk.report().with_untracked(|report| {
        desk.peek(|request| request.elements().into_iter().map(|id| row(id, request, report)).collect())
    });
    let heads: Vec<_> = desk.peek(|request| {
        let head = |question: &requisite_request::ResearchQuestion| {
            view! {
                <th scope="col" class="rq-meets">
                    {format!("Question {}", question.id.0)}
                    <span class="rq-hidden">{format!(": {}", question.text)}</span>
                </th>
            }
        };
        request.research_questions.iter().map(head).collect()
    });
    view! {
        <section class="rq-stack" aria-labelledby="review-glance">
            <h2 id="review-glance">"The elements at a glance"</h2>
            <div class="rq-scroll" role="region" aria-labelledby="review-glance" tabindex="0">
                <table class="rq-reason-matrix">
                    <caption class="rq-hidden">"Each element with its part in the study, its research questions, its reason and what of it is public"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Element"</th>
                            <th scope="col">"Part in the study"</th>
                            {heads}
                            <th scope="col">"Reason"</th>
                            <th scope="col">"Public data"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// Whether a reason stands where one is asked.
fn said_of_reason(is_asked: bool, given: bool) -> &'static str {
    match (is_asked, given) {
        (_, true) => "given",
        (true, false) => "missing",
        (false, false) => "not asked",
    }
}

//! All reasons at a glance: elements by research questions, with a box where they meet.

use super::progress::Reasons;
use super::questions::{ids_of, number_of, text_of};
use super::reason_item::State;
use super::words::served_words;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::role_phrase;
use requisite_request::{ElementId, Request, ResearchQuestionId};
use requisite_session::{Ties, tie_edits, tied_to, ties, untie_edits};

/// The elements that need a reason by the research questions, folded; there once there is something to compare.
#[component]
pub fn ReasonMatrix(
    /// What the page shares.
    reasons: Reasons,
) -> impl IntoView {
    let desk = Desk::here();
    let ids = desk.memo(ids_of);
    let pack = desk.pack();
    let gaps = Memo::new(move |_| {
        let elements = [reasons.needed.get(), reasons.others.get()].concat();
        let questions = ids.get();
        desk.read(|request| gaps(&ties(&pack, request, &elements), request, &questions))
    });
    let enough = move || reasons.needed.with(|needed| needed.len() > 1) && ids.with(|ids| !ids.is_empty());
    view! {
        <Show when=enough>
            <details class="rq-fold" id="reasons-matrix">
                <summary>
                    <h3 id="reasons-matrix-title">"All reasons at a glance"</h3>
                    <span class="rq-small" id="reasons-matrix-gaps">
                        {gaps}
                    </span>
                </summary>
                <p class="rq-small">
                    "Mark which questions each element serves. The name of an element leads to its reason."
                </p>
                <div class="rq-scroll" role="region" aria-labelledby="reasons-matrix-title" tabindex="0">
                    <Table reasons ids />
                </div>
            </details>
        </Show>
    }
}

/// What is not tied yet, in a phrase. Elements without a reason of their own serve questions too.
fn gaps(ties: &Ties, request: &Request, questions: &[ResearchQuestionId]) -> String {
    let is_empty = |id: &ResearchQuestionId| tied_to(request, &ties.wanted, *id) == 0;
    let empty: Vec<String> =
        (1..).zip(questions).filter(|(_, id)| is_empty(id)).map(|(n, _): (u32, _)| n.to_string()).collect();
    let elements = match ties.loose.len() {
        0 => None,
        1 => Some("1 element serves no question yet".to_owned()),
        n => Some(format!("{n} elements serve no question yet")),
    };
    let questions = match empty.as_slice() {
        [] => None,
        [one] => Some(format!("question {one} has no element yet")),
        [before @ .., last] => {
            Some(format!("questions {} and {last} have no element yet", before.join(", ")))
        }
    };
    let parts: Vec<String> = elements.into_iter().chain(questions).collect();
    if parts.is_empty() { "Each element serves a question".to_owned() } else { parts.join("; ") }
}

#[component]
fn Table(reasons: Reasons, ids: Memo<Vec<ResearchQuestionId>>) -> impl IntoView {
    let desk = Desk::here();
    let head = move |id: ResearchQuestionId| {
        let text = desk.memo(move |request| text_of(request, id));
        view! {
            <th scope="col" class="rq-meets" title=text>
                {move || format!("Question {}", number_of(ids, id))}
                <span class="rq-hidden">{move || text.with(|text| format!(": {text}"))}</span>
            </th>
        }
    };
    let foot = move |id: ResearchQuestionId| {
        let n = Memo::new(move |_| {
            let needed = reasons.needed.get();
            desk.read(|request| tied_to(request, &needed, id))
        });
        let class = move || if n.get() == 0 { "rq-meets rq-missing" } else { "rq-meets" };
        view! { <td class=class>{move || served_words(n.get())}</td> }
    };
    view! {
        <table class="rq-reason-matrix">
            <caption class="rq-hidden">"Which element serves which research question"</caption>
            <thead>
                <tr>
                    <th scope="col">"Element"</th>
                    <th scope="col">"Role"</th>
                    <For each=move || ids.get() key=|id| id.0 children=head />
                    <th scope="col">"Reason"</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || reasons.needed.get() key=Clone::clone let:id>
                    <Row reasons id ids />
                </For>
            </tbody>
            <tfoot>
                <tr>
                    <th scope="row" colspan="2">
                        "How many of these serve it"
                    </th>
                    <For each=move || ids.get() key=|id| id.0 children=foot />
                    <td></td>
                </tr>
            </tfoot>
        </table>
    }
}

#[component]
fn Row(reasons: Reasons, id: ElementId, ids: Memo<Vec<ResearchQuestionId>>) -> impl IntoView {
    let desk = Desk::here();
    let label = StoredValue::new(desk.pack().label(&id).to_owned());
    let stored = StoredValue::new(id.clone());
    let role = desk.memo({
        let id = id.clone();
        move |request| request.reasons.get(&id).and_then(|reason| reason.role)
    });
    let open = move |_| {
        let id = stored.get_value();
        let summary = format!("reason-{id}-open");
        reasons.pick(Some(id));
        focus_id(summary);
    };
    let cell = move |question: ResearchQuestionId| {
        let id = stored.get_value();
        let dom = format!("meets-{id}-{}", question.0);
        let marked = desk.memo(move |request| tied_to(request, std::slice::from_ref(&id), question) > 0);
        let name = move || format!("{} serves question {}", label.get_value(), number_of(ids, question));
        let choose = move |wanted: bool| {
            let change = if wanted { tie_edits } else { untie_edits };
            desk.edit_all(&desk.peek(|request| change(request, &[stored.get_value()], question)));
        };
        view! {
            <td class="rq-meets">
                <input
                    type="checkbox"
                    id=dom
                    aria-label=name
                    prop:checked=marked
                    on:change:target=move |event| choose(event.target().checked())
                />
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="rq-link" id=format!("matrix-{id}") on:click=open>
                    {label.get_value()}
                </button>
            </th>
            <td>{move || role.get().map_or("No role yet", role_phrase)}</td>
            <For each=move || ids.get() key=|id| id.0 children=cell />
            <td>
                <State reasons id=id.clone() needed=true />
            </td>
        </tr>
    }
}

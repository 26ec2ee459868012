//! Chosen elements that need no reason; they can still be tied to research questions, all at once.

use super::progress::Reasons;
use super::questions::ids_of;
use super::reason_item::ReasonItem;
use super::sharing::tie_edits;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::ResearchQuestionId;

/// The elements that need no reason, folded.
#[component]
pub fn Others(
    /// What the page shares.
    reasons: Reasons,
) -> impl IntoView {
    let others = reasons.others;
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <details class="rq-fold">
                <summary>
                    <h2>"Elements that need no reason"</h2>
                    <span class="rq-tag">{move || others.with(Vec::len)}</span>
                </summary>
                <div class="rq-stack">
                    <TieAll reasons />
                    <div>
                        <For each=move || others.get() key=Clone::clone let:id>
                            <ReasonItem reasons id needed=false />
                        </For>
                    </div>
                </div>
            </details>
        </Show>
    }
}

#[component]
fn TieAll(reasons: Reasons) -> impl IntoView {
    let desk = Desk::here();
    let ids = desk.memo(ids_of);
    let loose = Memo::new(move |_| {
        let others = reasons.others.get();
        desk.read(|request| tie_edits(request, &others, ResearchQuestionId(0)).len())
    });
    let button = move |id: ResearchQuestionId| {
        let number = move || ids.with(|ids| ids.iter().position(|it| *it == id).map_or(0, |at| at + 1));
        let tie = move |_| {
            let edits =
                reasons.others.with_untracked(|others| desk.peek(|request| tie_edits(request, others, id)));
            desk.edit_all(&edits);
            desk.announce(format!("{} elements tied to the question. You can undo it.", edits.len()));
        };
        view! {
            <button type="button" id=format!("tie-all-{}", id.0) on:click=tie>
                {move || format!("Tie all to question {}", number())}
            </button>
        }
    };
    view! {
        <p>"You need not say more about these. Tying each to a research question shows that you ask only for what the study uses."</p>
        <Show when=move || { loose.get() > 0 && ids.with(|ids| !ids.is_empty()) }>
            <p>{move || format!("{} of them are tied to no question yet.", loose.get())}</p>
            <div class="rq-row rq-screen">
                <For each=move || ids.get() key=|id| id.0 children=button />
            </div>
        </Show>
    }
}

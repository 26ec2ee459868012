//! Chosen elements that need no reason; they can still be tied to research questions, all at once.

use super::progress::Reasons;
use super::questions::{ids_of, number_of};
use super::reason_item::ReasonItem;
use super::words::{loose_words, tie_words, tied_words};
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Edit, Place, ResearchQuestionId};
use requisite_session::{Ties, tie_edits, tied_to, ties, untie_edits};

/// The elements that need no reason, folded.
#[component]
pub fn Others(
    /// What the page shares.
    reasons: Reasons,
) -> impl IntoView {
    let desk = Desk::here();
    let others = reasons.others;
    // What the check says of the page as a whole is about these, once there is a question to tie them to.
    let at = desk.memo(|request| {
        let written = request.research_questions.iter().any(|it| !it.text.trim().is_empty());
        written.then(|| Place::Reasons.to_string())
    });
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <details class="rq-fold">
                <summary>
                    <h2>"Elements that need no reason"</h2>
                    <span class="rq-tag">{move || others.with(Vec::len)}</span>
                </summary>
                <div class="rq-stack" data-at=at>
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

/// How the elements are tied as a whole, and one line a question to tie them all.
#[component]
fn TieAll(reasons: Reasons) -> impl IntoView {
    let desk = Desk::here();
    let ids = desk.memo(ids_of);
    let tied = Memo::new(move |_| {
        let others = reasons.others.get();
        desk.read(|request| ties(&desk.pack(), request, &others))
    });
    let left_out = move || reasons.others.with(Vec::len) - tied.with(|ties| ties.wanted.len());
    view! {
        <p>"These need no reason of their own. Say which research question each serves: it shows that you ask only for what the study uses."</p>
        <p id="loose-elements">
            {move || tied.with(|ties| loose_words(ties.loose.len(), ties.wanted.len(), left_out()))}
        </p>
        <Show when=move || tied.with(|ties| !ties.wanted.is_empty())>
            <ul class="rq-plain rq-screen">
                <For each=move || ids.get() key=|id| id.0 let:id>
                    <TieLine id ids tied />
                </For>
            </ul>
        </Show>
    }
}

/// How many are tied to one question, and tying or untying all.
#[component]
fn TieLine(id: ResearchQuestionId, ids: Memo<Vec<ResearchQuestionId>>, tied: Memo<Ties>) -> impl IntoView {
    let desk = Desk::here();
    let number = move || number_of(ids, id);
    let here = Memo::new(move |_| tied.with(|ties| desk.read(|request| tied_to(request, &ties.wanted, id))));
    let all = move || tied.with(|ties| ties.wanted.len());
    let sentence = move || tied_words(here.get(), all(), number());
    let line = format!("tied-{}", id.0);
    let said = StoredValue::new(line.clone());
    let make = move |edits: Vec<Edit>| {
        desk.edit_all(&edits);
        desk.announce(format!("{}. You can undo it.", untrack(sentence)));
        focus_id(said.get_value());
    };
    let tie = move |_| {
        let edits = tied.with_untracked(|ties| {
            // Those that serve another question already keep to it, as long as there are others.
            let which = if ties.loose.is_empty() { &ties.wanted } else { &ties.loose };
            desk.peek(|request| tie_edits(request, which, id))
        });
        make(edits);
    };
    let untie = move |_| {
        make(tied.with_untracked(|ties| desk.peek(|request| untie_edits(request, &ties.wanted, id))));
    };
    view! {
        <li class="rq-tie">
            <p id=line tabindex="-1">
                {sentence}
            </p>
            <div class="rq-row">
                <Show when=move || here.get() < all()>
                    <button type="button" id=format!("tie-all-{}", id.0) on:click=tie>
                        {move || tied.with(|ties| tie_words(ties.loose.len(), ties.wanted.len(), number()))}
                    </button>
                </Show>
                <Show when=move || { here.get() > 0 }>
                    <button type="button" class="rq-link" id=format!("untie-all-{}", id.0) on:click=untie>
                        "Untie all" <span class="rq-hidden">{move || format!(" from question {}", number())}</span>
                    </button>
                </Show>
            </div>
        </li>
    }
}

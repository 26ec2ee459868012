//! Giving several elements the same reason.

use super::progress::Reasons;
use super::sharing::{copy_edits, may_share, shared_with};
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::ElementId;
use std::collections::BTreeSet;

/// The elements to which a reason may be copied, with boxes.
#[component]
pub fn CopyTo(
    /// What the page shares.
    reasons: Reasons,
    /// The element whose reason is copied.
    id: ElementId,
) -> impl IntoView {
    let desk = Desk::here();
    let from = StoredValue::new(id);
    let others = Memo::new(move |_| {
        let from = from.get_value();
        let ready = desk
            .read(|request| request.reasons.get(&from).is_some_and(|it| !it.why_needed.trim().is_empty()));
        if !ready {
            return Vec::new();
        }
        let all = reasons.needed.get();
        desk.read(|request| all.into_iter().filter(|to| may_share(request, &from, to)).collect::<Vec<_>>())
    });
    let shared = desk.memo(move |request| shared_with(request, &from.get_value()));
    let marked = RwSignal::new(BTreeSet::<ElementId>::new());
    let copy = move |_| {
        let there = others.get_untracked();
        let to: Vec<ElementId> = marked.get_untracked().into_iter().filter(|id| there.contains(id)).collect();
        let edits = desk.peek(|request| copy_edits(request, &from.get_value(), &to));
        desk.edit_all(&edits);
        marked.set(BTreeSet::new());
        desk.announce(format!(
            "Reason copied to {} more. It now shows as shared. You can undo it.",
            to.len()
        ));
    };
    let one = move |to: ElementId| {
        let dom = format!("copy-{}-to-{to}", from.get_value());
        let label = desk.pack().label(&to).to_owned();
        let (this, that, mark) = (to.clone(), to.clone(), to);
        let choose = move |wanted: bool| {
            marked.update(|marked| {
                if wanted {
                    marked.insert(mark.clone())
                } else {
                    marked.remove(&mark)
                };
            });
        };
        let note = move || shared.with(|shared| shared.contains(&that)).then_some(" (shares this reason)");
        view! {
            <div class="rq-choice">
                <input
                    type="checkbox"
                    id=dom.clone()
                    prop:checked=move || marked.with(|marked| marked.contains(&this))
                    on:change:target=move |event| choose(event.target().checked())
                />
                <label for=dom>
                    <span>{label} <span class="rq-small">{note}</span></span>
                </label>
            </div>
        }
    };
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <details class="rq-copy rq-screen">
                <summary>"Copy this reason to other elements with the same role"</summary>
                <fieldset class="rq-field">
                    <legend class="rq-between">
                        "The role, the questions and the texts are copied and marked as shared. What you wrote about less sensitive variants stays with each element."
                    </legend>
                    <div class="rq-choices rq-across">
                        <For each=move || others.get() key=Clone::clone children=one />
                    </div>
                    <button type="button" id=format!("copy-{}", from.get_value()) on:click=copy>
                        {move || format!("Copy to {} marked", marked.with(BTreeSet::len))}
                    </button>
                </fieldset>
            </details>
        </Show>
    }
}

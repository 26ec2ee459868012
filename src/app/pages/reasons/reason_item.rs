//! One element in the list, folded unless it is the open one.

use super::progress::Reasons;
use super::reason_form::ReasonForm;
use super::sharing::shared_with;
use super::words::questions_words;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::parts::element_row_words::{identifier_look, identifier_words};
use leptos::prelude::*;
use requisite_pack::Identifier;
use requisite_request::{ElementId, Place};
use requisite_session::wants_tie;

/// An element with the state of its reason.
#[component]
pub fn ReasonItem(
    /// What the page shares.
    reasons: Reasons,
    /// The element.
    id: ElementId,
    /// Whether it needs a reason.
    needed: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let label = pack.label(&id).to_owned();
    let open = {
        let id = id.clone();
        Memo::new(move |_| reasons.open.with(|open| open.as_ref() == Some(&id)))
    };
    // The browser would open and close by itself; here one item is open at a time.
    let toggle = {
        let id = id.clone();
        move |event: web_sys::MouseEvent| {
            event.prevent_default();
            let wanted = (!open.get_untracked()).then(|| id.clone());
            reasons.pick(wanted);
        }
    };
    let form = {
        let id = id.clone();
        move || open.get().then(|| view! { <ReasonForm reasons id=id.clone() needed /> })
    };
    let identifier = pack.element(&id).map_or(Identifier::Ordinary, |element| element.identifier);
    let (class, _) = identifier_look(identifier);
    let tag = (identifier != Identifier::Ordinary)
        .then(|| view! { <span class=format!("rq-tag {class}")>{identifier_words(identifier)}</span> });
    view! {
        <details class="rq-fold rq-reason" open=open data-at=Place::Reason(id.clone()).to_string()>
            <summary id=format!("reason-{id}-open") on:click=toggle>
                <h3>{label}</h3>
                {tag}
                <State reasons id=id.clone() needed />
            </summary>
            {form}
        </details>
    }
}

/// Whether the reason is complete, what is missing, and with whom it is shared.
#[component]
pub fn State(
    /// What the page shares.
    reasons: Reasons,
    /// The element.
    id: ElementId,
    /// Whether it needs a reason.
    needed: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let (asked, tied_id) = (id.clone(), id.clone());
    let missing = Memo::new(move |_| reasons.missing.with(|missing| missing.get(&id).cloned()));
    let blank = desk.memo({
        let id = asked.clone();
        move |request| !request.reasons.contains_key(&id)
    });
    let shared = desk.memo(move |request| shared_with(request, &asked).len());
    let shared = move || {
        (shared.get() > 0)
            .then(|| view! { <span class="rq-tag">{format!("Shared with {} more", shared.get())}</span> })
    };
    let state = move || match missing.get() {
        Some(_) if blank.get() => view! { <span class="rq-tag rq-note">"Not started"</span> }.into_any(),
        Some(missing) => {
            view! { <span class="rq-small rq-missing">{format!("Missing: {missing}")}</span> }.into_any()
        }
        None if needed => view! {
            <span class="rq-tag rq-ok">
                <span aria-hidden="true">"\u{2713}"</span>
                "Complete"
            </span>
        }
        .into_any(),
        None => ().into_any(),
    };
    view! {
        {shared}
        {state}
        {(!needed).then(|| view! { <Tied id=tied_id /> })}
    }
}

/// To which research questions an element is tied that needs no reason.
#[component]
fn Tied(id: ElementId) -> impl IntoView {
    let desk = Desk::here();
    let tied = Memo::new(move |_| {
        desk.read(|request| {
            let questions =
                request.reasons.get(&id).map(|reason| reason.questions.clone()).unwrap_or_default();
            let numbered = (1..).zip(&request.research_questions);
            let numbers: Vec<usize> =
                numbered.filter(|(_, it)| questions.contains(&it.id)).map(|(number, _)| number).collect();
            let wanted = !numbers.is_empty() || wants_tie(&desk.pack(), request, &id);
            (wanted && !request.research_questions.is_empty()).then_some(numbers)
        })
    });
    let class = move || match tied.with(|tied| tied.as_ref().is_some_and(Vec::is_empty)) {
        true => "rq-small",
        false => "rq-tag rq-ok",
    };
    move || tied.get().map(|numbers| view! { <span class=class>{questions_words(&numbers)}</span> })
}

/// The button that opens the next element without a complete reason.
#[component]
pub fn NextReason(
    /// What the page shares.
    reasons: Reasons,
    /// Its DOM id.
    id: &'static str,
) -> impl IntoView {
    let next = Memo::new(move |_| reasons.next());
    let go = move |_| {
        if let Some(element) = next.get_untracked() {
            let summary = format!("reason-{element}-open");
            reasons.pick(Some(element));
            focus_id(summary);
        }
    };
    view! {
        <Show when=move || next.with(Option::is_some)>
            <button type="button" class="rq-screen" id=id on:click=go>
                "Next element that needs a reason"
            </button>
        </Show>
    }
}

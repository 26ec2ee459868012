//! A return file, as the requestor reads it: what must change first, what is asked, and where in the draft each is.

use super::notes::decision_words;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Place, Request};
use requisite_session::{Decision, Remark, ReturnFile, StepKind, Topic};
use std::sync::Arc;

/// What came back.
#[component]
pub fn Returned(file: Arc<ReturnFile>) -> impl IntoView {
    let desk = Desk::here();
    let by = if file.reviewer.is_empty() { String::new() } else { format!(", by {}", file.reviewer) };
    let accepted = file.with(Decision::Accept).count();
    let is_other = file.pack != desk.pack().stamp.id;
    let other = is_other.then(|| {
        view! {
            <p>
                {format!("It is about a request by the rules {}; the links below lead to your draft by the rules here.", file.pack)}
            </p>
        }
    });
    let summary = (!file.summary.is_empty()).then(|| view! { <p dir="auto">{file.summary.clone()}</p> });
    let list = |decision: Decision| {
        let items: Vec<_> =
            file.with(decision).map(|remark| view! { <One remark=remark.clone() /> }).collect();
        (!items.is_empty()).then(|| {
            view! {
                <h3>{format!("{} ({})", decision_words(decision), items.len())}</h3>
                <ul class="rq-stack">{items}</ul>
            }
        })
    };
    let nothing = file.with(Decision::Change).chain(file.with(Decision::Question)).next().is_none();
    let nothing = nothing.then(|| view! { <p>"Nothing must change, and nothing is asked."</p> });
    view! {
        <section class="rq-stack" aria-labelledby="review-outcome">
            <h2 id="review-outcome">"What came back"</h2>
            <p>{format!("About {}. Reviewed on {}{by}.", file.package, file.reviewed.in_words())}</p>
            {other}
            {summary}
            {nothing}
            {list(Decision::Change)}
            {list(Decision::Question)}
            <p class="rq-small">{format!("Accepted as it is: {accepted}.")}</p>
            <Link file=file.clone() />
        </section>
    }
}

/// Linking the draft to the package that came back, so that the next package says what changed.
#[component]
fn Link(file: Arc<ReturnFile>) -> impl IntoView {
    let desk = Desk::here();
    let earlier = file.earlier.clone()?;
    let digest = earlier.sha256.clone();
    let is_linked = desk.memo(move |request| request.follows.as_ref().is_some_and(|it| it.sha256 == digest));
    let link = move |_| {
        let follows = Some(earlier.clone());
        let request = desk.peek(|request| Request { follows, ..request.clone() });
        desk.replace(request, StepKind::Several);
        desk.announce("Your draft is linked to the package. Undo takes the link away.".to_owned());
    };
    let link = StoredValue::new(link);
    Some(view! {
        <div class="rq-stack rq-screen" id="link-returned">
            <h3>"Your next package"</h3>
            <Show
                when=move || is_linked.get()
                fallback=move || {
                    view! {
                        <p>
                            "Change your draft as you see fit, and link it to the package that came back: your next package then says what changed, and the reviewer need not read everything again."
                        </p>
                        <button type="button" class="rq-primary" id="link-earlier" on:click=move |event| link.with_value(|link| link(event))>
                            "Link my draft to it"
                        </button>
                    }
                }
            >
                <p>"Your draft is linked to the package that came back. Your next package says what changed."</p>
            </Show>
        </div>
    })
}

#[component]
fn One(remark: Remark) -> impl IntoView {
    let desk = Desk::here();
    let place = Memo::new(move |_| {
        let report = desk.report();
        desk.read(|request| match &remark.about {
            Topic::Element(id) => place_of_element(request, id),
            Topic::Finding(id) => report
                .with(|report| report.findings.iter().find(|it| it.id == *id).map(|it| it.place.clone())),
        })
    });
    let label = remark.label.clone();
    let way = move || match place.get() {
        Some(place) => view! {
            <a href=desk.href_at(&place)>
                "Go to it in your draft" <span class="rq-hidden">{format!(": {label}")}</span>
            </a>
        }
        .into_any(),
        None => view! { <span>"Your draft does not have this any more."</span> }.into_any(),
    };
    let note = (!remark.note.trim().is_empty()).then(|| view! { <p dir="auto">{remark.note.clone()}</p> });
    view! {
        <li>
            <p dir="auto">
                <strong>{remark.label.clone()}</strong>
            </p>
            {note}
            <p class="rq-small">{way}</p>
        </li>
    }
}

/// Where an element is in a draft: its reason, or the data set that asks for it.
fn place_of_element(request: &Request, id: &requisite_request::ElementId) -> Option<Place> {
    let ask = request.asks.iter().find(|ask| ask.has(id))?.id;
    Some(if request.reasons.contains_key(id) {
        Place::Reason(id.clone())
    } else {
        Place::Element { ask, element: id.clone() }
    })
}

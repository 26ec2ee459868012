//! That the request follows an earlier package: said where the package is made and checked.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Earlier, Request};
use requisite_session::StepKind;

/// Which package the request follows, if any, and a way to take the link away.
#[component]
pub fn Following() -> impl IntoView {
    let desk = Desk::here();
    let earlier = desk.memo(|request: &Request| {
        request.follows.as_ref().map(|Earlier { how, package, day, .. }| (*how, package.clone(), *day))
    });
    let unlink = move |_| {
        let request = desk.peek(|request| Request { follows: None, ..request.clone() });
        desk.replace(request, StepKind::Several);
        desk.announce("The link to the earlier package is taken away. Undo brings it back.".to_owned());
    };
    move || {
        let (how, package, day) = earlier.get()?;
        let said = format!(
            "This request is {} of {package}, made on {}. Your package will hold a page that says what changed since.",
            how.in_words(),
            day.in_words()
        );
        Some(view! {
            <div class="rq-callout" id="following">
                <p dir="auto">{said}</p>
                <p class="rq-screen">
                    <button type="button" class="rq-link" id="unlink-earlier" on:click=unlink>
                        "This is a request of its own: take the link away"
                    </button>
                </p>
            </div>
        })
    }
}

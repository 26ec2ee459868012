//! The outcome that ends the journey elsewhere, as soon as the answers decide it.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_session::Route;

/// A prominent note when the answers lead elsewhere; nothing before.
#[component]
pub fn Ending() -> impl IntoView {
    let desk = Desk::here();
    let ending = desk.from_report(|report| report.ending().map(|ending| ending.id.clone()));
    let note = move |id: String| {
        let words = desk.words();
        let words = words.routes.get(&id).cloned().unwrap_or_default();
        let href = desk.href(Route::Outcome(id.clone()));
        view! {
            <div class="rq-callout rq-note ending" data-route=id>
                <h2>{words.title}</h2>
                <p>{words.text.first().cloned()}</p>
                <p>
                    <a href=href>"See what to do instead"</a>
                </p>
            </div>
        }
    };
    view! { <div role="status">{move || ending.get().map(note)}</div> }
}

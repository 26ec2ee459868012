//! Answers that are kept in the draft but no longer asked.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::QuestionId;
use requisite_session::not_asked;

/// Names the answers of this page that other answers have made needless.
#[component]
pub fn HiddenAnswers(
    /// The questions of the page.
    ids: Vec<QuestionId>,
) -> impl IntoView {
    let desk = Desk::here();
    let shown = desk.from_report(|report| report.shown.clone());
    let hidden = Memo::new(move |_| {
        let mut hidden = shown.with(|shown| {
            desk.read(|request| not_asked(&desk.pack(), &desk.words(), request, &|id| shown.contains(id)))
        });
        hidden.retain(|(id, _)| ids.contains(id));
        hidden
    });
    view! {
        <Show when=move || hidden.with(|hidden| !hidden.is_empty())>
            <div class="rq-callout rq-note">
                <p>
                    "Because of your other answers, these are no longer asked. They are kept in your draft but left out of the package:"
                </p>
                <ul>
                    {move || hidden.get().into_iter().map(|(_, name)| view! { <li>{name}</li> }).collect_view()}
                </ul>
            </div>
        </Show>
    }
}

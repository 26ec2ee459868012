//! Answers that are kept in the draft but no longer asked.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::QuestionId;

/// Names the answers of this page that other answers have made needless.
#[component]
pub fn HiddenAnswers(
    /// The questions of the page.
    ids: Vec<QuestionId>,
) -> impl IntoView {
    let desk = Desk::here();
    let asked = ids.clone();
    let answered = desk.memo(move |request| {
        let ids = asked.iter().filter(|id| request.answer(id).is_some());
        ids.cloned().collect::<Vec<QuestionId>>()
    });
    let hidden = Memo::new(move |_| {
        let shown = desk.report();
        shown.with(|report| {
            answered
                .with(|ids| ids.iter().filter(|id| !report.shown.contains(*id)).cloned().collect::<Vec<_>>())
        })
    });
    let label = move |id: &QuestionId| {
        let words = desk.words();
        words.questions.get(id.as_str()).map_or_else(|| id.to_string(), |words| words.label.clone())
    };
    view! {
        <Show when=move || hidden.with(|hidden| !hidden.is_empty())>
            <div class="rq-callout rq-note">
                <p>
                    "Because of your other answers, these are no longer asked. They are kept in your draft but left out of the package:"
                </p>
                <ul>
                    {move || hidden.get().iter().map(|id| view! { <li>{label(id)}</li> }).collect_view()}
                </ul>
            </div>
        </Show>
    }
}

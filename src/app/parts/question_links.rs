//! A list of questions, each a link to where it is asked.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Place, QuestionId};

/// The questions by their labels, as links.
#[component]
pub fn QuestionLinks(
    /// DOM id of the list.
    id: &'static str,
    /// Whether to tell which of them have an answer.
    tells_answered: bool,
    /// The questions.
    questions: Memo<Vec<QuestionId>>,
) -> impl IntoView {
    let desk = Desk::here();
    let item = move |id: QuestionId| {
        let words = desk.words();
        let label = words.question_label(&id);
        let asked = id.clone();
        let answered = move || desk.read(|request| request.answer(&asked).is_some());
        view! {
            <li>
                <a href=desk.href_at(&Place::Question(id))>{label}</a>
                {move || (tells_answered && answered()).then_some(" (has an answer now)")}
            </li>
        }
    };
    view! { <ul id=id>{move || questions.get().into_iter().map(item).collect_view()}</ul> }
}

//! The research questions of the study.

use crate::browser::focus::focus_id;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Edit, Place, Request, ResearchQuestionId};

/// The text of a research question.
pub fn text_of(request: &Request, id: ResearchQuestionId) -> String {
    request.research_questions.iter().find(|it| it.id == id).map(|it| it.text.clone()).unwrap_or_default()
}

/// The ids of the research questions, in order.
pub fn ids_of(request: &Request) -> Vec<ResearchQuestionId> {
    request.research_questions.iter().map(|question| question.id).collect()
}

/// The number of a research question on the screen, from 1.
pub fn number_of(ids: Memo<Vec<ResearchQuestionId>>, id: ResearchQuestionId) -> usize {
    ids.with(|ids| ids.iter().position(|it| *it == id).map_or(0, |at| at + 1))
}

/// The list of research questions.
#[component]
pub fn ResearchQuestions() -> impl IntoView {
    let desk = Desk::here();
    let ids = desk.memo(ids_of);
    let add = move |_| {
        let next = desk.peek(|request| ids_of(request).iter().map(|id| id.0).max().unwrap_or(0)) + 1;
        desk.edit(Edit::AddResearchQuestion);
        focus_id(format!("rq-{next}"));
    };
    let label =
        move || if ids.with(Vec::is_empty) { "Add a research question" } else { "Add another question" };
    // What the check says of the page as a whole is about these while none is written.
    let at = desk.memo(|request| {
        let written = request.research_questions.iter().any(|it| !it.text.trim().is_empty());
        (!written).then(|| Place::Reasons.to_string())
    });
    view! {
        <section class="rq-stack" aria-labelledby="questions-title" data-at=at>
            <h2 id="questions-title" tabindex="-1">
                "Your research questions"
            </h2>
            <p>"Write each question that the data are to answer. Each element is then tied to one or more of them."</p>
            <For each=move || ids.get() key=|id| id.0 let:id>
                <OneQuestion id ids />
            </For>
            <button type="button" id="rq-add" on:click=add>
                {label}
            </button>
        </section>
    }
}

#[component]
fn OneQuestion(id: ResearchQuestionId, ids: Memo<Vec<ResearchQuestionId>>) -> impl IntoView {
    let desk = Desk::here();
    let field = format!("rq-{}", id.0);
    let text = desk.memo(move |request| text_of(request, id));
    let number = move || number_of(ids, id);
    let name = StoredValue::new(field.clone());
    let write = move |text: String| desk.type_text(&name.get_value(), Edit::SetResearchQuestion { id, text });
    let remove = move |_| {
        desk.edit(Edit::RemoveResearchQuestion { id });
        desk.announce("Research question removed. Undo brings it back.".to_owned());
        focus_id("questions-title".to_owned());
    };
    view! {
        <div class="rq-field" data-at=Place::ResearchQuestion(id).to_string()>
            <label for=field.clone()>{move || format!("Research question {}", number())}</label>
            <textarea
                id=field.clone()
                class="rq-short"
                rows="2"
                prop:value=text
                on:input:target=move |event| write(event.target().value())
                on:change=move |_| desk.pause_typing()
            ></textarea>
            <Show when=move || { ids.with(Vec::len) > 1 }>
                <button type="button" class="rq-link" id=format!("{}-remove", name.get_value()) on:click=remove>
                    {move || format!("Remove question {}", number())}
                </button>
            </Show>
        </div>
    }
}

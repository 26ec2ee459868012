//! Marks on questions to which the person wants to come back, and the list of them.

use super::Asked;
use crate::desk::Desk;
use crate::parts::question_links::QuestionLinks;
use leptos::prelude::*;
use requisite_request::{Edit, QuestionId};

/// The mark of one question, as a button that sets it and takes it away.
#[component]
pub fn ComeBackMark(asked: Asked) -> impl IntoView {
    let desk = Desk::here();
    let id = asked.id().clone();
    let marked = desk.memo({
        let id = id.clone();
        move |request| request.come_back.contains(&id)
    });
    let switch = move |_| {
        desk.edit(Edit::ComeBack { question: id.clone(), wanted: !marked.get_untracked() });
    };
    view! {
        <button
            type="button"
            class="rq-link rq-small rq-mark rq-screen"
            class:rq-marked=move || marked.get()
            id=format!("{}-come-back", asked.dom)
            on:click=switch
        >
            <span aria-hidden="true">{move || if marked.get() { "\u{2691} " } else { "\u{2690} " }}</span>
            {move || {
                if marked.get() { "Marked to come back to: take the mark away" } else { "Come back to this later" }
            }}
            <span class="rq-hidden">{format!(": {}", asked.label())}</span>
        </button>
    }
}

/// The questions that are marked and asked now, each a link; nothing while there are none.
#[component]
pub fn ComeBackList() -> impl IntoView {
    let desk = Desk::here();
    let (pack, report) = (desk.pack(), desk.report());
    let marked = Memo::new(move |_| {
        let marks = desk.read(|request| request.come_back.clone());
        let asked = |id: &QuestionId| report.with(|report| report.shown.contains(id));
        let ids = pack.questions().map(|question| &question.id);
        ids.filter(|id| marks.contains(*id) && asked(id)).cloned().collect::<Vec<QuestionId>>()
    });
    view! {
        <Show when=move || marked.with(|marked| !marked.is_empty())>
            <section class="rq-stack" aria-labelledby="come-back-title">
                <h2 id="come-back-title">"To come back to"</h2>
                <p class="rq-small">"You marked these. The marks stay in your draft and go into no package."</p>
                <QuestionLinks id="come-back" tells_answered=true questions=marked />
            </section>
        </Show>
    }
}

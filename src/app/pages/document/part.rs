//! A part of a document to write in: the same fields as on the other pages.

use super::asked_in;
use crate::desk::Desk;
use crate::pages::reasons::ResearchQuestions;
use crate::pages::section::HowDataMove;
use crate::parts::kept_together::kept_together;
use crate::parts::question::QuestionField;
use crate::words::title_of;
use leptos::prelude::*;
use requisite_pack::{Part, PartAlso};
use requisite_precheck::requested_sentence;
use requisite_request::QuestionId;
use requisite_session::Route;

/// A part to write in.
#[component]
pub fn PartToWrite(part: Part) -> impl IntoView {
    let desk = Desk::here();
    let asked = asked_in(desk, &part);
    let also = part.also.map(|also| match also {
        PartAlso::Data => view! { <TheData /> }.into_any(),
        PartAlso::ResearchQuestions => view! { <ResearchQuestions /> }.into_any(),
        PartAlso::Reasons => view! { <ElsewhereLink route=Route::Reasons /> }.into_any(),
        PartAlso::DataFlow => view! { <HowDataMove /> }.into_any(),
    });
    let has_also = also.is_some();
    view! {
        {also}
        <For each=move || asked.get() key=Clone::clone let:id>
            <OneField id />
        </For>
        <Show when=move || !has_also && asked.with(Vec::is_empty)>
            <p class="rq-small">"For this request nothing is asked here."</p>
        </Show>
    }
}

/// The field of a question; the one that another page helps to write is left to that page.
#[component]
fn OneField(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    if desk.pack().uses.public_reason.as_ref() == Some(&id) {
        return view! { <ElsewhereLink route=Route::Public /> }.into_any();
    }
    view! { <QuestionField id all=false /> }.into_any()
}

/// What is asked for, and where to choose it.
#[component]
fn TheData() -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let sentence = desk.memo(move |request| requested_sentence(&pack, &pack.language, request));
    view! {
        <p>{move || sentence.with(|sentence| kept_together(sentence))}</p>
        <ElsewhereLink route=Route::Data />
    }
}

/// Where it is written.
#[component]
fn ElsewhereLink(route: Route) -> impl IntoView {
    let desk = Desk::here();
    let title = title_of(&route, &desk.words());
    view! {
        <p>
            "This is written on the page "
            <a href=desk.href(route)>{format!("\u{201c}{title}\u{201d}")}</a>
            "."
        </p>
    }
}

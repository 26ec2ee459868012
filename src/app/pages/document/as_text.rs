//! A part of a document as it will read.

use super::asked_in;
use crate::desk::Desk;
use crate::pages::check::{AnswerList, AskAnswers, ReasonAnswers, SaidOf, sent_request};
use crate::pages::section::HowDataMove;
use leptos::prelude::*;
use requisite_pack::{Part, PartAlso};

/// A part as it will read.
#[component]
pub fn PartText(part: Part) -> impl IntoView {
    let desk = Desk::here();
    let asked = asked_in(desk, &part);
    let sent = sent_request(desk);
    let also = part.also.map(|also| match also {
        PartAlso::Data => view! { <AskAnswers public=false /> }.into_any(),
        PartAlso::ResearchQuestions => view! { <ReasonAnswers of=SaidOf::Questions /> }.into_any(),
        PartAlso::Reasons => view! { <ReasonAnswers of=SaidOf::Elements /> }.into_any(),
        PartAlso::DataFlow => view! { <HowDataMove /> }.into_any(),
    });
    let has_also = also.is_some();
    view! {
        {also}
        <Show when=move || !has_also || asked.with(|asked| !asked.is_empty())>
            <AnswerList asked sent />
        </Show>
    }
}

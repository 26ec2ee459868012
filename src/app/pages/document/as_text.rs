//! A part of a document as it will read.

use super::asked_in;
use crate::desk::Desk;
use crate::pages::check::{AnswerList, AskAnswers, ReasonAnswers, SaidOf};
use crate::pages::section::HowDataMove;
use leptos::prelude::*;
use requisite_pack::{Part, PartAlso};
use requisite_request::Request;
use std::sync::Arc;

/// A part as it will read.
#[component]
pub fn PartText(
    /// The part.
    part: Part,
    /// The request as the package will say it.
    sent: Memo<Arc<Request>>,
) -> impl IntoView {
    let asked = asked_in(Desk::here(), &part);
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

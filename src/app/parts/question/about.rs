//! What stands around a field: hint, problem, why it is asked.

use super::{Asked, Problem};
use crate::words::{basis_label, basis_sentence};
use leptos::prelude::*;

/// The hint and an example.
#[component]
pub fn Hint(asked: Asked) -> impl IntoView {
    let (hint, example) = (asked.words.hint.clone(), asked.words.example.clone());
    let id = format!("{}-hint", asked.dom);
    (!hint.is_empty() || !example.is_empty()).then(|| {
        // A line of its own: worked examples are sentences.
        let example = (!example.is_empty())
            .then(|| view! { <span class="rq-example">{format!(" For example: {example}")}</span> });
        view! {
            <p class="rq-hint" id=id>
                {hint}
                {example}
            </p>
        }
    })
}

/// The problems, beside their field.
#[component]
pub fn Problems(
    /// DOM id of the field.
    dom: String,
    /// What to show.
    problems: Memo<Vec<Problem>>,
) -> impl IntoView {
    let id = format!("{dom}-error");
    let has_problems = Memo::new(move |_| problems.with(|problems| !problems.is_empty()));
    let item = |problem: Problem| {
        view! {
            <li data-finding=problem.code data-place=problem.place>
                <span class="rq-hidden">"Error: "</span>
                {problem.text}
            </li>
        }
    };
    view! {
        <Show when=move || has_problems.get()>
            <ul class="rq-plain rq-error" id=id.clone()>
                {move || problems.get().into_iter().map(item).collect_view()}
            </ul>
        </Show>
    }
}

/// How sure it is that the agency asks this.
#[component]
pub fn BasisTag(asked: Asked) -> impl IntoView {
    basis_label(asked.question.basis).map(|label| {
        view! { <span class="rq-tag">{label}</span> }
    })
}

/// Why it is asked, folded away.
#[component]
pub fn Why(asked: Asked) -> impl IntoView {
    let (words, question) = (asked.words.clone(), asked.question.clone());
    let doubt = basis_sentence(question.basis);
    let laws = question.law.join("; ");
    if words.why.is_empty() && words.help.is_empty() && doubt.is_none() && laws.is_empty() {
        return ().into_any();
    }
    let paragraph = |text: String| (!text.is_empty()).then(|| view! { <p>{text}</p> });
    view! {
        <details class="rq-small why">
            <summary>
                "Why we ask this" <span class="rq-hidden">": " {asked.label()}</span>
            </summary>
            {paragraph(words.why.clone())}
            {paragraph(words.help.clone())}
            {doubt.map(|doubt| view! { <p>{doubt}</p> })}
            {(!laws.is_empty()).then(|| view! { <p>"Law: " {laws}</p> })}
        </details>
    }
    .into_any()
}

//! Yes or no, and statements to accept.

use super::Asked;
use super::about::{BasisTag, Hint, Problems};
use super::field::Group;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Answer, Edit};

/// Yes or no.
#[component]
pub fn YesNo(asked: Asked) -> impl IntoView {
    let desk = Desk::here();
    let id = asked.id().clone();
    let answer = desk.memo(move |request| request.answers.get(&id).and_then(Answer::as_yes));
    let of = asked.clone();
    let option = move |yes: bool| {
        let asked = of.clone();
        let dom = format!("{}-{}", asked.dom, if yes { "yes" } else { "no" });
        let (label, _) = asked.option_words(if yes { "yes" } else { "no" });
        let label = match label.as_str() {
            "yes" => "Yes".to_owned(),
            "no" => "No".to_owned(),
            _ => label,
        };
        let choosing = asked.clone();
        view! {
            <div class="rq-choice">
                <input
                    type="radio"
                    id=dom.clone()
                    name=asked.dom.clone()
                    prop:checked=move || answer.get() == Some(yes)
                    on:change=move |_| desk.edit(choosing.answer(Answer::Yes(yes)))
                />
                <label for=dom>{label}</label>
            </div>
        }
    };
    view! {
        <Group asked=asked.clone()>
            <div class="rq-choices">{option(true)} {option(false)}</div>
        </Group>
    }
}

/// A statement to accept.
#[component]
pub fn Acknowledge(asked: Asked) -> impl IntoView {
    let desk = Desk::here();
    let id = asked.id().clone();
    let accepted = desk.memo(move |request| request.answers.get(&id).and_then(Answer::as_yes) == Some(true));
    let question = asked.id().clone();
    let toggle = move |_| {
        let question = question.clone();
        desk.edit(if accepted.get_untracked() {
            Edit::ClearAnswer { question }
        } else {
            Edit::Answer { question, answer: Answer::Yes(true) }
        });
    };
    let (described, invalid) = (asked.described_by(), asked.invalid());
    let optional = asked.optional();
    view! {
        <Problems dom=asked.dom.clone() problems=asked.problems />
        <div class="rq-choice">
            <input
                type="checkbox"
                id=asked.dom.clone()
                aria-describedby=described
                aria-invalid=invalid
                prop:checked=move || accepted.get()
                on:change=toggle
            />
            <label for=asked.dom.clone()>
                <span>{asked.label()} {optional}</span>
            </label>
        </div>
        <Hint asked=asked.clone() />
        <BasisTag asked=asked.clone() />
    }
}

//! Questions with options.

use super::Asked;
use super::field::Group;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::Answer;

/// One of the options.
#[component]
pub fn Choice(asked: Asked) -> impl IntoView {
    let desk = Desk::here();
    let id = asked.id().clone();
    let chosen = desk.memo(move |request| {
        request.answers.get(&id).and_then(Answer::as_text).map(str::to_owned).unwrap_or_default()
    });
    let options = asked.question.options.iter().map(|option| {
        let (asked, option) = (asked.clone(), option.clone());
        let (wanted, dom) = (option.clone(), format!("{}-{option}", asked.dom));
        let choosing = asked.clone();
        let choose = move |_| desk.edit(choosing.answer(Answer::Text(option.clone())));
        let (label, hint) = asked.option_words(&wanted);
        let hint_id = hint.is_some().then(|| format!("{dom}-hint"));
        view! {
            <div class="rq-choice">
                <input
                    type="radio"
                    id=dom.clone()
                    name=asked.dom.clone()
                    aria-describedby=hint_id.clone()
                    prop:checked=move || chosen.with(|chosen| *chosen == wanted)
                    on:change=choose
                />
                <label for=dom>{label}</label>
                <OptionHint id=hint_id text=hint />
            </div>
        }
    });
    let options: Vec<_> = options.collect();
    view! {
        <Group asked=asked.clone()>
            <div class="rq-choices">{options}</div>
        </Group>
    }
}

/// Any of the options.
#[component]
pub fn Choices(asked: Asked) -> impl IntoView {
    let desk = Desk::here();
    let id = asked.id().clone();
    let chosen = desk.memo(move |request| {
        request.answers.get(&id).map(|answer| answer.as_options().to_vec()).unwrap_or_default()
    });
    let options = asked.question.options.iter().map(|option| {
        let (asked, option) = (asked.clone(), option.clone());
        let (wanted, dom) = (option.clone(), format!("{}-{option}", asked.dom));
        let choosing = asked.clone();
        let toggle = move |_| {
            let after = choosing.question.ticked(&chosen.get_untracked(), &option);
            desk.edit(choosing.answer(Answer::Options(after)));
        };
        let (label, hint) = asked.option_words(&wanted);
        let hint_id = hint.is_some().then(|| format!("{dom}-hint"));
        view! {
            <div class="rq-choice">
                <input
                    type="checkbox"
                    id=dom.clone()
                    aria-describedby=hint_id.clone()
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&wanted))
                    on:change=toggle
                />
                <label for=dom>{label}</label>
                <OptionHint id=hint_id text=hint />
            </div>
        }
    });
    let options: Vec<_> = options.collect();
    view! {
        <Group asked=asked.clone()>
            <div class="rq-choices">{options}</div>
        </Group>
    }
}

#[component]
fn OptionHint(id: Option<String>, text: Option<String>) -> impl IntoView {
    id.zip(text).map(|(id, text)| {
        view! {
            <p class="rq-hint" id=id>
                {text}
            </p>
        }
    })
}

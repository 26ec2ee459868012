//! The kind of data: four cards, each with what it brings.

use super::at_ask::AtAsk;
use super::words::{form_gets, form_takes};
use crate::words::{class_label, task_title};
use leptos::prelude::*;
use requisite_precheck::{TaskId, task_of};
use requisite_request::{AskPart, Edit, Form, Place, QuestionId};
use requisite_session::{Difference, preview, with_ask};

/// What a kind of data adds to the request or takes from it, seen from the kind chosen now.
fn effect(at: AtAsk, difference: &Difference) -> String {
    let words = at.desk.words();
    let titles =
        |tasks: &[TaskId]| tasks.iter().map(|task| task_title(task, &words)).collect::<Vec<_>>().join("; ");
    let things = |tasks: &[TaskId], questions: &[QuestionId], duties: &[String]| -> Option<String> {
        let pages = match tasks.len() {
            0 => None,
            1 => Some(format!("1 page ({})", titles(tasks))),
            n => Some(format!("{n} pages ({})", titles(tasks))),
        };
        let questions = match questions.len() {
            0 => None,
            1 => Some(format!("1 question ({})", pages_of(at, questions))),
            n => Some(format!("{n} questions ({})", pages_of(at, questions))),
        };
        let duties = match duties.len() {
            0 => None,
            1 => Some("1 duty or document".to_owned()),
            n => Some(format!("{n} duties and documents")),
        };
        let parts: Vec<String> = pages.into_iter().chain(questions).chain(duties).collect();
        match parts.as_slice() {
            [] => None,
            [first, middle, last] => Some(format!("{first}, {middle} and {last}")),
            few => Some(few.join(" and ")),
        }
    };
    let added = things(&difference.tasks_added, &difference.questions_added, &difference.duties_added)
        .map(|it| format!("adds {it}."));
    let removed = things(&difference.tasks_removed, &[], &difference.duties_removed)
        .map(|it| format!("takes away {it}."));
    added.into_iter().chain(removed).collect::<Vec<_>>().join(" It ")
}

/// The titles of the pages on which questions are asked, each once.
fn pages_of(at: AtAsk, questions: &[QuestionId]) -> String {
    let (pack, words) = (at.desk.pack(), at.desk.words());
    let mut titles: Vec<String> = Vec::new();
    for task in questions.iter().filter_map(|id| task_of(&Place::Question(id.clone()), &pack)) {
        let title = task_title(&task, &words);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles.join("; ")
}

/// The choice of the kind of data.
#[component]
pub fn KindOfData(
    /// The ask.
    at: AtAsk,
) -> impl IntoView {
    let chosen = at.memo(|ask| ask.form);
    // Only another kind of data changes what a kind would bring, so that is all this follows.
    let kinds = at.desk.memo(|request| request.asks.iter().map(|ask| (ask.id, ask.form)).collect::<Vec<_>>());
    let effects = Memo::new(move |_| {
        kinds.track();
        let (pack, today) = (at.desk.pack(), at.desk.today());
        Form::ALL.map(|form| {
            if chosen.get() == Some(form) {
                return String::new();
            }
            at.desk.peek(|request| {
                let edits = with_ask(request, vec![Edit::SetForm { ask: at.id, form }]);
                effect(at, &preview(&pack, request, today, &edits))
            })
        })
    });
    let cards: Vec<_> = Form::ALL
        .into_iter()
        .enumerate()
        .map(|(place, form)| {
            let effect =
                Signal::derive(move || effects.with(|all| all.get(place).cloned().unwrap_or_default()));
            view! { <KindCard at form chosen effect /> }
        })
        .collect();
    view! {
        <fieldset class="rq-field" data-at=Place::Ask { ask: at.id, part: AskPart::Form }.to_string()>
            <legend class="rq-legend-2">"What kind of data do you need?"</legend>
            <p class="rq-hint">"Choose the lightest kind that answers your questions. You can change it later."</p>
            <div class="rq-cards">{cards}</div>
        </fieldset>
    }
}

#[component]
fn KindCard(at: AtAsk, form: Form, chosen: Memo<Option<Form>>, effect: Signal<String>) -> impl IntoView {
    let id = at.dom(&format!("form-{}", form.as_str()));
    let about = format!("{id}-about");
    let smallest = at.desk.pack().smallest_cell;
    view! {
        <div class="rq-card">
            <input
                type="radio"
                id=id.clone()
                name=at.dom("form")
                value=form.as_str()
                aria-describedby=about.clone()
                prop:checked=move || chosen.get() == Some(form)
                on:change=move |_| at.edit(vec![Edit::SetForm { ask: at.id, form }])
            />
            <label for=id>{class_label(form.into())}</label>
            <div id=about>
                <p>{form_gets(form, smallest)}</p>
                <p class="rq-small">{form_takes(form)}</p>
                <Show when=move || effect.with(|text| !text.is_empty())>
                    <p class="rq-small">
                        "Choosing this "
                        {effect}
                    </p>
                </Show>
            </div>
        </div>
    }
}

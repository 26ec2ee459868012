//! One field of one row.

use super::about::Problems;
use super::text::{input_kind, width_class};
use super::{BESIDE_FIELD, Remarks, described_by, invalid, problems_at};
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::{Field, QuestionKind, QuestionWords};
use requisite_request::{Place, QuestionId};
use requisite_session::{cell_of, set_cell};

/// One field of one row.
#[component]
pub fn Cell(
    /// The question.
    question: QuestionId,
    /// The field.
    field: Field,
    /// Its words.
    words: QuestionWords,
    /// Number of the row, from 0.
    number: usize,
    /// Whether missing answers are shown as problems too.
    all: Signal<bool>,
) -> impl IntoView {
    let desk = Desk::here();
    let dom = format!("q-{question}-{number}-{}", field.id);
    let answered = desk.peek(|request| !cell_of(request, &question, number, &field.id).trim().is_empty());
    let left = RwSignal::new(answered);
    let place = Place::Row {
        question: question.clone(),
        row: u32::try_from(number).unwrap_or(u32::MAX),
        field: Some(field.id.clone()),
    };
    let at = place.to_string();
    let places = vec![place.clone()];
    let problems = problems_at(desk, place, left.into(), all);
    let label = if words.label.is_empty() { field.id.to_string() } else { words.label.clone() };
    let optional = (!field.required).then(|| view! { <span class="rq-optional">" (optional)"</span> });
    let hint = (!words.hint.is_empty()).then(|| {
        view! {
            <p class="rq-hint" id=format!("{dom}-hint")>
                {words.hint.clone()}
            </p>
        }
    });
    let class = move || if problems.with(Vec::is_empty) { "rq-field" } else { "rq-field rq-wrong" };
    let leave = move |_| {
        crate::browser::pointer::once_up(move || {
            let _ = left.try_set(true);
        });
        desk.pause_typing();
    };
    let shown = Signal::derive(move || left.get() || all.get());
    view! {
        <div class=class data-at=at on:focusout=leave>
            <label for=dom.clone()>{label} {optional}</label>
            {hint}
            <Problems dom=dom.clone() problems />
            <Control question field words number dom problems />
            <Remarks places severities=BESIDE_FIELD shown />
        </div>
    }
}

#[component]
fn Control(
    question: QuestionId,
    field: Field,
    words: QuestionWords,
    number: usize,
    dom: String,
    problems: Memo<Vec<super::Problem>>,
) -> impl IntoView {
    let desk = Desk::here();
    let (read_question, read_field) = (question.clone(), field.id.clone());
    let text = desk.memo(move |request| cell_of(request, &read_question, number, &read_field));
    let (id, name) = (field.id.clone(), dom.clone());
    let write = move |event: leptos::ev::Event| {
        let written = event_target_value(&event);
        if written.is_empty() && crate::browser::page::is_half_typed(&event) {
            return;
        }
        let edit = desk.peek(|request| set_cell(request, &question, number, &id, &written));
        desk.type_text(&name, edit);
    };
    let described = described_by(&dom, !words.hint.is_empty(), problems);
    let wrong = invalid(problems);
    match field.kind {
        QuestionKind::Choice | QuestionKind::YesNo | QuestionKind::Acknowledge => {
            let options = options_of(&field, &words);
            let options: Vec<_> = options
                .into_iter()
                .map(|(id, label)| {
                    let wanted = id.clone();
                    let selected = move || text.with(|text| *text == wanted);
                    view! {
                        <option value=id prop:selected=selected>
                            {label}
                        </option>
                    }
                })
                .collect();
            view! {
                <select id=dom aria-describedby=described aria-invalid=wrong on:change=write>
                    {options}
                </select>
            }
            .into_any()
        }
        QuestionKind::LongText => view! {
            <textarea
                id=dom
                rows="3"
                aria-describedby=described
                aria-invalid=wrong
                prop:value=move || text.get()
                on:input=write
            ></textarea>
        }
        .into_any(),
        kind => {
            let (input_type, mode) = input_kind(kind);
            view! {
                <input
                    type=input_type
                    id=dom
                    class=width_class(kind)
                    inputmode=mode
                    autocomplete=field.autocomplete
                    aria-describedby=described
                    aria-invalid=wrong
                    prop:value=move || text.get()
                    on:input=write
                />
            }
            .into_any()
        }
    }
}

/// The options of a field with a list, an empty one first.
fn options_of(field: &Field, words: &QuestionWords) -> Vec<(String, String)> {
    let own = |id: &str| words.options.get(id).cloned();
    let mut options = vec![(String::new(), "Choose".to_owned())];
    match field.kind {
        QuestionKind::YesNo => {
            options.push(("yes".to_owned(), own("yes").unwrap_or_else(|| "Yes".to_owned())));
            options.push(("no".to_owned(), own("no").unwrap_or_else(|| "No".to_owned())));
        }
        _ => {
            options.extend(field.options.iter().map(|id| (id.clone(), own(id).unwrap_or_else(|| id.clone()))))
        }
    }
    options
}

//! Questions that take several rows of fields, such as the people with access.

use super::about::{BasisTag, Hint, Problems};
use super::row_cell::Cell;
use super::{AT_HEAD, Asked, Remarks};
use crate::browser::focus;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Place, Row};
use requisite_session::{add_row, add_this_row, named_before, remove_row};

/// What one row is called.
fn item_name(asked: &Asked) -> String {
    if asked.words.item.is_empty() { "Row".to_owned() } else { asked.words.item.clone() }
}

/// Rows of fields, with buttons to add and remove.
#[component]
pub fn Rows(asked: Asked, all: Signal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let id = asked.id().clone();
    let count = desk.memo(move |request| {
        request.answers.get(&id).map(|answer| answer.as_rows().len()).unwrap_or_default()
    });
    let item = item_name(&asked);
    let (question, dom) = (asked.id().clone(), asked.dom.clone());
    let first_field = asked.question.fields.first().map(|field| field.id.to_string()).unwrap_or_default();
    let add = move |_| {
        let number = count.get_untracked();
        desk.edit(desk.peek(|request| add_row(request, &question)));
        focus::focus_id(format!("{dom}-{number}-{first_field}"));
    };
    let described = asked.described_by();
    let none = format!("Nothing is entered yet. Each {} has its own fields.", item.to_lowercase());
    let rows = StoredValue::new(asked.clone());
    view! {
        <fieldset class="rq-field rows" id=format!("{}-group", asked.dom) aria-describedby=described>
            <legend>{asked.label()}</legend>
            <BasisTag asked=asked.clone() />
            <Hint asked=asked.clone() />
            <Problems dom=asked.dom.clone() problems=asked.problems />
            <Show when=move || count.get() == 0>
                <p class="rq-small">{none.clone()}</p>
            </Show>
            <For each=move || 0..count.get() key=|number| *number let:number>
                <OneRow asked=rows.get_value() number all count />
            </For>
            <button type="button" id=format!("{}-add", asked.dom) on:click=add>
                "Add " {item.to_lowercase()}
            </button>
            <NamedBefore asked=asked.clone() count />
        </fieldset>
    }
}

/// The people whom the request names elsewhere, each a button that adds them with what is known.
#[component]
fn NamedBefore(asked: Asked, count: Memo<usize>) -> impl IntoView {
    let desk = Desk::here();
    let question = asked.question.clone();
    let before = move || desk.read(|request| named_before(&desk.pack(), request, &question));
    let at = StoredValue::new((asked.id().clone(), asked.dom.clone(), asked.label()));
    let button = move |(name, row): (String, Row)| {
        let (id, dom, label) = at.get_value();
        let add = move |_| {
            let number = count.get_untracked();
            desk.edit(desk.peek(|request| add_this_row(request, &id, row.clone())));
            focus::focus_id(format!("{dom}-{number}-name"));
        };
        view! {
            <button type="button" class="rq-link" on:click=add>
                {format!("Add {name}")}
                <span class="rq-hidden">{format!(" to: {label}")}</span>
            </button>
        }
    };
    move || {
        let buttons: Vec<_> = before().into_iter().map(button).collect();
        (!buttons.is_empty()).then(|| {
            view! {
                <div class="rq-row rq-screen rq-small">
                    <span>"Named before:"</span>
                    {buttons}
                </div>
            }
        })
    }
}

/// One row. All its content is read by its number, so that the row after a removed one moves up by itself.
#[component]
fn OneRow(asked: Asked, number: usize, all: Signal<bool>, count: Memo<usize>) -> impl IntoView {
    let desk = Desk::here();
    let item = item_name(&asked);
    let name = format!("{item} {}", number + 1);
    let cells: Vec<_> = asked
        .question
        .fields
        .iter()
        .map(|field| {
            let words = asked.words.fields.get(field.id.as_str()).cloned().unwrap_or_default();
            let (question, field) = (asked.id().clone(), field.clone());
            if field.shown.is_none() {
                return view! { <Cell question field words number all /> }.into_any();
            }
            let (of, decides) = (question.clone(), field.clone());
            let is_asked = desk.memo(move |request| {
                let row = request.answers.get(&of).and_then(|answer| answer.as_rows().get(number));
                row.is_some_and(|row| decides.is_asked(row))
            });
            let cell = StoredValue::new((question, field, words));
            let cell = move || {
                let (question, field, words) = cell.get_value();
                view! { <Cell question field words number all /> }
            };
            view! { <Show when=move || is_asked.get()>{cell()}</Show> }.into_any()
        })
        .collect();
    let (question, dom) = (asked.id().clone(), asked.dom.clone());
    let removed = name.clone();
    let remove = move |_| {
        let last = count.get_untracked() <= 1;
        desk.edit(desk.peek(|request| remove_row(request, &question, number)));
        desk.announce(format!("{removed} removed. Undo brings it back."));
        // The focus goes to what is nearest: the row before, or the button that adds one.
        let next =
            if last || number == 0 { format!("{dom}-add") } else { format!("{dom}-{}-remove", number - 1) };
        focus::focus_id(next);
    };
    let at = format!("question:{}/{number}", asked.id());
    let row = u32::try_from(number).unwrap_or(u32::MAX);
    let places = vec![Place::Row { question: asked.id().clone(), row, field: None }];
    view! {
        <fieldset class="rq-group" id=format!("{}-{number}", asked.dom) data-at=at>
            <legend>{name.clone()}</legend>
            <Remarks places severities=AT_HEAD shown=true />
            {cells}
            <button type="button" id=format!("{}-{number}-remove", asked.dom) class="rq-link" on:click=remove>
                "Remove " {name.to_lowercase()}
            </button>
        </fieldset>
    }
}

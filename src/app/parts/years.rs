//! Choosing school years: the first, the last, and which of those between to leave out.

use super::years_span::{Offered, between, offered, with_first, with_last, with_year};
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{SchoolYear, Years};

/// Two lists and, between them, a box for each year.
#[component]
pub fn YearsPick(
    /// Beginning of the ids: `ask-1` makes `ask-1-from`, `ask-1-to` and `ask-1-year-2019-20`.
    #[prop(into)]
    name: String,
    /// The years now.
    #[prop(into)]
    years: Signal<Years>,
    /// Called with the years after a change.
    on_change: Callback<Years>,
) -> impl IntoView {
    let desk = Desk::here();
    let choices = offered(desk.pack().first_year, desk.today());
    let short = desk.words().agency.short.clone();
    let first = Signal::derive(move || years.with(Years::first));
    let last = Signal::derive(move || years.with(Years::last));
    let set_first =
        Callback::new(move |year| on_change.run(years.with_untracked(|years| with_first(years, year))));
    let set_last =
        Callback::new(move |year| on_change.run(years.with_untracked(|years| with_last(years, year))));
    let inner =
        Memo::new(move |_| years.with(|years| between(years).into_iter().map(|it| it.0).collect::<Vec<_>>()));
    let prefix = StoredValue::new(name.clone());
    view! {
        <div class="rq-years">
            <YearSelect
                id=format!("{name}-from")
                label="First school year"
                choices=choices.clone()
                short=short.clone()
                year=first
                on_change=set_first
            />
            <YearSelect id=format!("{name}-to") label="Last school year" choices short year=last on_change=set_last />
        </div>
        <Show when=move || inner.with(|inner| !inner.is_empty())>
            <fieldset class="rq-field">
                <legend class="rq-between">"Years between: uncheck those you do not need"</legend>
                <div class="rq-choices rq-across rq-closer">
                    <For each=move || inner.get() key=|year| *year let:year>
                        <YearBox id=format!("{}-year-{year}", prefix.get_value()) year years on_change />
                    </For>
                </div>
            </fieldset>
        </Show>
    }
}

#[component]
fn YearSelect(
    id: String,
    label: &'static str,
    choices: Offered,
    short: String,
    year: Signal<Option<SchoolYear>>,
    on_change: Callback<Option<SchoolYear>>,
) -> impl IntoView {
    let option = move |it: SchoolYear| {
        view! {
            <option value=it.to_string() prop:selected=move || year.get() == Some(it)>
                {it.to_string()}
            </option>
        }
    };
    view! {
        <div class="rq-field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change:target=move |event| on_change.run(event.target().value().parse().ok())>
                <option value="" prop:selected=move || year.get().is_none()>
                    "Choose a year"
                </option>
                <optgroup label=format!("Shared by {short}")>
                    {choices.shared.into_iter().map(option).collect_view()}
                </optgroup>
                <optgroup label="Not ended yet">{choices.open.into_iter().map(option).collect_view()}</optgroup>
                <optgroup label=format!("Before {short} began to share")>
                    {choices.earlier.into_iter().map(option).collect_view()}
                </optgroup>
            </select>
        </div>
    }
}

#[component]
fn YearBox(id: String, year: SchoolYear, years: Signal<Years>, on_change: Callback<Years>) -> impl IntoView {
    view! {
        <div class="rq-choice">
            <input
                type="checkbox"
                id=id.clone()
                prop:checked=move || years.with(|years| years.0.contains(&year))
                on:change:target=move |event| {
                    let wanted = event.target().checked();
                    on_change.run(years.with_untracked(|years| with_year(years, year, wanted)));
                }
            />
            <label for=id>{year.to_string()}</label>
        </div>
    }
}

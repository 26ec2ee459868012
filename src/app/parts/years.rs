//! Choosing school years: the first, the last, and which of those between to leave out.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{SchoolYear, Years};
use requisite_session::{Choice, End, Ends, Offered, between, choose_end, offered, with_year};

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
    // Ends that were chosen and do not fit, and the years that they were to change: other years are another matter.
    let crossed = RwSignal::new(None::<(Years, Ends)>);
    let unfit = Memo::new(move |_| {
        let (over, ends) = crossed.get()?;
        years.with(|years| *years == over).then_some(ends)
    });
    let shown = Memo::new(move |_| unfit.get().or_else(|| years.with(Ends::of)));
    let set = move |end: End, year: Option<SchoolYear>| {
        let now = years.get_untracked();
        match choose_end(&now, shown.get_untracked(), end, year) {
            Choice::Years(years) => {
                crossed.set(None);
                on_change.run(years);
            }
            Choice::Crossed(ends) => crossed.set(Some((now, ends))),
        }
    };
    let inner =
        Memo::new(move |_| years.with(|years| between(years).into_iter().map(|it| it.0).collect::<Vec<_>>()));
    let prefix = StoredValue::new(name.clone());
    let problem = format!("{name}-crossed");
    view! {
        <div class="rq-years" class:rq-wrong=move || unfit.get().is_some()>
            <YearSelect
                id=format!("{name}-from")
                label="First school year"
                choices=choices.clone()
                short=short.clone()
                year=Signal::derive(move || shown.get().map(|ends| ends.first))
                unfit
                problem=problem.clone()
                on_change=Callback::new(move |year| set(End::First, year))
            />
            <YearSelect
                id=format!("{name}-to")
                label="Last school year"
                choices
                short
                year=Signal::derive(move || shown.get().map(|ends| ends.last))
                unfit
                problem=problem.clone()
                on_change=Callback::new(move |year| set(End::Last, year))
            />
            <p class="rq-error rq-crossed" id=problem role="alert">
                {move || unfit.get().map(|_| years.with(crossed_words))}
            </p>
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

/// What is wrong with ends that do not fit, and that nothing is lost.
fn crossed_words(still: &Years) -> String {
    format!(
        "The last year is before the first. Change one of the two. Until then your request keeps {still}."
    )
}

#[component]
fn YearSelect(
    id: String,
    label: &'static str,
    choices: Offered,
    short: String,
    year: Signal<Option<SchoolYear>>,
    unfit: Memo<Option<Ends>>,
    problem: String,
    on_change: Callback<Option<SchoolYear>>,
) -> impl IntoView {
    let option = move |it: SchoolYear| {
        view! {
            <option value=it.to_string() prop:selected=move || year.get() == Some(it)>
                {it.to_string()}
            </option>
        }
    };
    let described = move || unfit.get().map(|_| problem.clone());
    view! {
        <div class="rq-field">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                aria-describedby=described
                aria-invalid=move || unfit.get().map(|_| "true")
                on:change:target=move |event| on_change.run(event.target().value().parse().ok())
            >
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

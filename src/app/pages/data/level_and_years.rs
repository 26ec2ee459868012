//! The level of a table, and the school years.

use super::at_ask::AtAsk;
use crate::parts::years::YearsPick;
use leptos::prelude::*;
use requisite_request::{AskPart, Detail, Edit, Place, UnitId};

/// The level of aggregation; for student-level data, the finest place that is needed.
#[component]
pub fn Level(
    /// The ask.
    at: AtAsk,
) -> impl IntoView {
    let words = at.desk.words();
    let unit = at.memo(|ask| ask.unit.clone());
    let student = at.memo(|ask| ask.detail() == Some(Detail::StudentLevel));
    let label =
        move || if student.get() { "Finest place that each row names" } else { "Level of the totals" };
    let hint = move || {
        if student.get() {
            "Optional. For example, the district is enough when schools do not matter."
        } else {
            "The finer the level, the smaller the groups."
        }
    };
    let options: Vec<_> = at.desk.pack().units.to_vec();
    let option = |id: UnitId| {
        let label = words.units.get(id.as_str()).cloned().unwrap_or_else(|| id.to_string());
        let this = id.clone();
        view! {
            <option value=id.to_string() prop:selected=move || unit.with(|unit| unit.as_ref() == Some(&this))>
                {label}
            </option>
        }
    };
    let choose = move |text: String| {
        if let Ok(unit) = UnitId::new(&text) {
            at.edit(vec![Edit::SetUnit { ask: at.id, unit }]);
        }
    };
    view! {
        <div class="rq-field" data-at=Place::Ask { ask: at.id, part: AskPart::Unit }.to_string()>
            <label for=at.dom("unit")>{label}</label>
            <p class="rq-hint" id=at.dom("unit-hint")>
                {hint}
            </p>
            <select
                id=at.dom("unit")
                aria-describedby=at.dom("unit-hint")
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="" disabled=true prop:selected=move || unit.with(Option::is_none)>
                    "Choose a level"
                </option>
                {options.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// The school years.
#[component]
pub fn SchoolYears(
    /// The ask.
    at: AtAsk,
) -> impl IntoView {
    let years = at.memo(|ask| ask.years.clone());
    let on_change = Callback::new(move |years| at.edit(vec![Edit::SetYears { ask: at.id, years }]));
    view! {
        <fieldset class="rq-group-plain" data-at=Place::Ask { ask: at.id, part: AskPart::Years }.to_string()>
            <legend class="rq-legend-3">"School years"</legend>
            <YearsPick name=format!("ask-{}", at.id.0) years on_change />
        </fieldset>
    }
}

//! Which students or schools are meant: grades, and the rest in words.

use super::at_ask::AtAsk;
use super::groups::toggled;
use leptos::prelude::*;
use requisite_request::{AskPart, Edit, GradeId, Place};

/// Grades, and the population in words.
#[component]
pub fn Students(
    /// The ask.
    at: AtAsk,
) -> impl IntoView {
    let boxes: Vec<_> =
        at.desk.pack().grades.iter().map(|grade| view! { <GradeBox at grade=grade.clone() /> }).collect();
    let population = at.memo(|ask| ask.population.clone());
    let field = at.dom("population");
    let name = StoredValue::new(field.clone());
    let type_it = move |population: String| {
        at.type_text(&name.get_value(), Edit::SetPopulation { ask: at.id, population });
    };
    view! {
        <fieldset class="rq-field" data-at=Place::Ask { ask: at.id, part: AskPart::Grades }.to_string()>
            <legend class="rq-legend-3">"Grades (optional)"</legend>
            <p class="rq-hint">"Check none for all grades."</p>
            <div class="rq-choices rq-across rq-close">{boxes}</div>
        </fieldset>
        <div class="rq-field" data-at=Place::Ask { ask: at.id, part: AskPart::Population }.to_string()>
            <label class="rq-legend-3" for=field.clone()>
                "Only some students or schools? (optional)"
            </label>
            <p class="rq-hint" id=format!("{field}-hint")>
                "Say which, in your words. Leave it blank for all. Example: students who entered grade 9 for the first time in 2018-19."
            </p>
            <textarea
                id=field.clone()
                class="rq-short"
                rows="2"
                aria-describedby=format!("{field}-hint")
                prop:value=population
                on:input:target=move |event| type_it(event.target().value())
                on:change=move |_| at.desk.pause_typing()
            ></textarea>
        </div>
    }
}

#[component]
fn GradeBox(at: AtAsk, grade: GradeId) -> impl IntoView {
    let dom = at.dom(&format!("grade-{grade}"));
    let label = at.desk.words().grades.get(grade.as_str()).cloned().unwrap_or_else(|| grade.to_string());
    let this = grade.clone();
    let checked = at.memo(move |ask| ask.grades.contains(&this));
    let choose = move |wanted: bool| {
        let now = at.ask.with_untracked(|ask| ask.grades.clone());
        let grades = toggled(&at.desk.pack().grades, &now, &grade, wanted);
        at.edit(vec![Edit::SetGrades { ask: at.id, grades }]);
    };
    view! {
        <div class="rq-choice">
            <input
                type="checkbox"
                id=dom.clone()
                prop:checked=checked
                on:change:target=move |event| choose(event.target().checked())
            />
            <label for=dom>{label}</label>
        </div>
    }
}

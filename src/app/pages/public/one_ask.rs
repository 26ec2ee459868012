//! What is public of one table or file.

use super::matrix::MatrixTable;
use super::shelf::ShelfList;
use super::words::mark_of;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::mid_sentence;
use requisite_request::{Ask, AskId, AskPart, Detail, Form, Place};
use requisite_session::Mark;

/// One ask, compared with the published files.
#[component]
pub fn OneAsk(
    /// The ask.
    id: AskId,
) -> impl IntoView {
    let desk = Desk::here();
    let several = desk.memo(|request| request.asks.len() > 1);
    let name = desk.memo(move |request| request.ask(id).map(Ask::title).unwrap_or_default());
    let form = desk.memo(move |request| request.ask(id).and_then(|ask| ask.form));
    let wanted = desk.memo(move |request| request.ask(id).map_or(0, |ask| ask.elements.len()));
    let compared = desk.from_report(move |report| report.coverage.iter().filter(|row| row.ask == id).count());
    let totals = desk.from_report(move |report| {
        report.coverage.iter().filter(|row| row.ask == id && mark_of(row) == Mark::Totals).count()
    });
    let incomplete = move || wanted.get() > 0 && compared.get() == 0;
    let explained = move || match form.get()? {
        Form::AggregateSuppressed => None,
        form if form.detail() == Detail::StudentLevel => Some(format!(
            "Public files never hold rows about single students. {} totals are public.",
            of_elements(totals.get(), wanted.get())
        )),
        _ => Some(format!(
            "Public files hide small groups. {} totals without small groups are public.",
            of_elements(totals.get(), wanted.get())
        )),
    };
    let open_data = desk.href_at(&Place::Ask { ask: id, part: AskPart::Form });
    let caption =
        desk.memo(move |request| request.ask(id).map(|ask| caption(&desk, ask)).unwrap_or_default());
    // A data set of which all is taken from public files is told above.
    view! {
        <section class="rq-stack rq-public-ask" hidden=move || wanted.get() == 0>
            <Show when=move || several.get()>
                <h2>{name}</h2>
            </Show>
            {move || explained().map(|text| view! { <p class="rq-callout rq-note">{text}</p> })}
            <Show when=incomplete>
                <p class="rq-callout rq-note">
                    <span>
                        "Choose the kind of data, the level and the school years first. Then each element is compared. "
                        <a href=open_data.clone()>"Go to the data"</a>
                    </span>
                </p>
            </Show>
            <MatrixTable ask=id caption />
            <div>{Mark::ALL.map(|shelf| view! { <ShelfList ask=id shelf /> }).collect_view()}</div>
        </section>
    }
}

/// `For 3 of the 7 elements here,`
fn of_elements(some: usize, all: usize) -> String {
    match (some, all) {
        (0, 1) => "For the one element here, no".to_owned(),
        (1, 1) => "For the one element here,".to_owned(),
        (0, _) => "For none of the elements here,".to_owned(),
        (some, all) if some == all => format!("For all {all} elements here,"),
        (some, all) => format!("For {some} of the {all} elements here,"),
    }
}

/// What the table of an ask shows: `Elements by school year, at the level district, split by race`.
fn caption(desk: &Desk, ask: &Ask) -> String {
    let words = desk.words();
    let named = |id: &str, labels: &std::collections::BTreeMap<String, String>| {
        labels.get(id).map_or_else(|| id.to_owned(), |label| mid_sentence(label))
    };
    let mut text = "Elements by school year".to_owned();
    let totals = ask.detail() != Some(Detail::StudentLevel);
    if let Some(unit) = ask.unit.as_ref().filter(|_| totals) {
        text.push_str(&format!(", at the level {}", named(unit.as_str(), &words.units)));
    }
    if !ask.breakdowns.is_empty() && totals {
        let by: Vec<String> = ask.breakdowns.iter().map(|id| named(id.as_str(), &words.breakdowns)).collect();
        text.push_str(&format!(", split by {}", by.join(" and ")));
    }
    text.push('.');
    text
}

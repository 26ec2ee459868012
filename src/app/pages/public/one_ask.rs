//! What is public of one table or file.

use super::shelf::ShelfList;
use super::words::Shelf;
use crate::desk::Desk;
use crate::parts::finding_place::ask_name;
use leptos::prelude::*;
use requisite_request::{AskId, AskPart, Detail, Form, Place};

/// One ask, compared with the published files.
#[component]
pub fn OneAsk(
    /// The ask.
    id: AskId,
) -> impl IntoView {
    let desk = Desk::here();
    let several = desk.memo(|request| request.asks.len() > 1);
    let name = desk.memo(move |request| request.ask(id).map(ask_name).unwrap_or_default());
    let form = desk.memo(move |request| request.ask(id).and_then(|ask| ask.form));
    let wanted = desk.memo(move |request| request.ask(id).map_or(0, |ask| ask.elements.len()));
    let compared = desk.from_report(move |report| report.coverage.iter().filter(|row| row.ask == id).count());
    let totals = desk.from_report(move |report| {
        report.coverage.iter().filter(|row| row.ask == id && Shelf::of(row) == Shelf::Totals).count()
    });
    let incomplete = move || wanted.get() > 0 && compared.get() == 0;
    let explained = move || match form.get()? {
        Form::AggregateSuppressed => None,
        form if form.detail() == Detail::StudentLevel => Some(format!(
            "Public files never hold rows about single students. For {} of the {} elements here, totals are public.",
            totals.get(),
            wanted.get()
        )),
        _ => Some(format!(
            "Public files hide small groups. For {} of the {} elements here, totals without small groups are public.",
            totals.get(),
            wanted.get()
        )),
    };
    let open_data = desk.href_at(&Place::Ask { ask: id, part: AskPart::Form });
    view! {
        <section class="rq-stack rq-public-ask">
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
            <div>{Shelf::ALL.map(|shelf| view! { <ShelfList ask=id shelf /> }).collect_view()}</div>
        </section>
    }
}

//! The elements of one ask of which equally much is public.

use super::looked::FilesLookedAt;
use super::products::Products;
use super::words::{MarkWords, mark_of};
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::parts::kept_together::kept_together;
use leptos::prelude::*;
use requisite_precheck::{Coverage, coverage_sentence, use_public, use_public_years};
use requisite_request::{AskId, Edit, Request};
use requisite_session::Mark;

/// A list of elements, each with what is public of it.
#[component]
pub fn ShelfList(
    /// The ask.
    ask: AskId,
    /// Which list.
    shelf: Mark,
) -> impl IntoView {
    let desk = Desk::here();
    let rows = desk.from_report(move |report| {
        let here = report.coverage.iter().filter(|row| row.ask == ask && mark_of(row) == shelf);
        here.cloned().collect::<Vec<_>>()
    });
    // A line says all of its row, so another row under the same element is another line.
    let key = |row: &Coverage| format!("{} {} {:?}", row.element, row.years, row.missing);
    // What asks for something stands open; what is only told can be long.
    let open = !matches!(shelf, Mark::NotPublic | Mark::Totals);
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <details class="rq-fold rq-shelf" open=open data-coverage=format!("{shelf:?}")>
                <summary>
                    <span class=format!("rq-sign {}", shelf.class()) aria-hidden="true">
                        {shelf.sign()}
                    </span>
                    <h3>{shelf.heading()}</h3>
                    <span class=format!("rq-tag {}", shelf.class())>{move || rows.with(Vec::len)}</span>
                </summary>
                <div>
                    <p class="rq-small">{shelf.about()}</p>
                    <ul class="rq-plain">
                        <For each=move || rows.get() key=key let:row>
                            <Line row shelf />
                        </For>
                    </ul>
                </div>
            </details>
        </Show>
    }
}

#[component]
fn Line(row: Coverage, shelf: Mark) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let label = pack.label(&row.element).to_owned();
    let sentence = coverage_sentence(&pack, &pack.language, &row);
    let products = row.products.clone();
    let all = shelf.action().map(|action| {
        let (id, taken) = (format!("use-public-{}", row.element), row.clone());
        let edits = move |request: &Request| vec![use_public(request, &taken)];
        view! { <TakeButton id name=label.clone() action said="you will take it from public files." edits /> }
    });
    let years = desk.peek(|request| use_public_years(request, &row)).map(|_| {
        let (id, taken) = (format!("use-public-years-{}", row.element), row.clone());
        let edits = move |request: &Request| use_public_years(request, &taken).unwrap_or_default();
        let said = "only the years that are not public are asked for now.";
        view! {
            <TakeButton id name=label.clone() action="Take the public years, ask for the others" said edits />
        }
    });
    view! {
        <li class="rq-line">
            <div>
                <p>
                    <strong>{label.clone()}</strong>
                </p>
                <p>{kept_together(&sentence)}</p>
                <Products ids=products />
                <FilesLookedAt ask=row.ask element=row.element.clone() name=label />
            </div>
            <div class="rq-row">{years} {all}</div>
        </li>
    }
}

/// A step that takes an element, or some of its years, from public files.
#[component]
fn TakeButton(
    id: String,
    /// The element's.
    name: String,
    action: &'static str,
    /// What is said once it is done.
    said: &'static str,
    edits: impl Fn(&Request) -> Vec<Edit> + 'static,
) -> impl IntoView {
    let desk = Desk::here();
    let hidden = format!(": {name}");
    let take = move |_| {
        let edits = desk.peek(&edits);
        desk.edit_all(&edits);
        desk.announce(format!("{name}: {said} You can undo it."));
        focus_id("taken-title".to_owned());
    };
    view! {
        <button type="button" id=id class="rq-screen" on:click=take>
            {action}
            <span class="rq-hidden">{hidden}</span>
        </button>
    }
}

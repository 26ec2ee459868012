//! What is already public: each chosen element against the agency's published files.

mod edits;
mod one_ask;
mod paragraph;
mod products;
mod shelf;
mod taken;
mod words;

use crate::browser::focus::focus_id;
use crate::browser::page;
use crate::desk::Desk;
use crate::parts::ending::Ending;
use crate::parts::findings::FindingsPanel;
use crate::parts::findings_go_on::{GoOn, GoOnBar, GoOnProblems};
use crate::parts::page_title::PageTitle;
use crate::words::title_of;
use leptos::prelude::*;
use one_ask::OneAsk;
use paragraph::WhyNotPublic;
pub use products::Products;
use requisite_precheck::Coverage;
use requisite_request::Edit;
use requisite_session::Route;
use taken::Taken;
pub use words::Shelf;

/// The page on what is already public.
#[component]
pub fn PublicPage() -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let intro = words.sections.get("public").map(|words| words.intro.clone()).unwrap_or_default();
    let asks = desk.memo(|request| request.asks.iter().map(|ask| ask.id).collect::<Vec<_>>());
    let empty = desk.memo(|request| request.elements().is_empty() && request.public_instead.is_empty());
    let go_on = GoOn::from(Route::Public);
    view! {
        <div class="rq-stack">
            <PageTitle text=title_of(&Route::Public, &words) />
            <GoOnProblems go_on />
            {(!intro.is_empty()).then(|| view! { <p class="rq-lead">{intro}</p> })}
            <Ending />
            <div class="rq-work">
                <div class="rq-stack rq-public">
                    <Show
                        when=move || !empty.get()
                        fallback=move || {
                            view! {
                                <p>
                                    "Nothing is chosen yet. "
                                    <a href=desk.href(Route::Data)>"Choose the data first"</a> "."
                                </p>
                            }
                        }
                    >
                        <Overview />
                    </Show>
                    <Taken />
                    <For each=move || asks.get() key=|id| id.0 let:id>
                        <OneAsk id />
                    </For>
                    <WhyNotPublic />
                    <button type="button" class="rq-screen" id="print" on:click=move |_| page::print()>
                        "Print this page"
                    </button>
                </div>
                <aside class="rq-beside" aria-label="The check so far">
                    <FindingsPanel here=Route::Public />
                </aside>
            </div>
            <GoOnBar go_on />
        </div>
    }
}

/// How many elements are public to which degree, and taking all that are.
#[component]
fn Overview() -> impl IntoView {
    let desk = Desk::here();
    let counts = desk.from_report(|report| {
        Shelf::ALL.map(|shelf| report.coverage.iter().filter(|row| Shelf::of(row) == shelf).count())
    });
    let files = desk.pack().products.len();
    let covered = desk.from_report(|report| {
        report
            .coverage
            .iter()
            .filter(|row| Shelf::of(row) == Shelf::Covered)
            .cloned()
            .collect::<Vec<Coverage>>()
    });
    let take_all = move |_| {
        let edits: Vec<Edit> = covered.with_untracked(|rows| {
            desk.peek(|request| rows.iter().map(|row| edits::use_public(request, row)).collect())
        });
        desk.edit_all(&edits);
        desk.announce("You will take them from public files. You can undo it.".to_owned());
        focus_id("taken-title".to_owned());
    };
    let tag = move |(shelf, n): (Shelf, usize)| {
        (n > 0).then(|| {
            view! {
                <li class=format!("rq-tag {}", shelf.class())>
                    <span aria-hidden="true">{shelf.sign()}</span>
                    {format!("{n} {}", shelf.heading().to_lowercase())}
                </li>
            }
        })
    };
    view! {
        <section class="rq-stack" aria-labelledby="public-title">
            <h2 id="public-title" tabindex="-1">
                "Your elements compared with public files"
            </h2>
            <p class="rq-small">{format!("Compared with the {files} published files that we know of.")}</p>
            <ul class="rq-plain rq-row">
                {move || Shelf::ALL.into_iter().zip(counts.get()).map(tag).collect_view()}
            </ul>
            <Show when=move || covered.with(|rows| !rows.is_empty())>
                <button type="button" class="rq-primary rq-screen" id="use-all-public" on:click=take_all>
                    {move || match covered.with(Vec::len) {
                        1 => "Take the one that is public from public files".to_owned(),
                        n => format!("Take all {n} that are public from public files"),
                    }}
                </button>
            </Show>
        </section>
    }
}

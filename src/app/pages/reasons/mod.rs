//! Why each element is needed: the research questions, then one reason an element.

mod copying;
mod matrix;
mod others;
mod progress;
mod questions;
mod reason_form;
mod reason_item;
mod sharing;
pub mod words;

use crate::desk::Desk;
use crate::parts::ending::Ending;
use crate::parts::findings::FindingsPanel;
use crate::parts::findings_go_on::{GoOn, GoOnBar, GoOnProblems};
use crate::parts::page_title::PageTitle;
use crate::words::title_of;
use leptos::prelude::*;
use matrix::ReasonMatrix;
use others::Others;
use progress::Reasons;
pub use questions::ResearchQuestions;
use reason_item::{NextReason, ReasonItem};
use requisite_session::Route;
use words::progress_words;

/// The page on why each element is needed.
#[component]
pub fn ReasonsPage() -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let intro = words.sections.get("reasons").map(|words| words.intro.clone()).unwrap_or_default();
    let reasons = Reasons::new();
    let go_on = GoOn::from(Route::Reasons);
    view! {
        <div class="rq-stack">
            <PageTitle text=title_of(&Route::Reasons, &words) />
            <GoOnProblems go_on />
            {(!intro.is_empty()).then(|| view! { <p class="rq-lead">{intro}</p> })}
            <Ending />
            <div class="rq-work">
                <div class="rq-stack">
                    <ResearchQuestions />
                    <Needed reasons />
                    <Others reasons />
                </div>
                <aside class="rq-beside" aria-label="The check so far">
                    <FindingsPanel here=Route::Reasons />
                </aside>
            </div>
            <GoOnBar go_on />
        </div>
    }
}

/// The elements that need a reason.
#[component]
fn Needed(reasons: Reasons) -> impl IntoView {
    let desk = Desk::here();
    let needed = reasons.needed;
    let count = Memo::new(move |_| {
        let missing = needed.with(|needed| {
            reasons.missing.with(|missing| needed.iter().filter(|id| missing.contains_key(*id)).count())
        });
        let all = needed.with(Vec::len);
        (all - missing, all)
    });
    let nothing = desk.memo(|request| request.elements().is_empty());
    view! {
        <section class="rq-stack" aria-labelledby="reasons-title">
            <h2 id="reasons-title" tabindex="-1">
                "Elements that need a reason"
            </h2>
            <div class="rq-row rq-progress">
                <p role="status" id="reasons-progress">
                    {move || progress_words(count.get().0, count.get().1)}
                </p>
                <NextReason reasons id="next-reason" />
            </div>
            <Show when=move || nothing.get()>
                <p>
                    "Nothing is chosen yet. " <a href=desk.href(Route::Data)>"Choose the data first"</a> "."
                </p>
            </Show>
            <MustGo reasons />
            <ReasonMatrix reasons />
            <div>
                <For each=move || needed.get() key=Clone::clone let:id>
                    <ReasonItem reasons id needed=true />
                </For>
            </div>
        </section>
    }
}

/// The elements that a reason would not keep.
#[component]
fn MustGo(reasons: Reasons) -> impl IntoView {
    let desk = Desk::here();
    let labels = move || {
        let pack = desk.pack();
        reasons.must_go.get().iter().map(|id| view! { <li>{pack.label(id).to_owned()}</li> }).collect_view()
    };
    view! {
        <Show when=move || reasons.must_go.with(|ids| !ids.is_empty())>
            <div class="rq-callout rq-must">
                <p>"A de-identified file cannot hold these, whatever the reason:"</p>
                <ul>{labels}</ul>
                <p>
                    <a href=desk.href(Route::Data)>"Decide on the page with the data"</a>
                </p>
            </div>
        </Show>
    }
}

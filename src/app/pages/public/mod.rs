//! What is already public: each chosen element against the agency's published files.

mod answer;
mod cite;
mod counting;
mod looked;
mod matrix;
mod one_ask;
mod paragraph;
mod products;
mod shelf;
mod small_groups;
mod taken;
mod words;

use crate::browser::page;
use crate::desk::Desk;
use crate::parts::ending::Ending;
use crate::parts::findings::FindingsPanel;
use crate::parts::findings_go_on::{GoOn, GoOnBar, GoOnProblems};
use crate::parts::page_title::PageTitle;
use crate::words::title_of;
use answer::TheAnswer;
pub use cite::Cite;
pub use counting::Counting;
use leptos::prelude::*;
use one_ask::OneAsk;
use paragraph::WhyNotPublic;
pub use products::Products;
use requisite_session::Route;
use small_groups::SmallGroupsOfAll;
use taken::Taken;
pub use words::{MarkWords, mark_of};

/// The page on what is already public.
#[component]
pub fn PublicPage() -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let intro = words.sections.get("public").map(|words| words.intro.clone()).unwrap_or_default();
    let asks = desk.memo(|request| request.asks.iter().map(|ask| ask.id).collect::<Vec<_>>());
    let empty = desk.memo(|request| request.elements().is_empty() && request.public_instead.is_empty());
    let chosen = desk.memo(|request| !request.elements().is_empty());
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
                        // What is taken from public files already is told below.
                        <Show when=move || chosen.get()>
                            <TheAnswer />
                        </Show>
                    </Show>
                    <Taken />
                    <For each=move || asks.get() key=|id| id.0 let:id>
                        <OneAsk id />
                    </For>
                    <SmallGroupsOfAll />
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

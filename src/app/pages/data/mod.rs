//! Choosing data: one or more tables or files, each with its kind, level, years, groups and elements.

mod ask_form;
mod asks;
mod at_ask;
mod base_file;
mod basket;
mod basket_row;
mod brought;
mod examples;
mod filters;
mod groups;
mod kind;
mod level_and_years;
mod list;
mod picker;
mod results;
mod search;
mod shown_ask;
mod students;
mod words;

use crate::desk::Desk;
use crate::parts::ending::Ending;
use crate::parts::findings::FindingsPanel;
use crate::parts::findings_go_on::{GoOn, GoOnBar, GoOnProblems};
use crate::parts::page_title::PageTitle;
use crate::words::title_of;
use ask_form::AskForm;
use asks::AskList;
use at_ask::AtAsk;
use basket::Basket;
use brought::BroughtByLink;
use leptos::prelude::*;
use requisite_request::AskId;
use requisite_session::Route;
use shown_ask::{Picked, shown_ask};

/// The page on which data are chosen.
#[component]
pub fn DataPage() -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let intro = words.sections.get("data").map(|words| words.intro.clone()).unwrap_or_default();
    let address = desk.address();
    let picked = RwSignal::new(Picked::None);
    let shown = Memo::new(move |_| {
        address.with(|address| {
            desk.read(|request| picked.with(|picked| shown_ask(request, address.at.as_deref(), picked)))
        })
    });
    let on_pick = Callback::new(move |id: AskId| {
        let at = address.with_untracked(|address| address.at.clone());
        picked.set(Some((at, id)));
    });
    let go_on = GoOn::from(Route::Data);
    view! {
        <div class="rq-stack">
            <PageTitle text=title_of(&Route::Data, &words) />
            <GoOnProblems go_on />
            {(!intro.is_empty()).then(|| view! { <p class="rq-lead">{intro}</p> })}
            <Ending />
            <BroughtByLink shown />
            <div class="rq-work">
                <div class="rq-stack">
                    <AskList shown on_pick />
                    {move || view! { <AskForm at=AtAsk::new(shown.get()) on_pick /> }}
                </div>
                <aside class="rq-beside" aria-label="What is chosen, and the check so far">
                    {move || view! { <Basket at=AtAsk::new(shown.get()) on_pick /> }}
                    <FindingsPanel here=Route::Data />
                </aside>
            </div>
            <GoOnBar go_on />
        </div>
    }
}

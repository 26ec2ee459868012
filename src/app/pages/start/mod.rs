//! What an agency's request is about, before starting.

use crate::desk::Desk;
use crate::parts::page_title::PageTitle;
use crate::words::title_of;
use leptos::prelude::*;
use requisite_request::Request;
use requisite_session::{Address, Route};

/// Which edition of the agency's rules is used, and the way to the others. A draft belongs to one of them.
#[component]
fn EditionHere() -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let others: Vec<_> = pack
        .other_editions()
        .map(|edition| {
            let href = Address::of(&edition.pack, Route::Start).to_hash();
            view! {
                <li>
                    <a href=href>{edition.title.clone()}</a>
                </li>
            }
        })
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! {
            <p>"You can prepare the request by another edition instead. Each edition keeps its own draft. A draft that you saved to a file opens in both."</p>
            <ul>{others}</ul>
        }
    });
    view! {
        <section class="rq-stack" id="edition">
            <h2>"Which rules are used"</h2>
            <p>{pack.edition.clone()} "."</p>
            {others}
        </section>
    }
}

/// What an agency's request is about, before starting.
#[component]
pub fn StartPage() -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let agency = words.agency.clone();
    let begun = desk.memo(|request: &Request| !request.is_empty());
    let paragraphs: Vec<_> = agency.start.iter().map(|text| view! { <p>{text.clone()}</p> }).collect();
    let at_hand: Vec<_> = agency.have_at_hand.iter().map(|text| view! { <li>{text.clone()}</li> }).collect();
    let time = (!agency.time_needed.is_empty())
        .then(|| view! { <section class="rq-stack"><h2>"How long it takes"</h2><p>{agency.time_needed.clone()}</p></section> });
    let at_hand = (!at_hand.is_empty()).then(|| {
        view! { <section class="rq-stack"><h2>"What to have at hand"</h2><ul>{at_hand}</ul></section> }
    });
    view! {
        <div class="rq-stack start-page">
            <PageTitle text=title_of(&Route::Start, &words) />
            <p class="rq-lead">{agency.about.clone()}</p>
            {paragraphs}
            <div class="rq-row">
                <a class="rq-primary" id="start-now" href=desk.href(Route::Tasks)>
                    {move || if begun.get() { "Go on with your draft" } else { "Start now" }}
                </a>
                <a href=desk.href(Route::Questions)>"See all questions first"</a>
            </div>
            <EditionHere />
            {time}
            {at_hand}
            <section class="rq-stack">
                <h2>"What happens to what you enter"</h2>
                <ul>
                    <li>"It stays on your computer. This page has no server, and sends nothing unless you tell it to."</li>
                    <li>"It is saved in this browser as you type. You can stop at any time and go on later, on this device."</li>
                    <li>
                        "On a shared computer, keep nothing there: "
                        <a href=Address::privacy().to_hash()>"what this device keeps"</a>
                        " has a button for it. Save a copy to a file before you leave."
                    </li>
                    <li>"At the end you get one package file. You send it to the agency yourself."</li>
                </ul>
            </section>
        </div>
    }
}

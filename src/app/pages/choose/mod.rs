//! The list of agencies.

use crate::browser::pack_fetch::{FetchError, Listed, ListedEdition, fetch_list};
use crate::parts::page_title::PageTitle;
use crate::parts::trouble::Trouble;
use crate::words::title_of;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_pack::Words;
use requisite_session::{Address, Route};

#[derive(Clone)]
enum Listing {
    Fetching,
    Failed(FetchError),
    Here(Vec<Listed>),
}

/// The list of agencies.
#[component]
pub fn ChoosePage() -> impl IntoView {
    let listing = RwSignal::new(Listing::Fetching);
    let fetch = move || {
        spawn_local(async move {
            let fetched = fetch_list().await;
            let _ = listing.try_set(fetched.map_or_else(Listing::Failed, Listing::Here));
        });
    };
    fetch();
    let again = move || {
        listing.set(Listing::Fetching);
        fetch();
    };
    view! {
        <div class="rq-stack">
            <PageTitle text=title_of(&Route::Choose, &Words::default()) />
            <p class="rq-lead">
                "Find out what is already public, see what you will be asked and why, and make a checked package that you send to the agency yourself."
            </p>
            <p>
                "It is free, needs no account, and everything you enter stays on your computer. The agency decides about each request; this page helps you prepare one."
            </p>
            {move || match listing.get() {
                Listing::Fetching => view! { <p role="status">"Loading the list of agencies\u{2026}"</p> }.into_any(),
                Listing::Failed(error) => view! { <Trouble error again /> }.into_any(),
                Listing::Here(agencies) => view! { <Agencies agencies /> }.into_any(),
            }}
        </div>
    }
}

/// Links to the editions of an agency's rules, when there are several.
fn editions(editions: Vec<ListedEdition>) -> Vec<AnyView> {
    let link = |(at, edition): (usize, ListedEdition)| {
        let href = Address::of(&edition.id, Route::Start).to_hash();
        let before = if at == 0 { ", by the " } else { " or the " };
        view! { {before} <a href=href>{edition.title}</a> }.into_any()
    };
    editions.into_iter().enumerate().map(link).collect()
}

#[component]
fn Agencies(agencies: Vec<Listed>) -> impl IntoView {
    let items: Vec<_> = agencies
        .into_iter()
        .map(|agency| {
            let href = Address::of(&agency.id, Route::Start).to_hash();
            let editions = editions(agency.editions);
            view! {
                <li>
                    <a href=href>{agency.name} " (" {agency.short} ")"</a>
                    <span class="rq-small">{agency.place} {editions}</span>
                </li>
            }
        })
        .collect();
    view! {
        <h2>"Which agency holds the data?"</h2>
        <ul class="rq-tasks agencies">{items}</ul>
    }
}

//! The list of agencies.

use crate::browser::chosen_draft;
use crate::browser::pack_fetch::{FetchError, Listed, ListedEdition, fetch_list};
use crate::drafts::Drafts;
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

#[component]
fn Agencies(agencies: Vec<Listed>) -> impl IntoView {
    let drafts: Drafts = expect_context();
    let kept = RwSignal::new(Vec::new());
    spawn_local(async move {
        let keys = drafts.kept().await;
        let _ = kept.try_set(keys);
    });
    let agency = move |listed| agency(listed, kept.into());
    view! {
        <h2>"Which agency holds the data?"</h2>
        <ul class="rq-tasks agencies">{agencies.into_iter().map(agency).collect_view()}</ul>
    }
}

/// Says that this browser keeps a draft for an agency.
fn draft_here(id: &str, kept: Signal<Vec<String>>) -> impl IntoView + use<> {
    let id = id.to_owned();
    move || {
        kept.with(|kept| kept.iter().any(|key| chosen_draft::is_of(key, &id)))
            .then(|| view! { <strong class="rq-small draft-here">"You have a draft here"</strong> })
    }
}

fn agency(agency: Listed, kept: Signal<Vec<String>>) -> impl IntoView {
    let start = |id: &str| Address::of(id, Route::Start).to_hash();
    let (href, name) = (start(&agency.id), format!("{} ({})", agency.name, agency.short));
    if agency.editions.is_empty() {
        return view! {
            <li>
                <a href=href>{name}</a>
                {draft_here(&agency.id, kept)}
                <span class="rq-small">{agency.place}</span>
            </li>
        }
        .into_any();
    }
    let edition = move |edition: ListedEdition| {
        view! {
            <li>
                <a href=start(&edition.id)>{format!("{}: {}", agency.short, edition.title)}</a>
                " "
                {draft_here(&edition.id, kept)}
                <span class="rq-small">{edition.about}</span>
            </li>
        }
    };
    let editions: Vec<_> = agency.editions.into_iter().map(edition).collect();
    view! {
        <li class="editions">
            <p>
                <strong>{name}</strong>
            </p>
            <p class="rq-small">{agency.place} ". Choose the rules to prepare the request by:"</p>
            <ul>{editions}</ul>
        </li>
    }
    .into_any()
}

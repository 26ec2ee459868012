//! One agency: fetches its pack, opens the draft, sets up the desk, and shows the page that the address names.

use crate::browser::hash::Whereabouts;
use crate::browser::pack_fetch::FetchError;
use crate::browser::{clock, focus, page, pointer, text_boxes};
use crate::came_in::Incoming;
use crate::desk::Desk;
use crate::drafts::{Drafts, OpenDraft};
use crate::kept::Kept;
use crate::later::{DeskParts, NotLoaded, parts};
use crate::pages::{StartPage, TasksPage};
use crate::parts::fix_done::LastDone;
use crate::parts::page_title::PageTitle;
use crate::parts::trouble::{Trouble, trouble_title};
use crate::saving::Saver;
use crate::shell::{DeskFrame, PlainFrame};
use crate::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_session::Route;

/// Version of the agency's pack that the draft was written against, when it is not today's; by context.
#[derive(Clone)]
pub struct OlderPack(pub Option<String>);

#[derive(Clone)]
enum Opening {
    Fetching,
    Failed(FetchError),
    Open(OpenDraft),
}

/// Draws the pages of one agency.
pub fn agency_pages(id: String) -> AnyView {
    view! { <AgencyPages id /> }.into_any()
}

/// The pages of one agency.
#[component]
fn AgencyPages(
    /// Id of its pack.
    id: String,
) -> impl IntoView {
    let drafts: Drafts = expect_context();
    let opening = RwSignal::new_local(drafts.of(&id).map_or(Opening::Fetching, Opening::Open));
    let id = StoredValue::new(id);
    let fetch = move || {
        let id = id.get_value();
        spawn_local(async move {
            let fetched = match parts::packs().await {
                Ok(fetch_pack) => fetch_pack(id).await,
                Err(NotLoaded) => Err(FetchError::PartNotLoaded),
            };
            let opened = match fetched {
                Ok(fetched) => Opening::Open(drafts.open(fetched).await),
                Err(error) => Opening::Failed(error),
            };
            let _ = opening.try_set(opened);
        });
    };
    if opening.with_untracked(|opening| matches!(opening, Opening::Fetching)) {
        fetch();
    }
    let again = move || {
        opening.set(Opening::Fetching);
        fetch();
    };
    Effect::new(move |_| {
        let title = opening.with(|opening| match opening {
            Opening::Fetching => Some(words::LOADING),
            Opening::Failed(error) => Some(trouble_title(error)),
            // The desk says it.
            Opening::Open(_) => None,
        });
        if let Some(title) = title {
            page::set_title(&format!("{title} - {}", words::PROGRAM));
        }
    });
    move || match opening.get() {
        Opening::Fetching => view! { <PlainFrame><Fetching /></PlainFrame> }.into_any(),
        Opening::Failed(error) => view! { <PlainFrame><NotOpened error again /></PlainFrame> }.into_any(),
        Opening::Open(draft) => view! { <DeskPages draft /> }.into_any(),
    }
}

#[component]
fn Fetching() -> impl IntoView {
    view! { <p role="status">"Loading the agency\u{2019}s questions\u{2026}"</p> }
}

#[component]
fn NotOpened(error: FetchError, again: impl Fn() + 'static) -> impl IntoView {
    view! {
        <div class="rq-stack">
            <PageTitle text=trouble_title(&error) />
            <Trouble error again />
            <p>
                <a href="#/">"Choose an agency"</a>
            </p>
        </div>
    }
}

/// The desk and the page on it.
#[component]
fn DeskPages(draft: OpenDraft) -> impl IntoView {
    let Whereabouts { address, moves, left_at } = expect_context();
    let saver = Saver::new(draft.saver.clone());
    let session = RwSignal::from(draft.session.clone());
    let desk = Desk::new(draft.fetched.pack.clone(), clock::today(), session, address.into(), saver);
    provide_context(desk);
    provide_context(draft.fetched.clone());
    provide_context(OlderPack(draft.older_pack.clone()));
    provide_context(Kept::new());
    provide_context(Incoming::new());
    provide_context(LastDone::new());
    page::set_language(&desk.pack().language);
    page::on_leaving_and_coming_back(move || saver.flush(), move || crate::opening::look_elsewhere(desk));
    page::on_undo_keys(move || desk.undo(), move || desk.redo());
    on_cleanup(move || saver.flush());

    let route = Memo::new(move |_| address.with(|address| address.route.clone()));
    Effect::new(move |_| {
        let route = route.get();
        let problem = if desk.has_errors() { "Error: " } else { "" };
        let title = desk.title_of(&route);
        page::set_title(&format!("{problem}{title} - {} - {}", desk.words().agency.short, words::PROGRAM));
    });
    // The first two pages are short; meanwhile the others come.
    let DeskParts { pages, review, merge } = expect_context();
    pages.fetch();
    review.fetch();
    let is_drawn = Memo::new(move |_| match route.get() {
        Route::Start | Route::Tasks => true,
        Route::Merge => merge.is_here(),
        route if is_reviewed(&route) => review.is_here(),
        _ => pages.is_here(),
    });
    // Nobody's focus is moved when the page is opened, unless the address names a place on it.
    Effect::new(move |_| {
        let at = address.with(|address| address.at.clone());
        if is_drawn.get() && (moves.get() > 0 || at.is_some()) {
            focus::focus_page(at, left_at.get_value());
        }
    });
    pointer::watch();
    text_boxes::grow_with(move || {
        address.track();
        desk.request().track();
    });
    view! {
        <DeskFrame>
            {move || match route.get() {
                Route::Choose | Route::Privacy => ().into_any(),
                Route::Start => view! { <StartPage /> }.into_any(),
                Route::Tasks => view! { <TasksPage /> }.into_any(),
                route => {
                    let part = match &route {
                        Route::Merge => merge,
                        route if is_reviewed(route) => review,
                        _ => pages,
                    };
                    part.show(|view| view, move |draw| draw(route.clone())).into_any()
                }
            }}
        </DeskFrame>
    }
}

/// Whether a page is in the part of those on which the request or the catalog is read.
fn is_reviewed(route: &Route) -> bool {
    match route {
        Route::Public
        | Route::Reasons
        | Route::Check
        | Route::Package
        | Route::Outcome(_)
        | Route::Document(_)
        | Route::Questions
        | Route::Review
        | Route::Element(_) => true,
        Route::Choose
        | Route::Drafts
        | Route::Merge
        | Route::Privacy
        | Route::Start
        | Route::Tasks
        | Route::Section(_)
        | Route::Data
        | Route::Unknown => false,
    }
}

//! One folder a page, each with one public component.

mod check;
mod choose;
mod data;
mod document;
mod drafts;
mod element;
mod merge;
mod outcome;
mod package;
mod privacy;
mod public;
mod questions;
mod reasons;
mod review;
mod section;
mod start;
mod tasks;
mod unknown;

pub use choose::ChoosePage;
pub use start::StartPage;
pub use tasks::TasksPage;
pub use unknown::UnknownPage;

use crate::kept::Kept;
use leptos::prelude::*;
use requisite_session::Route;

/// The page on what is kept, loaded and sent.
pub fn privacy_page() -> AnyView {
    view! { <privacy::PrivacyPage /> }.into_any()
}

/// The page that brings a co-author's draft into the one here, at an agency's desk.
pub fn merge_page_of(_: Route) -> AnyView {
    view! { <merge::MergePage /> }.into_any()
}

/// The page of a route on which the request is written, at an agency's desk.
pub fn page_of(route: Route) -> AnyView {
    match route {
        Route::Section(section) => view! { <section::SectionPage section /> }.into_any(),
        Route::Data => view! { <data::DataPage /> }.into_any(),
        Route::Drafts => view! { <drafts::DraftsPage /> }.into_any(),
        Route::Unknown => view! { <UnknownPage /> }.into_any(),
        // The others are drawn by other parts; see `agency.rs`.
        _ => ().into_any(),
    }
}

/// The page of a route on which the request or the catalog is read, at an agency's desk; and that of the reasons, for room.
pub fn review_page_of(route: Route) -> AnyView {
    let kept: Kept = expect_context();
    provide_context(kept.of(package::Making::new));
    provide_context(kept.of(public::Counting::new));
    provide_context(kept.of(review::Reviewing::new));
    match route {
        Route::Public => view! { <public::PublicPage /> }.into_any(),
        Route::Reasons => view! { <reasons::ReasonsPage /> }.into_any(),
        Route::Check => view! { <check::CheckPage /> }.into_any(),
        Route::Package => view! { <package::PackagePage /> }.into_any(),
        Route::Outcome(id) => view! { <outcome::OutcomePage id /> }.into_any(),
        Route::Document(id) => view! { <document::DocumentPage id /> }.into_any(),
        Route::Questions => view! { <questions::QuestionsPage /> }.into_any(),
        Route::Review => view! { <review::ReviewPage /> }.into_any(),
        Route::Element(id) => view! { <element::ElementPage id /> }.into_any(),
        _ => ().into_any(),
    }
}

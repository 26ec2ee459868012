//! Something could not be loaded: what, and a way to try again.

use crate::browser::pack_fetch::FetchError;
use crate::words::{AGENCY_NOT_HERE, EDITION_NOT_HERE, NOT_LOADED};
use leptos::prelude::*;

/// What to call it, as a title.
pub fn trouble_title(error: &FetchError) -> &'static str {
    match error {
        FetchError::NoSuchAgency { .. } => AGENCY_NOT_HERE,
        FetchError::NoSuchEdition { .. } => EDITION_NOT_HERE,
        FetchError::NotLoaded { .. } | FetchError::PartNotLoaded | FetchError::Broken { .. } => NOT_LOADED,
    }
}

fn advice(error: &FetchError) -> &'static str {
    match error {
        FetchError::NoSuchAgency { .. } => "Check the address, or choose an agency from the list.",
        FetchError::NoSuchEdition { .. } => "Check the address, or choose one of its editions from the list.",
        FetchError::NotLoaded { .. } | FetchError::PartNotLoaded => {
            "Check your connection and try again. Drafts that this browser keeps are not touched."
        }
        FetchError::Broken { .. } => {
            "Tell whoever runs this page. Drafts that this browser keeps are not touched."
        }
    }
}

/// Something could not be loaded.
#[component]
pub fn Trouble(
    /// What went wrong.
    error: FetchError,
    /// Tries again.
    again: impl Fn() + 'static,
) -> impl IntoView {
    let may_help = !matches!(error, FetchError::NoSuchAgency { .. } | FetchError::NoSuchEdition { .. });
    let button = may_help.then(|| {
        view! {
            <button type="button" class="rq-primary" id="try-again" on:click=move |_| again()>
                "Try again"
            </button>
        }
    });
    view! {
        <div class="rq-callout rq-must" role="alert">
            <p>{error.to_string()}</p>
            <p>{advice(&error)}</p>
            {button}
        </div>
    }
}

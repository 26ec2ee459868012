//! Something could not be loaded: what, and a way to try again.

use crate::browser::pack_fetch::FetchError;
use leptos::prelude::*;

/// Something could not be loaded.
#[component]
pub fn Trouble(
    /// What went wrong.
    error: FetchError,
    /// Tries again.
    again: impl Fn() + 'static,
) -> impl IntoView {
    let unknown = matches!(error, FetchError::NoSuchAgency { .. });
    let (title, advice) = if unknown {
        ("This agency is not here", "Check the address, or choose an agency from the list.")
    } else {
        (
            "This page could not be loaded",
            "Check your connection and try again. Drafts that this browser keeps are not touched.",
        )
    };
    view! {
        <div class="rq-stack" role="alert">
            <h1 tabindex="-1">{title}</h1>
            <p>{error.to_string()}</p>
            <p>{advice}</p>
            <div class="rq-row">
                <button type="button" class="rq-primary" id="try-again" on:click=move |_| again()>
                    "Try again"
                </button>
                <a href="#/">"Choose an agency"</a>
            </div>
        </div>
    }
}

//! Placeholder.

use leptos::prelude::*;

/// Placeholder.
#[component]
pub fn ReasonsPage() -> impl IntoView {
    view! { <h1 tabindex="-1">"Reasons"</h1> }
}

//! Placeholder.

use leptos::prelude::*;

/// Placeholder.
#[component]
pub fn CheckPage() -> impl IntoView {
    view! { <h1 tabindex="-1">"Check"</h1> }
}

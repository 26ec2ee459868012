//! Placeholder.

use leptos::prelude::*;

/// Placeholder.
#[component]
pub fn PublicPage() -> impl IntoView {
    view! { <h1 tabindex="-1">"Public"</h1> }
}

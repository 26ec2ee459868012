//! Placeholder.

use leptos::prelude::*;

/// Placeholder.
#[component]
pub fn DataPage() -> impl IntoView {
    view! { <h1 tabindex="-1">"Data"</h1> }
}

//! The heading of a page, which takes the focus after each change of the page.

use leptos::prelude::*;

/// The heading of a page. Every page has exactly one.
#[component]
pub fn PageTitle(
    /// The heading.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <h1 class="page-title" tabindex="-1">
            // A word may break after a stroke, and nowhere else.
            {move || {
                let text = text.get();
                let pieces = text.split_inclusive('/').map(str::to_owned);
                pieces.map(|piece| view! { {piece} <wbr /> }).collect::<Vec<_>>()
            }}
        </h1>
    }
}

//! An address that no page has.

use crate::parts::page_title::PageTitle;
use crate::words::NOT_FOUND;
use leptos::prelude::*;

/// An address that no page has.
#[component]
pub fn UnknownPage() -> impl IntoView {
    view! {
        <div class="rq-stack">
            <PageTitle text=NOT_FOUND />
            <p>"This address leads nowhere. The link may be old, or a letter may be missing. Drafts that this browser keeps are not touched."</p>
            <p>
                <a href="#/">"Choose an agency"</a>
            </p>
        </div>
    }
}

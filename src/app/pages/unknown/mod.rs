//! An address that no page has.

use crate::desk::Desk;
use crate::parts::page_title::PageTitle;
use crate::words::NOT_FOUND;
use leptos::prelude::*;
use requisite_session::Route;

/// An address that no page has.
#[component]
pub fn UnknownPage() -> impl IntoView {
    // Under an agency's address there is a request to go back to.
    let tasks = use_context::<Desk>().map(|desk| {
        view! {
            <li>
                <a href=desk.href(Route::Tasks)>
                    {format!("Go to your {} request", desk.words().agency.short)}
                </a>
            </li>
        }
    });
    view! {
        <div class="rq-stack">
            <PageTitle text=NOT_FOUND />
            <p>"This address leads nowhere. The link may be old, or a letter may be missing. Drafts that this browser keeps are not touched."</p>
            <ul>
                {tasks}
                <li>
                    <a href="#/">"Choose an agency"</a>
                </li>
            </ul>
        </div>
    }
}

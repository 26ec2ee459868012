//! The drafts for an agency: to go on with one, begin another, name, copy and delete them.

mod list;
mod one;

use crate::desk::Desk;
use crate::parts::page_title::PageTitle;
use crate::words::title_of;
use leptos::prelude::*;
use list::DraftList;
use one::One;
use requisite_session::Route;

/// The page.
#[component]
pub fn DraftsPage() -> impl IntoView {
    let desk = Desk::here();
    let list = DraftList::new(desk);
    list.look();
    let short = desk.words().agency.short.clone();
    view! {
        <div class="rq-stack drafts-page">
            <PageTitle text=title_of(&Route::Drafts, &desk.words()) />
            <p class="rq-lead">
                {format!("Each draft is a request of its own to {short}. They are kept in this browser, on this device.")}
            </p>
            <div role="status" id="drafts-said">
                {move || list.said().map(|said| view! { <p>{said}</p> })}
                {move || list.deleted().map(|draft| view! {
                    <p>
                        {format!("\u{201c}{}\u{201d} was deleted. ", list.title(&draft))}
                        <button type="button" id="undelete" on:click=move |_| list.bring_back()>"Bring it back"</button>
                    </p>
                })}
            </div>
            <ul class="rq-plain rq-tasks" id="drafts">
                <For each=move || list.drafts() key=|draft| (draft.key.clone(), draft.name.clone(), draft.saved as u64) children=move |draft| view! { <One list draft /> } />
            </ul>
            <p>
                <button type="button" class="rq-primary" id="new-draft" on:click=move |_| list.begin()>
                    "Begin another draft"
                </button>
            </p>
            <p>
                <a href=desk.href(Route::Tasks)>"Back to all tasks"</a>
            </p>
        </div>
    }
}

//! The way back to the list of tasks.

use crate::desk::Desk;
use crate::words::title_of;
use leptos::prelude::*;
use requisite_session::Route;

/// Where the person is, and the way back.
#[component]
pub fn WayBack() -> impl IntoView {
    let desk = Desk::here();
    let address = desk.address();
    let route = Memo::new(move |_| address.with(|address| address.route.clone()));
    let at_home = Memo::new(move |_| route.with(|route| matches!(route, Route::Start | Route::Choose)));
    let at_tasks = Memo::new(move |_| route.with(|route| *route == Route::Tasks));
    view! {
        <Show when=move || !at_home.get()>
            <nav class="way-back" aria-label="Breadcrumbs">
                <ol class="rq-plain rq-row">
                    <li>
                        <a href=desk.href(Route::Start)>{desk.words().agency.short.clone()}</a>
                    </li>
                    <Show when=move || !at_tasks.get()>
                        <li>
                            <a href=desk.href(Route::Tasks)>{title_of(&Route::Tasks, &desk.words())}</a>
                        </li>
                    </Show>
                    <li aria-current="page">{move || title_of(&route.get(), &desk.words())}</li>
                </ol>
            </nav>
        </Show>
    }
}

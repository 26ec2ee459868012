//! The way back to the list of tasks.

use crate::desk::Desk;
use crate::words::title_of;
use leptos::prelude::*;
use requisite_session::{Route, task_number, task_of_route};

/// Where the person is, and the way back.
#[component]
pub fn WayBack() -> impl IntoView {
    let desk = Desk::here();
    let address = desk.address();
    let route = Memo::new(move |_| address.with(|address| address.route.clone()));
    // The page before this one, as long as this one is shown.
    let before = Memo::new(move |old: Option<&(Route, Option<Route>)>| {
        let now = route.get();
        match old {
            Some((shown, before)) if *shown == now => (now, before.clone()),
            Some((shown, _)) => (now, Some(shown.clone())),
            None => (now, None),
        }
    });
    let from_check = Memo::new(move |_| {
        before.with(|(now, before)| task_of_route(now).is_some() && *before == Some(Route::Check))
    });
    let at_home = Memo::new(move |_| route.with(|route| matches!(route, Route::Start | Route::Choose)));
    let at_tasks = Memo::new(move |_| route.with(|route| *route == Route::Tasks));
    let number = Memo::new(move |_| {
        desk.report().with(|report| route.with(|route| task_number(&report.tasks, route)))
    });
    let number = move || {
        let (at, all) = number.get()?;
        Some(view! { <p id="task-number">{format!("Task {at} of {all}")}</p> })
    };
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
                    <li aria-current="page">{move || desk.title_of(&route.get())}</li>
                </ol>
                {number}
                <Show when=move || from_check.get()>
                    <p class="back-to-check">
                        <a class="rq-secondary" id="back-to-check" href=desk.href(Route::Check)>
                            {format!("Back to: {}", title_of(&Route::Check, &desk.words()))}
                        </a>
                    </p>
                </Show>
            </nav>
        </Show>
    }
}

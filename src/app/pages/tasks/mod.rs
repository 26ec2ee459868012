//! The hub: all tasks with their state, what is next, and what the request is so far.

mod list;
mod so_far;

use crate::agency::OlderPack;
use crate::desk::Desk;
use crate::parts::affected_list::AffectedList;
use crate::parts::document_links::DocumentLinks;
use crate::parts::draft_files::DraftFiles;
use crate::parts::ending::Ending;
use crate::parts::outdated_list::OutdatedList;
use crate::parts::page_title::PageTitle;
use crate::parts::question::ComeBackList;
use crate::words::{task_title, title_of};
use leptos::prelude::*;
use list::TaskList;
use requisite_session::{Progress, Route, progress, route_of_task};
use so_far::SoFar;

/// The hub.
#[component]
pub fn TasksPage() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <div class="rq-stack">
            <PageTitle text=title_of(&Route::Tasks, &desk.words()) />
            <ChangedPack />
            <Ending />
            <Next />
            <section class="rq-stack" aria-labelledby="tasks-title">
                <h2 id="tasks-title">"Tasks"</h2>
                <p class="rq-small">"Do them in any order. Later tasks depend on the data you choose."</p>
                <TaskList />
            </section>
            <OutdatedList />
            <ComeBackList />
            <Finish />
            <SoFar />
            <DocumentLinks />
            <DraftFiles />
        </div>
    }
}

/// Says that the agency's questions have changed since the draft was saved.
#[component]
fn ChangedPack() -> impl IntoView {
    let OlderPack(older) = expect_context();
    let is_older = older.is_some();
    let said = older.map(|version| {
        view! {
            <div class="rq-callout rq-check">
                <p>
                    "The agency\u{2019}s questions or rules have changed since you saved this draft (then version "
                    {version} "). Your answers are kept. Look at each task again."
                </p>
            </div>
        }
    });
    view! {
        {said}
        <AffectedList is_older />
    }
}

/// How far it is, and what to do next.
#[component]
fn Next() -> impl IntoView {
    let desk = Desk::here();
    let far = desk.from_report(progress);
    let sentence = move || {
        far.with(|far| {
            if far.ends_elsewhere {
                return "Nothing more is needed for that. The tasks below count only once your answers lead back to a request."
                    .to_owned();
            }
            let more = match far.not_known {
                0 => "",
                1 => " Whether 1 more is needed depends on your answers.",
                _ => " Whether others are needed depends on your answers.",
            };
            format!("{} of {} tasks completed.{more}", far.completed, far.needed)
        })
    };
    let button = move |far: Progress| {
        let (href, label) = match &far.next {
            Some(task) => {
                let verb = if far.started { "Go on" } else { "Start" };
                (desk.href(route_of_task(task)), format!("{verb}: {}", task_title(task, &desk.words())))
            }
            None => (desk.href(Route::Check), title_of(&Route::Check, &desk.words())),
        };
        view! {
            <a class="rq-primary" id="next-task" href=href>
                {label}
            </a>
        }
    };
    view! {
        <p id="progress">{sentence}</p>
        <p>{move || far.with(|far| !far.ends_elsewhere).then(|| button(far.get()))}</p>
    }
}

/// The ways to the check and the package.
#[component]
fn Finish() -> impl IntoView {
    let desk = Desk::here();
    let far = desk.from_report(progress);
    let sentence = move || far.with(Progress::standing);
    view! {
        <section
            class="rq-stack"
            aria-labelledby="finish-title"
            hidden=move || far.with(|far| far.ends_elsewhere)
        >
            <h2 id="finish-title">"Check and make the package"</h2>
            <p>{sentence}</p>
            <div class="rq-row">
                // Once all is done, the button at the head of the page leads to the check.
                <Show when=move || far.with(|far| far.next.is_some())>
                    <a class="rq-secondary" id="to-check" href=desk.href(Route::Check)>
                        {title_of(&Route::Check, &desk.words())}
                    </a>
                </Show>
                <a class="rq-secondary" id="to-package" href=desk.href(Route::Package)>
                    {title_of(&Route::Package, &desk.words())}
                </a>
            </div>
        </section>
    }
}

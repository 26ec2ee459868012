//! The tasks with their state.

use crate::desk::Desk;
use crate::words::{status_id, status_label, task_id, task_title, things};
use leptos::prelude::*;
use requisite_precheck::{Task, TaskId, TaskStatus};
use requisite_session::route_of_task;

/// The tasks, in order.
#[component]
pub fn TaskList() -> impl IntoView {
    let desk = Desk::here();
    // Every request to the agency has the same tasks; which of them it needs is their state.
    let ids: Vec<TaskId> =
        desk.report().with_untracked(|report| report.tasks.iter().map(|task| task.id.clone()).collect());
    let items: Vec<_> = ids.into_iter().map(|id| view! { <TaskItem id /> }).collect();
    view! { <ol class="rq-tasks">{items}</ol> }
}

fn sign(status: TaskStatus) -> (&'static str, &'static str) {
    match status {
        TaskStatus::NotNeeded | TaskStatus::NotKnown | TaskStatus::NotStarted => ("rq-tag", ""),
        TaskStatus::InProgress => ("rq-tag rq-note", "\u{2026}"),
        TaskStatus::Problem => ("rq-tag rq-must", "!"),
        TaskStatus::Completed => ("rq-tag rq-ok", "\u{2713}"),
    }
}

#[component]
fn TaskItem(id: TaskId) -> impl IntoView {
    let desk = Desk::here();
    let name = task_id(&id);
    // Nobody completes it: the program looks by itself as soon as data are chosen.
    let looks_itself = id == TaskId::Public;
    let label = move |status| match status {
        TaskStatus::Completed if looks_itself => "Looked up",
        status => status_label(status),
    };
    let (href, title) = (desk.href(route_of_task(&id)), task_title(&id, &desk.words()));
    let task = desk.from_report(move |report| report.tasks.iter().find(|task| task.id == id).cloned());
    let status =
        Memo::new(move |_| task.with(|task| task.as_ref().map_or(TaskStatus::NotNeeded, |task| task.status)));
    // Where the answers lead elsewhere, nothing that is left undone is a problem.
    let is_told = move || {
        let is_left = !matches!(status.get(), TaskStatus::Completed | TaskStatus::NotNeeded);
        !is_left || desk.report().with(|report| report.ending().is_none())
    };
    let missing = move || {
        let blocking = task.with(|task| task.as_ref().map_or(0, |task: &Task| task.blocking));
        let open = matches!(status.get(), TaskStatus::InProgress | TaskStatus::Problem);
        (open && blocking > 0).then(|| view! { <span class="rq-small">{things(blocking)} " to do"</span> })
    };
    let needed = Memo::new(move |_| status.get().is_needed());
    let link_title = title.clone();
    let link_name = name.clone();
    view! {
        <li data-task=name.clone() data-status=move || status_id(status.get())>
            <Show
                when=move || needed.get()
                fallback={
                    let title = title.clone();
                    move || view! { <span class="rq-optional">{title.clone()}</span> }
                }
            >
                <a href=href.clone() aria-describedby=format!("task-{link_name}")>
                    {link_title.clone()}
                </a>
            </Show>
            <span class="rq-row" id=format!("task-{name}") hidden=move || !is_told()>
                {missing}
                <span class=move || sign(status.get()).0>
                    <span aria-hidden="true">{move || sign(status.get()).1}</span>
                    {move || label(status.get())}
                </span>
            </span>
        </li>
    }
}

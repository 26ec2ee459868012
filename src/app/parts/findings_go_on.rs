//! Going on from a page: what is still to be done on it is shown first, once it is asked for, and never blocks.

use super::finding_place::page_of_finding;
use super::problem_summary::{ProblemSummary, SUMMARY};
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::Finding;
use requisite_session::{Route, onward};

/// What the head and the foot of a page share about going on.
#[derive(Clone, Copy)]
pub struct GoOn {
    problems: Memo<Vec<Finding>>,
    next: Memo<Route>,
    shown: Memo<bool>,
    asked: RwSignal<bool>,
}

impl GoOn {
    /// From the page of this route.
    pub fn from(here: Route) -> Self {
        let desk = Desk::here();
        let (pack, page) = (desk.pack(), here.clone());
        let problems = desk.from_report(move |report| {
            // Where the answers lead elsewhere, nothing keeps anybody from going there.
            let blocking = report.blocking().filter(|_| report.ending().is_none());
            let here = blocking.filter(|it| page_of_finding(&pack, it) == page);
            here.cloned().collect::<Vec<Finding>>()
        });
        let next = desk.from_report(move |report| onward(report, &here));
        let asked = RwSignal::new(false);
        let shown = Memo::new(move |_| asked.get() && problems.with(|problems| !problems.is_empty()));
        desk.errors_shown_when(shown.into());
        Self { problems, next, shown, asked }
    }
}

/// The list of problems, at the head of the page.
#[component]
pub fn GoOnProblems(
    /// What head and foot share.
    go_on: GoOn,
) -> impl IntoView {
    let desk = Desk::here();
    let onward = Signal::derive(move || desk.href(go_on.next.get()));
    view! {
        <Show when=move || go_on.shown.get()>
            <ProblemSummary problems=go_on.problems onward />
        </Show>
    }
}

/// The bar with "Continue", at the foot of the page.
#[component]
pub fn GoOnBar(
    /// What head and foot share.
    go_on: GoOn,
) -> impl IntoView {
    let desk = Desk::here();
    let leave = move |_| {
        if go_on.problems.with_untracked(Vec::is_empty) {
            desk.go(go_on.next.get_untracked());
        } else {
            go_on.asked.set(true);
            focus_id(SUMMARY.to_owned());
        }
    };
    view! {
        <div class="rq-bar">
            <button type="button" class="rq-primary" id="continue" on:click=leave>
                "Continue"
            </button>
            <a href=desk.href(Route::Tasks)>"Back to all tasks"</a>
        </div>
    }
}

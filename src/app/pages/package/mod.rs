//! Making the package: what is still missing, the making itself, the receipt.

mod blocked;
mod encrypted;
mod inside;
mod making;
mod message;
mod on_its_way;
mod receipt;
mod send;
mod steps;
mod ways;

pub use making::Making;

use crate::browser::pack_fetch::Fetched;
use crate::desk::Desk;
use crate::parts::ending::Ending;
use crate::parts::fee::FeeSoFar;
use crate::parts::following::Following;
use crate::parts::outdated_list::OutdatedList;
use crate::parts::page_title::PageTitle;
use crate::parts::plan::TimePlanSoFar;
use crate::words::title_of;
use blocked::Blocked;
use leptos::prelude::*;
use making::{FAILED, MAKE, Stage, WORKING};
use on_its_way::OnTheirWay;
use receipt::ReceiptView;
use requisite_session::{MakeError, Route};

/// Making the package.
#[component]
pub fn PackagePage() -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let intro = words.sections.get("package").map(|section| section.intro.clone()).unwrap_or_default();
    let ready = desk.from_report(|report| report.is_ready());
    view! {
        <div class="rq-stack package-page">
            <PageTitle text=title_of(&Route::Package, &words) />
            {(!intro.is_empty()).then(|| view! { <p class="rq-lead">{intro}</p> })}
            <OnTheirWay />
            <Ending />
            <Following />
            <OutdatedList />
            <FeeSoFar />
            <TimePlanSoFar />
            <Show when=move || ready.get() fallback=|| view! { <Blocked /> }>
                <Maker />
            </Show>
            <p class="rq-screen">
                <a href=desk.href(Route::Tasks)>"Back to all tasks"</a>
            </p>
        </div>
    }
}

/// What is shown for each stage of making.
#[component]
fn Maker() -> impl IntoView {
    let making: Making = expect_context();
    let stage = making.stage();
    move || {
        match stage.get() {
        Stage::Idle => view! {
            <p>"Nothing is missing. The package holds your request, the agency\u{2019}s documents and a record of this check. It is made on your computer."</p>
            <MakeButton label="Make the package" />
        }
        .into_any(),
        Stage::Making => view! { <Working /> }.into_any(),
        Stage::Failed(error) => view! {
            <Failed error />
            <MakeButton label="Try again" />
        }
        .into_any(),
        Stage::Made(receipt) => view! { <ReceiptView receipt /> }.into_any(),
    }
    }
}

/// The button that makes a package.
#[component]
pub fn MakeButton(
    /// What it says.
    label: &'static str,
) -> impl IntoView {
    let desk = Desk::here();
    let making: Making = expect_context();
    let fetched: Fetched = expect_context();
    view! {
        <button type="button" class="rq-primary" id=MAKE on:click=move |_| making.start(desk, &fetched)>
            {label}
        </button>
    }
}

#[component]
fn Working() -> impl IntoView {
    let making: Making = expect_context();
    let steps = making.steps();
    let known = move || Some(steps.get()).filter(|(_, total)| *total > 0);
    view! {
        <div class="rq-stack" id="package-progress">
            <h2 id=WORKING tabindex="-1">
                "Making the package\u{2026}"
            </h2>
            <label for="package-progress-bar">
                {move || match known() {
                    Some((done, total)) => format!("Step {done} of {total}"),
                    None => "Starting".to_owned(),
                }}
            </label>
            <progress
                id="package-progress-bar"
                max=move || steps.get().1.max(1).to_string()
                value=move || known().map(|(done, _)| done.to_string())
            ></progress>
            <button type="button" id="cancel-package" on:click=move |_| making.cancel()>
                "Cancel"
            </button>
        </div>
    }
}

#[component]
fn Failed(error: MakeError) -> impl IntoView {
    let sentences = match error {
        MakeError::Refused(sentences) => sentences,
        other => vec![other.to_string()],
    };
    view! {
        <div class="rq-callout rq-must" role="alert">
            <h2 id=FAILED tabindex="-1">
                "The package could not be made"
            </h2>
            {sentences.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
            <p>"Your draft is kept as it is."</p>
        </div>
    }
}

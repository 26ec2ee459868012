//! Checking a package that came in: whether it is whole, whether its files follow from its request, what today's rules say,
//! and the request to read. For the agency's staff, and for a requestor who wants to see what they will see.
//!
//! Everything happens on this computer, as of the day on which the package was made. The draft is not touched.

mod reading;
mod result;
mod words;

use crate::browser::files;
use crate::desk::Desk;
use crate::parts::page_title::PageTitle;
use crate::words::title_of;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use reading::Reading;
use requisite_package::{Verified, verify_in_pieces};
use requisite_session::Route;
use result::Outcome;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement};

/// How it stands with the package.
#[derive(Clone)]
enum Stage {
    /// None was chosen.
    Idle,
    /// One is being checked.
    Checking(String),
    /// It could not be read at all.
    Failed(String),
    /// It was checked.
    Done(Arc<Checked>),
}

/// A package that was checked.
struct Checked {
    /// Name of the file.
    file: String,
    verified: Verified,
}

/// The package at hand, which stays when the person looks at another page and comes back; by context.
#[derive(Clone, Copy)]
pub struct Reviewing {
    stage: RwSignal<Stage>,
    /// Counts the files that were chosen: of two, only the last one counts.
    turn: StoredValue<u32>,
}

impl Reviewing {
    /// No package yet.
    pub fn new() -> Self {
        Self { stage: RwSignal::new(Stage::Idle), turn: StoredValue::new(0) }
    }

    /// Checks a file.
    fn check(self, desk: Desk, file: gloo::file::File) {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        let name = file.name();
        self.stage.set(Stage::Checking(name.clone()));
        spawn_local(async move {
            let stage = match files::read(&file).await {
                Err(error) => Stage::Failed(error.to_string()),
                Ok(bytes) => {
                    let pause = || -> requisite_package::Pause { Box::pin(TimeoutFuture::new(0)) };
                    let verified = verify_in_pieces(&bytes, &desk.pack(), &pause).await;
                    Stage::Done(Arc::new(Checked { file: name, verified }))
                }
            };
            if self.turn.try_get_value() == turn {
                let _ = self.stage.try_set(stage);
            }
        });
    }
}

/// Choosing a package, and what came out.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let desk = Desk::here();
    let reviewing: Reviewing = expect_context();
    let stage = reviewing.stage;
    let short = desk.words().agency.short.clone();
    view! {
        <div class="rq-stack review-page">
            <PageTitle text=title_of(&Route::Review, &desk.words()) />
            <p class="rq-lead">
                "Open a package that somebody made with this program. You see whether it is whole, whether its files follow from the request, and what the rules say; below you read the request."
            </p>
            <p>
                {format!("It is checked by the rules for {short} that this page has, as of the day on which it was made. It stays on this computer, and your own draft stays as it is.")}
            </p>
            <Choose reviewing />
            <div role="status" id="review-state">
                {move || stage.with(said)}
            </div>
            {move || match stage.get() {
                Stage::Done(checked) => {
                    view! {
                        <Outcome checked=checked.clone() />
                        <Reading checked />
                    }
                        .into_any()
                }
                _ => ().into_any(),
            }}
        </div>
    }
}

/// What a listener hears of how it stands.
fn said(stage: &Stage) -> AnyView {
    match stage {
        Stage::Idle => ().into_any(),
        Stage::Checking(name) => view! { <p>{format!("Checking {name}\u{2026}")}</p> }.into_any(),
        Stage::Failed(problem) => view! {
            <div class="rq-callout rq-must">
                <p>{problem.clone()}</p>
            </div>
        }
        .into_any(),
        Stage::Done(checked) => {
            let words = words::heading(&checked.verified.verification);
            view! { <p class="rq-hidden">{format!("{}: {words}", checked.file)}</p> }.into_any()
        }
    }
}

/// The field for the file, which also takes what is dropped on it.
#[component]
fn Choose(reviewing: Reviewing) -> impl IntoView {
    let desk = Desk::here();
    let open = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(file) = input.as_ref().and_then(files::take_chosen) {
            reviewing.check(desk, file);
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        if let Some(file) = files::take_dropped(&event) {
            reviewing.check(desk, file);
        }
    };
    view! {
        <div class="rq-field rq-screen" on:dragover=|event| event.prevent_default() on:drop=drop>
            <label for="review-file">"Package to check"</label>
            <p class="rq-hint" id="review-file-hint">
                "A .zip file, up to 16 MB. You can also drop it here. Many packages at once: use the command line, "
                <code>"requisite verify"</code> "."
            </p>
            <input type="file" id="review-file" accept=".zip" aria-describedby="review-file-hint" on:change=open />
        </div>
    }
}

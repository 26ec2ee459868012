//! Checking a package that came in: whether it is whole, whether its files follow from its request, what today's rules say,
//! and the request to read. For the agency's staff, and for a requestor who wants to see what they will see.
//!
//! Everything happens on this computer, as of the day on which the package was made. The draft is not touched.

mod at_a_glance;
mod changed;
mod follow_up;
mod notes;
mod reading;
mod result;
mod returned;
mod words;

use crate::browser::files;
use crate::browser::pack_fetch::Fetched;
use crate::browser::package_worker::WorkerMaker;
use crate::desk::Desk;
use crate::parts::page_title::PageTitle;
use crate::words::title_of;
use changed::Changed;
use follow_up::FollowUp;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use notes::Notes;
use reading::Reading;
use requisite_package::{Again, Made, Verification, Verified, verify_in_pieces};
use requisite_request::{PackageOrder, RequestFile};
use requisite_session::{Decision, PackageMaker, ReturnFile, Route};
use result::Outcome;
use returned::Returned;
use std::collections::BTreeMap;
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
    /// It is what a reviewer sent back.
    Returned(Arc<ReturnFile>),
}

/// A package that was checked.
struct Checked {
    /// Name of the file.
    file: String,
    verified: Verified,
}

impl Checked {
    /// Whether its request is one by the rules of this agency, and can be read by them.
    fn is_by_these_rules(&self) -> bool {
        let of = &self.verified.verification;
        !matches!(of, Verification::OtherAgency { .. } | Verification::Unreadable { .. })
    }
}

/// The package at hand, which stays when the person looks at another page and comes back; by context.
#[derive(Clone, Copy)]
pub struct Reviewing {
    stage: RwSignal<Stage>,
    /// What the reviewer decides about packages, by their digests: it is there when one is opened again.
    notes: RwSignal<BTreeMap<String, Notes>>,
    /// Counts the files that were chosen: of two, only the last one counts.
    turn: StoredValue<u32>,
}

impl Reviewing {
    /// No package yet.
    pub fn new() -> Self {
        let notes = RwSignal::new(BTreeMap::new());
        Self { stage: RwSignal::new(Stage::Idle), notes, turn: StoredValue::new(0) }
    }

    /// Checks a file.
    fn check(self, desk: Desk, pack: &Fetched, file: gloo::file::File) {
        let files_of_pack = pack.files.clone();
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        let name = file.name();
        self.stage.set(Stage::Checking(name.clone()));
        spawn_local(async move {
            let stage = match files::read(&file).await {
                Err(error) => Stage::Failed(error.to_string()),
                Ok(bytes) if is_text(&bytes) => match ReturnFile::read(&bytes) {
                    Ok(file) => Stage::Returned(Arc::new(file)),
                    Err(error) => Stage::Failed(error.to_string()),
                },
                Ok(bytes) => {
                    let pause = || -> requisite_package::Pause { Box::pin(TimeoutFuture::new(0)) };
                    let (files, stamp) = (files_of_pack, desk.pack().stamp.clone());
                    let make = |Again { request, today, made_by }: Again| -> Made {
                        let order = PackageOrder {
                            files: (*files).clone(),
                            request: RequestFile::new(stamp.clone(), request),
                            today,
                            made_by: Some(made_by),
                        };
                        Box::pin(async move {
                            let made = WorkerMaker::default().make(order, |_, _| {}).await;
                            made.map(|made| made.bytes).map_err(|why| why.to_string())
                        })
                    };
                    match verify_in_pieces(&bytes, &desk.pack(), &pause, &make).await {
                        Ok(verified) => Stage::Done(Arc::new(Checked { file: name, verified })),
                        Err(why) => Stage::Failed(why),
                    }
                }
            };
            if self.turn.try_get_value() == turn {
                let _ = self.stage.try_set(stage);
            }
        });
    }
}

/// Whether a file looks like JSON; a package begins otherwise.
fn is_text(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
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
                "Open a package that somebody made with this program. You see whether it is whole, whether its files follow from the request, and what the rules say; below you read the request. A requestor opens here what a reviewer sent back, and starts the next request from a package."
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
                        <FollowUp checked=checked.clone() />
                        <Changed checked=checked.clone() />
                        <Reading checked />
                    }
                        .into_any()
                }
                Stage::Returned(file) => view! { <Returned file /> }.into_any(),
                Stage::Idle | Stage::Checking(_) | Stage::Failed(_) => ().into_any(),
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
            let words = checked.verified.verification.heading();
            view! { <p class="rq-hidden">{format!("{}: {words}", checked.file)}</p> }.into_any()
        }
        Stage::Returned(file) => {
            let changes = file.with(Decision::Change).count();
            view! { <p class="rq-hidden">{format!("The return file is read. {changes} must change.")}</p> }
                .into_any()
        }
    }
}

/// The field for the file, which also takes what is dropped on it.
#[component]
fn Choose(reviewing: Reviewing) -> impl IntoView {
    let desk = Desk::here();
    let pack = StoredValue::new(expect_context::<Fetched>());
    let check = move |file| pack.with_value(|pack| reviewing.check(desk, pack, file));
    let open = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(file) = input.as_ref().and_then(files::take_chosen) {
            check(file);
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        if let Some(file) = files::take_dropped(&event) {
            check(file);
        }
    };
    view! {
        <div class="rq-field rq-screen" on:dragover=|event| event.prevent_default() on:drop=drop>
            <label for="review-file">"Package to check, or a return file"</label>
            <p class="rq-hint" id="review-file-hint">
                "A package (.zip) up to 16 MB, or the return file (.json) that a reviewer sent you. You can also drop it here. Many packages at once: use the command line, "
                <code>"requisite verify"</code> "."
            </p>
            <input type="file" id="review-file" accept=".zip,.json" aria-describedby="review-file-hint" on:change=open />
        </div>
    }
}

//! Choosing the agency's public enrollment file.

use super::super::counting::{Counting, FileState, SAID};
use crate::browser::files;
use crate::browser::pack_fetch::Fetched;
use crate::desk::Desk;
use crate::parts::kept_together::kept_together;
use crate::parts::said::Said;
use gloo::file::File;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement};

/// Where a file is chosen or dropped, and what became of it.
#[component]
pub fn EnrollmentFile() -> impl IntoView {
    let desk = Desk::here();
    let fetched = StoredValue::new(expect_context::<Fetched>());
    let counting: Counting = expect_context();
    let over = RwSignal::new(false);
    let take = move |file: Option<File>| {
        if let Some(file) = file {
            counting.read(desk, &fetched.get_value(), file);
        }
    };
    let choose = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        take(input.as_ref().and_then(files::take_chosen));
    };
    let drop_in = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        take(files::take_dropped(&event));
    };
    let drag = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let short = desk.words().agency.short.clone();
    let titles: Vec<_> =
        desk.pack().enrollment.iter().map(|layout| view! { <li>{layout.title.clone()}</li> }).collect();
    view! {
        <div
            class=move || if over.get() { "rq-drop rq-screen rq-over" } else { "rq-drop rq-screen" }
            on:dragover=drag
            on:dragleave=move |_| over.set(false)
            on:drop=drop_in
        >
            <div class="rq-field">
                <label for="enrollment-file">
                    {format!("Make it better with {short}\u{2019}s public enrollment file")}
                </label>
                <p class="rq-hint" id="enrollment-file-hint">
                    "Download the file from the agency, then choose it here or drop it on this box. It is read on your computer and sent nowhere."
                </p>
                <input
                    type="file"
                    id="enrollment-file"
                    accept=".csv,.txt,.tsv,.tab"
                    aria-describedby=format!("enrollment-file-hint {SAID}")
                    on:change=choose
                />
            </div>
            <details class="rq-small">
                <summary>"Files that can be read"</summary>
                <ul>{titles}</ul>
            </details>
            <div id=SAID role="status" tabindex="-1">
                <State counting />
            </div>
        </div>
    }
}

#[component]
fn State(counting: Counting) -> impl IntoView {
    let forget = move |_| counting.forget();
    move || match counting.state().get() {
        FileState::None => ().into_any(),
        FileState::Reading(done, size) => {
            let percent = done.saturating_mul(100).checked_div(size).unwrap_or(100);
            view! {
                <p>{format!("Reading: {percent}%")}</p>
                <progress max="100" value=percent.to_string() aria-label="Reading the file"></progress>
                <button type="button" id="stop-reading" on:click=move |_| counting.stop_reading()>
                    "Stop"
                </button>
            }
            .into_any()
        }
        FileState::Read(file) => {
            let year = file.year.map(|year| format!(", {year}")).unwrap_or_default();
            let notes: Vec<_> =
                file.notes.iter().map(|note| view! { <li>{kept_together(note)}</li> }).collect();
            let text = format!("Read: {}{year}. The estimate above uses it.", file.title);
            view! {
                <Said is_problem=false text>
                    {(!notes.is_empty()).then(|| view! { <ul class="rq-small">{notes}</ul> })}
                    <button type="button" id="forget-file" class="rq-screen" on:click=forget>
                        "Go on without it"
                    </button>
                </Said>
            }
            .into_any()
        }
        FileState::Failed(error, before) => {
            let before = before.map(|file| {
                let year = file.year.map(|year| format!(", {year}")).unwrap_or_default();
                view! {
                    <p>{format!("The file of before is still used: {}{year}.", file.title)}</p>
                    <button type="button" id="forget-file" class="rq-screen" on:click=forget>
                        "Go on without it"
                    </button>
                }
            });
            view! { <Said is_problem=true text=error.to_string()>{before}</Said> }.into_any()
        }
    }
}

//! The draft as a file, and starting again.

use super::ask_first::AskFirst;
use super::said::Said;
use crate::browser::files;
use crate::came_in::Incoming;
use crate::desk::Desk;
use crate::opening::{self, FileMessage};
use gloo::file::File;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_session::Route;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement};

/// Keeping the draft as a file, opening one, starting again.
#[component]
pub fn DraftFiles() -> impl IntoView {
    let desk = Desk::here();
    let incoming: Incoming = expect_context();
    let message = RwSignal::new(None::<FileMessage>);
    let say = move |said: FileMessage| {
        let _ = message.try_set(Some(said));
    };
    let take = move |file: Option<File>| {
        let Some(file) = file else { return };
        spawn_local(async move { say(opening::open_file(desk, incoming, file).await) });
    };
    let open = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        take(input.as_ref().and_then(files::take_chosen));
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        take(files::take_dropped(&event));
    };
    view! {
        <section class="rq-stack draft-files" aria-labelledby="draft-files-title">
            <h2 id="draft-files-title">"Keep, open or clear your draft"</h2>
            <p>
                "This browser keeps your draft on this device. Some browsers delete what a page has kept after a while. A copy in a file stays until you delete it, and you can send it to someone who works on it with you. A copy also holds the draft as it last came in from a file, so that both can be brought together."
            </p>
            <p>
                <a href=desk.href(Route::Drafts) id="to-drafts">"Your drafts for this agency"</a>
                ": begin another request beside this one, or go on with an earlier one."
            </p>
            <p>
                <a href=desk.href(Route::Merge) id="to-merge">"Bring two drafts together"</a>
                ": a co-author sent the file back, and you went on with yours meanwhile."
            </p>
            <AskFirst
                id="start-again"
                label="Start again"
                question="Clear the whole draft?"
                then="Everything you entered is removed from this page. Undo brings it back."
                yes="Yes, clear everything"
                act=move || say(opening::start_again(desk))
            >
                <button type="button" id="save-draft-file" on:click=move |_| say(opening::save_copy(desk))>
                    "Save a copy to a file"
                </button>
            </AskFirst>
            <div class="rq-field" on:dragover=|event| event.prevent_default() on:drop=drop>
                <label for="open-draft-file">"Open a draft file"</label>
                <p class="rq-hint" id="open-draft-file-hint">
                    "A draft page (.html), or a package (.zip) of yours or of a colleague, up to 16 MB. You can also drop it here. It takes the place of what is here; Undo brings that back. If you and a co-author both changed a draft, what differs is shown first."
                </p>
                <input
                    type="file"
                    id="open-draft-file"
                    accept=".html,.htm,.json,.zip"
                    aria-describedby="open-draft-file-hint file-message"
                    on:change=open
                />
            </div>
            <div id="file-message" role="status">
                {move || {
                    message.get().map(|said| view! { <Said is_problem=said.is_problem text=said.text /> })
                }}
            </div>
        </section>
    }
}

//! The answer in short: the fewest public files that hold the most of the request, and what is left to ask for.

use super::cite::Cite;
use super::products::Products;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::parts::kept_together::kept_together;
use leptos::prelude::*;
use requisite_precheck::{Coverage, CoverageState, answer_sentence, smallest_set, use_public};
use requisite_request::Edit;

/// The sentence, the files, and taking from them all that they hold.
#[component]
pub fn TheAnswer() -> impl IntoView {
    let desk = Desk::here();
    // Looking for the fewest files takes its time, so it is done when the data change, not at every stroke of typing.
    let coverage = desk.from_report(|report| report.coverage.clone());
    let answer = Memo::new(move |_| {
        let pack = desk.pack();
        coverage.with(|coverage| desk.peek(|request| smallest_set(&pack, request, coverage)))
    });
    let files = desk.pack().products.len();
    let covered = Memo::new(move |_| {
        let is_covered = |row: &&Coverage| row.state == CoverageState::Covered;
        coverage.with(|rows| rows.iter().filter(is_covered).cloned().collect::<Vec<Coverage>>())
    });
    let take_all = move |_| {
        let edits: Vec<Edit> = covered.with_untracked(|rows| {
            desk.peek(|request| rows.iter().map(|row| use_public(request, row)).collect())
        });
        desk.edit_all(&edits);
        desk.announce("You will take them from public files. You can undo it.".to_owned());
        focus_id("taken-title".to_owned());
    };
    view! {
        <section class="rq-stack" aria-labelledby="public-title">
            <h2 id="public-title" tabindex="-1">
                "What public files hold of your request"
            </h2>
            <p class="rq-lead">{move || answer.with(|it| kept_together(&answer_sentence(it)))}</p>
            {move || {
                let ids = answer.with(|it| it.products.clone());
                (!ids.is_empty())
                    .then(|| {
                        view! {
                            <Products ids=ids.clone() />
                            <Cite ids />
                        }
                    })
            }}
            <p class="rq-small">{format!("Compared with the {files} published files that we know of.")}</p>
            <Show when=move || covered.with(|rows| !rows.is_empty())>
                <button type="button" class="rq-primary rq-screen" id="use-all-public" on:click=take_all>
                    {move || match covered.with(Vec::len) {
                        1 => "Take the one that is public from public files".to_owned(),
                        n => format!("Take all {n} that are public from public files"),
                    }}
                </button>
            </Show>
        </section>
    }
}

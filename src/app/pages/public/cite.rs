//! How to cite public files.

use crate::browser::clipboard::copy;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::ProductId;
use requisite_session::citation;

/// A citation for each file, to copy.
#[component]
pub fn Cite(
    /// The files.
    ids: Vec<ProductId>,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let texts: Vec<String> = ids.iter().filter_map(|id| citation(&pack, id, desk.today())).collect();
    let all = texts.join("\n");
    let copy_all = move |_| {
        copy(&all, move |done| {
            desk.announce(
                if done { "Copied." } else { "Your browser did not allow copying. Select the text instead." }
                    .to_owned(),
            );
        })
    };
    (!texts.is_empty()).then(|| {
        view! {
            <details class="rq-small">
                <summary>{if texts.len() == 1 { "How to cite it" } else { "How to cite them" }}</summary>
                <ul class="rq-plain">{texts.iter().map(|text| view! { <li class="rq-cite">{text.clone()}</li> }).collect_view()}</ul>
                <p class="rq-hint">"Change the day to the one on which you download."</p>
                <button type="button" class="rq-screen" on:click=copy_all>
                    "Copy"
                    <span class="rq-hidden">" these citations"</span>
                </button>
            </details>
        }
    })
}

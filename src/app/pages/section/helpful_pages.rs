//! Pages to which the duties refer that the questions of a page settle.

use crate::desk::Desk;
use crate::parts::pack_links::PackLinks;
use leptos::prelude::*;
use requisite_request::QuestionId;

/// The addresses, each once; nothing while no such duty is there.
#[component]
pub fn HelpfulPages(
    /// The questions of the page.
    ids: Vec<QuestionId>,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let links = desk.from_report(move |report| {
        let mut links: Vec<String> = Vec::new();
        let here =
            pack.obligations.iter().filter(|it| it.question.as_ref().is_some_and(|id| ids.contains(id)));
        let due = here.filter(|it| report.duties.iter().any(|duty| duty.id == it.id));
        for link in due.flat_map(|it| &it.links) {
            if !links.contains(link) {
                links.push(link.clone());
            }
        }
        links
    });
    view! {
        <Show when=move || links.with(|links| !links.is_empty())>
            <section class="rq-stack" aria-labelledby="helpful-title">
                <h2 id="helpful-title">"Pages that help"</h2>
                {move || view! { <PackLinks ids=links.get() /> }}
            </section>
        </Show>
    }
}

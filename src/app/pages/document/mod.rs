//! One of the agency's documents by its own headings: to write in, or as it will read.

mod as_text;
mod headings;
mod part;

use crate::browser::page;
use crate::desk::Desk;
use crate::pages::UnknownPage;
use crate::pages::check::sent_request;
use crate::pages::section::{BeforeForm, FirstOfAll};
use crate::parts::page_title::PageTitle;
use crate::words::title_of;
use as_text::PartText;
use headings::Headings;
use leptos::prelude::*;
use part::PartToWrite;
use requisite_pack::{Basis, Obligation, ObligationWords, Part};
use requisite_request::{QuestionId, Request};
use requisite_session::Route;
use std::sync::Arc;

/// One of the agency's documents.
#[component]
pub fn DocumentPage(
    /// Id of the obligation.
    id: String,
) -> impl IntoView {
    let pack = Desk::here().pack();
    match pack.obligations.iter().find(|it| it.id == id && !it.parts.is_empty()) {
        Some(document) => view! { <Document document=Arc::new(document.clone()) /> }.into_any(),
        None => view! { <UnknownPage /> }.into_any(),
    }
}

/// The questions of a part that are asked.
fn asked_in(desk: Desk, part: &Part) -> Memo<Vec<QuestionId>> {
    let ids = part.questions.clone();
    desk.from_report(move |report| ids.iter().filter(|id| report.shown.contains(*id)).cloned().collect())
}

#[component]
fn Document(document: Arc<Obligation>) -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words().obligations.get(&document.id).cloned().unwrap_or_default();
    let id = document.id.clone();
    let applies = desk.from_report(move |report| report.duties.iter().any(|duty| duty.id == id));
    let known = desk.from_report(|report| report.class.value().is_some());
    let reads = RwSignal::new(false);
    // Where no heading was found, it is said once.
    let assumed = document.parts.iter().all(|part| part.basis != Basis::Found);
    let agency = desk.words().agency.short.clone();
    let shown = document.clone();
    let named = words.clone();
    let before = before(desk, &document);
    // Made once for all parts, and only while it is read.
    let sent = sent_request(desk);
    let parts = move || {
        let one = |part: &Part| one_part(part, &named, reads.get().then_some(sent), assumed);
        (reads.get() || before.is_open()).then(|| shown.parts.iter().map(one).collect_view())
    };
    view! {
        <div class="rq-stack document-page">
            <PageTitle text=title_of(&Route::Document(document.id.clone()), &desk.words()) />
            <p class="rq-lead">{words.text.clone()}</p>
            <Show when=move || !applies.get()>
                <p class="rq-callout rq-note">
                    {move || {
                        if known.get() {
                            "By your answers so far, this document is not needed."
                        } else {
                            "Whether this document is needed depends on the data that you choose."
                        }
                    }}
                </p>
            </Show>
            {assumed
                .then(|| {
                    view! {
                        <p class="rq-callout rq-check">
                            {format!(
                                "We did not find the form itself. Its headings here are our assumption; {agency} may ask in other words.",
                            )}
                        </p>
                    }
                })}
            <p>"These are the answers of your request under the headings of this document. What you write here stands on the other pages too."</p>
            <Headings document=document.clone() words=words.clone() />
            <div class="rq-row rq-screen">
                <button type="button" id="document-reads" on:click=move |_| reads.update(|reads| *reads = !*reads)>
                    {move || if reads.get() { "Write in it" } else { "Show it as it will read" }}
                </button>
                <button type="button" id="print" on:click=move |_| page::print()>
                    "Print this page"
                </button>
            </div>
            <FirstOfAll before all=RwSignal::new(false) />
            {parts}
            <div class="rq-bar">
                <a class="rq-primary" href=desk.href(Route::Check)>
                    {title_of(&Route::Check, &desk.words())}
                </a>
                <a href=desk.href(Route::Tasks)>"Back to all tasks"</a>
            </div>
        </div>
    }
}

/// What comes before the form, if the pages with the questions of the document have something that does.
fn before(desk: Desk, document: &Obligation) -> BeforeForm {
    let ids: Vec<QuestionId> = document.parts.iter().flat_map(|part| part.questions.clone()).collect();
    let pack = desk.pack();
    let section = ids.iter().filter_map(|id| pack.section_of(id)).find(|section| !section.after.is_empty());
    BeforeForm::of(desk, section.map(|section| section.after.clone()).unwrap_or_default(), &ids)
}

/// A part with its heading and guidance, to write in or as it will read.
fn one_part(
    part: &Part,
    words: &ObligationWords,
    sent: Option<Memo<Arc<Request>>>,
    assumed: bool,
) -> impl IntoView + use<> {
    let words = words.parts.get(&part.id).cloned().unwrap_or_default();
    let title = if words.title.is_empty() { part.id.clone() } else { words.title };
    let tag = (part.basis != Basis::Found && !assumed)
        .then(|| view! { <span class="rq-tag">{crate::words::basis_label(part.basis)}</span> });
    let reads = sent.is_some();
    let body = match sent {
        Some(sent) => view! { <PartText part=part.clone() sent /> }.into_any(),
        None => view! { <PartToWrite part=part.clone() /> }.into_any(),
    };
    view! {
        <section class="rq-part" class:rq-reads=reads data-part=part.id.clone() aria-labelledby=heading_id(&part.id)>
            <div class="rq-part-head">
                <h2 id=heading_id(&part.id) tabindex="-1">
                    {title}
                </h2>
                {tag}
            </div>
            <div class="rq-part-body">
                {(!reads).then(|| view! { <p class="rq-guidance">{words.text}</p> })}
                <div class="rq-stack">{body}</div>
            </div>
        </section>
    }
}

/// DOM id of a part's heading.
fn heading_id(part: &str) -> String {
    format!("part-{part}")
}

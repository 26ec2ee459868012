//! The ways to the agency's documents by their own headings.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_session::Route;

/// Links to the documents that the request needs and of which the headings are known; nothing while there are none.
#[component]
pub fn DocumentLinks() -> impl IntoView {
    let desk = Desk::here();
    // The duties of a request change with the data, not with every stroke.
    let needed =
        desk.from_report(|report| report.duties.iter().map(|duty| duty.id.clone()).collect::<Vec<_>>());
    let links = move || {
        let (pack, words) = (desk.pack(), desk.words());
        let has_parts =
            |id: &&String| pack.obligations.iter().any(|it| it.id == **id && !it.parts.is_empty());
        let link = |id: &String| {
            let title = words.obligations.get(id).map(|words| words.title.clone());
            view! {
                <li>
                    <a href=desk.href(Route::Document(id.clone()))>{title}</a>
                </li>
            }
        };
        needed.with(|ids| ids.iter().filter(has_parts).map(link).collect::<Vec<_>>())
    };
    move || {
        let links = links();
        (!links.is_empty()).then(|| {
            view! {
                <section class="rq-stack" id="documents" aria-labelledby="documents-title">
                    <h2 id="documents-title">"The agency\u{2019}s documents"</h2>
                    <p class="rq-small">"Your answers under the agency\u{2019}s own headings, to read or to write in."</p>
                    <ul>{links}</ul>
                </section>
            }
        })
    }
}

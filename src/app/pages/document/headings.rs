//! The headings of a document at a glance, and how long it is so far.

use super::heading_id;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::words::things;
use leptos::prelude::*;
use requisite_pack::{Obligation, ObligationWords, Part};
use requisite_request::Place;
use std::sync::Arc;

/// The headings, each with what is still to be filled in below it.
#[component]
pub fn Headings(document: Arc<Obligation>, words: ObligationWords) -> impl IntoView {
    let desk = Desk::here();
    let items: Vec<_> = document.parts.iter().map(|part| heading(desk, part, &words)).collect();
    let listed: Vec<_> = document.parts.iter().flat_map(|part| part.questions.clone()).collect();
    let length = desk.from_report(move |report| {
        let paper = report.paper.as_ref().filter(|paper| paper.parts.iter().any(|id| listed.contains(id)))?;
        Some((paper.words, paper.pages(), paper.most_pages, paper.is_too_long()))
    });
    let length = move || {
        length.get().map(|(words, pages, most, too_long)| {
            let class = if too_long { "rq-callout rq-check" } else { "rq-small" };
            view! {
                <p class=class id="document-length" role="status">
                    {format!("So far {words} words: about {pages} of {most} pages. How much a page holds is an estimate.")}
                </p>
            }
        })
    };
    view! {
        <nav aria-labelledby="headings-title">
            <h2 id="headings-title">"Headings"</h2>
            <ol class="rq-plain rq-headings">{items}</ol>
            {length}
        </nav>
    }
}

fn heading(desk: Desk, part: &Part, words: &ObligationWords) -> impl IntoView + use<> {
    let title = words.parts.get(&part.id).map_or_else(|| part.id.clone(), |it| it.title.clone());
    let ids = part.questions.clone();
    let left = desk.from_report(move |report| {
        let here = report.blocking().filter(|it| match &it.place {
            Place::Question(id) | Place::Row { question: id, .. } => ids.contains(id),
            _ => false,
        });
        u32::try_from(here.count()).unwrap_or(u32::MAX)
    });
    let target = heading_id(&part.id);
    let state = move || match left.get() {
        0 => None,
        n => Some(format!("{} to do", things(n))),
    };
    view! {
        <li>
            <button type="button" class="rq-link" on:click=move |_| focus_id(target.clone())>
                {title}
            </button>
            " "
            <span class="rq-small">{state}</span>
        </li>
    }
}

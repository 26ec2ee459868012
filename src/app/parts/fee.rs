//! What preparing the data may cost, with what the estimate is assumed on.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::{FeeSentences, fee_sentences};

/// The estimate of the charge; nothing when nothing is charged, or when too little is chosen to say.
#[component]
pub fn FeeSoFar() -> impl IntoView {
    let desk = Desk::here();
    let fee = desk.from_report(|report| report.fee.clone());
    let sentences = move || {
        let pack = desk.pack();
        let fee = fee.get()?;
        Some(desk.read(|request| fee_sentences(&pack, &pack.language, request, &fee)))
    };
    move || sentences().map(|sentences| view! { <Estimate sentences /> })
}

#[component]
fn Estimate(sentences: FeeSentences) -> impl IntoView {
    let work: Vec<_> = sentences.work.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    let acknowledged =
        (!sentences.acknowledged.is_empty()).then(|| view! { <p>{sentences.acknowledged}</p> });
    view! {
        <section class="rq-stack" id="fee">
            <h2>"What it may cost"</h2>
            <p>
                <strong>{sentences.total}</strong>
            </p>
            <ul>{work}</ul>
            <p class="rq-small">{sentences.about.join(" ")}</p>
            {acknowledged}
        </section>
    }
}

//! What the request in the package changed of the earlier one that it follows.

use super::Checked;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_package::{Change, changes};
use std::sync::Arc;

/// The changes, where the request follows an earlier package.
#[component]
pub fn Changed(checked: Arc<Checked>) -> impl IntoView {
    if !checked.is_by_these_rules() {
        return None;
    }
    let desk = Desk::here();
    let (about, file) = (checked.verified.verification.about()?, checked.verified.request.as_ref()?);
    let earlier = file.request.follows.as_ref()?;
    let kinds = changes(&desk.pack(), &file.request, about.today)?;
    let row = |change: Change| {
        view! {
            <tr>
                <th scope="row" dir="auto">{change.what}</th>
                <td dir="auto">{change.before}</td>
                <td dir="auto">{change.now}</td>
            </tr>
        }
    };
    let nothing =
        kinds.is_empty().then(|| view! { <p>"Nothing: both ask for the same and say the same."</p> });
    let tables: Vec<_> = kinds
        .into_iter()
        .map(|kind| {
            let rows: Vec<_> = kind.list.into_iter().map(row).collect();
            view! {
                <div class="rq-scroll review-changes" role="region" aria-label=kind.of tabindex="0">
                    <table>
                        <caption>{format!("{} ({})", kind.of, rows.len())}</caption>
                        <thead>
                            <tr>
                                <th scope="col">"What"</th>
                                <th scope="col">"Before"</th>
                                <th scope="col">"Now"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
        })
        .collect();
    let from = format!(
        "It is {} of {}, made on {}.",
        earlier.how.in_words(),
        earlier.package,
        earlier.day.in_words()
    );
    Some(view! {
        <section class="rq-stack" aria-labelledby="review-changed">
            <h2 id="review-changed">"What changed since the earlier package"</h2>
            <p dir="auto">{from}</p>
            <p class="rq-small">
                "SHA-256 of the earlier package, to compare with the one that you have: " <code class="review-digest">{earlier.sha256.clone()}</code>
            </p>
            {nothing}
            {tables}
        </section>
    })
}

//! The class of the request so far, and how certain it is.

use super::explain::{Grounds, Ways};
use super::finding_fixes::Pending;
use super::findings_words::{certainty, verdict_words};
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::{Class, Verdict, VerdictOf, says_who};
use requisite_request::ElementId;

/// The class so far, with what it rests on.
#[component]
pub fn ClassSoFar(
    /// The change that is being looked at; one on the page.
    pending: Pending,
) -> impl IntoView {
    let desk = Desk::here();
    let class = desk.from_report(|report| report.class.clone());
    let short = desk.words().agency.short.clone();
    let telling = desk.memo(move |request| {
        let pack = desk.pack();
        let tells = |id: &ElementId| pack.element(id).is_some_and(says_who);
        request.elements().into_iter().filter(|id| tells(id)).cloned().collect::<Vec<_>>()
    });
    let because = move || {
        let (about, elements) = match class.get() {
            Verdict::Person { because, .. } => (None, because.elements().to_vec()),
            Verdict::Decided(Class::Identifiable) => (Some("These say who a student is:"), telling.get()),
            _ => return None,
        };
        let pack = desk.pack();
        let labels: Vec<_> =
            elements.iter().map(|id| view! { <li>{pack.label(id).to_owned()}</li> }).collect();
        (!labels.is_empty())
            .then(|| view! { {about.map(|about| view! { <p class="rq-small">{about}</p> })}<ul class="rq-small">{labels}</ul> })
    };
    let grounds = Signal::derive(move || {
        let more: &[&str] = match class.with(Verdict::value) {
            None => &[],
            Some(Class::Public) => &["ask.unit", "years", "breakdowns", "elements", "all_public"],
            Some(_) => &["elements"],
        };
        ["class"].iter().chain(more).map(|name| (*name).to_owned()).collect()
    });
    view! {
        <div class="rq-class">
            <p>
                <span class="rq-small">"Kind of data "</span>
                <strong>{move || class.with(verdict_words)}</strong>
            </p>
            <p class="rq-small">{move || class.with(|class: &Verdict<Class>| certainty(class, &short))}</p>
            {because}
            <details class="rq-small">
                <summary>"Why this kind?"</summary>
                <Grounds at=None because=grounds />
            </details>
            <Ways of=VerdictOf::Class about="the kind of data" pending />
        </div>
    }
}

//! The class of the request so far, and how certain it is.

use super::explain::{Grounds, Ways};
use super::finding_fixes::Pending;
use super::findings_words::{certainty, verdict_words};
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::{Class, Verdict, VerdictOf, says_who};
use requisite_request::ElementId;

/// Whether the place that each row names makes the class doubtful.
fn by_place(class: &Verdict<Class>) -> bool {
    matches!(class, Verdict::Person { because, .. } if !because.units().is_empty())
}

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
        let pack = desk.pack();
        let label = |id: &ElementId| pack.label(id).to_owned();
        let level = |unit| format!("{} in which each student is", pack.unit_label(unit));
        let (about, details): (_, Vec<String>) = match class.get() {
            Verdict::Person { because, .. } => {
                let (elements, units) = (because.elements().iter(), because.units().iter());
                (None, elements.map(label).chain(units.map(level)).collect())
            }
            Verdict::Decided(Class::Identifiable) => {
                (Some("These say who a student is:"), telling.get().iter().map(label).collect())
            }
            _ => return None,
        };
        let labels: Vec<_> = details.into_iter().map(|label| view! { <li>{label}</li> }).collect();
        (!labels.is_empty())
            .then(|| view! { {about.map(|about| view! { <p class="rq-small">{about}</p> })}<ul class="rq-small">{labels}</ul> })
    };
    let grounds = Signal::derive(move || {
        let more: &[&str] = match class.with(Verdict::value) {
            None => &[],
            Some(Class::Public) => &["ask.unit", "years", "breakdowns", "elements", "all_public"],
            Some(_) if class.with(by_place) => &["elements", "ask.unit"],
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

//! What the check says at a place beyond what its field must have: with reasons, remedies, and where it may stay with a
//! reason, a field for it.

use crate::desk::Desk;
use crate::parts::finding::FindingItem;
use crate::parts::findings_words::Demand;
use leptos::prelude::*;
use requisite_pack::Severity;
use requisite_request::Place;

/// What stands beside a field.
pub const BESIDE_FIELD: &[Severity] = &[Severity::Check, Severity::Note];
/// What stands at the head of a page or row.
pub const AT_HEAD: &[Severity] = &[Severity::MustFix, Severity::Check];

/// The findings at some places, once they are to be shown.
#[component]
pub fn Remarks(
    /// The places.
    places: Vec<Place>,
    /// Which findings: what must be fixed is, beside a field, the field's own problem.
    severities: &'static [Severity],
    /// Whether they are shown yet.
    #[prop(into)]
    shown: Signal<bool>,
) -> impl IntoView {
    let desk = Desk::here();
    let found = desk.from_report(move |report| {
        let here = report
            .findings
            .iter()
            .filter(|it| places.contains(&it.place) && !it.incomplete && severities.contains(&it.severity));
        here.map(|it| (it.id.clone(), it.severity)).collect::<Vec<_>>()
    });
    let listed = Memo::new(move |_| if shown.get() { found.get() } else { Vec::new() });
    let pending = RwSignal::new(None);
    view! {
        <Show when=move || listed.with(|listed| !listed.is_empty())>
            <ul class="rq-plain remarks">
                <For each=move || listed.get() key=|(id, _)| id.clone() let((id, severity))>
                    <FindingItem id demand=Demand::of(severity, false) pending beside=true />
                </For>
            </ul>
        </Show>
    }
}

/// What is good to know at some places, folded away.
#[component]
pub fn Notes(
    /// The places.
    places: Vec<Place>,
) -> impl IntoView {
    let desk = Desk::here();
    let here = places.clone();
    let count = desk.from_report(move |report| {
        let notes = report.findings.iter().filter(|it| it.severity == Severity::Note);
        notes.filter(|it| here.contains(&it.place)).count()
    });
    let places = StoredValue::new(places);
    view! {
        <Show when=move || count.get() != 0>
            <details class="rq-fold">
                <summary>
                    "Good to know" <span class="rq-tag rq-note">{move || count.get()}</span>
                </summary>
                <div>
                    <Remarks places=places.get_value() severities=&[Severity::Note] shown=true />
                </div>
            </details>
        </Show>
    }
}

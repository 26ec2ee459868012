//! One finding: what, why, what to do, where, and its source.

use super::explain::Ways;
use super::finding_fixes::{FindingFixes, FindingReason, Pending};
use super::finding_place::{place_to_fill, place_words};
use super::finding_source::FindingSource;
use super::findings_words::Demand;
use super::kept_together::kept_together;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::Severity;
use requisite_precheck::{Finding, FindingSentences, VerdictOf, finding_sentences};
use requisite_request::Place;

/// A finding in a list of findings.
#[component]
pub fn FindingItem(
    /// The finding's id. Its content is read from the report, so that what is typed below it stays.
    id: String,
    /// What it demands.
    demand: Demand,
    /// The remedy that is being looked at.
    pending: Pending,
    /// Whether it stands beside its field, on a page that lists it as well: the ids of the two differ.
    #[prop(optional)]
    beside: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let asked = id.clone();
    let finding = desk.from_report(move |report| report.findings.iter().find(|it| it.id == asked).cloned());
    // What a list shows has just been in the report; afterwards an empty item is about to be taken out of the list.
    let first = finding.get_untracked();
    let (code, place) = first.as_ref().map(|it| (it.code.clone(), it.place.to_string())).unwrap_or_default();
    let body = match demand {
        Demand::FillIn => view! { <Short id finding demand /> }.into_any(),
        _ => view! { <Full id finding demand pending beside /> }.into_any(),
    };
    view! {
        <li class=format!("rq-finding {}", demand.class()) data-finding=code data-place=place>
            {body}
        </li>
    }
}

fn sentences(desk: Desk, finding: Memo<Option<Finding>>) -> Memo<FindingSentences> {
    let pack = desk.pack();
    Memo::new(move |_| {
        finding
            .with(|it| it.as_ref().map(|it| finding_sentences(&pack, &pack.language, it)).unwrap_or_default())
    })
}

/// The link to the place, with its address and words.
fn place_link(
    desk: Desk,
    finding: Memo<Option<Finding>>,
) -> impl Fn() -> Option<(String, String)> + Copy + Send {
    move || {
        // What holds for the request as a whole stands nowhere in particular.
        let somewhere = |it: &&Finding| it.place != Place::Whole;
        let place = finding.with(|it| it.as_ref().filter(somewhere).map(|it| place_to_fill(desk, it)))?;
        let words = desk.read(|request| place_words(&desk.pack(), &desk.words(), request, &place));
        Some((desk.href_at(&place), words))
    }
}

/// What is only not there yet: a link, and the reason behind it folded away.
#[component]
fn Short(id: String, finding: Memo<Option<Finding>>, demand: Demand) -> impl IntoView {
    let desk = Desk::here();
    let text = sentences(desk, finding);
    let address = move || place_link(desk, finding)().map(|(address, _)| address);
    let first = finding.get_untracked();
    // What no source demands may be left out.
    let may_stay = first.as_ref().is_some_and(|it| it.severity == Severity::Check);
    let reason = may_stay.then(
        || view! { <FindingReason dom=id.clone() id of_words=false label="Or say why you leave it blank" /> },
    );
    let summary = if may_stay { "Why, or leave it blank" } else { "Why" };
    let is_left = Memo::new(move |_| finding.with(|it| it.as_ref().is_some_and(|it| it.explained.is_some())));
    let assumed = may_stay.then(|| view! { <p>"It is our assumption that the agency asks this."</p> });
    let source = first.map(|it| {
        view! { <FindingSource source=it.source law=it.law basis=it.basis /> }
    });
    view! {
        <p class="rq-finding-what">
            <span class=format!("rq-sign {}", demand.class()) aria-hidden="true">
                {demand.sign()}
            </span>
            <a href=address>{move || text.with(|text| kept_together(&text.what))}</a>
        </p>
        <Show when=move || is_left.get()>
            <p class="rq-small">"\u{2713} Left blank, with your reason."</p>
        </Show>
        <details class="rq-small">
            <summary>
                {summary} <span class="rq-hidden">{move || text.with(|text| format!(": {}", text.what))}</span>
            </summary>
            <p>{move || text.with(|text| kept_together(&text.why))}</p>
            {assumed}
            <p>{move || text.with(|text| kept_together(&text.fix))}</p>
            {reason}
            {source}
        </details>
    }
}

#[component]
fn Full(
    id: String,
    finding: Memo<Option<Finding>>,
    demand: Demand,
    pending: Pending,
    beside: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let text = sentences(desk, finding);
    let first = finding.get_untracked();
    let may_stay = first.as_ref().is_some_and(|it| it.severity == Severity::Check);
    let of_words = first.as_ref().is_some_and(|it| !it.quotes.is_empty());
    let dom = if beside { format!("beside-{id}") } else { id.clone() };
    let of_element = first.as_ref().and_then(|it| match &it.place {
        Place::Element { element, .. } => Some(element.clone()),
        _ => None,
    });
    let about = Signal::derive(move || text.with(|text| text.what.clone()));
    let reason = may_stay.then(|| {
        let (id, dom) = (id.clone(), dom.clone());
        view! { <FindingReason id dom of_words of_element about label="Or say why it may stay" /> }
    });
    let place = first.as_ref().map(|it| it.place.clone());
    let because = Signal::derive(move || {
        finding.with(|it| it.as_ref().map(|it| it.because.clone()).unwrap_or_default())
    });
    let has_own = first.as_ref().is_some_and(|it| !it.fixes.is_empty());
    let source = first.map(|it| {
        view! { <FindingSource source=it.source law=it.law basis=it.basis grounds=(place, because) /> }
    });
    let of = VerdictOf::Finding(id);
    let ways = (demand != Demand::Note).then(|| view! { <Ways of about pending has_own /> });
    let link = move || {
        // Beside its field there is nowhere to go.
        let (address, words) = place_link(desk, finding)().filter(|_| !beside)?;
        Some(view! {
            <p class="rq-screen">
                <a href=address>{format!("Go to \u{201c}{words}\u{201d}")}</a>
            </p>
        })
    };
    view! {
        <p class="rq-finding-what">
            <span class=format!("rq-sign {}", demand.class()) aria-hidden="true">
                {demand.sign()}
            </span>
            <strong>
                <span class="rq-hidden">{format!("{}: ", demand.heading())}</span>
                {move || text.with(|text| kept_together(&text.what))}
            </strong>
        </p>
        <p>{move || text.with(|text| kept_together(&text.why))}</p>
        <p>
            <strong>"What to do: "</strong>
            {move || text.with(|text| kept_together(&text.fix))}
        </p>
        {link}
        <FindingFixes id=dom finding about pending />
        {reason}
        {source}
        {ways}
    }
}

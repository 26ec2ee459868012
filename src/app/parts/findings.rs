//! What the check found, beside the work on every page.

use super::finding::FindingItem;
use super::finding_fixes::Pending;
use super::finding_place::page_of_place;
use super::findings_class::ClassSoFar;
use super::findings_words::{Demand, counts};
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::Pack;
use requisite_precheck::Report;
use requisite_session::{Route, task_of_route};
use std::sync::Arc;

/// Most findings that a list shows before it is asked for more.
const FEW: usize = 15;

/// Ids of the findings with a demand; of one page only, if one is given.
fn found(pack: &Pack, report: &Report, demand: Demand, page: Option<&Route>) -> Vec<String> {
    let here = report.findings.iter().filter(|it| {
        Demand::of(it.severity, it.incomplete) == demand
            && page.is_none_or(|page| page_of_place(pack, &it.place) == *page)
    });
    here.map(|it| it.id.clone()).collect()
}

/// The panel of findings: those of the page beside which it stands, or of the whole request.
#[component]
pub fn FindingsPanel(
    /// The page.
    here: Route,
) -> impl IntoView {
    let desk = Desk::here();
    let has_own = task_of_route(&here).is_some();
    let whole = RwSignal::new(!has_own);
    let pending: Pending = RwSignal::new(None);
    let lists = Demand::ALL.map(|demand| {
        let (pack, here) = (desk.pack(), here.clone());
        let ids = Memo::new(move |_| {
            let page = if whole.get() { None } else { Some(&here) };
            desk.report().with(|report| found(&pack, report, demand, page))
        });
        (demand, ids)
    });
    let summary = move || {
        let numbers = lists.map(|(demand, ids)| (demand, ids.with(Vec::len)));
        counts(if whole.get() { "In the whole request" } else { "On this page" }, &numbers)
    };
    let switch = has_own.then(|| {
        view! {
            <div class="rq-choice rq-screen">
                <input
                    type="checkbox"
                    id="findings-whole"
                    prop:checked=whole
                    on:change:target=move |event| whole.set(event.target().checked())
                />
                <label for="findings-whole">"Show the whole request"</label>
            </div>
        }
    });
    view! {
        <section class="rq-findings" aria-labelledby="findings-title">
            <h2 id="findings-title" tabindex="-1">
                "The check so far"
            </h2>
            <ClassSoFar />
            <p role="status">{summary}</p>
            {switch}
            {lists.map(|(demand, ids)| view! { <FindingList demand ids pending /> }).collect_view()}
        </section>
    }
}

/// The findings with one demand.
#[component]
fn FindingList(demand: Demand, ids: Memo<Vec<String>>, pending: Pending) -> impl IntoView {
    let all = RwSignal::new(false);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { FEW };
        ids.with(|ids| ids.iter().take(most).cloned().map(Arc::<str>::from).collect::<Vec<_>>())
    };
    let more = move || if all.get() { 0 } else { ids.with(Vec::len).saturating_sub(FEW) };
    // What needs an answer stands open; what is only good to know waits.
    let open = demand != Demand::Note;
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <details class="rq-fold rq-finding-list" open=open>
                <summary>
                    <h3>{demand.heading()}</h3>
                    <span class=format!("rq-tag {}", demand.class())>{move || ids.with(Vec::len)}</span>
                </summary>
                <div class="rq-stack">
                    <p class="rq-small">{demand.about()}</p>
                    <ul class="rq-plain">
                        <For each=shown key=Arc::clone let:id>
                            <FindingItem id=id.to_string() demand pending />
                        </For>
                    </ul>
                    <Show when=move || { more() > 0 }>
                        <button type="button" class="rq-screen" on:click=move |_| all.set(true)>
                            {move || format!("Show {} more", more())}
                        </button>
                    </Show>
                </div>
            </details>
        </Show>
    }
}

//! What the check found, beside the work on every page.

use super::finding::FindingItem;
use super::finding_fixes::Pending;
use super::finding_place::page_of_finding;
use super::findings_alike::FindingsAlike;
use super::findings_class::ClassSoFar;
use super::findings_grouped::{Entry, grouped};
use super::findings_words::{Demand, counts};
use super::fix_done::FixDone;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::Pack;
use requisite_precheck::Report;
use requisite_session::{Route, task_of_route};

/// Most findings that a list shows before it is asked for more.
const FEW: usize = 15;

/// The findings with a demand; of one page only, if one is given. What is to be filled in is told one by one.
fn found(pack: &Pack, report: &Report, demand: Demand, page: Option<&Route>) -> Vec<Entry> {
    let here = report.findings.iter().filter(|it| {
        Demand::of(it.severity, it.asks_to_fill_in()) == demand
            && page.is_none_or(|page| page_of_finding(pack, it) == *page)
    });
    if demand != Demand::FillIn {
        return grouped(here);
    }
    here.map(|it| Entry { key: it.id.clone(), ids: vec![it.id.clone()] }).collect()
}

fn count(entries: &[Entry]) -> usize {
    entries.iter().map(|entry| entry.ids.len()).sum()
}

/// How many of them may stay, with a reason that is recorded.
fn explained(report: &Report, entries: &[Entry]) -> usize {
    let listed = |id: &String| entries.iter().any(|entry| entry.ids.contains(id));
    report.findings.iter().filter(|it| it.explained.is_some() && listed(&it.id)).count()
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
        let entries = Memo::new(move |_| {
            let page = if whole.get() { None } else { Some(&here) };
            desk.report().with(|report| found(&pack, report, demand, page))
        });
        (demand, entries)
    });
    let summary = move || {
        let report = desk.report();
        let numbers = lists.map(|(demand, entries)| {
            entries.with(|entries| {
                let explained = report.with(|report| explained(report, entries));
                (demand, count(entries), explained)
            })
        });
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
    let ends = desk.from_report(|report| report.ending().is_some());
    view! {
        <section class="rq-findings" aria-labelledby="findings-title">
            <h2 id="findings-title" tabindex="-1">
                "The check so far"
            </h2>
            <FixDone />
            <ClassSoFar pending />
            <Show when=move || ends.get()>
                <p class="rq-small" id="findings-end">
                    "Your answers lead elsewhere, so there is no package to make. What follows counts only once they no longer do."
                </p>
            </Show>
            <p role="status">{summary}</p>
            {switch}
            {lists.map(|(demand, entries)| view! { <FindingList demand entries pending /> }).collect_view()}
        </section>
    }
}

/// The findings with one demand.
#[component]
fn FindingList(demand: Demand, entries: Memo<Vec<Entry>>, pending: Pending) -> impl IntoView {
    let all = RwSignal::new(false);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { FEW };
        let key = |entry: &Entry| (entry.key.clone(), entry.is_several());
        entries.with(|entries| entries.iter().take(most).map(key).collect::<Vec<_>>())
    };
    let more = move || if all.get() { 0 } else { entries.with(Vec::len).saturating_sub(FEW) };
    let item = move |(key, several): (String, bool)| {
        if !several {
            return view! { <FindingItem id=key demand pending /> }.into_any();
        }
        let code = key.clone();
        let ids = Memo::new(move |_| {
            let ids = |entries: &Vec<Entry>| entries.iter().find(|it| it.key == key).map(|it| it.ids.clone());
            entries.with(ids).unwrap_or_default()
        });
        view! { <FindingsAlike code ids demand pending /> }.into_any()
    };
    // What needs an answer stands open; what is only good to know waits.
    let open = demand != Demand::Note;
    view! {
        <Show when=move || entries.with(|entries| !entries.is_empty())>
            <details class="rq-fold rq-finding-list" data-demand=format!("{demand:?}") open=open>
                <summary>
                    <h3>{demand.heading()}</h3>
                    <span class=format!(
                        "rq-tag {}",
                        demand.class(),
                    )>{move || entries.with(|entries| count(entries))}</span>
                </summary>
                <div class="rq-stack">
                    <p class="rq-small">{demand.about()}</p>
                    <ul class="rq-plain">
                        <For each=shown key=Clone::clone children=item />
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

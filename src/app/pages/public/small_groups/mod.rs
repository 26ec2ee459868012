//! How small the groups of a table would get, by public counts alone.

mod bars;
mod file;
mod steps;

use super::counting::Counting;
use crate::desk::Desk;
use crate::parts::kept_together::kept_together;
use bars::Bars;
use file::EnrollmentFile;
use leptos::prelude::*;
use requisite_precheck::groups::{SmallGroups, small_group_sentences, small_groups};
use requisite_request::{Ask, AskId, Detail};
use steps::Steps;

/// The estimates of all tables that are asked for, and the file that makes them better.
#[component]
pub fn SmallGroupsOfAll() -> impl IntoView {
    let desk = Desk::here();
    let counting: Counting = expect_context();
    let tables = desk.memo(|request| {
        let tables = request.asks.iter().filter(|ask| ask.detail() == Some(Detail::Aggregate));
        let asked_for = |ask: &&Ask| ask.unit.is_some() && !ask.elements.is_empty();
        tables.filter(asked_for).map(|ask| ask.id).collect::<Vec<_>>()
    });
    // A file that is held counts every new state of the tables; nothing here follows from the result.
    let request = desk.request();
    Effect::new(move |_| {
        // Reading it is what makes a memo follow the request; one that is only tracked stays as it was made.
        request.with(|_| ());
        counting.estimate(desk);
    });
    let reads_files = !desk.pack().enrollment.is_empty();
    view! {
        <Show when=move || tables.with(|tables| !tables.is_empty())>
            <section class="rq-stack" aria-labelledby="small-groups-title">
                <h2 id="small-groups-title" tabindex="-1">
                    "How small the groups would be"
                </h2>
                <For each=move || tables.get() key=|id| id.0 let:id>
                    <OneTable id />
                </For>
                {reads_files.then(|| view! { <EnrollmentFile /> })}
            </section>
        </Show>
    }
}

/// The estimate of one table.
#[component]
fn OneTable(id: AskId) -> impl IntoView {
    let desk = Desk::here();
    let counting: Counting = expect_context();
    let several = desk.memo(|request| request.asks.len() > 1);
    let ask = desk.memo(move |request| request.ask(id).cloned());
    let name = move || ask.with(|ask| ask.as_ref().map(Ask::title).unwrap_or_default());
    let estimate = Memo::new(move |_| {
        let ask = ask.get()?;
        counting.of(&ask).or_else(|| small_groups(&desk.pack(), &ask, None))
    });
    let asks = desk.memo(|request| request.asks.clone());
    let waits = move || asks.with(|asks| counting.waits_for(asks));
    view! {
        <Show when=move || several.get()>
            <h3>{name}</h3>
        </Show>
        <Show when=waits>
            <p class="rq-small" role="status">
                "Counting with your file\u{2026}"
            </p>
        </Show>
        {move || match estimate.get() {
            Some(groups) => view! { <Estimate groups ask=id /> }.into_any(),
            None => {
                view! { <p class="rq-small">"For this table nothing can be said from public counts."</p> }.into_any()
            }
        }}
    }
}

#[component]
fn Estimate(groups: SmallGroups, ask: AskId) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let words = small_group_sentences(&pack, &pack.language, &groups);
    let line = |text: &str| view! { <p class="rq-small">{kept_together(text)}</p> };
    view! {
        <p>{kept_together(&words.share)}</p>
        <Bars groups=groups.clone() names=words.classes picture=words.picture />
        {line(&words.cells)}
        {words.second_cells.as_deref().map(line)}
        {line(&words.from)}
        {line(&words.assumption)}
        {line(&words.limits)}
        {line(&words.caution)}
        <Steps ask steps=groups.steps words=words.steps />
    }
}

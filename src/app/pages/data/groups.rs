//! How a table is split, and how small its groups get.

use super::at_ask::AtAsk;
use super::words::estimate;
use leptos::prelude::*;
use requisite_pack::Breakdown;
use requisite_request::{AskPart, BreakdownId, Edit, Place};

/// The breakdowns of an aggregate ask.
#[component]
pub fn Breakdowns(
    /// The ask.
    at: AtAsk,
) -> impl IntoView {
    let count = at.memo(|ask| ask.breakdowns.len());
    let counted = move || match count.get() {
        0 => "None chosen: one total for each place and year.".to_owned(),
        1 => "1 chosen.".to_owned(),
        n => format!("{n} chosen. All of them are crossed with one another."),
    };
    let boxes: Vec<_> = at
        .desk
        .pack()
        .breakdowns
        .iter()
        .map(|breakdown| view! { <BreakdownBox at breakdown=breakdown.clone() /> })
        .collect();
    let cells = at.desk.from_report(move |report| report.cells.iter().find(|it| it.ask == at.id).cloned());
    view! {
        <fieldset class="rq-field" data-at=Place::Ask { ask: at.id, part: AskPart::Breakdowns }.to_string()>
            <legend class="rq-legend-3">"Split the totals by (optional)"</legend>
            <p class="rq-hint" role="status">
                {counted}
            </p>
            <div class="rq-choices rq-across">{boxes}</div>
        </fieldset>
        {move || {
            cells
                .get()
                .map(|cells| {
                    view! {
                        <p class="rq-callout rq-note rq-estimate" id=at.dom("estimate")>
                            <strong>"A rough estimate"</strong>
                            <span>{estimate(&cells)}</span>
                        </p>
                    }
                })
        }}
    }
}

#[component]
fn BreakdownBox(at: AtAsk, breakdown: Breakdown) -> impl IntoView {
    let id = breakdown.id.clone();
    let label = at.desk.words().breakdowns.get(id.as_str()).cloned().unwrap_or_else(|| id.to_string());
    let dom = at.dom(&format!("breakdown-{id}"));
    let this = id.clone();
    let checked = at.memo(move |ask| ask.breakdowns.contains(&this));
    let choose = move |wanted: bool| {
        let order: Vec<BreakdownId> = at.desk.pack().breakdowns.iter().map(|it| it.id.clone()).collect();
        let now = at.ask.with_untracked(|ask| ask.breakdowns.clone());
        let breakdowns = toggled(&order, &now, &id, wanted);
        at.edit(vec![Edit::SetBreakdowns { ask: at.id, breakdowns }]);
    };
    view! {
        <div class="rq-choice">
            <input
                type="checkbox"
                id=dom.clone()
                prop:checked=checked
                on:change:target=move |event| choose(event.target().checked())
            />
            <label for=dom>
                <span>
                    {label} <span class="rq-small">{format!(" ({} groups)", breakdown.groups)}</span>
                </span>
            </label>
        </div>
    }
}

/// A choice with one thing added or taken out, in the order of all that can be chosen.
pub fn toggled<T: PartialEq + Clone>(order: &[T], now: &[T], this: &T, wanted: bool) -> Vec<T> {
    order.iter().filter(|it| if *it == this { wanted } else { now.contains(it) }).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_stay_in_order() {
        let order = ["a", "b", "c"];
        assert_eq!(toggled(&order, &["c"], &"a", true), ["a", "c"]);
        assert_eq!(toggled(&order, &["a", "c"], &"a", false), ["c"]);
        assert_eq!(toggled(&order, &["a"], &"a", true), ["a"]);
    }
}

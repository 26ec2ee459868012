//! The list of problems at the head of a page, after "Continue".

use super::finding_place::place_to_fill;
use super::kept_together::kept_together;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::Severity;
use requisite_precheck::{Finding, finding_sentences};

/// DOM id of the list.
pub const SUMMARY: &str = "problem-summary";

/// The list of problems. It blocks nothing: the way on is its last link.
#[component]
pub fn ProblemSummary(
    /// The problems.
    problems: Memo<Vec<Finding>>,
    /// Where "Go on anyway" leads.
    #[prop(into)]
    onward: Signal<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let must = |finding: &Finding| finding.severity == Severity::MustFix;
    let only_missing = Memo::new(move |_| problems.with(|problems| problems.iter().all(|it| it.incomplete)));
    let title = move || match () {
        () if only_missing.get() => "Some answers are missing",
        () if problems.with(|problems| problems.iter().any(must)) => "There is a problem",
        () => "Before you go on",
    };
    let item = move |finding: Finding| {
        let pack = desk.pack();
        let text = finding_sentences(&pack, &pack.language, &finding).what;
        view! {
            <li>
                <a href=desk.href_at(&place_to_fill(desk, &finding))>{kept_together(&text)}</a>
            </li>
        }
    };
    view! {
        <div class="rq-problems" id=SUMMARY tabindex="-1" aria-labelledby="problem-summary-title">
            <h2 id="problem-summary-title">{title}</h2>
            <ul>{move || problems.get().into_iter().filter(must).map(item).collect_view()}</ul>
            <Show when=move || problems.with(|problems| !problems.iter().all(must))>
                <p>"These may also stay as they are, if you say why:"</p>
                <ul>
                    {move || problems.get().into_iter().filter(|it| !must(it)).map(item).collect_view()}
                </ul>
            </Show>
            <p>
                "Your draft is kept as it is. You can come back to this later. "
                <a href=move || onward.get() id="go-on-anyway">
                    "Go on anyway"
                </a>
            </p>
        </div>
    }
}

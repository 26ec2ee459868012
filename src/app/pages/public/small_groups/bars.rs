//! Cells by size: a table whose numbers are also drawn as bars.

use leptos::prelude::*;
use requisite_precheck::groups::SmallGroups;

/// The table with its bars. The dark part of a bar is the least that is expected, the light part the most.
#[component]
pub fn Bars(
    /// The estimate.
    groups: SmallGroups,
    /// Each class of sizes in words, with its number of cells.
    names: Vec<(String, String)>,
    /// All of it in a sentence.
    picture: String,
) -> impl IntoView {
    let most = groups.classes.iter().map(|class| class.cells.high).max().unwrap_or(0).max(1);
    let part = move |cells: u64| format!("{:.1}", cells as f64 / most as f64 * 100.0);
    let (smallest, hides) = (groups.smallest, !groups.shows_small);
    let rows: Vec<_> = groups
        .classes
        .iter()
        .zip(names)
        .map(|(class, (size, cells))| {
            let small = class.to.is_some_and(|to| to < smallest);
            let look = if small { "rq-count rq-check" } else { "rq-count rq-note" };
            view! {
                <tr>
                    <th scope="row">{size}{(small && hides).then_some(" (hidden)")}</th>
                    <td>
                        <svg class=look viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="rq-count-most" width=part(class.cells.high) height="10"></rect>
                            <rect class="rq-count-least" width=part(class.cells.low) height="10"></rect>
                        </svg>
                    </td>
                    <td>{cells}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="rq-bars">
                <caption>
                    "Expected cells by number of students" <span class="rq-hidden">{format!(". {picture}")}</span>
                </caption>
                <thead class="rq-hidden">
                    <tr>
                        <th scope="col">"Students in a cell"</th>
                        <th scope="col">"Picture"</th>
                        <th scope="col">"Cells"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

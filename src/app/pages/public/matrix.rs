//! The picture of what is public: a table of elements by years that can be walked with the arrow keys.

use super::products::Products;
use super::words::MarkWords;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::parts::kept_together::kept_together;
use leptos::prelude::*;
use requisite_request::{AskId, SchoolYear};
use requisite_session::{Cell, Line, Mark, Matrix, file_letter, step};
use std::sync::Arc;

/// Lines that are drawn at first; a person who asks for more sees all.
const FIRST_LINES: usize = 40;

/// More years than this are wider than most screens.
const MANY: usize = 5;

/// The table of one ask, with what its signs mean and the files that its letters name.
#[component]
pub fn MatrixTable(
    /// The ask.
    ask: AskId,
    /// What the table shows: the level and the breakdowns.
    #[prop(into)]
    caption: Signal<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let matrix = desk.from_report(move |report| Arc::new(Matrix::of(&desk.pack(), report, ask)));
    let all = RwSignal::new(false);
    let walked_to = RwSignal::new((0_usize, 0_usize));
    let size = Memo::new(move |_| matrix.with(|it| (it.lines.len(), it.years.len())));
    let shown = move || if all.get() { size.get().0 } else { size.get().0.min(FIRST_LINES) };
    // Where the Tab key comes in. A line or a year may be gone since somebody was there.
    let at = Memo::new(move |_| {
        let ((line, year), (_, years)) = (walked_to.get(), size.get());
        (line.min(shown().saturating_sub(1)), year.min(years.saturating_sub(1)))
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let (_, years) = size.get_untracked();
        let next = step(&event.key(), event.ctrl_key(), at.get_untracked(), (untrack(shown), years));
        if let Some(next) = next {
            event.prevent_default();
            walked_to.set(next);
            focus_id(cell_id(ask, next));
        }
    };
    let heads = move || {
        matrix.with(|it| {
            it.years.iter().map(|year| view! { <th scope="col">{year.to_string()}</th> }).collect_view()
        })
    };
    let lines = move || {
        matrix.with(|it| {
            let years = it.years.clone();
            let lines = it.lines.iter().take(shown()).enumerate();
            lines
                .map(|(number, line)| view! { <Row ask number line=line.clone() years=years.clone() at walked_to /> })
                .collect_view()
        })
    };
    let title = move || format!("matrix-{}-title", ask.0);
    let more = move || {
        (size.get().0 > shown()).then(|| {
            let n = size.get().0;
            view! {
                <button type="button" class="rq-screen" on:click=move |_| all.set(true)>
                    {format!("Show all {n} elements")}
                </button>
            }
        })
    };
    view! {
        <Show when=move || { size.get().0 > 0 }>
            // Above the box that scrolls, so that it is read whole on a phone.
            <p id=title()>
                <strong>{move || caption.get()}</strong>
                <span class="rq-small rq-screen">
                    " Arrow keys move from cell to cell."
                    {move || size.with(|(_, years)| (*years > MANY).then(|| format!(" Scroll sideways to see all {years} years.")))}
                </span>
            </p>
            <div class="rq-matrix">
                <table role="grid" aria-readonly="true" aria-labelledby=title() on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col">"Element"</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {more}
            <Told matrix at />
            <Legend matrix />
        </Show>
    }
}

fn cell_id(ask: AskId, (line, year): (usize, usize)) -> String {
    format!("matrix-{}-{line}-{year}", ask.0)
}

#[component]
fn Row(
    ask: AskId,
    number: usize,
    line: Line,
    years: Vec<SchoolYear>,
    at: Memo<(usize, usize)>,
    walked_to: RwSignal<(usize, usize)>,
) -> impl IntoView {
    let cells = line.cells.into_iter().enumerate().map(|(year, cell)| {
        let here = (number, year);
        let (class, sign, words) = match &cell {
            None => ("rq-cell", String::new(), "Not asked for".to_owned()),
            Some(cell) => (cell.mark.class(), signs(cell), cell.mark.heading().to_owned()),
        };
        let title = years.get(year).map(|year| format!("{year}: {words}")).unwrap_or_default();
        view! {
            <td
                role="gridcell"
                id=cell_id(ask, here)
                class=format!("rq-cell {class}")
                tabindex=move || if at.get() == here { "0" } else { "-1" }
                title=title
                on:focus=move |_| walked_to.set(here)
                on:click=move |_| focus_id(cell_id(ask, here))
            >
                <span aria-hidden="true">{sign}</span>
                <span class="rq-hidden">{words}</span>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row">{line.label}</th>
            {cells.collect_view()}
        </tr>
    }
}

/// The sign of the state and the letters of the files.
fn signs(cell: &Cell) -> String {
    let letters: Vec<String> = cell.files.iter().map(|at| file_letter(*at)).collect();
    format!("{} {}", cell.mark.sign(), letters.join(" ")).trim().to_owned()
}

/// What the cell in focus says, in full.
#[component]
fn Told(matrix: Memo<Arc<Matrix>>, at: Memo<(usize, usize)>) -> impl IntoView {
    let told = move || {
        let (line, year) = at.get();
        matrix.with(|it| {
            let (row, when) = (it.lines.get(line)?, it.years.get(year)?);
            let head = format!("{}, {when}: ", row.label);
            let Some(cell) = it.cell(line, year) else {
                return Some(view! { <p>{head} "not asked for in that year."</p> }.into_any());
            };
            let missing = (!cell.missing.is_empty())
                .then(|| view! { <p>{kept_together(&format!("Missing or open: {}.", cell.missing))}</p> });
            let files = cell.files.iter().filter_map(|at| it.files.get(*at)).cloned().collect::<Vec<_>>();
            let view = view! {
                <p>
                    <strong>{head}</strong>
                    {cell.mark.heading()}
                    "."
                </p>
                {missing}
                <Products ids=files />
            };
            Some(view.into_any())
        })
    };
    view! {
        <div class="rq-callout rq-note rq-screen" role="status" aria-label="The chosen cell">
            {told}
        </div>
    }
}

/// What signs and letters mean.
#[component]
fn Legend(matrix: Memo<Arc<Matrix>>) -> impl IntoView {
    let used = Memo::new(move |_| {
        matrix.with(|it| {
            let cells = || it.lines.iter().flat_map(|line| line.cells.iter().flatten());
            Mark::ALL.into_iter().filter(|mark| cells().any(|cell| cell.mark == *mark)).collect::<Vec<_>>()
        })
    });
    let sign = |mark: Mark| {
        view! {
            <li>
                <span class=format!("rq-cell {}", mark.class()) aria-hidden="true">
                    {mark.sign()}
                </span>
                " "
                {mark.heading()}
            </li>
        }
    };
    let file = |(number, id): (usize, &requisite_request::ProductId)| {
        view! {
            <li>
                <strong>{file_letter(number)}</strong>
                " "
                <Products ids=vec![id.clone()] />
            </li>
        }
    };
    view! {
        <div class="rq-legend rq-small">
            <ul class="rq-plain rq-row" aria-label="Signs">{move || used.get().into_iter().map(sign).collect_view()}</ul>
            <Show when=move || matrix.with(|it| !it.files.is_empty())>
                <details class="rq-fold">
                    <summary>
                        {move || match matrix.with(|it| it.files.len()) {
                            1 => "The file behind the letter A".to_owned(),
                            n => format!("The {n} files behind the letters"),
                        }}
                    </summary>
                    <ul class="rq-plain rq-files">
                        {move || matrix.with(|it| it.files.iter().enumerate().map(file).collect_view())}
                    </ul>
                </details>
            </Show>
        </div>
    }
}

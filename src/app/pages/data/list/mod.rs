//! A list of variables that the person has already: read, matched to the catalog, and taken into the request.

mod matched;
mod words;

use super::at_ask::AtAsk;
use super::search::Search;
use crate::browser::files::{read, take_chosen};
use crate::browser::focus::focus_id;
use crate::browser::sheet_reader::read_sheet;
use crate::parts::said::Said;
use leptos::prelude::*;
use leptos::task::spawn_local;
use matched::Matched;
use requisite_catalog::{Finder, Line, match_variables, proposed, read_list};
use std::sync::Arc;

/// Largest file of names that is read.
const LARGEST: usize = 1_000_000;

/// The list: to be pasted or chosen, then as it was matched.
#[component]
pub fn VariableList(
    /// The ask.
    at: AtAsk,
    /// The search, for what was not found.
    search: Search,
    /// What finds elements.
    finder: Arc<Finder>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let lines = RwSignal::new(Vec::<Line>::new());
    let problem = RwSignal::new(None::<String>);
    let find = move || {
        let (variables, more) = text.with_untracked(|text| read_list(text));
        let is_empty = variables.is_empty();
        let meanings = match_variables(&finder, &variables);
        lines.set(proposed(variables, meanings));
        problem.set(match (is_empty, more) {
            (true, _) => Some(words::EMPTY.to_owned()),
            (_, true) => Some(words::too_many()),
            _ => None,
        });
        focus_id(if is_empty { "variable-list" } else { "matched-title" }.to_owned());
    };
    let find = StoredValue::new(find);
    let choose = move |event: web_sys::Event| {
        let Some(file) = take_chosen(&event_target(&event)) else { return };
        spawn_local(async move {
            let taken = match read(&file).await {
                Ok(bytes) if words::is_workbook(&bytes) => read_sheet(bytes).await,
                Ok(bytes) => words::text_of_file(&file.name(), &bytes, LARGEST),
                Err(error) => Err(error.to_string()),
            };
            match taken {
                Ok(content) => {
                    text.set(content);
                    find.with_value(|find| find());
                }
                Err(why) => problem.set(Some(why)),
            }
        });
    };
    let again = Callback::new(move |()| {
        lines.set(Vec::new());
        focus_id("variable-list".to_owned());
    });
    let none = move || lines.with(Vec::is_empty);
    view! {
        <details class="rq-fold rq-list rq-screen" id="from-list">
            <summary>
                <h3>"I have a list of variables"</h3>
            </summary>
            <div class="rq-stack">
                <div id="list-message" role="status">
                    {move || problem.get().map(|text| view! { <Said is_problem=true text /> })}
                </div>
                <Show when=none fallback=move || view! { <Matched at search lines again /> }>
                    <div class="rq-field">
                        <label for="variable-list">"Names of variables, one a line or between commas"</label>
                        <p class="rq-hint" id="variable-list-hint">
                            "You can paste a column of a spreadsheet, a codebook or the first line of a data file. Years beside a name are kept. Nothing leaves your computer."
                        </p>
                        <textarea
                            id="variable-list"
                            rows="6"
                            spellcheck="false"
                            aria-describedby="variable-list-hint list-message"
                            prop:value=text
                            on:input:target=move |event| text.set(event.target().value())
                        />
                    </div>
                    <div class="rq-row">
                        <button type="button" id="find-list" on:click=move |_| find.with_value(|find| find())>
                            "Find these elements"
                        </button>
                    </div>
                    <div class="rq-field">
                        <label for="list-file">"Or choose a file with the list"</label>
                        <p class="rq-hint" id="list-file-hint">
                            "Text or CSV up to 1 MB, or a spreadsheet (XLSX) up to 5 MB, of which the first sheet is read. It stays on your computer."
                        </p>
                        <input
                            type="file"
                            id="list-file"
                            accept=".txt,.csv,.tsv,.tab,.xlsx,.xlsm"
                            aria-describedby="list-file-hint list-message"
                            on:change=choose
                        />
                    </div>
                </Show>
            </div>
        </details>
    }
}

//! What was loaded since the page was opened, and whether it is what was published.

use crate::browser::loaded::{Checked, Loaded, check_files, is_single_file, loaded};
use crate::parts::said::Said;
use crate::parts::size_words::size_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

const SINGLE: &str = "All of it stands in this one file, so nothing more is loaded. To know whether it is the file that was published, compare its check code (SHA-256) with the one that its publisher gives.";

#[derive(Clone)]
enum Check {
    NotAsked,
    Working,
    NotPossible,
    Done(Vec<Checked>),
}

fn sentence(files: &[Loaded]) -> String {
    let others = files.iter().filter(|it| !it.is_own).count();
    let all = files.len();
    match (all, others) {
        (1, 0) => "1 file, from this page\u{2019}s own address.".to_owned(),
        (_, 0) => format!("{all} files, all from this page\u{2019}s own address."),
        (_, 1) => format!("{all} files; 1 of them from another address."),
        _ => format!("{all} files; {others} of them from other addresses."),
    }
}

/// The list of files, with the check.
#[component]
pub fn Loads() -> impl IntoView {
    let files = RwSignal::new(loaded());
    let line = |it: Loaded| {
        let name = if it.address.is_empty() { "the page itself".to_owned() } else { it.address };
        view! { <li><code>{name}</code> " " <span class="rq-small">{size_words(it.bytes)}</span></li> }
    };
    view! {
        <section class="rq-stack" id="privacy-loads">
            <h2>"What it has loaded"</h2>
            {is_single_file().then_some(view! { <p>{SINGLE}</p> })}
            <p id="privacy-loaded">{move || files.with(|files| sentence(files))}</p>
            <details class="rq-fold">
                <summary>"The files"</summary>
                <ul class="rq-inside">{move || files.get().into_iter().map(line).collect_view()}</ul>
            </details>
            {(!is_single_file()).then(|| view! { <Comparison files /> })}
        </section>
    }
}

/// Compares the files with the published list. What that loads is in the list of files afterwards.
#[component]
fn Comparison(files: RwSignal<Vec<Loaded>>) -> impl IntoView {
    let check = RwSignal::new(Check::NotAsked);
    let start = move |_| {
        check.set(Check::Working);
        spawn_local(async move {
            let end = check_files().await.map_or(Check::NotPossible, Check::Done);
            let _ = check.try_set(end);
            let _ = files.try_set(loaded());
        });
    };
    view! {
        <p>
            "Each version of this page has a list of its files with a check code for each. We can compare what your browser has with it:"
        </p>
        <p>
            <button type="button" id="check-files" on:click=start>
                "Compare the files"
            </button>
        </p>
        <div role="status" id="files-checked" class="rq-stack">
            {move || outcome(check.get())}
        </div>
    }
}

fn outcome(check: Check) -> AnyView {
    match check {
        Check::NotAsked => ().into_any(),
        Check::Working => view! { <p>"Comparing\u{2026}"</p> }.into_any(),
        Check::NotPossible => {
            let text = "This browser or this host does not let the page compare its files.".to_owned();
            view! { <Said is_problem=true text /> }.into_any()
        }
        Check::Done(files) => {
            let others: Vec<&Checked> = files.iter().filter(|it| !it.is_same).collect();
            let text = match others.as_slice() {
                [] => format!("All {} files are those of the list.", files.len()),
                others => {
                    let names: Vec<&str> = others.iter().map(|it| it.address.as_str()).collect();
                    format!("Not as in the list: {}. Tell whoever runs this page.", names.join(", "))
                }
            };
            let is_problem = !others.is_empty();
            let line = |it: Checked| view! { <li><code>{it.address}</code> <br /> <code class="rq-small">{it.sha256}</code></li> };
            view! {
                <Said is_problem text />
                <details class="rq-fold">
                    <summary>"The check codes (SHA-256)"</summary>
                    <ul class="rq-inside">{files.into_iter().map(line).collect_view()}</ul>
                </details>
            }
            .into_any()
        }
    }
}

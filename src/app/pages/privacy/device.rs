//! What this device keeps, and removing it.

use crate::browser::device::{Held, ask_to_keep, held, wipe, wipe_what_was_entered};
use crate::browser::loaded::is_single_file;
use crate::browser::{page, shared};
use crate::drafts::Drafts;
use crate::parts::ask_first::AskFirst;
use crate::parts::said::Said;
use crate::parts::size_words::size_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

const ON_A_DISK: &str =
    "Other web pages that you open from this disk may be able to read it. Open only files that you trust.";

/// What is kept, in sentences.
fn sentences(drafts: usize, held: &Held) -> Vec<String> {
    let counted = |n: usize, one: &str, more: &str| match n {
        0 => format!("No {more}."),
        1 => format!("1 {one}."),
        n => format!("{n} {more}."),
    };
    let mut all = vec![
        counted(drafts, "draft", "drafts"),
        counted(held.packages, "package that was sent from here", "packages that were sent from here"),
    ];
    all.push(if held.has_files {
        "The files of this page, so that it works without a network.".to_owned()
    } else {
        "No files of this page.".to_owned()
    });
    if let Some(bytes) = held.bytes.filter(|bytes| *bytes > 0) {
        all.push(format!("Together about {}, as this browser counts.", size_words(bytes)));
    }
    all
}

fn safety(is_safe: Option<bool>) -> &'static str {
    match is_safe {
        Some(true) => "This browser keeps it until you remove it.",
        Some(false) => {
            "This browser may delete it when it needs room; Safari does so when you have not been here for seven days. A copy of your draft in a file stays."
        }
        None => "This browser does not say how long it keeps it. A copy of your draft in a file stays.",
    }
}

/// What this device keeps.
#[component]
pub fn Device() -> impl IntoView {
    let drafts: Drafts = expect_context();
    let known = RwSignal::new(None::<(usize, Held)>);
    let said = RwSignal::new(None::<(bool, &'static str)>);
    let look = move || {
        spawn_local(async move {
            let now = (drafts.kept().await.len(), held().await);
            let _ = known.try_set(Some(now));
        });
    };
    look();
    let keep = move |_| {
        spawn_local(async move {
            let text = if ask_to_keep().await {
                (false, "This browser keeps it now until you remove it.")
            } else {
                (true, "This browser did not agree. Keep a copy of your draft in a file.")
            };
            let _ = said.try_set(Some(text));
            look();
        });
    };
    let list = move || {
        let Some((drafts, held)) = known.get() else {
            // As many lines as there will be, so that nothing jumps under a finger.
            let lines =
                ["Looking\u{2026}", "\u{a0}", "\u{a0}", "\u{a0}"].map(|text| view! { <li>{text}</li> });
            return view! {
                <ul>{lines.into_iter().collect_view()}</ul>
                <p>"\u{a0}"</p>
            }
            .into_any();
        };
        let lines = sentences(drafts, &held).into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        let ask = (held.is_safe == Some(false)).then(|| {
            view! {
                <p>
                    <button type="button" id="ask-to-keep" on:click=keep>
                        "Ask this browser to keep it"
                    </button>
                </p>
            }
        });
        view! {
            <ul id="device-keeps">{lines}</ul>
            <p>{safety(held.is_safe)}</p>
            {ask}
        }
        .into_any()
    };
    view! {
        <section class="rq-stack" id="privacy-device">
            <h2>"What this device keeps"</h2>
            {list}
            {is_single_file().then_some(view! { <p>{ON_A_DISK}</p> })}
            <div role="status">
                {move || said.get().map(|(is_problem, text)| view! { <Said is_problem text=text.to_owned() /> })}
            </div>
            <Shared changed=look />
            <Wipe said />
        </section>
    }
}

/// Keeping nothing, on a computer that others use.
#[component]
fn Shared(changed: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let drafts: Drafts = expect_context();
    let is_on = RwSignal::new(shared::is_on());
    let problem = RwSignal::new(false);
    let switch = move |_| {
        let wanted = !is_on.get_untracked();
        spawn_local(async move {
            if wanted {
                drafts.carry_all().await;
            }
            if !shared::set(wanted) {
                let _ = problem.try_set(true);
                return;
            }
            let _ = is_on.try_set(wanted);
            drafts.keep_or_not();
            if wanted {
                // What was kept before goes as well; the files of the page hold nothing of the person.
                let _ = problem.try_set(!wipe_what_was_entered().await);
            }
            changed();
        });
    };
    let text = move || {
        if is_on.get() {
            "In this tab, nothing that you enter is kept on this device. It is gone when you close the tab or load the page again: save a copy of your draft to a file before."
        } else {
            "On a computer that others use, you can work without keeping anything on it. What it keeps now is removed, and your draft lives in this tab alone."
        }
    };
    view! {
        <p id="shared-says">{text}</p>
        <p>
            <button type="button" id="keep-nothing" on:click=switch>
                {move || if is_on.get() { "Keep drafts on this device again" } else { "Keep nothing on this device" }}
            </button>
        </p>
        <Show when=move || problem.get()>
            <p role="alert">"Not everything could be removed. Use \u{201c}Remove everything\u{201d} below, and delete this page\u{2019}s data in your browser\u{2019}s settings."</p>
        </Show>
    }
}

/// Removing all of it, after asking once more.
#[component]
fn Wipe(said: RwSignal<Option<(bool, &'static str)>>) -> impl IntoView {
    let drafts: Drafts = expect_context();
    let act = move || {
        spawn_local(async move {
            drafts.let_go();
            if wipe().await {
                page::start_anew();
            } else {
                let text = "Not everything could be removed. Close other tabs with this page, then try again; or delete this page\u{2019}s data in your browser\u{2019}s settings.";
                let _ = said.try_set(Some((true, text)));
            }
        });
    };
    view! {
        <p>"Or remove everything when you are done. Save a copy of your draft to a file before."</p>
        <AskFirst
            id="wipe"
            label="Remove everything from this device"
            question="Remove everything?"
            then="All drafts for all agencies, packages that were not received yet, and the files of this page go from this browser. This cannot be undone."
            yes="Yes, remove everything"
            act
        />
    }
}

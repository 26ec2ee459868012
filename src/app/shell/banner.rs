//! The banner over every page while the draft cannot be saved.

use crate::desk::Desk;
use crate::opening;
use leptos::prelude::*;
use requisite_session::{SaveState, StoreError};

/// What the banner is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Warning {
    /// The browser keeps nothing.
    NoStorage,
    /// There is no room left.
    Full,
    /// Another tab has changed the draft.
    OtherTab,
    /// The stored draft is of a newer version.
    Newer,
    /// The stored draft cannot be read.
    Damaged,
}

fn warning(state: &SaveState) -> Option<Warning> {
    match state {
        SaveState::NotSaved | SaveState::Restored | SaveState::Saving | SaveState::Saved { .. } => None,
        SaveState::MemoryOnly { .. } => Some(Warning::NoStorage),
        SaveState::Failed { why } => Some(match why {
            StoreError::Full => Warning::Full,
            StoreError::ChangedElsewhere => Warning::OtherTab,
            StoreError::Newer => Warning::Newer,
            StoreError::Damaged => Warning::Damaged,
            // It will be tried again in a moment, and the header says so.
            StoreError::Unavailable | StoreError::Lost | StoreError::TooSlow => return None,
        }),
    }
}

fn sentences(warning: Warning) -> &'static str {
    match warning {
        Warning::NoStorage => {
            "This browser does not keep your draft. It is lost when you close this tab. Save a copy to a file before you leave; you can open it here again."
        }
        Warning::Full => {
            "This browser has no room left for your draft. Save a copy to a file, or free some space on this device."
        }
        Warning::OtherTab => {
            "This draft was changed in another tab of this browser. Nothing is overwritten until you choose. Undo brings the other one back."
        }
        Warning::Newer => {
            "This browser holds a draft from a newer version of this page, which is left as it is. Load the page again to get that version. What you enter here is not saved; save a copy to a file."
        }
        Warning::Damaged => {
            "The browser gave back something else than your draft. It will be tried again. To be safe, save a copy to a file."
        }
    }
}

/// The banner. It stays as long as the trouble does.
#[component]
pub fn Banner() -> impl IntoView {
    let desk = Desk::here();
    let state = desk.saver().state();
    let warning = Memo::new(move |_| state.with(warning));
    // An alert is read out when its text changes, so it is there from the start.
    view! {
        <div role="alert">
            {move || {
                warning
                    .get()
                    .map(|warning| {
                        view! {
                            <div class="rq-banner rq-check">
                                <div>
                                    <p>{sentences(warning)}</p>
                                    <Ways warning />
                                </div>
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// What the person can do about it.
#[component]
fn Ways(warning: Warning) -> impl IntoView {
    let desk = Desk::here();
    let save = move |_| desk.announce(opening::save_copy(desk).text);
    let choice = matches!(warning, Warning::OtherTab).then(|| {
        view! {
            <button type="button" id="take-theirs" on:click=move |_| opening::take_theirs(desk)>
                "Show the other tab\u{2019}s draft"
            </button>
            <button type="button" id="keep-mine" on:click=move |_| opening::keep_mine(desk)>
                "Keep this tab\u{2019}s draft"
            </button>
        }
    });
    view! {
        <div class="rq-row">
            {choice}
            <button type="button" id="banner-save-file" on:click=save>
                "Save a copy to a file"
            </button>
        </div>
    }
}

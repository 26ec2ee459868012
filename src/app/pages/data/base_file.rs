//! Choosing all of the agency's standard file at once.

use super::at_ask::AtAsk;
use super::words::elements;
use crate::browser::focus::focus_id;
use crate::parts::fix_preview::FixPreview;
use leptos::prelude::*;
use requisite_pack::{BaseFile, Basis};
use requisite_request::Detail;
use requisite_session::{base_file_edits, with_ask};

/// Offers the elements of the standard file that are not chosen yet. Not for totals: the file holds students.
#[component]
pub fn BaseFileOffer(
    /// The ask.
    at: AtAsk,
) -> impl IntoView {
    let pack = at.desk.pack();
    let in_file = pack.elements.iter().filter(|it| it.base_file == BaseFile::Yes).count();
    let guess = pack.elements.iter().any(|it| it.base_file == BaseFile::Yes && it.base_basis != Basis::Found);
    let left = Memo::new(move |_| at.ask.with(|ask| base_file_edits(&pack.elements, ask).len()));
    let offered = at.memo(move |ask| in_file > 0 && ask.detail() != Some(Detail::Aggregate));
    let text = move || match left.get() {
        0 => format!("All {} of the base file are chosen.", elements(in_file)),
        n if n == in_file => format!("The base file has {}. It serves most studies.", elements(in_file)),
        n => format!("{} of the base file are not chosen yet.", elements(n)),
    };
    let short = at.desk.words().agency.short.clone();
    let doubt = guess.then(|| {
        view! { <p class="rq-small">{format!("What is in it is our estimate. {short}\u{2019}s own list is the one that counts.")}</p> }
    });
    view! {
        <div class="rq-stack rq-base-file" class:rq-gone=move || !offered.get()>
            <div>
                <p>{text}</p>
                {doubt}
            </div>
            <AddButton at left />
        </div>
    }
}

#[component]
fn AddButton(at: AtAsk, left: Memo<usize>) -> impl IntoView {
    let asked = RwSignal::new(false);
    let title = move |n: usize| format!("Add {} of the base file", elements(n));
    let on_close = Callback::new(move |made: bool| {
        asked.set(false);
        focus_id(if made { "basket-title" } else { "add-base-file" }.to_owned());
    });
    let preview = move || {
        asked.get().then(|| {
            let pack = at.desk.pack();
            let edits = at.ask.with_untracked(|ask| base_file_edits(&pack.elements, ask));
            let title = title(edits.len());
            let edits = at.desk.peek(|request| with_ask(request, edits));
            view! { <FixPreview title edits name="base" on_close /> }
        })
    };
    view! {
        <Show when=move || { left.get() > 0 }>
            <button
                type="button"
                id="add-base-file"
                aria-expanded=move || asked.get().to_string()
                on:click=move |_| asked.set(true)
            >
                {move || title(left.get())}
            </button>
        </Show>
        {preview}
    }
}

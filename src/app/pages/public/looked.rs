//! Every published file that an element was held against, with what each lacks.

use super::products::Products;
use super::words::MarkWords;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::{Looked, lacks_phrase, looked_at};
use requisite_request::{AskId, ElementId};
use requisite_session::Mark;

/// The files, folded away until somebody asks; nothing where no file is about the element.
#[component]
pub fn FilesLookedAt(
    /// The ask.
    ask: AskId,
    /// The element.
    element: ElementId,
    /// What the element is called.
    name: String,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let opened = RwSignal::new(false);
    let any = pack.family(&element).is_some_and(|(_, family)| !family.products.is_empty());
    let files = desk.memo(move |request| {
        let ask = request.ask(ask).filter(|_| opened.get())?;
        let chosen = ask.elements.iter().find(|chosen| chosen.id == element)?;
        Some(looked_at(&pack, ask, chosen))
    });
    let list = move || files.get().unwrap_or_default().into_iter().map(one).collect_view();
    any.then(|| {
        view! {
            <details class="rq-small rq-screen rq-looked" on:toggle=move |_| opened.set(true)>
                <summary>"Each file looked at" <span class="rq-hidden">{format!(" for {name}")}</span></summary>
                <ul class="rq-plain rq-stack">{list}</ul>
            </details>
        }
    })
}

fn one(looked: Looked) -> AnyView {
    let pack = Desk::here().pack();
    let (mark, held) = if looked.years.is_empty() {
        (Mark::NotPublic, "Holds none of the years you want.".to_owned())
    } else {
        (
            Mark::of(looked.state, std::slice::from_ref(&looked.product), &looked.missing),
            format!("Holds {}.", looked.years),
        )
    };
    let lacks = lacks_phrase(&pack, &pack.language, &looked);
    let lacks = if lacks.is_empty() {
        "Lacks nothing of what you want.".to_owned()
    } else {
        format!("Lacks: {lacks}.")
    };
    view! {
        <li class="rq-file">
            <span class=format!("rq-sign {}", mark.class()) aria-hidden="true">
                {mark.sign()}
            </span>
            <div>
                <Products ids=vec![looked.product] />
                <p>{format!("{held} {lacks}")}</p>
            </div>
        </li>
    }
    .into_any()
}

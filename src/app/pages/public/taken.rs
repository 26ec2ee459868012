//! What will be taken from public files, with a way back.

use super::products::Products;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::ask_again;
use requisite_request::{Ask, PublicUse};

/// The list of what will be taken from public files.
#[component]
pub fn Taken() -> impl IntoView {
    let desk = Desk::here();
    let uses = desk.memo(|request| request.public_instead.clone());
    view! {
        <Show when=move || uses.with(|uses| !uses.is_empty())>
            <section class="rq-stack" aria-labelledby="taken-title">
                <h2 id="taken-title" tabindex="-1">
                    "You will take these from public files"
                </h2>
                <p>"You do not ask for these any more. The package lists them with the files."</p>
                <ul class="rq-plain">
                    <For each=move || uses.get() key=|public| format!("{} {}", public.ask.0, public.element) let:public>
                        <Line public />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Line(public: PublicUse) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let label = pack.label(&public.element).to_owned();
    let several = desk.peek(|request| request.asks.len() > 1);
    let from = desk.peek(|request| request.ask(public.ask).filter(|_| several).map(Ask::title));
    let unit = public.unit.as_ref().and_then(|unit| desk.words().units.get(unit.as_str()).cloned());
    let facts: Vec<String> = from
        .into_iter()
        .chain(unit)
        .chain(Some(public.years.to_string()))
        .filter(|fact| !fact.is_empty())
        .collect();
    let (id, products, name) =
        (format!("ask-again-{}", public.element), public.products.clone(), label.clone());
    let again = move |_| {
        let edits = desk.peek(|request| ask_again(request, &public));
        desk.edit_all(&edits);
        desk.announce(format!("{name}: it is part of your request again."));
        focus_id("public-title".to_owned());
    };
    view! {
        <li class="rq-line">
            <div>
                <p>
                    <span class="rq-sign rq-ok" aria-hidden="true">
                        "\u{2713}"
                    </span>
                    " "
                    <strong>{label.clone()}</strong>
                </p>
                <p class="rq-small">{facts.join(", ")}</p>
                <Products ids=products />
            </div>
            <button type="button" id=id class="rq-screen" on:click=again>
                "Ask for it after all"
                <span class="rq-hidden">{format!(": {label}")}</span>
            </button>
        </li>
    }
}

//! The frame around a page, with and without an agency.

use super::banner::Banner;
use super::footer::{DeskFooter, PlainFooter};
use super::header::{DeskHeader, PlainHeader};
use super::way_back::WayBack;
use crate::desk::Desk;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The frame of a page that belongs to no agency, or to one that is not loaded.
#[component]
pub fn PlainFrame(children: Children) -> impl IntoView {
    view! {
        <SkipLink />
        <PlainHeader />
        <main id="main" class="rq-page" tabindex="-1">
            {children()}
        </main>
        <PlainFooter />
    }
}

/// The frame of an agency's page.
#[component]
pub fn DeskFrame(children: Children) -> impl IntoView {
    let desk = Desk::here();
    let spoken = desk.spoken();
    view! {
        <SkipLink />
        <DeskHeader />
        <Banner />
        <div class="rq-page">
            <WayBack />
            <main id="main" tabindex="-1">
                {children()}
            </main>
        </div>
        <DeskFooter />
        <p class="rq-hidden" role="status">
            {move || spoken.get()}
        </p>
    }
}

/// A link over the header. It moves the focus itself: an ordinary one would change the address.
#[component]
fn SkipLink() -> impl IntoView {
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok());
        if let Some(main) = main {
            let _ = main.focus();
        }
    };
    view! {
        <a class="rq-skip" href="#main" on:click=skip>
            "Skip to the page\u{2019}s content"
        </a>
    }
}

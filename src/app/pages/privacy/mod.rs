//! What the page keeps, loads and sends, so that nobody has to take our word for it.

mod device;
mod loads;
mod sends;

use crate::parts::page_title::PageTitle;
use crate::words::title_of;
use device::Device;
use leptos::prelude::*;
use loads::Loads;
use requisite_pack::Words;
use requisite_session::Route;
use sends::Sends;

/// The page.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    view! {
        <div class="rq-stack privacy-page">
            <PageTitle text=title_of(&Route::Privacy, &Words::default()) />
            <p class="rq-lead">
                "What you enter stays on this device. There is no account, no cookie, no tracking and no server that could see it. This page shows what that means, and how to check it."
            </p>
            <Sends />
            <Loads />
            <Device />
            <section class="rq-stack">
                <h2>"How to check it yourself"</h2>
                <ol>
                    <li>"Open this page, then switch the network off. Everything goes on working, but for sending."</li>
                    <li>"Or open your browser\u{2019}s developer tools, choose \u{201c}Network\u{201d}, and use the page: no line is added while you write. Parts of the page may come when you first open them."</li>
                    <li>"The program is free software (MIT or Apache-2.0). Whoever runs this page can give you its source, to read or to have read."</li>
                </ol>
            </section>
            <p>
                <a href="#/">"To the list of agencies"</a>
            </p>
        </div>
    }
}

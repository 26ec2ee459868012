//! The footer: privacy, whom to ask, which edition of the agency's rules.

use crate::desk::Desk;
use crate::parts::contact::ContactLine;
use crate::words::PRIVACY;
use leptos::prelude::*;
use requisite_session::{Address, Route};

/// The footer without an agency.
#[component]
pub fn PlainFooter() -> impl IntoView {
    view! {
        <footer class="rq-footer">
            <div>
                <p>{PRIVACY} " " <PrivacyLink /></p>
            </div>
        </footer>
    }
}

/// The way to the page that says more.
#[component]
fn PrivacyLink() -> impl IntoView {
    view! { <a href=Address::privacy().to_hash()>"See for yourself"</a> "." }
}

/// The footer of an agency's pages.
#[component]
pub fn DeskFooter() -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let short = desk.words().agency.short.clone();
    let contact = pack.contacts.first().map(|contact| contact.id.clone());
    let edition = format!("{short}: {} (version {})", pack.edition, pack.stamp.version);
    view! {
        <footer class="rq-footer">
            <div class="footer-lines">
                <p>
                    {PRIVACY} " " <PrivacyLink /> " The agency decides about each request. This page only helps you prepare one."
                </p>
                {contact
                    .map(|id| {
                        view! {
                            <p>
                                "Questions? " <ContactLine id />
                            </p>
                        }
                    })}
                <p class="rq-small">
                    "Rules used: " {edition} ". "
                    <a href=desk.href(Route::Questions)>"See all questions on one page"</a>
                    ". For the agency\u{2019}s staff: "
                    <a href=desk.href(Route::Review)>"check a package"</a>
                </p>
            </div>
        </footer>
    }
}

//! A message to send with the package. No page can send it, nor attach a file to a message: both are said.

use super::making::Receipt;
use crate::browser::clipboard;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_session::cover_message;

/// The message, to copy or to open in the person's own e-mail program.
#[component]
pub fn Message(
    /// What it goes with.
    receipt: Receipt,
    /// The agency's e-mail address for requests; blank when the pack names none.
    email: String,
) -> impl IntoView {
    let desk = Desk::here();
    let (pack, words) = (desk.pack(), desk.words());
    let Receipt { package, request, .. } = receipt;
    let message =
        cover_message(&pack, &words, &request, &package.file_name, &package.short_digest, &package.sha256);
    let of_contact = || pack.contacts.first().map(|contact| contact.email.clone()).unwrap_or_default();
    let recipient = if email.is_empty() { of_contact() } else { email };
    let unknown = recipient
        .is_empty()
        .then(|| view! { <p>"The agency\u{2019}s e-mail address for requests is not known here: ask the contact below."</p> });
    let address = message.mailto(&recipient);
    let text = message.as_text();
    let copied = text.clone();
    let copy = move |_| {
        clipboard::copy(&copied, move |copied| {
            desk.announce(if copied { "Copied" } else { "The browser did not let us copy it." }.to_owned());
        });
    };
    view! {
        <details class="rq-screen" id="message">
            <summary>"A message to send with it"</summary>
            <div class="rq-stack">
                {unknown}
                <p>"Attach the package to it by hand: a page cannot do that. The message is not sent from here."</p>
                <pre class="message-text" dir="auto" tabindex="0" aria-label="The message">{text}</pre>
                <div class="rq-row">
                    <button type="button" id="copy-message" on:click=copy>
                        "Copy the message"
                    </button>
                    <a class="rq-secondary" id="open-message" href=address>
                        "Open it in your e-mail program"
                    </a>
                </div>
            </div>
        </details>
    }
}

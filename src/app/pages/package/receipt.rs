//! The receipt: what was made, how to know it again, what to do with it.

use super::MakeButton;
use super::encrypted::{Encrypted, Encrypting};
use super::inside::Inside;
use super::making::{READY, Receipt};
use super::message::Message;
use super::send::Send;
use super::steps::NextSteps;
use super::ways::ways_of;
use crate::browser::pack_fetch::Fetched;
use crate::browser::page;
use crate::desk::Desk;
use leptos::prelude::*;

/// The receipt.
#[component]
pub fn ReceiptView(receipt: Receipt) -> impl IntoView {
    let desk = Desk::here();
    let fetched: Fetched = expect_context();
    let ways = ways_of(&fetched);
    let (of_message, of_sending) = (receipt.clone(), receipt.clone());
    let encrypting = Encrypting::start(receipt.clone(), ways.keys.clone());
    let is_encrypted = encrypting.is_wanted();
    let Receipt { package, address, request, .. } = receipt;
    let changed = desk.memo(move |now| *now != *request);
    let made_on = desk.today().in_words();
    let href = address.to_string();
    // The address is good as long as the receipt is there.
    let keep = StoredValue::new_local(address);
    on_cleanup(move || drop(keep.try_get_value()));
    view! {
        <section class="rq-stack" id="receipt" aria-labelledby="receipt-title">
            <h2 id=READY tabindex="-1">
                {move || if changed.get() { "This package is out of date" } else { "Your package is ready" }}
            </h2>
            <Show when=move || changed.get()>
                <div class="rq-callout rq-check rq-screen" id="receipt-outdated">
                    <p>"You have changed your request since this package was made. Make it again before you send it."</p>
                    <MakeButton label="Make the package again" />
                </div>
            </Show>
            <div class="rq-row rq-screen">
                <a
                    class=move || if changed.get() || is_encrypted { "rq-secondary" } else { "rq-primary" }
                    id="download-package"
                    href=href
                    download=package.file_name.clone()
                >
                    {move || match (changed.get(), is_encrypted) {
                        (true, _) => "Save the old package",
                        (false, true) => "Save your own copy",
                        (false, false) => "Save the package",
                    }}
                </a>
                <button type="button" id="print-receipt" on:click=move |_| page::print()>
                    {move || if changed.get() { "Print the old receipt" } else { "Print this receipt" }}
                </button>
            </div>
            <dl class="rq-answers">
                <div>
                    <dt>"File"</dt>
                    <dd>{package.file_name.clone()}</dd>
                </div>
                <div>
                    <dt>"Made on"</dt>
                    <dd>{made_on}</dd>
                </div>
                <div>
                    <dt>"Short check code"</dt>
                    <dd><code id="receipt-short">{package.short_digest.clone()}</code></dd>
                </div>
                <div>
                    <dt>"Full check code (SHA-256)"</dt>
                    <dd><code id="receipt-digest">{package.sha256.clone()}</code></dd>
                </div>
            </dl>
            <p class="rq-small">
                "The check code shows that a file is this package, unchanged. Keep it. The agency can compare the short one with you on the telephone."
            </p>
            <Inside files=package.files.clone() />
            <Encrypted encrypting />
            <Send receipt=of_sending ways=ways.clone() encrypting outdated=changed />
            <Message receipt=of_message email=ways.email.clone() />
            <NextSteps outdated=changed ways />
        </section>
    }
}

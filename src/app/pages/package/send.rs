//! Sending the package from here, where the agency has an address for it: what goes where is said before.

use super::encrypted::{Encrypting, ToSend};
use super::making::Receipt;
use super::ways::way_of;
use crate::browser::clock;
use crate::desk::Desk;
use crate::outbox::{Order, Outbox};
use leptos::prelude::*;
use requisite_pack::Submission;
use requisite_session::{Consignment, SendingWay};

/// Sending, with what it does. Nothing where the agency has no address.
#[component]
pub fn Send(
    /// What is sent.
    receipt: Receipt,
    /// How a package reaches the agency.
    ways: Submission,
    /// What encrypts it, where the agency wants that.
    encrypting: Encrypting,
    /// Whether the request was changed since the package was made.
    #[prop(into)]
    outdated: Signal<bool>,
) -> impl IntoView {
    let outbox: Outbox = expect_context();
    let way = StoredValue::new(way_of(&ways)?);
    let digest = StoredValue::new(receipt.package.sha256.clone());
    let list = outbox.list;
    let is_sent = Memo::new(move |_| {
        let is_it =
            |digest: &String| list.with(|list| list.iter().any(|it| it.parcel.of.package_sha256 == *digest));
        digest.with_value(is_it)
    });
    let body = move || match is_sent.get() {
        true => {
            view! { <p>"It is under \u{201c}Sent from here\u{201d}, at the top of this page."</p> }.into_any()
        }
        false => view! { <Button digest=digest.get_value() encrypting way=way.get_value() /> }.into_any(),
    };
    Some(view! {
        <Show when=move || !outdated.get()>
            <section class="rq-stack rq-screen" id="send" aria-labelledby="send-title">
                <h2 id="send-title">"Send it"</h2>
                {body}
            </section>
        </Show>
    })
}

/// The button that sends.
#[component]
fn Button(digest: String, encrypting: Encrypting, way: SendingWay) -> impl IntoView {
    let desk = Desk::here();
    let outbox: Outbox = expect_context();
    let short = desk.words().agency.short.clone();
    let host = way.host();
    let where_to = match &way {
        SendingWay::Post(_) => format!("It goes to {host}, and nowhere else."),
        SendingWay::Page(_) => format!("It goes to the page around this one ({host}), and nowhere else."),
    };
    let label = format!("Send it to {short}");
    let agency = desk.pack().stamp.id.clone();
    let send = move |_| {
        // Without a file to send the button says that it has to wait.
        let Some(ToSend { file, sha256, name }) = encrypting.to_send() else { return };
        let start = Consignment {
            key: clock::new_key(),
            begun: clock::since_1970(),
            agency: agency.clone(),
            short: short.clone(),
            way: way.clone(),
            file_name: name,
            size: file.size(),
            package_sha256: digest.clone(),
            file_sha256: sha256,
        };
        outbox.tell(Order::Send(Box::new(start), file));
    };
    view! {
        <p>
            {where_to} {encrypting.is_wanted().then_some(" What is sent is the encrypted package.")}
            " Nothing is sent before you press the button. If the connection breaks off, it is sent again by itself, under the same number, so that it is filed once."
        </p>
        <button
            type="button"
            class="rq-primary"
            id="send-package"
            aria-disabled=move || if encrypting.to_send().is_some() { "false" } else { "true" }
            on:click=send
        >
            {label}
        </button>
        <Show when=move || outbox.is_missing()>
            <div class="rq-callout rq-must" role="alert">
                <p>"It was not sent: the part of this page that sends could not be loaded. Check your connection, then press the button again."</p>
            </div>
        </Show>
    }
}

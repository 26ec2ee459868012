//! Packages that were sent from here to this agency, and how each stands.

use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::outbox::{OnItsWay, Order, Outbox};
use leptos::prelude::*;
use requisite_session::Standing;

/// DOM id of the heading.
const TITLE: &str = "on-its-way-title";

/// What was sent from here, the latest first. Nothing where nothing was.
#[component]
pub fn OnTheirWay() -> impl IntoView {
    let outbox: Outbox = expect_context();
    let agency = Desk::here().pack().stamp.id.clone();
    let list = outbox.list;
    // The latest has names by which it can be found.
    let latest = Memo::new({
        let agency = agency.clone();
        move |_| {
            list.with(|list| {
                list.iter().rfind(|it| it.parcel.of.agency == agency).map(|it| it.parcel.of.key.clone())
            })
        }
    });
    let keys = Memo::new(move |_| {
        list.with(|list| {
            let of_agency = list.iter().filter(|it| it.parcel.of.agency == agency);
            of_agency.map(|it| it.parcel.of.key.clone()).rev().collect::<Vec<_>>()
        })
    });
    Effect::new(move |_| {
        if keys.with(|keys| !keys.is_empty()) && outbox.is_looked_for() {
            focus_id(TITLE.to_owned());
        }
    });
    view! {
        <Show when=move || !keys.with(Vec::is_empty)>
            <section class="rq-stack rq-screen" aria-labelledby=TITLE>
                <h2 id=TITLE tabindex="-1">
                    "Sent from here"
                </h2>
                <For each=move || keys.get() key=Clone::clone children=move |key| view! { <One key latest /> } />
            </section>
        </Show>
    }
}

fn name_of(standing: &Standing) -> &'static str {
    match standing {
        Standing::Waiting => "waiting",
        Standing::Sending => "sending",
        Standing::Later { .. } => "later",
        Standing::Received { .. } => "received",
        Standing::Refused(_) => "refused",
        Standing::Unclear(_) => "unclear",
        Standing::Stopped => "stopped",
        Standing::Lost => "lost",
    }
}

fn look_of(standing: &Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Received { .. } => ("rq-ok", "\u{2713}"),
        Standing::Refused(_) | Standing::Lost => ("rq-must", "!"),
        Standing::Unclear(_) | Standing::Stopped => ("rq-check", "?"),
        Standing::Waiting | Standing::Sending | Standing::Later { .. } => ("rq-note", "i"),
    }
}

/// One package.
#[component]
fn One(
    /// Its key.
    key: String,
    /// The key of the latest.
    latest: Memo<Option<String>>,
) -> impl IntoView {
    let outbox: Outbox = expect_context();
    let key = StoredValue::new(key);
    let is_latest =
        Memo::new(move |_| latest.with(|latest| key.with_value(|key| latest.as_ref() == Some(key))));
    let named = move |name: &'static str| move || is_latest.get().then_some(name);
    let list = outbox.list;
    let shown = Memo::new(move |_| {
        list.with(|list| list.iter().find(|it| key.with_value(|key| it.parcel.of.key == *key)).cloned())
    });
    let file = shown.with_untracked(|shown| shown.as_ref().map(|it| it.parcel.of.file_name.clone()));
    let state = move || {
        let OnItsWay { parcel, is_kept, is_elsewhere, sentence, .. } = shown.get()?;
        let (look, sign) = look_of(parcel.standing());
        let elsewhere = is_elsewhere.then_some(" Another tab or window is sending it.");
        let keep_open = (!is_kept && parcel.is_under_way())
            .then_some(" This browser cannot keep it: leave this page open until it was received.");
        Some(view! {
            <p data-standing=name_of(parcel.standing()) id=named("sending-state")>
                <span class=format!("rq-sign {look}") aria-hidden="true">{sign}</span>
                " " {sentence} {elsewhere} {keep_open}
            </p>
        })
    };
    view! {
        <div class="rq-callout rq-stack package-on-its-way">
            <p class="rq-small">{file}</p>
            <div role="status">{state}</div>
            <Progress shown />
            <Actions shown is_latest />
        </div>
    }
}

/// How much of it is on its way.
#[component]
fn Progress(shown: Memo<Option<OnItsWay>>) -> impl IntoView {
    let outbox: Outbox = expect_context();
    let is_sending = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_some_and(|it| *it.parcel.standing() == Standing::Sending))
    });
    let percent = move || {
        shown.with(|shown| {
            let parcel = &shown.as_ref()?.parcel;
            let sent = outbox.sent.with(|sent| sent.get(&parcel.of.key).copied().unwrap_or_default());
            Some((sent * 100 / parcel.of.size.max(1)).min(100))
        })
    };
    view! {
        <Show when=move || is_sending.get()>
            <progress class="sending-progress" max="100" aria-label="Sent" value=move || percent().map(|it| it.to_string())></progress>
        </Show>
    }
}

/// What the person can do about it.
#[component]
fn Actions(shown: Memo<Option<OnItsWay>>, is_latest: Memo<bool>) -> impl IntoView {
    let outbox: Outbox = expect_context();
    let with_key = move |order: fn(String) -> Order| {
        let key = shown.with_untracked(|shown| shown.as_ref().map(|it| it.parcel.of.key.clone()));
        if let Some(key) = key {
            outbox.tell(order(key));
        }
    };
    let named = move |name: &'static str| move || is_latest.get().then_some(name);
    let offers = Memo::new(move |_| {
        shown.with(|shown| {
            let Some(it) = shown.as_ref().filter(|it| !it.is_elsewhere) else { return (false, None, false) };
            let again = match it.parcel.standing() {
                Standing::Later { .. } => Some("Try again now"),
                Standing::Waiting => None,
                Standing::Unclear(_) | Standing::Refused(_) => Some("Send it again"),
                Standing::Stopped => Some("Send it after all"),
                Standing::Sending | Standing::Received { .. } | Standing::Lost => None,
            };
            (it.parcel.is_under_way(), again, !it.parcel.is_under_way())
        })
    });
    view! {
        <div class="rq-row">
            {move || offers.get().1.map(|label| view! {
                <button type="button" id=named("send-again") on:click=move |_| with_key(Order::Again)>{label}</button>
            })}
            <Show when=move || offers.get().0>
                <button type="button" id=named("stop-sending") on:click=move |_| with_key(Order::Stop)>"Stop sending"</button>
            </Show>
            <Show when=move || offers.get().2>
                <button type="button" id=named("remove-sent") on:click=move |_| with_key(Order::Remove)>"Take it off this list"</button>
            </Show>
        </div>
    }
}

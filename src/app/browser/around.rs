//! The page around this one, when this one stands in a frame: a package is handed to it, if it is one that the agency names.
//!
//! INVARIANT: nothing is sent to a page of any other origin, and nothing is believed that comes from one.

use super::page_worker::next_within;
use futures_channel::mpsc::unbounded;
use gloo::events::EventListener;
use gloo::file::Blob;
use gloo::file::futures::read_as_bytes;
use js_sys::{JSON, Object, Reflect, Uint8Array};
use leptos::prelude::window;
use requisite_session::{Parcel, Reply, Silence};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

/// Longest wait for the page's answer, in milliseconds.
const PATIENCE: u32 = 60_000;
/// Version of the messages.
const VERSION: u32 = 1;

/// The page around this one, if there is one.
fn parent() -> Option<Window> {
    let here = window();
    here.parent().ok().flatten().filter(|parent| !Object::is(parent, &here))
}

/// Whether this page stands in a frame.
pub fn is_there() -> bool {
    parent().is_some()
}

/// Hands a package to the page around this one and waits for its answer.
pub async fn hand_over(parcel: &Parcel, origins: &[String], file: &Blob) -> Result<Reply, Silence> {
    let parent = parent().ok_or(Silence::NoAnswer)?;
    let bytes = read_as_bytes(file).await.map_err(|_| Silence::NoAnswer)?;
    let (answers, mut heard) = unbounded();
    let (of, trusted, key) = (parent.clone(), origins.to_vec(), parcel.of.key.clone());
    let _listener = EventListener::new(&window(), "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let is_parent = event.source().is_some_and(|source| Object::is(&source, &of));
        if is_parent
            && trusted.contains(&event.origin())
            && let Some(reply) = answer_in(&event.data(), &key)
        {
            let _ = answers.unbounded_send(reply);
        }
    });
    for origin in origins {
        // The browser delivers it only where the page is of this origin.
        parent.post_message(&message(parcel, &bytes), origin).map_err(|_| Silence::NoAnswer)?;
    }
    next_within(&mut heard, PATIENCE).await.ok_or(Silence::TooSlow)
}

fn message(parcel: &Parcel, bytes: &[u8]) -> JsValue {
    let message = Object::new();
    let put = |name: &str, value: &JsValue| {
        let _ = Reflect::set(&message, &name.into(), value);
    };
    put("source", &"requisite".into());
    put("v", &VERSION.into());
    put("type", &"package".into());
    put("key", &parcel.of.key.as_str().into());
    put("agency", &parcel.of.agency.as_str().into());
    put("name", &parcel.of.file_name.as_str().into());
    put("package_sha256", &parcel.of.package_sha256.as_str().into());
    put("file_sha256", &parcel.of.file_sha256.as_str().into());
    put("bytes", &Uint8Array::from(bytes).buffer());
    message.into()
}

/// The answer in a message, if it is one to the package with this key.
fn answer_in(data: &JsValue, key: &str) -> Option<Reply> {
    let field = |name: &str| Reflect::get(data, &name.into()).ok();
    let says =
        |name: &str, text: &str| field(name).and_then(|it| it.as_string()).is_some_and(|it| it == text);
    if !(says("source", "requisite-host") && says("type", "package-answer") && says("key", key)) {
        return None;
    }
    let number = |name: &str| field(name).and_then(|it| it.as_f64()).filter(|it| (0.0..1e9).contains(it));
    let body = field("body").and_then(|body| JSON::stringify(&body).ok()).and_then(|body| body.as_string());
    Some(Reply {
        status: number("status")? as u16,
        wait: number("retry_after").map(|seconds| seconds as u64),
        body: body.unwrap_or_default(),
    })
}

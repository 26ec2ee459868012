//! Sending a package to a web address.
//!
//! By `XMLHttpRequest` because `fetch`, and so every library over it, does not say how much of a body has been sent.

use super::page_worker::next_within;
use futures_channel::mpsc::{UnboundedSender, unbounded};
use gloo::events::EventListener;
use gloo::file::Blob;
use js_sys::Date as JsDate;
use requisite_session::{Parcel, Reply, Silence};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FormData, ProgressEvent, XmlHttpRequest};

/// Longest time in milliseconds in which nothing goes on.
const SILENCE: u32 = 60_000;

enum Sign {
    Sent(u64),
    Ended,
}

/// A request that ends with this.
struct Request(XmlHttpRequest);

impl Drop for Request {
    fn drop(&mut self) {
        // One that has ended is not disturbed by it.
        let _ = self.0.abort();
    }
}

/// Sends a package; dropping this breaks it off. `sent` hears how many bytes are on their way, the form around the file included.
pub async fn post(parcel: &Parcel, address: &str, file: &Blob, sent: impl Fn(u64)) -> Result<Reply, Silence> {
    let (signs, mut heard) = unbounded();
    let request = Request(XmlHttpRequest::new().map_err(|_| Silence::NoAnswer)?);
    let _listeners = begin(&request.0, parcel, address, file, &signs).map_err(|_| Silence::NoAnswer)?;
    loop {
        match next_within(&mut heard, SILENCE).await {
            None => return Err(Silence::TooSlow),
            Some(Sign::Sent(bytes)) => sent(bytes),
            Some(Sign::Ended) => return reply_of(&request.0).ok_or(Silence::NoAnswer),
        }
    }
}

fn begin(
    request: &XmlHttpRequest,
    parcel: &Parcel,
    address: &str,
    file: &Blob,
    signs: &UnboundedSender<Sign>,
) -> Result<[EventListener; 2], JsValue> {
    let form = FormData::new()?;
    for (name, value) in [
        ("agency", &parcel.of.agency),
        ("package-sha256", &parcel.of.package_sha256),
        ("file-sha256", &parcel.of.file_sha256),
    ] {
        form.append_with_str(name, value)?;
    }
    form.append_with_blob_and_filename("file", file.as_ref(), &parcel.of.file_name)?;
    request.open_with_async("POST", address, true)?;
    request.set_request_header("Idempotency-Key", &format!("\"{}\"", parcel.of.key))?;
    request.set_request_header("Accept", "application/json")?;
    // Nobody listens any more after a stop.
    let to_end = signs.clone();
    let ended = EventListener::new(request, "loadend", move |_| {
        let _ = to_end.unbounded_send(Sign::Ended);
    });
    let to_tell = signs.clone();
    let progress = EventListener::new(&request.upload()?.into(), "progress", move |event| {
        if let Some(event) = event.dyn_ref::<ProgressEvent>() {
            let _ = to_tell.unbounded_send(Sign::Sent(event.loaded() as u64));
        }
    });
    request.send_with_opt_form_data(Some(&form))?;
    Ok([ended, progress])
}

/// The answer; none when the connection broke off.
fn reply_of(request: &XmlHttpRequest) -> Option<Reply> {
    let status = request.status().ok().filter(|status| *status > 0)?;
    let wait = request.get_response_header("Retry-After").ok().flatten();
    let body = request.response_text().ok().flatten().unwrap_or_default();
    Some(Reply { status, wait: wait.and_then(|wait| seconds(&wait)), body })
}

/// What a `Retry-After` asks for: seconds, or a date.
fn seconds(text: &str) -> Option<u64> {
    text.trim().parse().ok().or_else(|| {
        let until = JsDate::parse(text);
        (until.is_finite()).then(|| ((until - JsDate::now()).max(0.0) / 1_000.0) as u64)
    })
}

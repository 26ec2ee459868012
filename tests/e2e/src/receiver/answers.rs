//! What a receiver says to a request.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use serde_json::json;

use super::behaviour::{Behaviour, problem};
use super::connections::Cut;
use super::form::{self, Delivery, sha256};
use super::ledger::{Ask, Books, Outcome};
use super::{PATH, locked};

/// An answer in full.
type Answer = Response<Full<Bytes>>;

const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";
const HTML: &str = "text/html; charset=utf-8";

/// Answers a request, or says why it gets no answer.
pub async fn answer(books: Arc<Mutex<Books>>, request: Request<Incoming>) -> Result<Answer, Cut> {
    if request.uri().path() != PATH {
        return Ok(refused(StatusCode::NOT_FOUND, "Nothing is here"));
    }
    match *request.method() {
        Method::OPTIONS => Ok(leave_to_ask()),
        Method::POST => take(&books, request).await,
        _ => Ok(refused(StatusCode::METHOD_NOT_ALLOWED, "Packages are sent by POST")),
    }
}

/// Takes what is sent, as the script says.
async fn take(books: &Mutex<Books>, request: Request<Incoming>) -> Result<Answer, Cut> {
    let (head, body) = request.into_parts();
    let key = form::key(&head.headers);
    let behaviour = arrived(books, key.as_deref().unwrap_or_default());
    if matches!(behaviour, Behaviour::Reset) {
        return read_half(body).await;
    }
    let receives = matches!(behaviour, Behaviour::Receive | Behaviour::ReceiveAndCutAnswer);
    let _coming = match &key {
        Ok(key) if receives => match Coming::begin(books, key) {
            Some(coming) => Some(coming),
            None => {
                read_whole(body).await?;
                return Ok(refused(StatusCode::CONFLICT, "This is coming in at the moment"));
            }
        },
        _ => None,
    };
    let body = read_whole(body).await?;
    let read = async { Ok((key?, form::read(&head.headers, body).await?)) };
    let (key, delivery) = match read.await {
        Ok(sent) => sent,
        Err(complaint) => return Ok(complain(books, complaint)),
    };
    carry_out(behaviour, books, &key, delivery).await
}

/// Does with a form that is as it should be what the script says.
async fn carry_out(
    behaviour: Behaviour,
    books: &Mutex<Books>,
    key: &str,
    delivery: Delivery,
) -> Result<Answer, Cut> {
    Ok(match behaviour {
        Behaviour::Receive => file(books, key, delivery),
        Behaviour::ReceiveAndCutAnswer => {
            file(books, key, delivery);
            return Err(Cut::Close);
        }
        Behaviour::Reset => return Err(Cut::Reset),
        Behaviour::Stall => std::future::pending().await,
        Behaviour::Status { code, retry_after, body } => {
            let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            with_retry_after(said(status, PROBLEM, body), retry_after)
        }
        Behaviour::NoReceipt => {
            let page = "<!doctype html>\n<title>Welcome</title>\n<p>Sign in to use this network.</p>\n";
            said(StatusCode::OK, HTML, page.to_owned())
        }
        Behaviour::OtherDigest => receipt(&sha256(delivery.file_sha256.as_bytes()), "R-0000"),
    })
}

/// Writes down that something comes; gives what to do with it.
fn arrived(books: &Mutex<Books>, key: &str) -> Behaviour {
    let mut books = locked(books);
    books.ledger.asks.push(Ask { key: key.to_owned(), at: Instant::now() });
    books.script.next()
}

fn file(books: &Mutex<Books>, key: &str, delivery: Delivery) -> Answer {
    let digest = delivery.file_sha256.clone();
    match locked(books).file(key, delivery) {
        Outcome::Filed { reference } => receipt(&digest, &reference),
        Outcome::OtherFile => refused(StatusCode::UNPROCESSABLE_ENTITY, "This key was used for another file"),
    }
}

/// Writes down what is wrong, and says it to the sender.
fn complain(books: &Mutex<Books>, complaint: String) -> Answer {
    let answer = refused(StatusCode::BAD_REQUEST, &complaint);
    locked(books).ledger.complaints.push(complaint);
    answer
}

/// What is coming in with a key: while it does, nothing else with the same key can.
struct Coming<'a> {
    books: &'a Mutex<Books>,
    key: String,
}

impl<'a> Coming<'a> {
    fn begin(books: &'a Mutex<Books>, key: &str) -> Option<Self> {
        let begins = locked(books).coming.insert(key.to_owned());
        begins.then(|| Self { books, key: key.to_owned() })
    }
}

impl Drop for Coming<'_> {
    fn drop(&mut self) {
        locked(self.books).coming.remove(&self.key);
    }
}

/// All that is sent. Who goes away before its end wants no answer.
async fn read_whole(body: Incoming) -> Result<Bytes, Cut> {
    body.collect().await.map(|all| all.to_bytes()).map_err(|_| Cut::Close)
}

/// Half of what is sent, and no answer.
async fn read_half(mut body: Incoming) -> Result<Answer, Cut> {
    let half = body.size_hint().lower() / 2;
    let mut read = 0;
    while read < half {
        let Some(Ok(frame)) = body.frame().await else { break };
        read += frame.data_ref().map_or(0, |data| u64::try_from(data.len()).unwrap_or_default());
    }
    Err(Cut::Reset)
}

/// What a browser asks before it sends a header of ours: pages from everywhere may.
fn leave_to_ask() -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = StatusCode::NO_CONTENT;
    for (name, value) in [
        ("access-control-allow-origin", "*"),
        ("access-control-allow-methods", "POST"),
        ("access-control-allow-headers", "Idempotency-Key"),
    ] {
        answer.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    answer
}

fn receipt(digest: &str, reference: &str) -> Answer {
    let receipt = json!({
        "file-sha256": digest,
        "reference": reference,
        "received": "2026-11-30T19:00:00Z",
    });
    said(StatusCode::OK, JSON, receipt.to_string())
}

fn refused(status: StatusCode, title: &str) -> Answer {
    said(status, PROBLEM, problem(status.as_u16(), title, ""))
}

fn with_retry_after(mut answer: Answer, seconds: Option<u32>) -> Answer {
    if let Some(seconds) = seconds {
        answer.headers_mut().insert(hyper::header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

/// An answer that the page may read.
fn said(status: StatusCode, kind: &'static str, body: String) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(body)));
    *answer.status_mut() = status;
    for (name, value) in [
        ("content-type", kind),
        ("cache-control", "no-store"),
        ("access-control-allow-origin", "*"),
        ("access-control-expose-headers", "Retry-After"),
    ] {
        answer.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    answer
}

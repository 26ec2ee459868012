//! What the receiver's answer to a package means.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Longest text of a receiver that is shown.
const LONGEST_TEXT: usize = 300;

/// What came back for a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Status of HTTP.
    pub status: u16,
    /// Seconds to wait, from `Retry-After`.
    pub wait: Option<u64>,
    /// The body as text.
    pub body: String,
}

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Silence {
    /// No connection, or one that broke off.
    NoAnswer,
    /// A connection on which nothing went on for too long.
    TooSlow,
}

/// Why a package is to be sent again later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delay {
    /// The receiver did not answer.
    Silent(Silence),
    /// The receiver has too much to do (429).
    Busy,
    /// The receiver is at work on this package (409).
    AtWork,
    /// The receiver cannot take packages at the moment (5xx and the like).
    Down,
}

/// Why a package is not sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The file is too large for the receiver (413).
    TooLarge,
    /// The receiver has another file under this key (422).
    KeyTaken,
    /// Any other refusal.
    NotAccepted {
        /// Status of HTTP.
        status: u16,
        /// What the receiver says, as plain text; may be blank.
        said: String,
    },
}

/// An answer that looks good and proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unclear {
    /// It is no receipt.
    NoReceipt,
    /// It is a receipt for another file.
    OtherFile,
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Received { reference: String },
    Later { why: Delay, wait: Option<u64> },
    Refused(Refusal),
    Unclear(Unclear),
}

impl Reply {
    /// What the answer means for a file with this digest.
    pub(super) fn meaning(&self, file_sha256: &str) -> Meaning {
        let later = |why| Meaning::Later { why, wait: self.wait };
        match self.status {
            200..=299 => self.receipt(file_sha256),
            409 => later(Delay::AtWork),
            429 => later(Delay::Busy),
            408 | 425 | 500..=599 => later(Delay::Down),
            413 => Meaning::Refused(Refusal::TooLarge),
            422 => Meaning::Refused(Refusal::KeyTaken),
            status => Meaning::Refused(Refusal::NotAccepted { status, said: self.problem_text() }),
        }
    }

    fn receipt(&self, file_sha256: &str) -> Meaning {
        let receipt: Option<Value> = serde_json::from_str(&self.body).ok();
        let field = |name: &str| receipt.as_ref()?.get(name)?.as_str();
        match field("file-sha256") {
            None => Meaning::Unclear(Unclear::NoReceipt),
            Some(digest) if digest.eq_ignore_ascii_case(file_sha256) => {
                Meaning::Received { reference: shown(field("reference").unwrap_or_default()) }
            }
            Some(_) => Meaning::Unclear(Unclear::OtherFile),
        }
    }

    /// Title and detail of a problem description (RFC 9457); blank when the body is none.
    fn problem_text(&self) -> String {
        let problem: Option<Value> = serde_json::from_str(&self.body).ok();
        let field = |name: &str| problem.as_ref()?.get(name)?.as_str().map(str::trim);
        let parts = [field("title"), field("detail")];
        let parts: Vec<&str> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
        shown(&parts.join(": "))
    }
}

/// A text of the receiver as it is shown: one line, not too long.
fn shown(text: &str) -> String {
    let line = text.split(|it: char| it.is_whitespace() || it.is_control()).filter(|it| !it.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST_TEXT) {
        None => line,
        Some((end, _)) => line.get(..end).unwrap_or_default().to_owned() + "\u{2026}",
    }
}

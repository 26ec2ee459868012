//! One package on its way.

use super::reply::{Delay, Meaning, Refusal, Reply, Silence, Unclear};
use serde::{Deserialize, Serialize};

/// Version of a parcel as the storage keeps it.
const PARCEL_VERSION: u32 = 1;

/// Wait before the second try, in milliseconds; doubles each time.
const PAUSE: u64 = 2_000;
/// Longest wait between tries that nobody asked for.
const LONGEST_PAUSE: u64 = 300_000;
/// Longest wait that a receiver may ask for.
const LONGEST_ASKED: u64 = 3_600_000;

/// The way that a package takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SendingWay {
    /// To a web address.
    Post(String),
    /// To the page around this one, which must have one of these origins.
    Page(Vec<String>),
}

impl SendingWay {
    /// Whom the person sees as receiver, such as `data.example.org`.
    pub fn host(&self) -> String {
        let address = match self {
            Self::Post(address) => address.as_str(),
            Self::Page(origins) => origins.first().map(String::as_str).unwrap_or_default(),
        };
        let host = address.split_once("://").map_or(address, |(_, rest)| rest);
        host.split(['/', '?']).next().unwrap_or_default().to_owned()
    }
}

/// How a package stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is to be sent as soon as that is possible.
    Waiting,
    /// It is on its way.
    Sending,
    /// It is to be sent again.
    Later {
        /// Why.
        why: Delay,
        /// When, in milliseconds since 1970.
        at: u64,
    },
    /// The receiver has it.
    Received {
        /// What the receiver calls it; may be blank.
        reference: String,
        /// When, as the person's clock and calendar show it.
        on: String,
    },
    /// The receiver does not take it.
    Refused(Refusal),
    /// The receiver answered something that proves nothing.
    Unclear(Unclear),
    /// The person stopped it.
    Stopped,
    /// This browser no longer has the file.
    Lost,
}

/// What is sent, where to, and under which key: what a package on its way begins with and keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consignment {
    /// Key under which it is sent, however often; no other package has it: random, made by the caller.
    pub key: String,
    /// When the person sent it, in milliseconds since 1970.
    pub begun: u64,
    /// Id of the agency's pack.
    pub agency: String,
    /// Short name of the agency.
    pub short: String,
    /// The way that it takes.
    pub way: SendingWay,
    /// Name of the file as sent.
    pub file_name: String,
    /// Bytes of the file as sent.
    pub size: u64,
    /// SHA-256 of the package, in hexadecimal.
    pub package_sha256: String,
    /// SHA-256 of the file as sent, in hexadecimal; another one where it is encrypted.
    pub file_sha256: String,
}

/// A package on its way, as the storage keeps it (beside its bytes).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// Version of this form.
    v: u32,
    /// What is sent.
    pub of: Consignment,
    standing: Standing,
    /// Tries that were begun.
    tries: u32,
}

/// What to do with a package now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Send it.
    Send,
    /// Ask again after so many milliseconds.
    Wait(u64),
    /// Nothing, until the person says so.
    Nothing,
}

impl Parcel {
    /// A package that is to be sent.
    pub fn new(of: Consignment) -> Self {
        Self { v: PARCEL_VERSION, of, standing: Standing::Waiting, tries: 0 }
    }

    /// A package as the storage gave it back; none when it is of a later version or no package at all.
    ///
    /// What was on its way when the page went away is to be sent again: nobody heard the answer.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parcel: Self = serde_json::from_str(text).ok()?;
        if parcel.v != PARCEL_VERSION {
            return None;
        }
        if parcel.standing == Standing::Sending {
            parcel.standing = Standing::Waiting;
        }
        Some(parcel)
    }

    /// As the storage keeps it.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// How it stands.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Tries that were begun.
    pub fn tries(&self) -> u32 {
        self.tries
    }

    /// Whether the receiver is known to have it.
    pub fn is_received(&self) -> bool {
        matches!(self.standing, Standing::Received { .. })
    }

    /// Whether the page goes on with it by itself.
    pub fn is_under_way(&self) -> bool {
        matches!(self.standing, Standing::Waiting | Standing::Sending | Standing::Later { .. })
    }

    /// Whether the receiver may have it although nobody said so.
    pub fn may_have_arrived(&self) -> bool {
        self.tries > 0 && !matches!(self.standing, Standing::Refused(_))
    }

    /// What to do now, by the milliseconds since 1970.
    pub fn next(&self, now: u64) -> Next {
        match self.standing {
            Standing::Waiting => Next::Send,
            // A clock that was set back must not hold it up for longer than any wait can be.
            Standing::Later { at, .. } if at > now => Next::Wait((at - now).min(LONGEST_ASKED)),
            Standing::Later { .. } => Next::Send,
            _ => Next::Nothing,
        }
    }

    /// A try begins. Keep it in the storage before anything is sent, so that a try is never forgotten.
    pub fn begin(&mut self) {
        self.tries = self.tries.saturating_add(1);
        self.standing = Standing::Sending;
    }

    /// The receiver answered. `on` is the time as the person's clock and calendar show it; `luck`, between 0 and 1, spreads the
    /// next tries of many people.
    pub fn answered(&mut self, reply: &Reply, now: u64, on: &str, luck: f64) {
        if self.standing != Standing::Sending {
            return;
        }
        self.standing = match reply.meaning(&self.of.file_sha256) {
            Meaning::Received { reference } => Standing::Received { reference, on: on.to_owned() },
            Meaning::Later { why, wait } => Standing::Later { why, at: now + self.pause(wait, luck) },
            Meaning::Refused(why) => Standing::Refused(why),
            Meaning::Unclear(why) => Standing::Unclear(why),
        };
    }

    /// No answer came.
    pub fn unanswered(&mut self, silence: Silence, now: u64, luck: f64) {
        if self.standing == Standing::Sending {
            let at = now + self.pause(None, luck);
            self.standing = Standing::Later { why: Delay::Silent(silence), at };
        }
    }

    /// The person stops it.
    pub fn stop(&mut self) {
        if self.is_under_way() {
            self.standing = Standing::Stopped;
        }
    }

    /// The file is gone from this browser.
    pub fn lose(&mut self) {
        self.standing = Standing::Lost;
    }

    /// The person wants it sent now, or once more: under the same key, so that it is filed once. Or a connection is back.
    pub fn again(&mut self) {
        if !matches!(self.standing, Standing::Sending | Standing::Received { .. } | Standing::Lost) {
            self.standing = Standing::Waiting;
        }
    }

    /// How long to wait: what the receiver asks for, else longer each time, and not the same for everybody.
    fn pause(&self, asked: Option<u64>, luck: f64) -> u64 {
        if let Some(seconds) = asked {
            return seconds.saturating_mul(1_000).clamp(PAUSE / 2, LONGEST_ASKED);
        }
        let doublings = self.tries.saturating_sub(1).min(16);
        let whole = (PAUSE << doublings).min(LONGEST_PAUSE);
        let part = (whole as f64 / 2.0 * luck.clamp(0.0, 1.0)) as u64;
        whole / 2 + part
    }
}

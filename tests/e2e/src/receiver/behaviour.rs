//! What a receiver does with what it is sent.

use std::collections::VecDeque;

use serde_json::json;

/// What a receiver does with one sending.
#[derive(Clone, Debug)]
pub enum Behaviour {
    /// Files it and answers with a receipt.
    Receive,
    /// Files it and closes the connection without an answer.
    ReceiveAndCutAnswer,
    /// Breaks the connection off in the middle of the form.
    Reset,
    /// Reads it and says nothing until the sender goes away.
    Stall,
    /// Files nothing and answers with this.
    Status {
        /// The status of the answer.
        code: u16,
        /// After how many seconds to try again.
        retry_after: Option<u32>,
        /// What else it says, as JSON.
        body: String,
    },
    /// Files nothing, and says that all is well with a page for people, as a network does that wants a password first.
    NoReceipt,
    /// Files nothing, and gives a receipt for another file.
    OtherDigest,
}

impl Behaviour {
    /// Asks to be left alone for some seconds.
    pub fn busy(code: u16, seconds: u32) -> Self {
        Self::Status { code, retry_after: Some(seconds), body: problem(code, "Not now", "") }
    }

    /// Refuses, in the words of RFC 9457.
    pub fn refusal(code: u16, title: &str, detail: &str) -> Self {
        Self::Status { code, retry_after: None, body: problem(code, title, detail) }
    }
}

/// A problem in the words of RFC 9457.
pub fn problem(code: u16, title: &str, detail: &str) -> String {
    json!({ "status": code, "title": title, "detail": detail }).to_string()
}

/// What a receiver does with one sending after the other.
#[derive(Clone, Debug)]
pub struct Script {
    first: VecDeque<Behaviour>,
    then: Behaviour,
}

impl Script {
    /// Does the same every time.
    pub fn always(then: Behaviour) -> Self {
        Self { first: VecDeque::new(), then }
    }

    /// The next thing to do.
    pub fn next(&mut self) -> Behaviour {
        self.first.pop_front().unwrap_or_else(|| self.then.clone())
    }
}

impl Default for Script {
    fn default() -> Self {
        Self::always(Behaviour::Receive)
    }
}

impl<I: IntoIterator<Item = Behaviour>> From<I> for Script {
    /// Does these in order, and then receives whatever comes.
    fn from(first: I) -> Self {
        Self { first: first.into_iter().collect(), then: Behaviour::Receive }
    }
}

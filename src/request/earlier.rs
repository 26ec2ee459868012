//! The package that a request follows.

use crate::{Date, Request};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How a request follows an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Follows {
    /// It mends the earlier one, which the agency has not granted.
    Correction,
    /// It changes what was granted.
    Amendment,
    /// It asks for the same again, or for longer.
    Renewal,
}

impl Follows {
    /// What such a request is, for a reader.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Correction => "a correction",
            Self::Amendment => "an amendment",
            Self::Renewal => "a renewal",
        }
    }
}

/// The earlier package, with its request: what changed since follows from both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// How the request follows it.
    pub how: Follows,
    /// Name of its folder.
    pub package: String,
    /// SHA-256 of it, in hexadecimal.
    pub sha256: String,
    /// The day on which it was made.
    pub day: Date,
    /// Its request. Shared, because it never changes and a request is copied with every edit.
    pub request: Arc<Request>,
}

impl Earlier {
    /// The earlier package of a request that follows it. What that one followed is in the earlier package.
    pub fn new(how: Follows, package: &str, sha256: &str, day: Date, request: &Request) -> Self {
        let request = Arc::new(Request { follows: None, ..request.clone() });
        Self { how, package: package.to_owned(), sha256: sha256.to_owned(), day, request }
    }
}

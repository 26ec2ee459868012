//! How a package reaches the agency from here.

use crate::browser::around;
use crate::browser::pack_fetch::Fetched;
use requisite_pack::{Submission, read_submission};
use requisite_session::SendingWay;

/// The ways that the agency's files give. What is wrong with them is for `requisite lint` to say.
pub fn ways_of(fetched: &Fetched) -> Submission {
    read_submission(&fetched.files).submission
}

/// The way that a package takes from this page: to the agency's own page when this one stands in it, else to its address.
pub fn way_of(ways: &Submission) -> Option<SendingWay> {
    if !ways.pages.is_empty() && around::is_there() {
        return Some(SendingWay::Page(ways.pages.clone()));
    }
    (!ways.post.is_empty()).then(|| SendingWay::Post(ways.post.clone()))
}

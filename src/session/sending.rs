//! A finished package on its way to the agency: what was sent, how it stands, what to do next. Decisions only, on a clock that is
//! an argument.
//!
//! INVARIANT: a package is sent under one key (`Idempotency-Key`) however often it is tried, so that the receiver files it once.
//! That it was received is said only when the receiver names the digest of the very file that was sent.

mod parcel;
mod reply;
mod said;

pub use parcel::{Consignment, Next, Parcel, SendingWay, Standing};
pub use reply::{Delay, Refusal, Reply, Silence, Unclear};

#[cfg(test)]
#[path = "sending/tests.rs"]
mod tests;

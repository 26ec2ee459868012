//! How a package on its way stands, in words.

use super::parcel::{Parcel, Standing};
use super::reply::{Delay, Refusal, Silence, Unclear};

impl Parcel {
    /// How it stands, in one or two sentences. `now` in milliseconds since 1970.
    pub fn sentence(&self, now: u64) -> String {
        let (short, host) = (&self.of.short, self.of.way.host());
        match self.standing() {
            Standing::Waiting => format!("Waiting to be sent to {host}."),
            Standing::Sending => format!("Being sent to {host}."),
            Standing::Later { why, at } => {
                let seconds = at.saturating_sub(now).div_ceil(1_000);
                let when = match seconds {
                    0 | 1 => "now".to_owned(),
                    2..90 => format!("in {seconds} seconds"),
                    _ => format!("in {} minutes", seconds.div_ceil(60)),
                };
                format!("Not received yet: {}. It is sent again {when}.", delay_words(*why))
            }
            Standing::Received { reference, on } => {
                let reference = match reference.as_str() {
                    "" => String::new(),
                    text => format!(" Their reference: {text}."),
                };
                format!("Received at {host} on {on}.{reference} {short} decides about the request later.")
            }
            Standing::Refused(why) => {
                format!(
                    "Not received: {} Your package is still here: save it, and ask {short} how to send it.",
                    refusal_words(why, self.of.size)
                )
            }
            Standing::Unclear(why) => {
                let what = match why {
                    Unclear::NoReceipt => "the answer is no receipt",
                    Unclear::OtherFile => "the receipt is for another file",
                };
                format!(
                    "We do not know whether it was received: {what}. Send it again (it is filed once), or ask {short}."
                )
            }
            Standing::Lost => format!(
                "We do not know whether it was received, and this browser no longer has the file. Ask {short}, or make the package again."
            ),
            Standing::Stopped if self.may_have_arrived() => {
                format!(
                    "You stopped it. It may have been received all the same: ask {short}, or send it again (it is filed once)."
                )
            }
            Standing::Stopped => "You stopped it before it was sent.".to_owned(),
        }
    }
}

fn delay_words(why: Delay) -> &'static str {
    match why {
        Delay::Silent(Silence::NoAnswer) => "there was no answer, or the connection broke off",
        Delay::Silent(Silence::TooSlow) => "the connection went silent",
        Delay::Busy => "the receiver has too much to do at the moment",
        Delay::AtWork => "the receiver is still at work on it",
        Delay::Down => "the receiver cannot take it at the moment",
    }
}

fn refusal_words(why: &Refusal, size: u64) -> String {
    match why {
        Refusal::TooLarge => {
            let tenths = (size + 50_000) / 100_000;
            format!("the file ({}.{} MB) is too large for the receiver.", tenths / 10, tenths % 10)
        }
        Refusal::KeyTaken => "the receiver has another file under the same number.".to_owned(),
        Refusal::NotAccepted { status, said } if said.is_empty() => {
            format!("the receiver does not accept it (status {status}).")
        }
        Refusal::NotAccepted { said, .. } => {
            format!("the receiver does not accept it. It says: \u{201c}{said}\u{201d}.")
        }
    }
}

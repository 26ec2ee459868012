//! The part of the package page from which the package is sent, and what other pages say of it.

use crate::browser::{Browser, text_of};
use crate::patience::{self, Look, until};
use crate::problem::Problem;

/// What every page shows while something is not yet received.
pub const NOTICE: &str = "#outbox-notice";

impl Browser {
    /// Sends the package that was made.
    pub async fn send_package(&self) -> Result<(), Problem> {
        self.click_id("send-package").await
    }

    /// Waits until the sending stands like this; gives what is said of it.
    pub async fn wait_for_standing(&self, wanted: &str) -> Result<String, Problem> {
        until(&format!("the sending is said to be `{wanted}`"), patience::LONG, async || {
            let script = "return document.getElementById('sending-state')?.dataset.standing ?? ''";
            let standing = text_of(&self.ask(script).await?);
            let said = self.text("#sending-state").await?;
            Ok(if standing == wanted {
                Look::There(said)
            } else {
                Look::NotYet(format!("`{standing}`, \u{201c}{said}\u{201d}"))
            })
        })
        .await
    }
}

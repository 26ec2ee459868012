//! The page on which the package is made.

use std::path::PathBuf;

use crate::browser::Browser;
use crate::patience::{self, Look, until};
use crate::problem::Problem;

impl Browser {
    /// Makes the package and waits for the receipt.
    pub async fn make_package(&self) -> Result<(), Problem> {
        self.click_id("make-package").await?;
        until("the receipt is there", patience::LONG, async || {
            if self.sees("#receipt").await? {
                return Ok(Look::There(()));
            }
            Ok(Look::NotYet(self.text("main").await?.chars().take(600).collect()))
        })
        .await
    }

    /// Saves the package.
    pub async fn download_package(&self) -> Result<PathBuf, Problem> {
        self.download(async || self.click_id("download-package").await).await
    }
}

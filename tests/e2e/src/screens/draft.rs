//! The draft as a file.

use std::path::Path;

use requisite_request::{Request, read_draft_page};

use super::address;
use crate::browser::Browser;
use crate::problem::Problem;
use crate::scratch::read;

impl Browser {
    /// Saves the draft as a file and reads what is in it. Ends on the page where it began.
    pub async fn draft(&self) -> Result<Request, Problem> {
        let here = self.hash().await?;
        self.go_where("save-draft-file").await?;
        let file = self.download(async || self.click_id("save-draft-file").await).await?;
        if self.hash().await? != here {
            self.jump(&here).await?;
        }
        let draft = read_draft_page(&read(&file)?);
        draft
            .map(|draft| draft.file.request)
            .map_err(|error| Problem::NotSo(format!("the saved draft file cannot be read: {error}")))
    }

    /// Opens a draft file; gives what the program says to it.
    pub async fn open_draft(&self, file: &Path) -> Result<String, Problem> {
        self.go_where("open-draft-file").await?;
        let before = self.text("#file-message").await?;
        self.give_file("open-draft-file", file).await?;
        self.wait_for_text("#file-message", "says something new", |text| !text.is_empty() && text != before)
            .await
    }

    /// Goes to the list of tasks unless this page has an element.
    async fn go_where(&self, id: &str) -> Result<(), Problem> {
        if self.has(id).await? {
            return Ok(());
        }
        self.jump(&address("tasks")).await
    }
}

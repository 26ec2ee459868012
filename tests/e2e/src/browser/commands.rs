//! Commands that are not in the WebDriver standard: the logs, and Chromium's own protocol for tools.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::Browser;
use crate::problem::Problem;

#[derive(Debug)]
struct Command {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// A command of Chromium's protocol for tools.
    pub async fn tool(&self, name: &str, parameters: Value) -> Result<Value, Problem> {
        let command =
            Command { path: "goog/cdp/execute", body: json!({ "cmd": name, "params": parameters }) };
        self.client.issue_cmd(command).await.map_err(Problem::refused(name))
    }

    /// The entries of a log since it was last asked for.
    pub(super) async fn log(&self, kind: &str) -> Result<Vec<Value>, Problem> {
        let command = Command { path: "se/log", body: json!({ "type": kind }) };
        let entries = self.client.issue_cmd(command).await.map_err(Problem::refused("give its log"))?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    /// Runs a script in every page that is loaded from now on, before the page's own.
    pub async fn before_every_page(&self, script: &str) -> Result<(), Problem> {
        self.tool("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(|_| ())
    }
}

//! What the browser says about a page: its console, and what it sent over the network.

use serde_json::Value;

use super::Browser;
use crate::problem::{Problem, expect_none};

/// Everything that a browser has said so far: its driver gives each entry once.
#[derive(Debug, Default)]
pub struct Logs {
    console: Vec<ConsoleEntry>,
    traffic: Vec<Traffic>,
}

/// One line of the console.
#[derive(Clone, Debug)]
pub struct ConsoleEntry {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    pub level: String,
    /// Who said it: `console-api`, `security`, `network`, ...
    pub source: String,
    /// What.
    pub text: String,
}

/// Something on the network.
#[derive(Clone, Debug)]
pub enum Traffic {
    /// A request was sent.
    Sent {
        /// Where to.
        address: String,
    },
    /// An answer came in full.
    Received {
        /// Its size on the wire, in bytes.
        bytes: f64,
    },
}

impl Browser {
    async fn read_logs(&self) -> Result<(), Problem> {
        let console = self.log("browser").await?;
        let performance = self.log("performance").await?;
        let mut logs = self.logs.borrow_mut();
        logs.console.extend(console.iter().map(console_entry));
        logs.traffic.extend(performance.iter().filter_map(traffic));
        Ok(())
    }

    /// Every line of the console so far.
    pub async fn console(&self) -> Result<Vec<ConsoleEntry>, Problem> {
        self.read_logs().await?;
        Ok(self.logs.borrow().console.clone())
    }

    /// Everything on the network so far.
    pub async fn traffic(&self) -> Result<Vec<Traffic>, Problem> {
        self.read_logs().await?;
        Ok(self.logs.borrow().traffic.clone())
    }

    /// Complains of every error and warning in the console; reports of the Content-Security-Policy are among them.
    pub async fn expect_quiet_console(&self) -> Result<(), Problem> {
        self.expect_console_quiet_but(|_| false).await
    }

    /// Complains of every error and warning in the console but some.
    pub async fn expect_console_quiet_but(
        &self,
        may_be: impl Fn(&ConsoleEntry) -> bool,
    ) -> Result<(), Problem> {
        let loud: Vec<String> = self
            .console()
            .await?
            .iter()
            .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING") && !may_be(entry))
            .map(|entry| format!("{} ({}): {}", entry.level, entry.source, entry.text))
            .collect();
        expect_none("the console is not empty", &loud)
    }

    /// Complains of every request to anything but the site and what stands below it.
    pub async fn expect_own_origin_only(&self) -> Result<(), Problem> {
        self.expect_own_origin_and(&[]).await
    }

    /// Complains of every request to another place than the site with what stands below it, and these addresses.
    pub async fn expect_own_origin_and(&self, addresses: &[&str]) -> Result<(), Problem> {
        let origin = format!("{}/", self.origin());
        let own = |address: &str| {
            address.starts_with(self.site())
                || addresses.contains(&address)
                || address.strip_prefix("blob:").is_some_and(|rest| rest.starts_with(&origin))
                || address.starts_with("data:")
                || address == "about:blank"
                // The browser's own first tab, before ours; no page of the web can load from there.
                || address.starts_with("chrome://")
        };
        let traffic = self.traffic().await?;
        let elsewhere: Vec<String> = traffic
            .iter()
            .filter_map(|it| match it {
                Traffic::Sent { address } if !own(address) => Some(address.clone()),
                _ => None,
            })
            .collect();
        expect_none("requests to other places", &elsewhere)
    }
}

fn console_entry(entry: &Value) -> ConsoleEntry {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    ConsoleEntry { level: text("level"), source: text("source"), text: text("message") }
}

/// What an entry of the performance log says about the network; most say nothing.
fn traffic(entry: &Value) -> Option<Traffic> {
    let message: Value = serde_json::from_str(entry.get("message")?.as_str()?).ok()?;
    let message = message.get("message")?;
    let parameter = |path: &str| message.get("params").and_then(|it| it.pointer(path));
    let text = |path: &str| parameter(path).and_then(Value::as_str).map(str::to_owned);
    match message.get("method")?.as_str()? {
        "Network.requestWillBeSent" => Some(Traffic::Sent { address: text("/request/url")? }),
        "Network.webSocketCreated" | "Network.webTransportCreated" => {
            Some(Traffic::Sent { address: text("/url")? })
        }
        "Network.loadingFinished" => {
            Some(Traffic::Received { bytes: parameter("/encodedDataLength").and_then(Value::as_f64)? })
        }
        _ => None,
    }
}

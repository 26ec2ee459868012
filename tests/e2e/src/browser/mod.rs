//! One browser with a session: what it is told, and what it says.

mod commands;
mod emulation;
mod input;
mod logs;
mod view;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::process::Command;

use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use url::Url;

pub use emulation::{Colors, Width};
pub use input::key;
pub use logs::Traffic;
pub use view::text_of;

use crate::engine::{Engine, Wishes};
use crate::patience::{self, Look, until};
use crate::problem::Problem;
use logs::Logs;

/// One browser with a session.
pub struct Browser {
    client: Client,
    /// Address of the site, without the `#`.
    site: String,
    wishes: Wishes,
    logs: RefCell<Logs>,
    ended: Cell<bool>,
}

impl Browser {
    /// Starts a browser.
    pub async fn start(engine: Engine, driver: &str, site: &str, wishes: Wishes) -> Result<Self, Problem> {
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(engine.capabilities(&wishes))
            .connect(driver)
            .await
            .map_err(Box::new)?;
        Ok(Self { client, site: site.to_owned(), wishes, logs: RefCell::default(), ended: Cell::new(false) })
    }

    /// Whether it was ended or killed.
    pub fn has_ended(&self) -> bool {
        self.ended.get()
    }

    /// Ends the browser as a person would, so that it writes what it has to write.
    pub async fn end(&self) -> Result<(), Problem> {
        self.ended.set(true);
        self.client.clone().close().await.map_err(Problem::refused("close"))
    }

    /// Which process the browser is.
    pub fn process(&self) -> Result<u64, Problem> {
        let pid =
            self.client.capabilities().and_then(|all| all.get("goog:processID")).and_then(Value::as_u64);
        pid.ok_or_else(|| Problem::NotSo("the driver does not say which process the browser is".to_owned()))
    }

    /// Ends the browser as a power cut would.
    pub fn kill(&self) -> Result<(), Problem> {
        let pid = self.process()?;
        self.ended.set(true);
        let status = Command::new("kill").args(["-KILL", &pid.to_string()]).status();
        let status = status.map_err(Problem::file("kill"))?;
        if status.success() {
            Ok(())
        } else {
            Err(Problem::NotSo("the browser had ended by itself".to_owned()))
        }
    }

    /// How the session was asked for: a later one can go on with the same profile.
    pub fn wishes(&self) -> &Wishes {
        &self.wishes
    }

    /// Where downloads go.
    pub fn downloads(&self) -> &Path {
        &self.wishes.downloads
    }

    /// The origin of the site, such as `http://127.0.0.1:8080`; `null` for a file.
    pub fn origin(&self) -> String {
        Url::parse(&self.site).map(|site| site.origin().ascii_serialization()).unwrap_or_default()
    }

    /// Address of the site, without the `#`.
    pub fn site(&self) -> &str {
        &self.site
    }

    /// Loads a page anew, as from a bookmark, and waits until it is there.
    pub async fn load(&self, hash: &str) -> Result<(), Problem> {
        self.load_any(hash).await?;
        self.started().await
    }

    /// Loads a page anew without waiting for the program.
    pub async fn load_any(&self, hash: &str) -> Result<(), Problem> {
        // An address that differs only behind `#` would not be loaded again.
        self.client.goto("about:blank").await.map_err(Problem::refused("leave the page"))?;
        let address = format!("{}{hash}", self.site);
        self.client.goto(&address).await.map_err(Problem::refused(format!("open {address}")))
    }

    /// Loads a page of another site, without waiting for anything on it.
    pub async fn load_elsewhere(&self, address: &str) -> Result<(), Problem> {
        self.client.goto(address).await.map_err(Problem::refused(format!("open {address}")))
    }

    /// From now on, everything is about the page in a frame.
    pub async fn enter_frame(&self, selector: &str) -> Result<(), Problem> {
        let frame = self.find(selector).await?;
        frame.enter_frame().await.map_err(Problem::refused("enter a frame"))
    }

    /// From now on, everything is about the page itself again.
    pub async fn leave_frame(&self) -> Result<(), Problem> {
        self.client.enter_parent_frame().await.map_err(Problem::refused("leave a frame"))
    }

    /// Loads the same page again.
    pub async fn reload(&self) -> Result<(), Problem> {
        self.client.refresh().await.map_err(Problem::refused("reload"))?;
        self.started().await
    }

    /// Waits until the program has drawn a page.
    async fn started(&self) -> Result<(), Problem> {
        until("the page has a heading", patience::LONG, async || {
            let seen =
                self.ask("return !document.getElementById('boot') && !!document.querySelector('h1')").await?;
            Ok(seen.as_bool().filter(|there| *there).into())
        })
        .await
        .map(|_| ())
    }

    /// The browser's Back button.
    pub async fn back(&self) -> Result<(), Problem> {
        self.client.back().await.map_err(Problem::refused("go back"))
    }

    /// The browser's Forward button.
    pub async fn forward(&self) -> Result<(), Problem> {
        self.client.forward().await.map_err(Problem::refused("go forward"))
    }

    /// Opens a second tab and goes there; gives the first.
    pub async fn second_tab(&self) -> Result<fantoccini::wd::WindowHandle, Problem> {
        let first = self.client.window().await.map_err(Problem::refused("name the tab"))?;
        let second = self.client.new_window(true).await.map_err(Problem::refused("open a tab"))?;
        self.client.switch_to_window(second.handle).await.map_err(Problem::refused("change the tab"))?;
        Ok(first)
    }

    /// Goes to a tab.
    pub async fn to_tab(&self, tab: fantoccini::wd::WindowHandle) -> Result<(), Problem> {
        self.client.switch_to_window(tab).await.map_err(Problem::refused("change the tab"))
    }

    /// Closes the tab.
    pub async fn close_tab(&self) -> Result<(), Problem> {
        self.client.close_window().await.map_err(Problem::refused("close the tab"))
    }

    /// A picture of what is on the screen.
    pub async fn picture(&self) -> Result<Vec<u8>, Problem> {
        self.client.screenshot().await.map_err(Problem::refused("take a picture"))
    }

    /// Runs a script in the page that reads something; `return` gives it.
    pub async fn ask(&self, script: &str) -> Result<Value, Problem> {
        self.ask_with(script, Vec::new()).await
    }

    /// Runs a script that reads something, with `arguments`.
    pub async fn ask_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Problem> {
        let what = || script.trim().lines().next().unwrap_or_default().chars().take(90).collect::<String>();
        self.client
            .execute(script, arguments)
            .await
            .map_err(|error| Problem::refused(format!("run `{}`", what()))(error))
    }

    /// Runs a script that answers later, by its last argument.
    pub async fn ask_later(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Problem> {
        self.client.execute_async(script, arguments).await.map_err(Problem::refused("run a script"))
    }

    /// Waits until a script gives `true`; `detail` is a script that says what is there instead.
    pub async fn until_true(&self, what: &str, script: &str, detail: &str) -> Result<(), Problem> {
        until(what, patience::USUAL, async || {
            if self.ask(&format!("return {script}")).await?.as_bool() == Some(true) {
                return Ok(Look::There(()));
            }
            let seen = self.ask(&format!("return {detail}")).await?;
            Ok(Look::NotYet(seen.as_str().map_or_else(|| seen.to_string(), str::to_owned)))
        })
        .await
    }

    /// Every file in the download folder that is complete.
    pub fn downloaded(&self) -> Result<Vec<PathBuf>, Problem> {
        let folder = self.downloads();
        let entries = std::fs::read_dir(folder).map_err(Problem::file(folder.display().to_string()))?;
        let mut files: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        files.retain(|file| {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            !name.starts_with('.') && !name.ends_with(".crdownload")
        });
        Ok(files)
    }

    /// Does something that downloads a file; waits for the file.
    pub async fn download(
        &self,
        action: impl AsyncFnOnce() -> Result<(), Problem>,
    ) -> Result<PathBuf, Problem> {
        let before = self.downloaded()?;
        action().await?;
        until("a file is downloaded", patience::USUAL, async || {
            let new = self.downloaded()?.into_iter().find(|file| !before.contains(file));
            let there = || std::fs::read_dir(self.downloads()).into_iter().flatten().filter_map(Result::ok);
            let names = || there().map(|entry| entry.file_name().to_string_lossy().into_owned());
            Ok(new.map_or_else(|| Look::NotYet(names().collect::<Vec<_>>().join(", ")), Look::There))
        })
        .await
    }

    async fn element(&self, id: &str) -> Result<fantoccini::elements::Element, Problem> {
        self.find(&by_id(id)).await
    }

    async fn find(&self, selector: &str) -> Result<fantoccini::elements::Element, Problem> {
        self.client.find(Locator::Css(selector)).await.map_err(Problem::refused(format!("find `{selector}`")))
    }
}

/// The selector of an id, which may hold any sign.
pub fn by_id(id: &str) -> String {
    format!("[id=\"{}\"]", quoted(id))
}

/// A text within the quotes of a selector.
pub fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

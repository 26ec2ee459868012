//! What differs between browsers: how the driver is started, and how a session is asked for.
//!
//! A second browser is a variant here, its answers below, and nothing else: tests ask [`Engine`] what it can do.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value, json};

/// A browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium by chromedriver.
    Chromium,
}

/// Where a person is and which language their computer speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The time zone, by its name in the tz database.
    pub zone: &'static str,
    /// The language with its country, as in `en-US`.
    pub language: &'static str,
}

impl Whereabouts {
    /// Where the tests are: the day in the browser and the day of the command line are the same everywhere on Earth.
    pub const USUAL: Self = Self { zone: "UTC", language: "en-US" };
}

/// How a session is to be.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// Where the browser keeps everything; empty unless a session goes on with the profile of an earlier one.
    pub profile: PathBuf,
    /// Where downloads go.
    pub downloads: PathBuf,
    /// Size of text in pixels, where a person has set another than 16.
    pub text_size: Option<u32>,
    /// Where the browser lists everything that it does on the network.
    pub network_log: Option<PathBuf>,
    /// Whether a frame is drawn as soon as it is asked for, and not at the next beat of the screen.
    pub unpaced: bool,
    /// The language of the browser, as in `en-US`.
    pub language: &'static str,
}

impl Engine {
    /// The driver on any free port, of which the browsers are there.
    pub fn driver(self, program: &Path, there: Whereabouts) -> Command {
        let mut command = Command::new(program);
        match self {
            Self::Chromium => command.arg("--port=0"),
        };
        let language = there.language.replace('-', "_");
        command.env("TZ", there.zone).env("LANG", format!("{language}.UTF-8")).env("LANGUAGE", language);
        command
    }

    /// The port in the line with which the driver says that it is ready.
    pub fn port_in(self, line: &str) -> Option<u16> {
        match self {
            Self::Chromium => {
                let (_, rest) = line.split_once("started successfully on port ")?;
                rest.trim_end_matches('.').parse().ok()
            }
        }
    }

    /// What a session is asked for with.
    pub fn capabilities(self, wishes: &Wishes) -> Map<String, Value> {
        match self {
            Self::Chromium => chromium(wishes),
        }
    }
}

fn chromium(wishes: &Wishes) -> Map<String, Value> {
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,960",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--lang={}", wishes.language));
    arguments.push(format!("--user-data-dir={}", wishes.profile.display()));
    if let Some(log) = &wishes.network_log {
        arguments.push(format!("--log-net-log={}", log.display()));
    }
    if wishes.unpaced {
        arguments.extend(["--disable-frame-rate-limit", "--disable-gpu-vsync"].map(str::to_owned));
    }
    let mut preferences = json!({
        "download.default_directory": wishes.downloads,
        "download.prompt_for_download": false,
        "intl.accept_languages": wishes.language,
        "profile.default_content_setting_values.automatic_downloads": 1,
    });
    if let (Some(size), Some(preferences)) = (wishes.text_size, preferences.as_object_mut()) {
        preferences.insert("webkit.webprefs.default_font_size".to_owned(), json!(size));
    }
    let capabilities = json!({
        "browserName": "chrome",
        "timeouts": { "script": 120_000, "pageLoad": 20_000 },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": {
            "args": arguments,
            "prefs": preferences,
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        },
    });
    capabilities.as_object().cloned().unwrap_or_default()
}

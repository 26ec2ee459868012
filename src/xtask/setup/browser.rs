//! Chromium and the program that drives it, for the browser suite.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use super::apt;
use super::progress::Progress;
use crate::place::{Place, find_program};
use crate::problem::Problem;
use crate::run::answer;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds or installs both; says where the driver is.
pub fn chromium(place: &Place, progress: &mut Progress) -> Result<PathBuf, Problem> {
    let step = progress.begin("Chromium and its driver");
    let path = place.path_with_tools();
    if let Some(driver) = driver(&path) {
        step.already_here();
        return Ok(driver);
    }
    step.say("installing, about a minute");
    apt::install("Chromium with chromedriver", &["chromium", "chromium-driver", "fonts-dejavu-core"])?;
    let driver = driver(&path).ok_or_else(|| {
        Problem::missing(
            "Chromium with chromedriver",
            "Install both, of the same version, and put them on PATH.",
        )
    })?;
    step.done();
    Ok(driver)
}

/// The driver, if it runs and there is a browser for it.
fn driver(path: &OsString) -> Option<PathBuf> {
    BROWSERS.iter().find_map(|browser| find_program(browser, path))?;
    let driver = find_program("chromedriver", path)?;
    answer(Command::new(&driver).arg("--version")).map(|_| driver)
}

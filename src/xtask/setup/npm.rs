//! The tools that come from npm: wasm-opt (binaryen) and the accessibility checker (axe-core).

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::apt;
use super::progress::Progress;
use crate::files::read;
use crate::place::Place;
use crate::problem::Problem;
use crate::run::{answer, run};

/// Installs the packages of package-lock.json unless their versions are there.
pub fn packages(place: &Place, progress: &mut Progress) -> Result<(), Problem> {
    let step = progress.begin("npm packages");
    if are_here(place)? {
        step.already_here();
        return Ok(());
    }
    if answer(Command::new("npm").arg("--version")).is_none() {
        step.say("installing npm first, about a minute");
        apt::install("npm", &["nodejs", "npm"])?;
    }
    step.say("downloading, about 20 seconds");
    run(Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&place.root))?;
    step.done();
    Ok(())
}

fn are_here(place: &Place) -> Result<bool, Problem> {
    for (name, version) in wanted(&place.root.join("package.json"))? {
        let installed = place.root.join("node_modules").join(&name).join("package.json");
        if !installed.is_file()
            || json(&installed)?.get("version").and_then(|found| found.as_str()) != Some(&version)
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The packages and exact versions that package.json asks for.
fn wanted(manifest: &Path) -> Result<BTreeMap<String, String>, Problem> {
    let wanted = json(manifest)?.get("devDependencies").cloned().unwrap_or_default();
    serde_json::from_value(wanted).map_err(|error| unexpected(manifest, &error))
}

fn json(path: &Path) -> Result<serde_json::Value, Problem> {
    serde_json::from_slice(&read(path)?).map_err(|error| unexpected(path, &error))
}

fn unexpected(path: &Path, error: &serde_json::Error) -> Problem {
    Problem::Unexpected { path: path.to_owned(), why: error.to_string() }
}

//! Installs Debian packages.

use std::path::Path;
use std::process::Command;

use crate::problem::Problem;
use crate::run::{answer, run};

/// Installs packages, or says what the person must install when that is not possible here.
///
/// `what` is the thing that is missing, in the person's words.
pub fn install(what: &str, packages: &[&str]) -> Result<(), Problem> {
    if !Path::new("/usr/bin/apt-get").is_file() {
        let cure =
            format!("Install it with your system's own package manager (in Debian: {}).", packages.join(" "));
        return Err(Problem::missing(what, cure));
    }
    if answer(Command::new("id").arg("-u")).as_deref() != Some("0") {
        let cure =
            format!("Run as an administrator: apt-get update && apt-get install {}", packages.join(" "));
        return Err(Problem::missing(what, cure));
    }
    run(apt_get().args(["update", "-qq"]))?;
    run(apt_get().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
}

fn apt_get() -> Command {
    let mut command = Command::new("/usr/bin/apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

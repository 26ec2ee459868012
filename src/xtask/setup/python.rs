//! A Python environment with two independent readers of what Requisite writes: the Library of Congress' BagIt
//! validator for packages, and a JSON Schema validator for requests and packs.

use std::process::Command;

use super::apt;
use super::progress::Progress;
use crate::files::remove_folder;
use crate::place::Place;
use crate::problem::Problem;
use crate::run::{answer, run};

const PACKAGES: [&str; 2] = ["bagit==1.9.0", "jsonschema==4.26.0"];

/// Asks the installed packages for their versions; the answer is what `PACKAGES` says.
const VERSIONS: &str =
    "from importlib.metadata import version as v; print(*(f'{n}=={v(n)}' for n in ('bagit', 'jsonschema')))";

/// Makes the environment unless it is there.
pub fn checks(place: &Place, progress: &mut Progress) -> Result<(), Problem> {
    let step = progress.begin("Python checks");
    if are_here(place) {
        step.already_here();
        return Ok(());
    }
    step.say("making an environment with bagit and jsonschema, about 30 seconds");
    let environment = place.target.join("checks-python");
    let make = || {
        remove_folder(&environment)?;
        run(Command::new("python3").args(["-m", "venv"]).arg(&environment))
    };
    if make().is_err() {
        apt::install("Python with venv", &["python3", "python3-venv"])?;
        make()?;
    }
    run(Command::new(place.python()).args(["-m", "pip", "install", "--quiet"]).args(PACKAGES))?;
    if !are_here(place) {
        return Err(Problem::missing("bagit or jsonschema", "Delete target/checks-python and try again."));
    }
    step.done();
    Ok(())
}

fn are_here(place: &Place) -> bool {
    answer(Command::new(place.python()).args(["-c", VERSIONS]))
        .is_some_and(|found| found == PACKAGES.join(" "))
}

//! A Python environment with independent readers of what Requisite writes: the Library of Congress' BagIt validator for packages,
//! a JSON Schema validator for requests and packs, and readers of documents, workbooks, calendars and pages.

use std::process::Command;

use super::apt;
use super::progress::Progress;
use crate::files::remove_folder;
use crate::place::Place;
use crate::problem::Problem;
use crate::run::{answer, run};

const PACKAGES: [&str; 6] = [
    "bagit==1.9.0",
    "jsonschema==4.26.0",
    "python-docx==1.2.0",
    "openpyxl==3.1.5",
    "html5lib==1.1",
    "icalendar==7.3.2",
];

/// Asks the installed packages, named after it, for their versions.
const VERSIONS: &str =
    "import sys; from importlib.metadata import version as v; print(*(f'{n}=={v(n)}' for n in sys.argv[1:]))";

/// Makes the environment unless it is there.
pub fn checks(place: &Place, progress: &mut Progress) -> Result<(), Problem> {
    let step = progress.begin("Python checks");
    if are_here(place) {
        step.already_here();
        return Ok(());
    }
    step.say("making an environment with readers of packages, about 30 seconds");
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
        return Err(Problem::missing("a reader of packages", "Delete target/checks-python and try again."));
    }
    step.done();
    Ok(())
}

fn are_here(place: &Place) -> bool {
    let names = PACKAGES.iter().filter_map(|package| package.split("==").next());
    answer(Command::new(place.python()).args(["-c", VERSIONS]).args(names))
        .is_some_and(|found| found == PACKAGES.join(" "))
}

//! LibreOffice, which the tests give the documents and workbooks of packages, and the reader of what it prints.

use super::apt;
use super::progress::Progress;
use crate::place::{Place, find_program};
use crate::problem::Problem;

const PROGRAMS: [&str; 2] = ["soffice", "pdftotext"];

/// Finds or installs both.
pub fn libre_office(place: &Place, progress: &mut Progress) -> Result<(), Problem> {
    let step = progress.begin("LibreOffice");
    let path = place.path_with_tools();
    let missing = || PROGRAMS.iter().find(|program| find_program(program, &path).is_none());
    if missing().is_none() {
        step.already_here();
        return Ok(());
    }
    step.say("installing, about a minute");
    apt::install("LibreOffice", &["libreoffice-writer-nogui", "libreoffice-calc-nogui", "poppler-utils"])?;
    if let Some(program) = missing() {
        return Err(Problem::missing(
            *program,
            "Install LibreOffice and poppler-utils, and put them on PATH.",
        ));
    }
    step.done();
    Ok(())
}

//! The program `age`, which the tests give what was sealed.

use std::path::PathBuf;

use super::apt;
use super::progress::Progress;
use crate::place::{Place, find_program};
use crate::problem::Problem;

/// The program that opens, and the one that makes keys; the tests look for the second beside the first.
const PROGRAMS: [&str; 2] = ["age", "age-keygen"];

/// Finds or installs both; says where the first is.
pub fn program(place: &Place, progress: &mut Progress) -> Result<PathBuf, Problem> {
    let step = progress.begin("age");
    if let Some(program) = find(place) {
        step.already_here();
        return Ok(program);
    }
    step.say("installing, a few seconds");
    apt::install("age", &["age"])?;
    let program = find(place)
        .ok_or_else(|| Problem::missing("age", "Install age with age-keygen, and put both on PATH."))?;
    step.done();
    Ok(program)
}

fn find(place: &Place) -> Option<PathBuf> {
    let path = place.path_with_tools();
    let [age, keygen] = PROGRAMS.map(|program| find_program(program, &path));
    keygen.and(age)
}

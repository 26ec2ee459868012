//! Brings everything that building and testing need onto this machine.
//!
//! Each step first looks whether its thing is there, so that running again costs a second.

mod age;
mod apt;
mod browser;
mod crates;
mod debian;
mod npm;
mod office;
mod progress;
mod python;
mod tools;
mod wasm_target;

use crate::place::Place;
use crate::problem::Problem;
use crate::toolchain::Toolchain;
use progress::Progress;

/// What the tests need, once it is there.
#[derive(Debug, Clone)]
pub struct Tools {
    /// The Rust that compiles for the browser.
    pub toolchain: Toolchain,
    /// The program that drives the browser.
    pub chromedriver: std::path::PathBuf,
    /// The program that opens what is sealed.
    pub age: std::path::PathBuf,
}

const FOR_BUILDING: usize = 5;
const FOR_TESTING: usize = 5;

/// What `dist` and `serve` need.
pub fn for_building(place: &Place) -> Result<Toolchain, Problem> {
    build_steps(place, &mut Progress::new(FOR_BUILDING))
}

/// What every command needs.
pub fn everything(place: &Place) -> Result<Tools, Problem> {
    let mut progress = Progress::new(FOR_BUILDING + FOR_TESTING);
    let toolchain = build_steps(place, &mut progress)?;
    tools::formatter_and_linter(&mut progress)?;
    let chromedriver = browser::chromium(place, &mut progress)?;
    office::libre_office(place, &mut progress)?;
    python::checks(place, &mut progress)?;
    let age = age::program(place, &mut progress)?;
    Ok(Tools { toolchain, chromedriver, age })
}

fn build_steps(place: &Place, progress: &mut Progress) -> Result<Toolchain, Problem> {
    let toolchain = wasm_target::find_or_install(place, progress)?;
    tools::trunk(place, progress)?;
    tools::wasm_bindgen(place, progress)?;
    npm::packages(place, progress)?;
    crates::fetch(place, progress)?;
    Ok(toolchain)
}

//! What `cargo xtask test` tells this program.

use std::path::PathBuf;

use clap::Parser;

/// Drives the release build in a real browser.
#[derive(Debug, Parser)]
#[command(name = "requisite-e2e")]
pub struct Arguments {
    /// The built files.
    #[arg(long, value_name = "FOLDER", required_unless_present = "list", default_value = "")]
    pub dist: PathBuf,
    /// The same as one file.
    #[arg(long, value_name = "FILE", required_unless_present = "list", default_value = "")]
    pub single_file: PathBuf,
    /// The program that serves them.
    #[arg(long, value_name = "PROGRAM", required_unless_present = "list", default_value = "")]
    pub xtask: PathBuf,
    /// The command line of Requisite.
    #[arg(long, value_name = "PROGRAM", required_unless_present = "list", default_value = "")]
    pub requisite: PathBuf,
    /// The driver of the browser.
    #[arg(long, value_name = "PROGRAM", required_unless_present = "list", default_value = "")]
    pub chromedriver: PathBuf,
    /// The accessibility checker.
    #[arg(long, value_name = "FILE", required_unless_present = "list", default_value = "")]
    pub axe: PathBuf,
    /// A Python with readers of packages.
    #[arg(long, value_name = "PROGRAM", required_unless_present = "list", default_value = "")]
    pub python: PathBuf,
    /// The program that opens what is sealed, with `age-keygen` beside it.
    #[arg(long, value_name = "PROGRAM", required_unless_present = "list", default_value = "")]
    pub age: PathBuf,
    /// Run only the tests whose names contain this.
    #[arg(long, value_name = "NAME")]
    pub only: Option<String>,
    /// Print the names of the tests.
    #[arg(long)]
    pub list: bool,
    /// Write a picture of every page there.
    #[arg(long, value_name = "FOLDER")]
    pub show: Option<PathBuf>,
}

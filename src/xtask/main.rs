//! The commands of the README: `cargo xtask serve` and `cargo xtask test`, and what they need.
//!
//! May not know: what a request, a pack or a screen is. It builds, serves and measures files.
//! Start reading at [`Command`], then the module of the same name as the command.

#![expect(clippy::print_stdout, reason = "this is a command line: its results belong on standard output")]

mod budgets;
mod compress;
mod dist;
mod files;
mod lockfile;
mod offline;
mod place;
mod policy;
mod problem;
mod run;
mod serve;
mod setup;
mod single_file;
mod sizes;
mod split;
mod stages;
mod toolchain;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::place::Place;
use crate::policy::Policy;
use crate::problem::Problem;
use crate::stages::Stage;

/// Builds, serves and tests Requisite.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Install every tool that building and testing need (safe to run again).
    Setup,
    /// Build the files to publish, compressed, for any static host and any folder of it.
    Dist {
        /// The folder to write; it is emptied first.
        #[arg(long, value_name = "FOLDER")]
        out: Option<PathBuf>,
        /// Write everything as one HTML file as well, which works opened from a disk: `requisite.html` beside the folder.
        #[arg(long)]
        single_file: bool,
    },
    /// Build Requisite and serve it on this machine.
    Serve {
        /// The port; the next free one is taken when it is in use, and 0 means any.
        #[arg(long, value_name = "N", default_value_t = 8080)]
        port: u16,
        /// Serve what was built before.
        #[arg(long)]
        no_build: bool,
        /// The folder to serve (and, unless --no-build, to write).
        #[arg(long, value_name = "FOLDER")]
        dist: Option<PathBuf>,
        /// Append one line a request to this file: the tests read it.
        #[arg(long, value_name = "FILE", hide = true)]
        log: Option<PathBuf>,
    },
    /// Run every check, in order, stopping at the first stage that fails.
    Test {
        /// Run one stage alone.
        #[arg(long, value_enum, value_name = "STAGE")]
        only: Option<Stage>,
    },
    /// Write anew what follows from the files of a built folder, after its packs were changed: the page's policy, which is
    /// printed, and the list of files to keep for working without a network.
    Refresh {
        /// The folder.
        #[arg(long, value_name = "FOLDER")]
        dist: Option<PathBuf>,
        /// Write everything as one HTML file as well: `requisite.html` beside the folder.
        #[arg(long)]
        single_file: bool,
    },
    /// Measure the built files against the budgets.
    Sizes {
        /// The folder to measure.
        #[arg(long, value_name = "FOLDER")]
        dist: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let done = if split::is_stand_in() { split::stand_in() } else { obey(Arguments::parse().command) };
    match done {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn obey(command: Command) -> Result<ExitCode, Problem> {
    match command {
        Command::Setup => {
            setup::everything(&Place::find()?)?;
        }
        Command::Dist { out, single_file } => {
            let place = Place::find()?;
            let out = place.dist_or(out)?;
            let toolchain = setup::for_building(&place)?;
            dist::build(&place, toolchain, &out)?;
            eprintln!("The files to publish are in {}", out.display());
            if single_file {
                single_file::write_beside(&out)?;
            }
        }
        Command::Serve { port, no_build, dist, log } => {
            let folder = match (dist, no_build) {
                // Serving a named folder needs no source tree around.
                (Some(folder), true) => folder,
                (dist, _) => {
                    let place = Place::find()?;
                    let folder = place.dist_or(dist)?;
                    if !no_build {
                        let toolchain = setup::for_building(&place)?;
                        dist::build(&place, toolchain, &folder)?;
                    }
                    folder
                }
            };
            serve::serve(&folder, port, log.as_deref())?;
        }
        Command::Test { only } => return stages::test(&Place::find()?, only),
        Command::Refresh { dist, single_file } => {
            // A named folder needs no source tree around.
            let folder = match dist {
                Some(folder) => folder,
                None => Place::find()?.dist_or(None)?,
            };
            let policy = Policy::of(&folder)?;
            policy.write(&folder)?;
            offline::write_list(&folder)?;
            if single_file {
                single_file::write_beside(&folder)?;
            }
            println!("Content-Security-Policy: {}", policy.as_header());
        }
        Command::Sizes { dist } => {
            let gates = sizes::measure(&Place::find()?.dist_or(dist)?)?;
            print!("{}", gates.table());
            if !gates.all_kept() {
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

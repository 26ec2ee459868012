//! `cargo xtask test`: every check in order, stopping at the first that fails.

mod counts;
mod table;

use std::process::{Command, ExitCode};
use std::time::Instant;

use clap::ValueEnum;

use crate::dist;
use crate::place::Place;
use crate::problem::Problem;
use crate::run::run_and_read;
use crate::setup::{self, Tools};
use crate::toolchain::outside_cargo;
use crate::{single_file, sizes};
use counts::Counts;
use table::{Outcome, Row};

/// One stage of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// Is the code formatted?
    Format,
    /// Does the linter agree?
    Clippy,
    /// The tests that need no browser.
    Native,
    /// The release build.
    Dist,
    /// The size budgets.
    Sizes,
    /// The command line.
    Cli,
    /// The release build in a real browser.
    Browser,
}

impl Stage {
    /// In the order in which they run: quick and telling ones first.
    const ALL: [Self; 7] =
        [Self::Format, Self::Clippy, Self::Native, Self::Dist, Self::Sizes, Self::Cli, Self::Browser];

    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Clippy => "clippy",
            Self::Native => "native",
            Self::Dist => "dist",
            Self::Sizes => "sizes",
            Self::Cli => "cli",
            Self::Browser => "browser",
        }
    }
}

/// Sets up, runs the stages, and prints a table and the total counts.
pub fn test(place: &Place, only: Option<Stage>) -> Result<ExitCode, Problem> {
    let tools = setup::everything(place)?;
    let mut rows = Vec::new();
    let mut all_good = true;
    for stage in Stage::ALL.into_iter().filter(|&stage| only.is_none_or(|only| only == stage)) {
        if !all_good {
            rows.push(Row {
                name: stage.name(),
                outcome: Outcome::NotRun,
                counts: Counts::default(),
                seconds: 0,
            });
            continue;
        }
        println!("\n== {} ==", stage.name());
        let start = Instant::now();
        let (good, counts) = match carry_out(stage, place, &tools) {
            Ok(result) => result,
            Err(problem) => {
                println!("error: {problem}");
                (false, Counts::default())
            }
        };
        let seconds = start.elapsed().as_secs();
        println!("== {}: {}, {seconds} s ==", stage.name(), if good { "passed" } else { "FAILED" });
        all_good = good;
        let outcome = if good { Outcome::Passed } else { Outcome::Failed };
        rows.push(Row { name: stage.name(), outcome, counts: counts.with_outcome(good), seconds });
    }
    print!("{}", table::text(&rows));
    let total = rows.iter().fold(Counts::default(), |sum, row| sum + row.counts);
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs one stage: did it succeed, and how many checks did it count?
fn carry_out(stage: Stage, place: &Place, tools: &Tools) -> Result<(bool, Counts), Problem> {
    match stage {
        Stage::Format => counted_as_one(place, &["fmt", "--all", "--check"]),
        Stage::Clippy => counted_as_one(
            place,
            &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"],
        ),
        Stage::Native => native(place),
        Stage::Dist => {
            let dist = place.target.join("dist");
            dist::build(place, tools.toolchain, &dist)?;
            single_file::write_beside(&dist).map(|()| uncounted(true))
        }
        Stage::Sizes => {
            let gates = sizes::measure(&place.target.join("dist"))?;
            print!("{}", gates.table());
            let (passed, failed) = gates.counts();
            Ok((gates.all_kept(), Counts { passed, failed }))
        }
        Stage::Cli => run_and_read(
            &mut cargo(place, &["build", "--package", "requisite-cli", "--profile", "tool"]),
            |_| {},
        )
        .map(uncounted),
        Stage::Browser => browser(place, tools),
    }
}

fn uncounted(good: bool) -> (bool, Counts) {
    (good, Counts::default())
}

fn counted_as_one(place: &Place, arguments: &[&str]) -> Result<(bool, Counts), Problem> {
    let good = run_and_read(&mut cargo(place, arguments), |_| {})?;
    Ok((good, Counts { passed: u64::from(good), failed: u64::from(!good) }))
}

/// The default members, then what of the screens and of the browser tests needs no browser, then this program's own tests.
fn native(place: &Place) -> Result<(bool, Counts), Problem> {
    let mut counts = Counts::default();
    for arguments in [
        ["test", "--no-fail-fast"].as_slice(),
        &["test", "--package", "requisite-app"],
        &["test", "--package", "requisite-e2e"],
        &["test", "--package", "xtask"],
    ] {
        let good = run_and_read(&mut cargo(place, arguments), |line| counts.read_cargo(line))?;
        if !good {
            return Ok((false, counts));
        }
    }
    Ok((true, counts))
}

fn browser(place: &Place, tools: &Tools) -> Result<(bool, Counts), Problem> {
    let xtask = std::env::current_exe().map_err(Problem::at(&place.target))?;
    let command_line = place.target.join("tool").join(format!("requisite{}", std::env::consts::EXE_SUFFIX));
    let mut command = cargo(place, &["run", "--quiet", "--package", "requisite-e2e", "--"]);
    command.arg("--dist").arg(place.target.join("dist"));
    command.arg("--single-file").arg(single_file::beside(&place.target.join("dist")));
    command.arg("--xtask").arg(xtask);
    command.arg("--requisite").arg(command_line);
    command.arg("--chromedriver").arg(&tools.chromedriver);
    command.arg("--axe").arg(place.axe());
    command.arg("--python").arg(place.python());
    command.arg("--age").arg(&tools.age);
    let mut counts = Counts::default();
    let good = run_and_read(&mut command, |line| {
        // The suite's last line of this form stands for all of it.
        if let Some(suite) = Counts::of_last_line(line) {
            counts = suite;
        }
    })?;
    Ok((good && counts.failed == 0, counts))
}

fn cargo(place: &Place, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    outside_cargo(&mut command)
        .args(arguments)
        .current_dir(&place.root)
        .env("CARGO_TARGET_DIR", &place.target);
    command
}

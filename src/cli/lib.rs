//! The commands of `requisite`, for agencies' own pipelines: lint a pack, check a request, make its package, verify one.
//!
//! Each command is a file. They read files with limits, call the crates below, and say what came out; all judgment is
//! below. Arguments, the day and the two outputs come from outside, so that tests run the commands in their own process.
//!
//! Start reading at [`run`].

mod arguments;
mod check;
mod lint;
mod package;
mod problem;
mod read;
mod screen;
mod verify;

use arguments::{Arguments, Command};
use clap::Parser as _;
use problem::CliProblem;
use requisite_request::Date;
use screen::Screen;
use std::ffi::OsString;
use std::io::Write;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing to say against it.
    Good,
    /// Complaints, findings or differences.
    Findings,
    /// The input could not be used.
    Unusable,
}

impl Exit {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Good => 0,
            Self::Findings => 1,
            Self::Unusable => 2,
        }
    }
}

/// Runs a command. `today` is asked only when the arguments name no day.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    today: &dyn Fn() -> Option<Date>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let mut screen = Screen::new(out, err);
    let result = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => command(&arguments.command, today, &mut screen),
        Err(error) if error.use_stderr() => {
            screen.complain(&error.render().to_string());
            Ok(Exit::Unusable)
        }
        Err(help) => screen.say(&help.render().to_string()).map(|()| Exit::Good),
    };
    match result.and_then(|exit| screen.flush().map(|()| exit)) {
        Ok(exit) => exit,
        // Whoever read along has seen enough, as with `| head`.
        Err(CliProblem::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Good,
        Err(problem) => {
            screen.complain(&format!("requisite: {problem}"));
            Exit::Unusable
        }
    }
}

fn command(
    command: &Command,
    today: &dyn Fn() -> Option<Date>,
    screen: &mut Screen<'_>,
) -> Result<Exit, CliProblem> {
    let day = |given: Option<Date>| given.or_else(today).ok_or(CliProblem::NoDay);
    match command {
        Command::Lint { pack } => lint::run(pack, screen),
        Command::Check { request, pack, format, today } => {
            check::run(request, pack, *format, day(*today)?, screen)
        }
        Command::Package { request, pack, out, today } => {
            package::run(request, pack, out, day(*today)?, screen)
        }
        Command::Verify { packages, pack, format, today } => {
            verify::run(packages, pack, *format, &|| day(*today), screen)
        }
    }
}

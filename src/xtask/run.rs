//! Starting other programs.
//!
//! INVARIANT: what a program prints goes to standard error, so that standard output carries results alone.

use std::io::{self, BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::problem::Problem;

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Result<(), Problem> {
    let status = command
        .stdin(Stdio::null())
        .stdout(io::stderr())
        .status()
        .map_err(|source| not_started(command, source))?;
    if status.success() { Ok(()) } else { Err(failed(command)) }
}

/// Runs a program, ending it when it takes longer than `seconds`.
pub fn run_within(command: &mut Command, seconds: u64) -> Result<(), Problem> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(io::stderr())
        .spawn()
        .map_err(|source| not_started(command, source))?;
    let start = Instant::now();
    loop {
        match child.try_wait().map_err(|source| not_started(command, source))? {
            Some(status) if status.success() => return Ok(()),
            Some(_) => return Err(failed(command)),
            None if start.elapsed() > Duration::from_secs(seconds) => {
                // It may have ended by itself in this moment; either way it is gone after `wait`.
                let _ = child.kill();
                let _ = child.wait();
                return Err(Problem::TooSlow { command: words(command), seconds });
            }
            None => thread::sleep(Duration::from_millis(100)),
        }
    }
}

/// What a program prints, or nothing when it is not there or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program, showing its standard output and handing each line to `each_line`; says whether it succeeded.
pub fn run_and_read(command: &mut Command, mut each_line: impl FnMut(&str)) -> Result<bool, Problem> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| not_started(command, source))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|source| not_started(command, source))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            each_line(&line);
        }
    }
    let status = child.wait().map_err(|source| not_started(command, source))?;
    Ok(status.success())
}

/// The version a program reports: the last word of its first line.
pub fn version_of(command: &mut Command) -> Option<String> {
    last_word_of_first_line(&answer(command)?)
}

fn last_word_of_first_line(text: &str) -> Option<String> {
    text.lines().next()?.split_whitespace().last().map(str::to_owned)
}

fn not_started(command: &Command, source: io::Error) -> Problem {
    Problem::NotStarted { program: command.get_program().to_string_lossy().into_owned(), source }
}

fn failed(command: &Command) -> Problem {
    Problem::Failed { command: words(command) }
}

fn words(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_last_word_of_the_first_line() {
        assert_eq!(last_word_of_first_line("trunk 0.21.14\n").as_deref(), Some("0.21.14"));
        assert_eq!(last_word_of_first_line("wasm-bindgen 0.2.130\nmore").as_deref(), Some("0.2.130"));
        assert_eq!(last_word_of_first_line(""), None);
    }
}

//! Programs that this one runs: those that stay (the server, the driver) and those that answer and end.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

use crate::patience;
use crate::problem::Problem;
use crate::world::World;

/// A program that goes on until it is dropped.
pub struct Running {
    child: Child,
}

impl Running {
    /// Starts a program and waits until one of its lines has what is looked for.
    pub fn start<T: Send + 'static>(
        command: &mut Command,
        look: impl Fn(&str) -> Option<T> + Send + 'static,
    ) -> Result<(Self, T), Problem> {
        let program = text_of(command);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Problem::file(program.clone()))?;
        let output = child.stdout.take();
        let running = Self { child };
        let (found, wait) = mpsc::channel();
        std::thread::spawn(move || {
            for line in
                output.into_iter().flat_map(|output| BufReader::new(output).lines().map_while(Result::ok))
            {
                if let Some(value) = look(&line) {
                    // Only the first is waited for; the rest is read so that the program can go on printing.
                    let _ = found.send(value);
                }
            }
        });
        let value = wait.recv_timeout(patience::LONG).map_err(|_| Problem::Program {
            program,
            status: "it did not say that it is ready".to_owned(),
            output: String::new(),
        })?;
        Ok((running, value))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How a program ended and what it printed.
pub struct Ended {
    /// Whether it was content.
    pub good: bool,
    /// What it printed on standard output.
    pub output: Vec<u8>,
    /// Everything that it printed.
    pub everything: String,
}

/// Runs a program to its end.
pub fn run<A: AsRef<OsStr>>(
    program: &Path,
    arguments: impl IntoIterator<Item = A>,
) -> Result<Ended, Problem> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    let output = command.output().map_err(Problem::file(text_of(&command)))?;
    let mut everything = String::from_utf8_lossy(&output.stdout).into_owned();
    everything.push_str(&String::from_utf8_lossy(&output.stderr));
    Ok(Ended { good: output.status.success(), output: output.stdout, everything })
}

/// Runs a program that has to be content; gives what it printed.
pub fn must_run<A: AsRef<OsStr>>(
    program: &Path,
    arguments: impl IntoIterator<Item = A>,
) -> Result<Vec<u8>, Problem> {
    let ended = run(program, arguments)?;
    if ended.good {
        return Ok(ended.output);
    }
    let status = "it should have succeeded".to_owned();
    Err(Problem::Program { program: program.display().to_string(), status, output: ended.everything })
}

fn text_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Makes the package of a request with the command line, as on a day.
pub fn make_package(
    world: &World,
    request: &Path,
    pack: &Path,
    out: &Path,
    day: &str,
) -> Result<(), Problem> {
    let arguments = [
        "package".as_ref(),
        request.as_os_str(),
        "--pack".as_ref(),
        pack.as_os_str(),
        "-o".as_ref(),
        out.as_os_str(),
        "--today".as_ref(),
        day.as_ref(),
    ];
    must_run(&world.requisite, arguments).map(|_| ())
}

//! The command line: `requisite lint | check | package | verify`.

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let today = || {
        let date = jiff::Zoned::now().date();
        let [month, day] = [date.month(), date.day()].map(|it| u8::try_from(it).unwrap_or(0));
        requisite_request::Date::new(u16::try_from(date.year()).ok()?, month, day)
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let exit = requisite_cli::run(std::env::args_os(), &today, &mut out, &mut io::stderr());
    ExitCode::from(exit.code())
}

//! What can be asked for on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use requisite_request::Date;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  requisite lint packs/ospi
  requisite check request.json --pack packs/ospi
  requisite check draft.html --pack packs/ospi --format json --today 2027-03-01
  requisite package request.json --pack packs/ospi -o request.zip
  requisite package request.json --pack packs/cde --edition 2022-24 -o request.zip
  requisite verify inbox/*.zip --pack packs/ospi --format csv > inbox.csv
  requisite verify inbox/*.zip --pack packs/ospi --format html > inbox.html

Exit codes:
  0  good: no complaint (remarks do not count), nothing to fix, or the package is what its request gives
  1  complaints, findings that keep a package from being made, or differences
  2  the input cannot be used: not found, too large, not readable, for another agency

Nothing here uses a network. Files are only read, but for the one that `package` writes.";

/// Checks requests for education data with an agency's rules, and the rules themselves.
#[derive(Parser)]
#[command(name = "requisite", version, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Says what is wrong with an agency's folder of rules, and what in it can hardly be meant.
    Lint {
        /// The folder with pack.json.
        pack: PathBuf,
    },
    /// Says what keeps a request from becoming a package, and what else was found.
    Check {
        /// request.json, or a draft page saved by the program.
        request: PathBuf,
        #[command(flatten)]
        pack: PackFolder,
        /// How to write what was found: text, or report.json.
        #[arg(long, value_enum, default_value_t)]
        format: OutputFormat,
        /// The day as of which to check, like 2027-03-01 [default: today].
        #[arg(long, value_name = "YYYY-MM-DD")]
        today: Option<Date>,
    },
    /// Makes the package of a request and writes its name and SHA-256.
    Package {
        /// request.json, or a draft page saved by the program.
        request: PathBuf,
        #[command(flatten)]
        pack: PackFolder,
        /// Where to write it: a file, or a folder for a file under its own name.
        #[arg(short, long)]
        out: PathBuf,
        /// The day on which it counts as made, like 2027-03-01 [default: today].
        #[arg(long, value_name = "YYYY-MM-DD")]
        today: Option<Date>,
    },
    /// Says whether packages are whole and follow from their requests by these rules.
    Verify {
        /// The packages.
        #[arg(required = true, value_name = "PACKAGE.zip")]
        packages: Vec<PathBuf>,
        #[command(flatten)]
        pack: PackFolder,
        /// How to write what came out.
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
        /// The day that a page of many packages names, like 2027-03-01 [default: today].
        #[arg(long, value_name = "YYYY-MM-DD")]
        today: Option<Date>,
    },
}

#[derive(Args)]
pub(crate) struct PackFolder {
    /// The agency's folder of rules, the one with pack.json.
    #[arg(long, value_name = "PACK_DIR")]
    pub pack: PathBuf,
    /// An edition of the rules that is not the first in the folder, like 2022-24 [default: that of the request].
    #[arg(long, value_name = "EDITION")]
    pub edition: Option<String>,
}

/// How to write what came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// Sentences for a person.
    #[default]
    Text,
    /// JSON for a program.
    Json,
}

/// How to write what came out for many packages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Sentences for a person.
    #[default]
    Text,
    /// JSON for a program.
    Json,
    /// A table for a spreadsheet, a row a package.
    Csv,
    /// A page to read and to print, all packages at a glance.
    Html,
}

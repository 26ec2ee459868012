//! `requisite package`: makes the package of a request.

use crate::arguments::PackFolder;
use crate::problem::CliProblem;
use crate::screen::Screen;
use crate::{Exit, read};
use requisite_package::{Package, build};
use requisite_request::Date;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// How every archive begins.
const ARCHIVE: &[u8] = b"PK";

pub(crate) fn run(
    request: &Path,
    pack: &PackFolder,
    out: &Path,
    today: Date,
    screen: &mut Screen<'_>,
) -> Result<Exit, CliProblem> {
    let (pack, request) = read::pack_and_request(pack, request, screen)?;
    match build(&pack, &request, today, &mut |_| {}) {
        Ok(package) => {
            let path = if out.is_dir() { out.join(&package.file_name) } else { out.to_owned() };
            write(&path, &package)?;
            say(&path, &package, screen)?;
            Ok(Exit::Good)
        }
        Err(reason) => {
            for sentence in reason.sentences(&pack) {
                screen.say(&sentence)?;
            }
            Ok(Exit::Findings)
        }
    }
}

fn say(path: &Path, package: &Package, screen: &mut Screen<'_>) -> Result<(), CliProblem> {
    screen.say(&path.display().to_string())?;
    screen.say(&format!("File name  {}", package.file_name))?;
    screen.say(&format!("SHA-256    {}", package.sha256))?;
    screen.say(&format!("Short      {}", package.short_digest))
}

/// Writes beside the place first, so that no half of a package ever stands there.
fn write(path: &Path, package: &Package) -> Result<(), CliProblem> {
    let unwritable = |error| CliProblem::Unwritable { path: path.to_owned(), error };
    if path.exists() && !is_archive(path) {
        return Err(CliProblem::WouldOverwrite(path.to_owned()));
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    let written = File::create_new(&part)
        .and_then(|mut file| file.write_all(&package.bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, path));
    if let Err(error) = written {
        if error.kind() != std::io::ErrorKind::AlreadyExists {
            // The first error is the one to tell.
            let _ = fs::remove_file(&part);
        }
        return Err(unwritable(error));
    }
    Ok(())
}

fn is_archive(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(ARCHIVE.len() as u64).read_to_end(&mut start));
    read.is_ok() && start == ARCHIVE
}

//! The list of requests that the tests read: one line each, method and address.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use hyper::Method;

use crate::problem::Problem;

/// Where requests are noted, if anywhere.
pub struct Log {
    file: Option<Mutex<File>>,
}

impl Log {
    /// Opens the file, keeping what it holds.
    pub fn open(path: Option<&Path>) -> Result<Self, Problem> {
        let open = |path| OpenOptions::new().create(true).append(true).open(path).map_err(Problem::at(path));
        Ok(Self { file: path.map(open).transpose()?.map(Mutex::new) })
    }

    /// Notes a request before it is answered.
    pub fn note(&self, method: &Method, address: &str) {
        if let Some(file) = &self.file {
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            // A full disk must not stop the server.
            let _ = writeln!(file, "{method} {address}");
        }
    }
}

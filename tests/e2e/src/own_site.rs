//! A copy of the built site with a server of its own, which a test may end and start again, at the same address.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use crate::problem::Problem;
use crate::programs::{Running, must_run};
use crate::world::{World, copy_folder, serve};

/// The copy, and its server while it runs.
pub struct OwnSite {
    /// The files.
    pub folder: PathBuf,
    /// The address, as the server says it.
    pub address: String,
    server: RefCell<Option<Running>>,
    xtask: PathBuf,
    log: PathBuf,
}

impl OwnSite {
    /// Copies the site and serves it.
    pub fn start(world: &World, dist: &Path, xtask: &Path) -> Result<Self, Problem> {
        let folder = world.scratch.folder("site")?;
        copy_folder(dist, &folder)?;
        let log = world.scratch.path("requests.txt");
        let (server, address) = serve(xtask, &folder, &log, 0)?;
        Ok(Self { folder, address, server: RefCell::new(Some(server)), xtask: xtask.to_owned(), log })
    }

    /// Ends the server.
    pub fn stop(&self) {
        self.server.take();
    }

    /// Starts the server again, with the files that are there now.
    pub fn start_again(&self) -> Result<(), Problem> {
        self.stop();
        let port = self.address.trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        let (server, address) = serve(&self.xtask, &self.folder, &self.log, port.unwrap_or_default())?;
        if address != self.address {
            return Err(Problem::NotSo(format!("the server is at {address} now, not at {}", self.address)));
        }
        self.server.replace(Some(server));
        Ok(())
    }

    /// Has what follows from the files written anew, as whoever changes the packs of a built site must.
    pub fn refresh(&self) -> Result<(), Problem> {
        must_run(&self.xtask, ["refresh".as_ref(), "--dist".as_ref(), self.folder.as_os_str()]).map(|_| ())
    }
}

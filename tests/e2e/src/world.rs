//! Everything that a test may use.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use crate::arguments::Arguments;
use crate::browser::Browser;
use crate::engine::{Engine, Wishes};
use crate::problem::Problem;
use crate::programs::Running;
use crate::scratch::{Scratch, read};

/// Everything that a test may use.
pub struct World {
    /// The program's command line.
    pub requisite: PathBuf,
    /// A Python with `bagit` and `jsonschema`.
    pub python: PathBuf,
    /// The source of the accessibility checker.
    pub axe: String,
    /// The folder of this run.
    pub scratch: Scratch,
    /// Where pictures of the pages go, if anywhere.
    pub show: Option<PathBuf>,
    engine: Engine,
    site: String,
    driver: String,
    requests: PathBuf,
    open: RefCell<Vec<Rc<Browser>>>,
    // Held so that they end with the run.
    _server: Running,
    _driver: Running,
}

impl World {
    /// Starts the server and the driver.
    pub fn start(arguments: &Arguments) -> Result<Self, Problem> {
        let engine = Engine::Chromium;
        let scratch = Scratch::new()?;
        let requests = scratch.path("requests.txt");
        let mut serve = Command::new(&arguments.xtask);
        serve.args(["serve", "--no-build", "--port", "0", "--dist"]).arg(&arguments.dist);
        serve.arg("--log").arg(&requests);
        let (server, site) = Running::start(&mut serve, |line| {
            line.strip_prefix("Requisite is at ").map(|address| address.trim().to_owned())
        })?;
        let mut command = engine.driver(&arguments.chromedriver);
        let (driver_process, port) = Running::start(&mut command, move |line| engine.port_in(line))?;
        let axe = String::from_utf8_lossy(&read(&arguments.axe)?).into_owned();
        Ok(Self {
            requisite: arguments.requisite.clone(),
            python: arguments.python.clone(),
            axe,
            scratch,
            show: arguments.show.clone(),
            engine,
            site,
            driver: format!("http://127.0.0.1:{port}/"),
            requests,
            open: RefCell::default(),
            _server: server,
            _driver: driver_process,
        })
    }

    /// What a session is usually asked for with: an empty profile.
    pub fn wishes(&self) -> Result<Wishes, Problem> {
        Ok(Wishes {
            profile: self.scratch.folder("profile")?,
            downloads: self.scratch.folder("downloads")?,
            text_size: None,
            network_log: None,
        })
    }

    /// A browser that has never been here before.
    pub async fn browser(&self) -> Result<Rc<Browser>, Problem> {
        self.browser_with(self.wishes()?).await
    }

    /// A browser with wishes.
    pub async fn browser_with(&self, wishes: Wishes) -> Result<Rc<Browser>, Problem> {
        let browser = Rc::new(Browser::start(self.engine, &self.driver, &self.site, wishes).await?);
        self.open.borrow_mut().push(Rc::clone(&browser));
        Ok(browser)
    }

    /// The browsers that a test has started, the latest last; they are the caller's to end.
    pub fn take_browsers(&self) -> Vec<Rc<Browser>> {
        self.open.take()
    }

    /// The addresses that the server was asked for, in order.
    pub fn requests(&self) -> Result<Vec<String>, Problem> {
        let text = String::from_utf8_lossy(&read(&self.requests)?).into_owned();
        Ok(text
            .lines()
            .filter_map(|line| line.split_once(' ').map(|(_, address)| address.to_owned()))
            .collect())
    }

    /// A file of the source tree.
    pub fn source(&self, path: &str) -> PathBuf {
        // The browser takes no path with `..` in it.
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(""));
        root.join(path)
    }

    /// The folder of the agency's pack.
    pub fn pack(&self) -> PathBuf {
        self.source("public/packs/ospi")
    }
}

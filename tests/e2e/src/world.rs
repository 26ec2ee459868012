//! Everything that a test may use.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use crate::arguments::Arguments;
use crate::browser::Browser;
use crate::engine::{Engine, Whereabouts, Wishes};
use crate::own_site::OwnSite;
use crate::problem::Problem;
use crate::programs::{Running, must_run};
use crate::scratch::{Scratch, read};
use crate::submission::Submission;

/// Everything that a test may use.
pub struct World {
    /// The program's command line.
    pub requisite: PathBuf,
    /// A Python with readers of packages.
    pub python: PathBuf,
    /// The program that opens what is sealed, with `age-keygen` beside it.
    pub age: PathBuf,
    /// The source of the accessibility checker.
    pub axe: String,
    /// The folder of this run.
    pub scratch: Scratch,
    /// The built site as one file.
    pub single_file: PathBuf,
    /// Where pictures of the pages go, if anywhere.
    pub show: Option<PathBuf>,
    engine: Engine,
    site: String,
    driver: String,
    requests: PathBuf,
    xtask: PathBuf,
    dist: PathBuf,
    open: RefCell<Vec<Rc<Browser>>>,
    chromedriver: PathBuf,
    // Held so that they end with the run.
    _server: Running,
    _driver: Running,
    drivers_elsewhere: RefCell<Vec<Running>>,
}

impl World {
    /// Starts the server and the driver.
    pub fn start(arguments: &Arguments) -> Result<Self, Problem> {
        let engine = Engine::Chromium;
        let scratch = Scratch::new()?;
        let requests = scratch.path("requests.txt");
        let (server, site) = serve(&arguments.xtask, &arguments.dist, &requests, 0)?;
        let (driver_process, driver) = drive(engine, &arguments.chromedriver, Whereabouts::USUAL)?;
        let axe = String::from_utf8_lossy(&read(&arguments.axe)?).into_owned();
        Ok(Self {
            requisite: arguments.requisite.clone(),
            python: arguments.python.clone(),
            age: arguments.age.clone(),
            axe,
            scratch,
            single_file: arguments.single_file.clone(),
            show: arguments.show.clone(),
            engine,
            site,
            driver,
            requests,
            xtask: arguments.xtask.clone(),
            dist: arguments.dist.clone(),
            open: RefCell::default(),
            _server: server,
            chromedriver: arguments.chromedriver.clone(),
            _driver: driver_process,
            drivers_elsewhere: RefCell::default(),
        })
    }

    /// What a session is usually asked for with: an empty profile.
    pub fn wishes(&self) -> Result<Wishes, Problem> {
        Ok(Wishes {
            profile: self.scratch.folder("profile")?,
            downloads: self.scratch.folder("downloads")?,
            text_size: None,
            network_log: None,
            unpaced: false,
            language: Whereabouts::USUAL.language,
        })
    }

    /// A browser that has never been here before.
    pub async fn browser(&self) -> Result<Rc<Browser>, Problem> {
        self.browser_with(self.wishes()?).await
    }

    /// The built site as files, with some of them changed, served beside the site itself for as long as the program runs.
    pub fn changed_site(
        &self,
        change: impl FnOnce(&Path) -> Result<(), Problem>,
    ) -> Result<(Running, String), Problem> {
        let copy = self.scratch.folder("site")?;
        copy_folder(&self.dist, &copy)?;
        change(&copy)?;
        serve(&self.xtask, &copy, &self.scratch.path("requests.txt"), 0)
    }

    /// The built site with what the agency says about sending, and with a policy that lets the page send there; served as
    /// [`World::changed_site`] is.
    pub fn site_for_sending(&self, submission: &Submission<'_>) -> Result<(Running, String), Problem> {
        self.changed_site(|site| {
            submission.put_into(site)?;
            must_run(&self.xtask, ["refresh".as_ref(), "--dist".as_ref(), site.as_os_str()]).map(|_| ())
        })
    }

    /// The built site in a folder of a host: the host's address, which has nothing else.
    pub fn site_in_folder(&self, below: &str) -> Result<(Running, String), Problem> {
        let host = self.scratch.folder("host")?;
        let folder = host.join(below);
        fs::create_dir_all(&folder).map_err(Problem::file(folder.display().to_string()))?;
        copy_folder(&self.dist, &folder)?;
        let page = host.join("index.html");
        fs::write(&page, "<h1>Another page of the host</h1>")
            .map_err(Problem::file(page.display().to_string()))?;
        serve(&self.xtask, &host, &self.scratch.path("requests.txt"), 0)
    }

    /// A copy of the built site, with a server that the test may end.
    pub fn own_site(&self) -> Result<OwnSite, Problem> {
        OwnSite::start(self, &self.dist, &self.xtask)
    }

    /// A browser that has been here before, on another site than the one that all tests share.
    pub async fn browser_again(&self, site: &str, wishes: Wishes) -> Result<Rc<Browser>, Problem> {
        self.open_browser(site, wishes).await
    }

    /// A browser on another site than the one that all tests share.
    pub async fn browser_at(&self, site: &str) -> Result<Rc<Browser>, Problem> {
        self.open_browser(site, self.wishes()?).await
    }

    /// A browser that draws a frame as soon as it is asked for, on another site where one is given: for times that do not hang
    /// on the beat of a screen.
    pub async fn unpaced_browser(&self, site: Option<&str>) -> Result<Rc<Browser>, Problem> {
        let wishes = Wishes { unpaced: true, ..self.wishes()? };
        self.open_browser(site.unwrap_or(&self.site), wishes).await
    }

    /// A browser in another time zone and language: both are the system's own, for all that the browser knows.
    pub async fn browser_elsewhere(&self, there: Whereabouts) -> Result<Rc<Browser>, Problem> {
        let (running, driver) = drive(self.engine, &self.chromedriver, there)?;
        self.drivers_elsewhere.borrow_mut().push(running);
        let wishes = Wishes { language: there.language, ..self.wishes()? };
        self.driven_by(&driver, &self.site, wishes).await
    }

    async fn open_browser(&self, site: &str, wishes: Wishes) -> Result<Rc<Browser>, Problem> {
        self.driven_by(&self.driver, site, wishes).await
    }

    async fn driven_by(&self, driver: &str, site: &str, wishes: Wishes) -> Result<Rc<Browser>, Problem> {
        let browser = Rc::new(Browser::start(self.engine, driver, site, wishes).await?);
        self.open.borrow_mut().push(Rc::clone(&browser));
        Ok(browser)
    }

    /// A browser with wishes.
    pub async fn browser_with(&self, wishes: Wishes) -> Result<Rc<Browser>, Problem> {
        self.open_browser(&self.site, wishes).await
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

/// Starts a driver of browsers there; gives its address.
fn drive(engine: Engine, program: &Path, there: Whereabouts) -> Result<(Running, String), Problem> {
    let mut command = engine.driver(program, there);
    let (running, port) = Running::start(&mut command, move |line| engine.port_in(line))?;
    Ok((running, format!("http://127.0.0.1:{port}/")))
}

/// Starts a server of built files on a port (0: on any); gives its address.
pub fn serve(xtask: &Path, dist: &Path, log: &Path, port: u16) -> Result<(Running, String), Problem> {
    let mut serve = Command::new(xtask);
    serve
        .args(["serve", "--no-build", "--port", &port.to_string(), "--dist"])
        .arg(dist)
        .arg("--log")
        .arg(log);
    Running::start(&mut serve, |line| {
        line.strip_prefix("Requisite is at ").map(|address| address.trim().to_owned())
    })
}

/// Copies a folder with all in it.
pub fn copy_folder(from: &Path, to: &Path) -> Result<(), Problem> {
    let fault = |path: &Path| Problem::file(path.display().to_string());
    for entry in fs::read_dir(from).map_err(fault(from))? {
        let path = entry.map_err(fault(from))?.path();
        let copy = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            fs::create_dir_all(&copy).map_err(fault(&copy))?;
            copy_folder(&path, &copy)?;
        } else {
            fs::copy(&path, &copy).map_err(fault(&path))?;
        }
    }
    Ok(())
}

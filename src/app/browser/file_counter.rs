//! A public enrollment file, read in the worker slice by slice. It stays on this computer.

use super::page_worker::{FIRST_SIGN, Remote, SILENCE, next_within, start};
use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use gloo::file::{File, futures::read_as_bytes};
use gloo_worker::WorkerBridge;
use requisite_precheck::groups::SmallGroups;
use requisite_request::{CountAnswer, CountOrder, RequestFile, SchoolYear};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The file that starts the worker, beside the page.
const LOADER: &str = "./requisite-counter_loader.js";
/// Bytes of a slice: little enough that copying one never holds up the page.
const SLICE: u64 = 512 * 1024;

/// Why there are no counts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// The file is not what it should be: why, and what to do.
    #[error("{0}")]
    Refused(String),
    /// The browser could not read the file.
    #[error("Your browser could not read the file. It may have been moved or changed. Choose it again.")]
    Unreadable,
    /// The part of the program that reads files did not start, or went silent.
    #[error(
        "The part of this page that reads files could not be loaded. Check your connection, then try again."
    )]
    NoWorker,
    /// The person stopped it, or chose another file.
    #[error("Reading the file was stopped.")]
    Stopped,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// What the agency calls it.
    pub title: String,
    /// The year that is used.
    pub year: Option<SchoolYear>,
    /// What was noticed, one sentence each.
    pub notes: Vec<String>,
}

struct Running {
    worker: WorkerBridge<Remote<CountOrder, CountAnswer>>,
    answers: UnboundedReceiver<CountAnswer>,
}

impl Running {
    fn new() -> Self {
        let (sender, answers) = unbounded();
        let worker = start(LOADER, move |answer| {
            // Nobody listens any more when another file was chosen.
            let _ = sender.unbounded_send(answer);
        });
        Self { worker, answers }
    }

    async fn ask(&mut self, order: CountOrder, patience: u32) -> Result<CountAnswer, CountError> {
        self.worker.send(order);
        match next_within(&mut self.answers, patience).await {
            Some(CountAnswer::Refused { sentence }) => Err(CountError::Refused(sentence)),
            Some(answer) => Ok(answer),
            None => Err(CountError::NoWorker),
        }
    }
}

/// Counts in a worker that goes on as long as a file is held. Copies share it.
#[derive(Clone, Default)]
pub struct FileCounter {
    // Taken out while an order is under way; INVARIANT: one order at a time.
    running: Rc<RefCell<Option<Running>>>,
    // Which file is held, and which reading is the latest: numbers that only grow.
    held: Rc<Cell<u32>>,
    turn: Rc<Cell<u32>>,
}

impl FileCounter {
    /// Reads a file. Once it is read it takes the place of the one that is held; until then, and when it cannot be used, that
    /// one stays. `progress` hears bytes read.
    ///
    /// # Errors
    /// [`CountError::Stopped`] whenever reading was stopped or another file was begun meanwhile, whatever else
    /// went wrong: nobody waits for this one any more.
    pub async fn read(
        &self,
        file: File,
        files: BTreeMap<String, String>,
        wanted: Option<SchoolYear>,
        progress: impl Fn(u64),
    ) -> Result<ReadFile, CountError> {
        self.stop_reading();
        let turn = self.turn.get();
        let is_over = || self.turn.get() != turn;
        let mut running = Running::new();
        let ended = read_slices(&mut running, &file, files, wanted, &is_over, progress).await;
        if is_over() {
            return Err(CountError::Stopped);
        }
        if ended.is_ok() {
            self.held.set(self.held.get().wrapping_add(1));
            self.running.replace(Some(running));
        }
        ended
    }

    /// How small groups get in the asks of a request, by the file that was read.
    ///
    /// # Errors
    /// [`CountError::Stopped`] when no file is held, or it was given up meanwhile.
    pub async fn estimate(&self, request: RequestFile) -> Result<Vec<SmallGroups>, CountError> {
        let held = self.held.get();
        let mut running = self.running.take().ok_or(CountError::Stopped)?;
        let answer = running.ask(CountOrder::Estimate { request: request.to_json() }, SILENCE).await;
        if self.held.get() != held {
            return Err(CountError::Stopped);
        }
        let CountAnswer::Estimated { groups } = answer? else { return Err(CountError::NoWorker) };
        self.running.replace(Some(running));
        serde_json::from_str(&groups).map_err(|_| CountError::NoWorker)
    }

    /// Stops reading. A file that is held stays.
    pub fn stop_reading(&self) {
        self.turn.set(self.turn.get().wrapping_add(1));
    }

    /// Stops reading, and forgets the file.
    pub fn stop(&self) {
        self.stop_reading();
        self.held.set(self.held.get().wrapping_add(1));
        self.running.take();
    }
}

/// Hands a file to the worker, until it is over or nobody waits for it any more.
async fn read_slices(
    running: &mut Running,
    file: &File,
    files: BTreeMap<String, String>,
    wanted: Option<SchoolYear>,
    is_over: &impl Fn() -> bool,
    progress: impl Fn(u64),
) -> Result<ReadFile, CountError> {
    running.ask(CountOrder::Begin { files, wanted }, FIRST_SIGN).await?;
    let mut from = 0;
    while from < file.size() {
        let to = (from + SLICE).min(file.size());
        let bytes = read_as_bytes(&file.slice(from, to)).await.map_err(|_| CountError::Unreadable)?;
        if is_over() {
            return Err(CountError::Stopped);
        }
        running.ask(CountOrder::Slice { bytes }, SILENCE).await?;
        from = to;
        progress(from);
    }
    match running.ask(CountOrder::End, SILENCE).await? {
        CountAnswer::Read { title, year, notes } => Ok(ReadFile { title, year, notes }),
        _ => Err(CountError::NoWorker),
    }
}

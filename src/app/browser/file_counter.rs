//! A public enrollment file, read in the worker slice by slice. It stays on this computer.

use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo::file::{File, futures::read_as_bytes};
use gloo::timers::future::TimeoutFuture;
use gloo_worker::{HandlerId, Spawnable, Worker, WorkerBridge, WorkerScope};
use requisite_precheck::groups::SmallGroups;
use requisite_request::{CountAnswer, CountOrder, RequestFile, SchoolYear};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The file that starts the worker, beside the page.
const LOADER: &str = "./requisite-counter_loader.js";
/// Bytes of a slice: little enough that copying one never holds up the page.
const SLICE: u64 = 512 * 1024;
/// Longest wait for a sign of life, in milliseconds: the worker's code may come over a slow network.
const FIRST_SIGN: u32 = 45_000;
/// Longest silence after it.
const SILENCE: u32 = 60_000;

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

/// The worker as this side sees it: only the messages count, the work is done on the other side.
struct CountWorker;

impl Worker for CountWorker {
    type Message = ();
    type Input = CountOrder;
    type Output = CountAnswer;

    fn create(_scope: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, _message: Self::Message) {}

    fn received(&mut self, _scope: &WorkerScope<Self>, _input: Self::Input, _id: HandlerId) {}
}

struct Running {
    worker: WorkerBridge<CountWorker>,
    answers: UnboundedReceiver<CountAnswer>,
}

impl Running {
    fn new() -> Self {
        let (sender, answers) = unbounded();
        let mut spawner = CountWorker::spawner();
        spawner.with_loader(true);
        spawner.as_module(false);
        spawner.callback(move |answer| {
            // Nobody listens any more when another file was chosen.
            let _ = sender.unbounded_send(answer);
        });
        Self { worker: spawner.spawn(LOADER), answers }
    }

    async fn ask(&mut self, order: CountOrder, patience: u32) -> Result<CountAnswer, CountError> {
        self.worker.send(order);
        match select(self.answers.next(), TimeoutFuture::new(patience)).await {
            Either::Left((Some(CountAnswer::Refused { sentence }), _)) => Err(CountError::Refused(sentence)),
            Either::Left((Some(answer), _)) => Ok(answer),
            _ => Err(CountError::NoWorker),
        }
    }
}

/// Counts in a worker that goes on as long as a file is held. Copies share it.
#[derive(Clone, Default)]
pub struct FileCounter {
    // Taken out while an order is under way; INVARIANT: one order at a time.
    running: Rc<RefCell<Option<Running>>>,
    turn: Rc<Cell<u32>>,
}

impl FileCounter {
    /// Reads a file; what was counted before is forgotten. `progress` hears bytes read.
    pub async fn read(
        &self,
        file: File,
        files: BTreeMap<String, String>,
        wanted: Option<SchoolYear>,
        progress: impl Fn(u64),
    ) -> Result<ReadFile, CountError> {
        self.stop();
        let turn = self.turn.get();
        let mut running = Running::new();
        running.ask(CountOrder::Begin { files, wanted }, FIRST_SIGN).await?;
        let mut from = 0;
        while from < file.size() {
            let to = (from + SLICE).min(file.size());
            let bytes = read_as_bytes(&file.slice(from, to)).await.map_err(|_| CountError::Unreadable)?;
            if self.turn.get() != turn {
                return Err(CountError::Stopped);
            }
            running.ask(CountOrder::Slice { bytes }, SILENCE).await?;
            from = to;
            progress(from);
        }
        let answer = running.ask(CountOrder::End, SILENCE).await?;
        if self.turn.get() != turn {
            return Err(CountError::Stopped);
        }
        let CountAnswer::Read { title, year, notes } = answer else { return Err(CountError::NoWorker) };
        self.running.replace(Some(running));
        Ok(ReadFile { title, year, notes })
    }

    /// How small groups get in the asks of a request, by the file that was read. None when no file is held, or an estimate
    /// is under way already.
    pub async fn estimate(&self, request: RequestFile) -> Option<Vec<SmallGroups>> {
        let turn = self.turn.get();
        let mut running = self.running.take()?;
        let answer = running.ask(CountOrder::Estimate { request: request.to_json() }, SILENCE).await;
        if self.turn.get() == turn {
            self.running.replace(Some(running));
        }
        match answer {
            Ok(CountAnswer::Estimated { groups }) => serde_json::from_str(&groups).ok(),
            _ => None,
        }
    }

    /// Stops reading, and forgets the file.
    pub fn stop(&self) {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.running.take();
    }
}

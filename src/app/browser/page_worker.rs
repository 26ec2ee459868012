//! The worker of the page: started when it is first needed, off the main thread.

use gloo_worker::{HandlerId, Spawnable, Worker, WorkerBridge, WorkerScope};
use requisite_request::{WorkAnswer, WorkOrder};

/// The file that starts the worker, beside the page.
const LOADER: &str = "./requisite-worker_loader.js";

/// The worker as this side sees it: only the messages count, the work is done on the other side.
pub struct PageWorker;

impl Worker for PageWorker {
    type Message = ();
    type Input = WorkOrder;
    type Output = WorkAnswer;

    fn create(_scope: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, _message: Self::Message) {}

    fn received(&mut self, _scope: &WorkerScope<Self>, _input: Self::Input, _id: HandlerId) {}
}

/// Starts a worker that tells its answers; it ends with the bridge.
pub fn start(hear: impl Fn(WorkAnswer) + 'static) -> WorkerBridge<PageWorker> {
    let mut spawner = PageWorker::spawner();
    spawner.with_loader(true);
    spawner.as_module(false);
    spawner.callback(hear);
    spawner.spawn(LOADER)
}

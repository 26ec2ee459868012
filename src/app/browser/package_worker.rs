//! The worker that builds packages: started when it is first needed, off the main thread.
//!
//! It says nothing when it cannot be loaded, so its first sign of life is waited for only so long.

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo::timers::future::TimeoutFuture;
use gloo_worker::{HandlerId, Spawnable, Worker, WorkerBridge, WorkerScope};
use requisite_request::{PackageAnswer, PackageOrder};
use requisite_session::{MadePackage, MakeError, PackageMaker, end_of};
use std::cell::RefCell;
use std::rc::Rc;

/// The file that starts the worker, beside the page.
const LOADER: &str = "./requisite-worker_loader.js";
/// Longest wait for a sign of life, in milliseconds: the worker's code may come over a slow network.
const FIRST_SIGN: u32 = 45_000;
/// Longest silence after it.
const SILENCE: u32 = 60_000;

/// The worker as this side sees it: only the messages count, the work is done on the other side.
struct Builder;

impl Worker for Builder {
    type Message = ();
    type Input = PackageOrder;
    type Output = PackageAnswer;

    fn create(_scope: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, _message: Self::Message) {}

    fn received(&mut self, _scope: &WorkerScope<Self>, _input: Self::Input, _id: HandlerId) {}
}

/// Builds packages in a worker. Copies share it.
#[derive(Clone, Default)]
pub struct WorkerMaker {
    // INVARIANT: at most one order at a time; `None` answers mean that it was cancelled.
    stop: Rc<RefCell<Option<UnboundedSender<Option<PackageAnswer>>>>>,
}

fn start(answers: UnboundedSender<Option<PackageAnswer>>) -> WorkerBridge<Builder> {
    let mut spawner = Builder::spawner();
    spawner.with_loader(true);
    spawner.as_module(false);
    spawner.callback(move |answer| {
        // Nobody listens any more after a cancel.
        let _ = answers.unbounded_send(Some(answer));
    });
    spawner.spawn(LOADER)
}

async fn next_within(
    answers: &mut UnboundedReceiver<Option<PackageAnswer>>,
    millis: u32,
) -> Option<Option<PackageAnswer>> {
    match select(answers.next(), TimeoutFuture::new(millis)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => None,
    }
}

impl PackageMaker for WorkerMaker {
    async fn make(
        &self,
        order: PackageOrder,
        progress: impl Fn(u32, u32) + 'static,
    ) -> Result<MadePackage, MakeError> {
        let (sender, mut answers) = unbounded();
        *self.stop.borrow_mut() = Some(sender.clone());
        let worker = start(sender);
        worker.send(order);
        let mut patience = FIRST_SIGN;
        loop {
            let Some(answer) = next_within(&mut answers, patience).await else {
                return Err(if patience == FIRST_SIGN { MakeError::NotStarted } else { MakeError::Stopped });
            };
            let Some(answer) = answer else { return Err(MakeError::Cancelled) };
            patience = SILENCE;
            match end_of(answer) {
                Ok(end) => return end,
                Err((done, total)) => progress(done, total),
            }
        }
        // The worker ends with its bridge, here.
    }

    fn cancel(&self) {
        if let Some(stop) = self.stop.borrow_mut().take() {
            let _ = stop.unbounded_send(None);
        }
    }
}

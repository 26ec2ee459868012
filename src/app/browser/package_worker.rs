//! Building packages in the worker.
//!
//! It says nothing when it cannot be loaded, so its first sign of life is waited for only so long.

use super::page_worker::start;
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo::timers::future::TimeoutFuture;
use requisite_request::{PackageAnswer, PackageOrder, WorkAnswer, WorkOrder};
use requisite_session::{MadePackage, MakeError, PackageMaker, end_of};
use std::cell::RefCell;
use std::rc::Rc;

/// Longest wait for a sign of life, in milliseconds: the worker's code may come over a slow network.
const FIRST_SIGN: u32 = 45_000;
/// Longest silence after it.
const SILENCE: u32 = 60_000;

/// Builds packages in a worker. Copies share it.
#[derive(Clone, Default)]
pub struct WorkerMaker {
    // INVARIANT: at most one order at a time; `None` answers mean that it was cancelled.
    stop: Rc<RefCell<Option<UnboundedSender<Option<PackageAnswer>>>>>,
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
        let worker = start(move |answer| {
            if let WorkAnswer::Package(answer) = answer {
                // Nobody listens any more after a cancel.
                let _ = sender.unbounded_send(Some(answer));
            }
        });
        worker.send(WorkOrder::Package(Box::new(order)));
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

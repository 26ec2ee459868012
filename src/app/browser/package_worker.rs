//! Building packages in a worker.

use super::page_worker::{FIRST_SIGN, SILENCE, next_within, start};
use futures_channel::mpsc::{UnboundedSender, unbounded};
use requisite_request::{PackageAnswer, PackageOrder};
use requisite_session::{MadePackage, MakeError, PackageMaker, end_of};
use std::cell::RefCell;
use std::rc::Rc;

/// The file that starts the worker, beside the page.
const LOADER: &str = "./requisite-worker_loader.js";

/// Builds packages in a worker. Copies share it.
#[derive(Clone, Default)]
pub struct WorkerMaker {
    // INVARIANT: at most one order at a time; `None` answers mean that it was cancelled.
    stop: Rc<RefCell<Option<UnboundedSender<Option<PackageAnswer>>>>>,
}

impl PackageMaker for WorkerMaker {
    async fn make(
        &self,
        order: PackageOrder,
        progress: impl Fn(u32, u32) + 'static,
    ) -> Result<MadePackage, MakeError> {
        let (sender, mut answers) = unbounded();
        *self.stop.borrow_mut() = Some(sender.clone());
        let worker = start(LOADER, move |answer| {
            // Nobody listens any more after a cancel.
            let _ = sender.unbounded_send(Some(answer));
        });
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

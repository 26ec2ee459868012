//! Making packages in two workers: one prepares what goes into a package, one puts it together.

use super::page_worker::{FIRST_SIGN, SILENCE, next_within, start};
use futures_channel::mpsc::{UnboundedSender, unbounded};
use requisite_request::{BindAnswer, PackageAnswer, PackageOrder};
use requisite_session::{Heard, MadePackage, MakeError, PackageMaker, heard_of_binding, heard_of_preparing};
use std::cell::RefCell;
use std::rc::Rc;

/// The files that start the workers, beside the page.
const PREPARER: &str = "./requisite-worker_loader.js";
const BINDER: &str = "./requisite-binder_loader.js";

/// Who may speak: one of the workers, or the person who cancels.
enum Voice {
    Preparer(PackageAnswer),
    Binder(BindAnswer),
    Cancel,
}

/// Makes packages in workers. Copies share them.
#[derive(Clone, Default)]
pub struct WorkerMaker {
    // INVARIANT: at most one order at a time.
    stop: Rc<RefCell<Option<UnboundedSender<Voice>>>>,
}

impl PackageMaker for WorkerMaker {
    async fn make(
        &self,
        order: PackageOrder,
        progress: impl Fn(u32, u32) + 'static,
    ) -> Result<MadePackage, MakeError> {
        let (sender, mut voices) = unbounded();
        *self.stop.borrow_mut() = Some(sender.clone());
        // Nobody listens any more after a cancel.
        let to_prepare = sender.clone();
        let preparer = start(PREPARER, move |answer| {
            let _ = to_prepare.unbounded_send(Voice::Preparer(answer));
        });
        preparer.send(order);
        // Its code is fetched while the other one works.
        let binder = start(BINDER, move |answer| {
            let _ = sender.unbounded_send(Voice::Binder(answer));
        });
        let mut patience = FIRST_SIGN;
        loop {
            let Some(voice) = next_within(&mut voices, patience).await else {
                return Err(if patience == FIRST_SIGN { MakeError::NotStarted } else { MakeError::Stopped });
            };
            patience = SILENCE;
            let (done, total) = match voice {
                Voice::Cancel => return Err(MakeError::Cancelled),
                Voice::Preparer(answer) => match heard_of_preparing(answer) {
                    Heard::Progress(done, total) => (done, total),
                    Heard::End(prepared) => {
                        binder.send(prepared?);
                        patience = FIRST_SIGN;
                        continue;
                    }
                },
                Voice::Binder(answer) => match heard_of_binding(answer) {
                    Heard::Progress(done, total) => (done, total),
                    Heard::End(end) => return end,
                },
            };
            progress(done, total);
        }
        // The workers end with their bridges, here.
    }

    fn cancel(&self) {
        if let Some(stop) = self.stop.borrow_mut().take() {
            let _ = stop.unbounded_send(Voice::Cancel);
        }
    }
}

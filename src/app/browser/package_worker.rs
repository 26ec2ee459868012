//! Making packages in two workers: one prepares what goes into a package, one puts it together. And, for checking a package, giving
//! a single document its form.

use super::page_worker::{FIRST_SIGN, Remote, SILENCE, next_within, start};
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use gloo_worker::WorkerBridge;
use requisite_request::{BindAnswer, BindOrder, PackageAnswer, PackageOrder, PreparedFile};
use requisite_session::{Heard, MadePackage, MakeError, PackageMaker, heard_of_binding, heard_of_preparing};
use std::cell::{OnceCell, RefCell};
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
                        binder.send(BindOrder::Package(prepared?));
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

/// Said when the worker does not start, or goes silent.
const NO_BINDER: &str = "The part of this page that writes documents could not be loaded, so the package is not checked. Check your connection, then try again.";

/// Gives documents and workbooks their form, one after the other. Its worker starts with the first, and ends with it.
#[derive(Default)]
pub struct Former {
    worker: OnceCell<WorkerBridge<Remote<BindOrder, BindAnswer>>>,
    answers: RefCell<Option<UnboundedReceiver<BindAnswer>>>,
}

impl Former {
    /// The bytes of a file; else why there are none, in a sentence.
    pub async fn form(&self, file: PreparedFile) -> Result<Vec<u8>, String> {
        let worker = self.worker.get_or_init(|| {
            let (sender, answers) = unbounded();
            *self.answers.borrow_mut() = Some(answers);
            start(BINDER, move |answer| {
                let _ = sender.unbounded_send(answer);
            })
        });
        worker.send(BindOrder::File(file));
        let Some(mut answers) = self.answers.borrow_mut().take() else { return Err(NO_BINDER.to_owned()) };
        let answer = next_within(&mut answers, FIRST_SIGN).await;
        *self.answers.borrow_mut() = Some(answers);
        match answer {
            Some(BindAnswer::File { bytes }) => Ok(bytes),
            Some(BindAnswer::Refused { sentences }) => Err(sentences.join(" ")),
            Some(BindAnswer::Progress { .. } | BindAnswer::Made { .. }) | None => Err(NO_BINDER.to_owned()),
        }
    }
}

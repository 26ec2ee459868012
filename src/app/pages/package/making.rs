//! Making the package: what is under way and what was made. It outlives the page, so that a receipt is there again when
//! the person comes back.

use crate::browser::focus::focus_id;
use crate::browser::pack_fetch::Fetched;
use crate::browser::package_worker::WorkerMaker;
use crate::desk::Desk;
use gloo::file::{Blob, ObjectUrl};
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_request::{PackageOrder, Request, RequestFile};
use requisite_session::{MadePackage, MakeError, PackageMaker};
use std::rc::Rc;
use std::sync::Arc;

/// DOM id of the button that makes a package.
pub const MAKE: &str = "make-package";
/// DOM id of the heading while it is made.
pub const WORKING: &str = "working-title";
/// DOM id of the heading when it is made.
pub const READY: &str = "receipt-title";
/// DOM id of the heading when it could not be made.
pub const FAILED: &str = "failed-title";

/// A package that was made, and from what.
#[derive(Clone)]
pub struct Receipt {
    /// The package, without its bytes: the browser holds those.
    pub package: Rc<MadePackage>,
    /// Its bytes.
    pub file: Blob,
    /// Address of its bytes.
    pub address: Rc<ObjectUrl>,
    /// The request as it was then.
    pub request: Arc<Request>,
}

/// How making a package stands.
#[derive(Clone)]
pub enum Stage {
    /// Nothing is under way.
    Idle,
    /// It is under way.
    Making,
    /// It ended without a package.
    Failed(MakeError),
    /// It is made.
    Made(Receipt),
}

/// Making the package, by context. Copy.
#[derive(Clone, Copy)]
pub struct Making {
    stage: RwSignal<Stage, LocalStorage>,
    steps: RwSignal<(u32, u32)>,
    maker: StoredValue<WorkerMaker, LocalStorage>,
}

impl Making {
    /// Nothing is under way.
    pub fn new() -> Self {
        Self {
            stage: RwSignal::new_local(Stage::Idle),
            steps: RwSignal::new((0, 0)),
            maker: StoredValue::new_local(WorkerMaker::default()),
        }
    }

    /// How it stands.
    pub fn stage(&self) -> RwSignal<Stage, LocalStorage> {
        self.stage
    }

    /// Steps done, and steps of the whole; the latter is 0 while it is not known.
    pub fn steps(&self) -> Signal<(u32, u32)> {
        self.steps.into()
    }

    /// Starts making a package of the request as it is now.
    pub fn start(&self, desk: Desk, fetched: &Fetched) {
        let (stage, steps) = (self.stage, self.steps);
        let Some(maker) = self.maker.try_get_value() else { return };
        let request = desk.request().get_untracked();
        let order = PackageOrder {
            files: (*fetched.files).clone(),
            request: RequestFile::new(desk.pack().stamp.clone(), (*request).clone()),
            today: desk.today(),
            made_by: None,
        };
        steps.set((0, 0));
        stage.set(Stage::Making);
        focus_id(WORKING.to_owned());
        desk.announce("Making the package.".to_owned());
        spawn_local(async move {
            let progress = move |done, total| {
                let _ = steps.try_set((done, total));
            };
            let ended = match maker.make(order, progress).await {
                Ok(package) => made(package, request),
                Err(MakeError::Cancelled) => Stage::Idle,
                Err(error) => Stage::Failed(error),
            };
            // The focus was on what is gone now. On another page none of these is there.
            let (said, next) = match &ended {
                Stage::Made(_) => ("The package is ready.", READY),
                Stage::Failed(_) => ("The package could not be made.", FAILED),
                Stage::Idle | Stage::Making => ("Making the package was cancelled.", MAKE),
            };
            if stage.try_set(ended).is_none() {
                desk.announce(said.to_owned());
                focus_id(next.to_owned());
            }
        });
    }

    /// Stops what is under way.
    pub fn cancel(&self) {
        let _ = self.maker.try_with_value(PackageMaker::cancel);
    }
}

fn made(mut package: MadePackage, request: Arc<Request>) -> Stage {
    let bytes = std::mem::take(&mut package.bytes);
    let file = Blob::new_with_options(bytes.as_slice(), Some("application/zip"));
    let address = Rc::new(ObjectUrl::from(file.clone()));
    Stage::Made(Receipt { package: Rc::new(package), file, address, request })
}

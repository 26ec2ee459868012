//! Puts packages together off the main thread: writers for word processors and spreadsheets, digests and archive. A wasm of its
//! own, because these are large, fetched when the first package is made or checked.
//!
//! Started like the other workers (see `src/worker`). Messages are [`PreparedPackage`] in and [`BindAnswer`] out; all work is in
//! [`requisite_package::bind_order`].

use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};
use requisite_request::{BindAnswer, PreparedPackage};

/// Takes orders, one at a time, each answered before the next is looked at.
struct BindWorker;

impl Worker for BindWorker {
    type Message = ();
    type Input = PreparedPackage;
    type Output = BindAnswer;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, order: PreparedPackage, customer: HandlerId) {
        requisite_package::bind_order(order, &mut |answer| scope.respond(customer, answer));
    }
}

fn main() {
    BindWorker::registrar().register();
}

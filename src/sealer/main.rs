//! Seals packages for the agency off the main thread: a wasm of its own, fetched when the first package is sealed, because most
//! packages are made for agencies that publish no key.
//!
//! Built and started like the worker that builds packages; see `src/worker`. Messages are [`SealOrder`] in and
//! [`SealAnswer`] out. The page names them in a type of its own, so that it need not link what is here. All work is in
//! [`requisite_seal::seal`].

use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};
use requisite_request::{SealAnswer, SealOrder};
use requisite_seal::{seal, sha256};

/// Takes packages, one at a time, each answered before the next is looked at.
struct SealWorker;

impl Worker for SealWorker {
    type Message = ();
    type Input = SealOrder;
    type Output = SealAnswer;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, order: SealOrder, customer: HandlerId) {
        let answer = match seal(&order.bytes, &order.recipients) {
            Ok(bytes) => SealAnswer::Sealed { sha256: sha256(&bytes), bytes },
            Err(problem) => SealAnswer::Refused { sentences: vec![problem.to_string()] },
        };
        scope.respond(customer, answer);
    }
}

fn main() {
    SealWorker::registrar().register();
}

//! Reads an agency's public enrollment file off the main thread: a wasm of its own, fetched when the first file is chosen.
//!
//! Built and started like the worker that builds packages; see `src/worker`. Messages are [`CountOrder`] in and
//! [`CountAnswer`] out. The page names them in a type of its own, so that it need not link what is here. All work is in
//! [`requisite_groups::Counter`].

use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};
use requisite_groups::Counter;
use requisite_request::{CountAnswer, CountOrder};

/// Takes orders, one at a time, each answered before the next is looked at.
struct CountWorker {
    counter: Counter,
}

impl Worker for CountWorker {
    type Message = ();
    type Input = CountOrder;
    type Output = CountAnswer;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self { counter: Counter::default() }
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, order: CountOrder, customer: HandlerId) {
        scope.respond(customer, self.counter.take(order));
    }
}

fn main() {
    CountWorker::registrar().register();
}

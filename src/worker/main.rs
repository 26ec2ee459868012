//! What would hold up the page, off the main thread: building packages, and reading an agency's public enrollment file. A
//! second wasm, fetched when the first of either is asked for.
//!
//! Trunk builds it with `data-type="worker" data-bin="requisite-worker" data-loader-shim`, which gives a classic worker and
//! a loader script on the page's own origin. So the page starts it without a `blob:` address, as `worker-src 'self'`
//! demands: `spawner().with_loader(true).as_module(false).spawn("./requisite-worker_loader.js")`.
//!
//! Messages are [`WorkOrder`] in and [`WorkAnswer`] out, in the worker library's own coding (bytes). The page names
//! them in a type of its own with the same two messages, so that it need not link what is here. All work is in
//! [`requisite_package::fill_order`] and [`requisite_groups::Counter`].

use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};
use requisite_groups::Counter;
use requisite_request::{WorkAnswer, WorkOrder};

/// Takes orders, one at a time, each answered before the next is looked at.
struct PageWorker {
    counter: Counter,
}

impl Worker for PageWorker {
    type Message = ();
    type Input = WorkOrder;
    type Output = WorkAnswer;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self { counter: Counter::default() }
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, order: WorkOrder, customer: HandlerId) {
        match order {
            WorkOrder::Package(order) => requisite_package::fill_order(*order, &mut |answer| {
                scope.respond(customer, WorkAnswer::Package(answer));
            }),
            WorkOrder::Count(order) => {
                scope.respond(customer, WorkAnswer::Count(self.counter.take(order)));
            }
        }
    }
}

fn main() {
    PageWorker::registrar().register();
}

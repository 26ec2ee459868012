//! Builds packages off the main thread: a second wasm, fetched when the first package is asked for.
//!
//! Trunk builds it with `data-type="worker" data-bin="requisite-worker" data-loader-shim`, which gives a classic worker and
//! a loader script on the page's own origin. So the page starts it without a `blob:` address, as `worker-src 'self'`
//! demands: `spawner().with_loader(true).as_module(false).spawn("./requisite-worker_loader.js")`.
//!
//! Messages are [`PackageOrder`] in and [`PackageAnswer`] out, in the worker library's own coding (bytes). The page names
//! them in a type of its own with the same two messages, so that it need not link what is here. All work is in
//! [`requisite_package::fill_order`].

use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};
use requisite_request::{PackageAnswer, PackageOrder};

/// Takes orders, one at a time, each answered before the next is looked at.
struct PackageWorker;

impl Worker for PackageWorker {
    type Message = ();
    type Input = PackageOrder;
    type Output = PackageAnswer;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, order: PackageOrder, customer: HandlerId) {
        requisite_package::fill_order(order, &mut |answer| scope.respond(customer, answer));
    }
}

fn main() {
    PackageWorker::registrar().register();
}

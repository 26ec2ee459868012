//! Reads a spreadsheet off the main thread: a wasm of its own, fetched when the first one is chosen, because the library that
//! reads workbooks is as large as everything else that reads files.
//!
//! Built and started like the worker that builds packages; see `src/worker`. Messages are [`SheetOrder`] in and
//! [`SheetAnswer`] out. The page names them in a type of its own, so that it need not link what is here. All work is in
//! [`requisite_sheets::first_sheet`].

use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};
use requisite_request::{SheetAnswer, SheetOrder};
use requisite_sheets::first_sheet;

/// Takes workbooks, one at a time, each answered before the next is looked at.
struct SheetWorker;

impl Worker for SheetWorker {
    type Message = ();
    type Input = SheetOrder;
    type Output = SheetAnswer;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, order: SheetOrder, customer: HandlerId) {
        let answer = match first_sheet(&order.bytes) {
            Ok(sheet) => SheetAnswer::Read { text: sheet.text },
            Err(problem) => SheetAnswer::Refused { sentence: problem.to_string() },
        };
        scope.respond(customer, answer);
    }
}

fn main() {
    SheetWorker::registrar().register();
}

//! An agency's receiver of packages, on a port of this machine: it does what a test tells it to, and keeps what it filed.
//!
//! A sending is a form with a file and two digests, and has a key in its header `Idempotency-Key`. A receipt names the digest of the
//! file as it came. What comes again with the same key is answered again and filed no second time.
//!
//! No answer keeps its connection: a browser sends a request once more by itself when a connection breaks that was used before, and
//! then no test could say who tried again.

mod answers;
mod behaviour;
#[cfg(test)]
mod by_hand;
mod connections;
mod form;
mod ledger;
#[cfg(test)]
mod tests;

use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

pub use behaviour::{Behaviour, Script};
pub use form::sha256;
pub use ledger::{Filed, Ledger};

use crate::problem::Problem;
use ledger::Books;

/// Where packages are sent to.
const PATH: &str = "/requests";

/// A receiver. It ends when it is dropped.
pub struct Receiver {
    port: u16,
    books: Arc<Mutex<Books>>,
    running: Option<Running>,
}

/// A receiver that listens.
struct Running {
    stop: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

impl Receiver {
    /// Starts on any free port, and receives whatever comes.
    pub fn start() -> Result<Self, Problem> {
        let mut receiver = Self { port: 0, books: Arc::default(), running: None };
        receiver.open()?;
        Ok(receiver)
    }

    /// The address to send to.
    pub fn address(&self) -> String {
        format!("{}{PATH}", self.origin())
    }

    /// The origin of the address, such as `http://127.0.0.1:8080`.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// From now on it does this.
    pub fn follow(&self, script: impl Into<Script>) {
        locked(&self.books).script = script.into();
    }

    /// Looks into what it wrote down.
    pub fn look<T>(&self, look: impl FnOnce(&Ledger) -> T) -> T {
        look(&locked(&self.books).ledger)
    }

    /// Goes away, as in a power cut: the port is closed, and so is every connection. What it wrote down stays.
    pub fn close(&mut self) {
        if let Some(Running { stop, thread }) = self.running.take() {
            // It may have ended by itself.
            let _ = stop.send(());
            let _ = thread.join();
        }
    }

    /// Listens on the port that it had, or on any free one if it had none.
    pub fn open(&mut self) -> Result<(), Problem> {
        self.close();
        let fault = || Problem::file("the receiver's port");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).map_err(fault())?;
        listener.set_nonblocking(true).map_err(fault())?;
        self.port = listener.local_addr().map_err(fault())?.port();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
        let runtime = runtime.map_err(Problem::file("the receiver's runtime"))?;
        let books = Arc::clone(&self.books);
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            runtime.block_on(async move {
                tokio::spawn(connections::accept(listener, books));
                // A receiver that is gone wants no more of it either.
                let _ = stopped.await;
            });
        });
        self.running = Some(Running { stop, thread });
        Ok(())
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.close();
    }
}

/// What is written down, also after a thread that wrote has come to grief.
fn locked(books: &Mutex<Books>) -> MutexGuard<'_, Books> {
    books.lock().unwrap_or_else(PoisonError::into_inner)
}

//! Connections to a receiver, and how each ends.

use std::error::Error;
use std::io;
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::answers;
use super::ledger::Books;

/// Why a sender gets no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cut {
    /// The connection ends as if all were said.
    #[error("closed without an answer")]
    Close,
    /// The connection breaks.
    #[error("broken off")]
    Reset,
}

/// Lets senders in for as long as the port is there.
pub async fn accept(listener: TcpListener, books: Arc<Mutex<Books>>) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(serve(stream, Arc::clone(&books)));
            }
            // The sender went away before it was let in; that is its right.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Answers one request, or does not.
async fn serve(stream: TcpStream, books: Arc<Mutex<Books>>) {
    let service = service_fn(|request| answers::answer(Arc::clone(&books), request));
    let mut connection =
        http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(stream), service);
    let Err(error) = Pin::new(&mut connection).await else { return };
    let cut = error.source().and_then(|cause| cause.downcast_ref::<Cut>());
    if cut == Some(&Cut::Reset) {
        // Closing it now throws away what is on the way, and tells the sender so.
        let _ = connection.into_parts().io.into_inner().set_zero_linger();
    }
}

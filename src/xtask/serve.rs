//! Serves a folder of built files to this machine alone, as a careful static host would.

mod encoding;
mod headers;
mod kind;
mod log;
mod site;

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;

use crate::policy::Policy;
use crate::problem::Problem;
use log::Log;
use site::{Answer, Site};

/// How many ports after the wanted one are tried before any free one is taken.
const NEXT_PORTS: u16 = 20;

/// Serves until the program is ended.
pub fn serve(folder: &Path, port: u16, log: Option<&Path>) -> Result<(), Problem> {
    let site = Arc::new(Site::read(folder)?);
    let policy: Arc<str> = Policy::of(folder)?.as_header().into();
    let log = Arc::new(Log::open(log)?);
    let listener = listen(port).map_err(Problem::NoPort)?;
    let port = listener.local_addr().map_err(Problem::NoPort)?.port();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
    println!("Requisite is at http://127.0.0.1:{port}/");
    runtime
        .and_then(|runtime| runtime.block_on(accept(listener, site, policy, log)))
        .map_err(Problem::NoServer)
}

/// Answers each connection for as long as the browser keeps it; only the listener's own end ends this.
async fn accept(listener: TcpListener, site: Arc<Site>, policy: Arc<str>, log: Arc<Log>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = match listener.accept().await {
            Ok(accepted) => accepted,
            // The browser went away before it was let in; that is its right.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => continue,
            Err(error) => return Err(error),
        };
        let (site, policy, log) = (Arc::clone(&site), Arc::clone(&policy), Arc::clone(&log));
        tokio::spawn(async move {
            let answer = service_fn(|request: Request<Incoming>| {
                log.note(request.method(), &request.uri().to_string());
                let answer = with_policy(answer(&site, &request), &policy);
                async move { Ok::<_, Infallible>(answer) }
            });
            // It may also go away in the middle of an answer.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
        });
    }
}

/// The wanted port, or the next free one.
fn listen(port: u16) -> io::Result<TcpListener> {
    let on = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let nearby = (0..=NEXT_PORTS).filter_map(|further| port.checked_add(further));
    for candidate in nearby {
        match on(candidate) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            other => return other,
        }
    }
    on(0)
}

fn answer<B>(site: &Site, request: &Request<B>) -> Response<Full<Bytes>> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let refusal = Bytes::from_static(b"Only GET and HEAD are answered here.\n");
        return response(StatusCode::METHOD_NOT_ALLOWED, refusal, &[("Allow", "GET, HEAD".to_owned())]);
    }
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match site.answer(&request.uri().to_string(), header("Accept-Encoding"), header("If-None-Match")) {
        Answer::File { body, headers } => response(StatusCode::OK, body, &headers),
        Answer::NotChanged { headers } => response(StatusCode::NOT_MODIFIED, Bytes::new(), &headers),
        Answer::Elsewhere { address } => {
            response(StatusCode::PERMANENT_REDIRECT, Bytes::new(), &[("Location", address)])
        }
        Answer::NotFound => {
            let kind = kind::of(Path::new("404.html")).to_owned();
            let own = [("Content-Type", kind), ("Cache-Control", "no-cache".to_owned())];
            response(StatusCode::NOT_FOUND, Bytes::from_static(headers::NOT_FOUND_PAGE.as_bytes()), &own)
        }
    }
}

fn with_policy<B>(mut answer: Response<B>, policy: &str) -> Response<B> {
    // Addresses and origins in a policy were looked at letter by letter when the pack was read.
    if let Ok(policy) = HeaderValue::try_from(policy) {
        answer.headers_mut().insert(headers::POLICY, policy);
    }
    answer
}

/// An answer with its own headers and those that every answer has.
fn response(status: StatusCode, body: Bytes, own: &[(&'static str, String)]) -> Response<Full<Bytes>> {
    let mut all = HeaderMap::new();
    let own = own.iter().map(|(name, value)| (*name, value.as_str()));
    for (name, value) in headers::ON_EVERY_ANSWER.into_iter().chain(own) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            all.insert(name, value);
        }
    }
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    *response.headers_mut() = all;
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    /// A browser opens six connections, uses some and keeps the others for later: none may wait for another.
    #[test]
    fn every_one_of_many_connections_is_answered() {
        let folder = std::env::temp_dir().join(format!("requisite-serve-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
        std::fs::write(folder.join("index.html"), "<h1>There</h1>").expect("it can be written");
        let site = Arc::new(Site::read(&folder).expect("it holds an index.html"));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let address = listener.local_addr().expect("it has a port");
        let log = Arc::new(Log::open(None).expect("no file is opened"));
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
            runtime.expect("a runtime starts").block_on(accept(listener, site, "".into(), log))
        });
        let mut connections: Vec<TcpStream> =
            (0..30).map(|_| TcpStream::connect(address).expect("it listens")).collect();
        for connection in connections.iter_mut().rev() {
            let limit = Some(std::time::Duration::from_secs(20));
            connection.set_read_timeout(limit).expect("a limit can be set");
            connection.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").expect("it takes a request");
            let mut beginning = [0; 15];
            connection.read_exact(&mut beginning).expect("an answer comes");
            assert_eq!(&beginning, b"HTTP/1.1 200 OK");
        }
        std::fs::remove_dir_all(&folder).expect("it can be removed");
    }
}

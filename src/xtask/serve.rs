//! Serves a folder of built files to this machine alone, as a careful static host would.

mod encoding;
mod headers;
mod kind;
mod log;
mod site;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use tiny_http::{Header, Method, Request, Response, Server};

use crate::problem::Problem;
use log::Log;
use site::{Answer, Site};

/// How many requests are answered at once.
const THREADS: usize = 4;

/// How many ports after the wanted one are tried before any free one is taken.
const NEXT_PORTS: u16 = 20;

/// Serves until the program is ended.
pub fn serve(folder: &Path, port: u16, log: Option<&Path>) -> Result<(), Problem> {
    let site = Arc::new(Site::read(folder)?);
    let log = Arc::new(Log::open(log)?);
    let listener = listen(port).map_err(Problem::NoPort)?;
    let port = listener.local_addr().map_err(Problem::NoPort)?.port();
    let server =
        Server::from_listener(listener, None).map_err(|error| Problem::NoServer(error.to_string()))?;
    let server = Arc::new(server);

    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, site, log) = (Arc::clone(&server), Arc::clone(&site), Arc::clone(&log));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    log.note(request.method(), request.url());
                    // The browser may have gone away meanwhile; that is its right.
                    let _ = answer(&site, request);
                }
            })
        })
        .collect();
    println!("Requisite is at http://127.0.0.1:{port}/");
    for thread in threads {
        // A thread that broke off has said why; the others go on.
        let _ = thread.join();
    }
    Ok(())
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

fn answer(site: &Site, request: Request) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let refusal = Response::from_string("Only GET and HEAD are answered here.\n").with_status_code(405);
        return request.respond(with_headers(refusal, &[("Allow", "GET, HEAD".to_owned())]));
    }
    let header = |name: &'static str| {
        request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
    };
    match site.answer(request.url(), header("Accept-Encoding"), header("If-None-Match")) {
        Answer::File { body, headers } => request.respond(with_headers(Response::from_data(body), &headers)),
        Answer::NotChanged { headers } => {
            request.respond(with_headers(Response::empty(304).with_data(io::empty(), Some(0)), &headers))
        }
        Answer::Elsewhere { address } => {
            let moved = Response::from_string("").with_status_code(308);
            request.respond(with_headers(moved, &[("Location", address)]))
        }
        Answer::NotFound => {
            let page = Response::from_data(headers::NOT_FOUND_PAGE).with_status_code(404);
            let kind = kind::of(Path::new("404.html")).to_owned();
            request.respond(with_headers(
                page,
                &[("Content-Type", kind), ("Cache-Control", "no-cache".to_owned())],
            ))
        }
    }
}

/// Adds an answer's own headers and those that every answer has. The later of two of one name counts.
fn with_headers<R: io::Read>(response: Response<R>, own: &[(&'static str, String)]) -> Response<R> {
    let common = headers::ON_EVERY_ANSWER.iter().map(|&(name, value)| (name, value));
    common
        .chain(own.iter().map(|(name, value)| (*name, value.as_str())))
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .fold(response, Response::with_header)
}

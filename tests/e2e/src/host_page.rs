//! A page of an agency that holds the app in a frame and takes packages from it. It has an address of its own, so that it is of
//! another origin than the app.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::problem::Problem;

/// What the page does: it writes down what it hears of a package, and answers as it is told. `%APP%` is the address of the app.
const PAGE: &str = "<!doctype html><html lang=en><link rel=icon href=\"data:,\"><title>An agency</title><h1>An agency</h1>
<iframe id=app title=Requisite width=1000 height=900 src=\"%APP%\"></iframe>
<script>
  const app = new URL('%APP%').origin;
  const frame = document.getElementById('app');
  window.heard = [];
  window.answers = [];
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (it) => it.toString(16).padStart(2, '0')).join('');
  addEventListener('message', async (event) => {
    if (event.origin !== app || event.source !== frame.contentWindow || event.data.type !== 'package') return;
    const digest = hex(await crypto.subtle.digest('SHA-256', event.data.bytes));
    window.heard.push({ key: event.data.key, name: event.data.name, said: event.data.file_sha256, digest });
    const answer = { source: 'requisite-host', v: 1, type: 'package-answer', key: event.data.key };
    const next = window.answers.shift() ?? { status: 200, body: { 'file-sha256': digest, reference: 'HOST-1' } };
    frame.contentWindow.postMessage({ ...answer, ...next }, app);
  });
</script>";

/// The page; it is there for as long as the program runs.
pub struct HostPage {
    port: u16,
    app: Arc<Mutex<String>>,
}

impl HostPage {
    /// Starts on any free port. What it holds is told later, because that must know its origin.
    pub fn start() -> Result<Self, Problem> {
        let fault = || Problem::file("the host page's port");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(fault())?;
        let port = listener.local_addr().map_err(fault())?.port();
        let app = Arc::new(Mutex::new(String::new()));
        let held = Arc::clone(&app);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let page = PAGE.replace("%APP%", &held.lock().unwrap_or_else(PoisonError::into_inner));
                // A browser that goes away needs no answer.
                let _ = answer(stream, &page);
            }
        });
        Ok(Self { port, app })
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// From now on it holds this address.
    pub fn hold(&self, address: String) {
        *self.app.lock().unwrap_or_else(PoisonError::into_inner) = address;
    }
}

fn answer(mut stream: TcpStream, page: &str) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut asked = Vec::new();
    let mut part = [0; 1024];
    while !asked.windows(4).any(|it| it == b"\r\n\r\n") {
        match stream.read(&mut part)? {
            0 => return Ok(()),
            n => asked.extend(part.iter().take(n)),
        }
    }
    let (status, body) = if asked.starts_with(b"GET / ") { ("200 OK", page) } else { ("404 Not Found", "") };
    let kind = "Content-Type: text/html; charset=utf-8\r\nConnection: close";
    write!(stream, "HTTP/1.1 {status}\r\n{kind}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

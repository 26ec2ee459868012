//! A sender that writes every byte itself, to try the receiver with what no browser would send.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use super::form::sha256;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Stands between the fields.
const BOUNDARY: &str = "----boundary";

/// What is sent: as a browser would, unless a test changes it.
#[derive(Clone)]
pub struct Sending {
    /// The header with the key.
    pub key: String,
    /// The other headers that matter.
    pub headers: Vec<(&'static str, String)>,
    /// The fields before the file.
    pub fields: Vec<(&'static str, String)>,
    /// Name and kind of the file.
    pub file: (&'static str, &'static str),
    /// The file.
    pub bytes: Vec<u8>,
}

impl Sending {
    /// A file as it should be sent.
    pub fn of(key: &str, bytes: &[u8]) -> Self {
        let digest = sha256(bytes);
        Self {
            key: format!("\"{key}\""),
            headers: vec![
                ("Accept", "application/json".to_owned()),
                ("Content-Type", format!("multipart/form-data; boundary={BOUNDARY}")),
            ],
            fields: vec![
                ("agency", "ospi".to_owned()),
                ("package-sha256", digest.clone()),
                ("file-sha256", digest),
            ],
            file: ("requisite-1.zip", "application/zip"),
            bytes: bytes.to_vec(),
        }
    }

    /// Head and body of the request.
    pub fn written(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            let field =
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(field.into_bytes());
        }
        let (name, kind) = self.file;
        let field = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        body.extend(field.into_bytes());
        body.extend(&self.bytes);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
        let mut head = format!("POST /requests HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if !self.key.is_empty() {
            head.push_str(&format!("Idempotency-Key: {}\r\n", self.key));
        }
        head.push_str("\r\n");
        [head.into_bytes(), body].concat()
    }

    /// Sends it and reads the answer.
    pub fn send(&self, port: u16) -> io::Result<Reply> {
        ask(port, &self.written())
    }
}

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Reply {
    /// Its status; 0 where there is no answer.
    pub status: u16,
    /// Its head, in small letters.
    pub head: String,
    /// Its body.
    pub body: String,
}

/// A connection to the receiver.
pub fn connect(port: u16) -> io::Result<TcpStream> {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// Writes a request and reads the answer to its end.
pub fn ask(port: u16, request: &[u8]) -> io::Result<Reply> {
    let mut stream = connect(port)?;
    stream.write_all(request)?;
    read(&mut stream)
}

/// Reads an answer to its end.
pub fn read(stream: &mut TcpStream) -> io::Result<Reply> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_default();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    Ok(Reply { status, head: head.to_ascii_lowercase(), body: body.to_owned() })
}

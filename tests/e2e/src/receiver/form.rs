//! What a sending must look like: its headers, its fields, and digests that are those of the file.

use http_body_util::{BodyDataStream, Full};
use hyper::body::Bytes;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName};
use multer::{Field, Multipart};
use sha2::{Digest, Sha256};

/// A file that came, with what was said of it.
#[derive(Clone)]
pub struct Delivery {
    /// The agency that it is for.
    pub agency: String,
    /// SHA-256 of the package, as it was said.
    pub package_sha256: String,
    /// SHA-256 of the file, as it was said and as it is.
    pub file_sha256: String,
    /// The file's name.
    pub name: String,
    /// The file.
    pub bytes: Bytes,
}

/// The key of a sending, without its quotes.
pub fn key(headers: &HeaderMap) -> Result<String, String> {
    let said = header(headers, &HeaderName::from_static("idempotency-key"));
    let within = said.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
    let plain = within.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\'));
    if within.is_empty() || !plain {
        return Err(format!("the key of the sending is {said:?}, and not a text in quotes"));
    }
    Ok(within.to_owned())
}

/// Reads a form.
pub async fn read(headers: &HeaderMap, body: Bytes) -> Result<Delivery, String> {
    if !header(headers, &ACCEPT).contains("application/json") {
        return Err("the sender does not say that it takes JSON".to_owned());
    }
    for secret in [COOKIE, AUTHORIZATION] {
        if headers.contains_key(&secret) {
            return Err(format!("the sender said who it is by `{secret}`"));
        }
    }
    let boundary = multer::parse_boundary(header(headers, &CONTENT_TYPE)).map_err(in_words)?;
    let mut form = Multipart::new(BodyDataStream::new(Full::new(body)), boundary);
    let agency = text(&mut form, "agency").await?;
    let package_sha256 = text(&mut form, "package-sha256").await?;
    let file_sha256 = text(&mut form, "file-sha256").await?;
    let file = next(&mut form, "file").await?;
    let name = file.file_name().unwrap_or_default().to_owned();
    let kind = file.content_type().map(ToString::to_string).unwrap_or_default();
    let bytes = file.bytes().await.map_err(in_words)?;
    if let Some(more) = form.next_field().await.map_err(in_words)? {
        return Err(format!("after the file there is `{}`", more.name().unwrap_or_default()));
    }
    let delivery = Delivery { agency, package_sha256, file_sha256, name, bytes };
    check(&delivery, &kind)?;
    Ok(delivery)
}

/// Complains of a file that is not what is said of it.
fn check(delivery: &Delivery, kind: &str) -> Result<(), String> {
    let Delivery { agency, package_sha256, file_sha256, name, bytes } = delivery;
    let found = sha256(bytes);
    if *file_sha256 != found {
        return Err(format!("the file is said to be {file_sha256} and is {found}"));
    }
    let hexadecimal = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    if package_sha256.len() != 64 || !package_sha256.bytes().all(hexadecimal) {
        return Err(format!("the package is said to be {package_sha256:?}"));
    }
    let encrypted = name.ends_with(".zip.age");
    if !encrypted && !name.ends_with(".zip") {
        return Err(format!("the file is called {name:?}"));
    }
    if encrypted == (package_sha256 == file_sha256) {
        return Err(format!("{name} and the package have the digests {file_sha256} and {package_sha256}"));
    }
    let right_kind = if encrypted { "application/octet-stream" } else { "application/zip" };
    if kind != right_kind {
        return Err(format!("{name} is said to be {kind:?}"));
    }
    if agency.is_empty() {
        return Err("no agency is named".to_owned());
    }
    Ok(())
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A header as text; empty where there is none.
fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The next field, which has to be this one.
async fn next<'a>(form: &mut Multipart<'a>, name: &str) -> Result<Field<'a>, String> {
    let field = form.next_field().await.map_err(in_words)?;
    let field = field.ok_or_else(|| format!("the form ends before `{name}`"))?;
    if field.name() == Some(name) {
        return Ok(field);
    }
    Err(format!("in place of `{name}` there is `{}`", field.name().unwrap_or_default()))
}

/// The text of the next field, which has to be this one.
async fn text(form: &mut Multipart<'_>, name: &str) -> Result<String, String> {
    next(form, name).await?.text().await.map_err(in_words)
}

fn in_words(error: multer::Error) -> String {
    format!("the form cannot be read: {error}")
}

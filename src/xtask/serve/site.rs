//! The files of a site, read once.
//!
//! INVARIANT: an answer comes only from the list of files that were in the folder at the start. No address ever
//! becomes a path on the disk, so none can lead out of the folder.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use hyper::body::Bytes;

use super::encoding::Encoding;
use super::kind;
use crate::files::{address_below, compressed_copy, files_below, is_compressed_copy, read};
use crate::problem::Problem;

/// A folder of built files, by address.
pub struct Site {
    files: BTreeMap<String, File>,
}

struct File {
    kind: &'static str,
    cache: &'static str,
    tag: String,
    plain: Bytes,
    compressed: Vec<(Encoding, Bytes)>,
}

/// Headers of one answer.
pub type Headers = Vec<(&'static str, String)>;

/// What a request is answered with.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// A file.
    File {
        /// Its bytes, perhaps compressed.
        body: Bytes,
        /// What to say of them.
        headers: Headers,
    },
    /// The browser's copy is still good.
    NotChanged {
        /// What to say of the file.
        headers: Headers,
    },
    /// A folder's address without its last slash.
    Elsewhere {
        /// The address with it.
        address: String,
    },
    /// Nothing is there.
    NotFound,
}

impl Site {
    /// Reads a folder that holds an index.html.
    pub fn read(folder: &Path) -> Result<Self, Problem> {
        if !folder.join("index.html").is_file() {
            let what = format!("index.html in {}", folder.display());
            return Err(Problem::missing(what, "Build first: cargo xtask dist"));
        }
        let mut files = BTreeMap::new();
        for path in files_below(folder)? {
            if is_compressed_copy(&path) {
                continue;
            }
            let plain = Bytes::from(read(&path)?);
            let mut compressed = Vec::new();
            for encoding in Encoding::ALL {
                let copy = compressed_copy(&path, encoding.suffix());
                if copy.is_file() {
                    compressed.push((encoding, Bytes::from(read(&copy)?)));
                }
            }
            let address = address_below(folder, &path);
            let file =
                File { kind: kind::of(&path), cache: cache(&address), tag: tag(&plain), plain, compressed };
            files.insert(address, file);
        }
        Ok(Self { files })
    }

    /// The answer to a request for an address, given what the browser accepts and has.
    pub fn answer(&self, address: &str, accept: Option<&str>, has: Option<&str>) -> Answer {
        let Some(name) = file_name(address) else { return Answer::NotFound };
        let index =
            if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.clone() };
        let Some(file) = self.files.get(&index) else {
            return if self.files.contains_key(&format!("{name}/index.html")) {
                Answer::Elsewhere { address: format!("/{name}/") }
            } else {
                Answer::NotFound
            };
        };
        let mut headers = vec![
            ("Content-Type", file.kind.to_owned()),
            ("Cache-Control", file.cache.to_owned()),
            ("Vary", "Accept-Encoding".to_owned()),
            ("ETag", file.tag.clone()),
        ];
        if has.is_some_and(|tags| tags.split(',').any(|tag| tag.trim() == file.tag)) {
            return Answer::NotChanged { headers };
        }
        let accept = accept.unwrap_or_default();
        let smaller = file.compressed.iter().find(|(encoding, _)| encoding.is_accepted(accept));
        if let Some((encoding, body)) = smaller {
            headers.push(("Content-Encoding", encoding.name().to_owned()));
            return Answer::File { body: body.clone(), headers };
        }
        Answer::File { body: file.plain.clone(), headers }
    }
}

/// The file name that an address means, decoded; nothing when the address is not one of ours.
fn file_name(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?.strip_prefix('/')?;
    let name = decoded(path)?;
    let strange =
        name.contains('\\') || name.contains('\0') || name.split('/').any(|part| part == ".." || part == ".");
    (!strange).then_some(name)
}

/// Percent-decoding; nothing when it is malformed or not UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// A file whose name holds a hash of its content never changes; any other is asked for again each time.
fn cache(address: &str) -> &'static str {
    if has_hash(address) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Trunk writes `name-0123456789abcdef.css` and `name-0123456789abcdef_bg.wasm`.
fn has_hash(address: &str) -> bool {
    let name = address.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem.rsplit_once('-').map(|(_, hash)| hash).unwrap_or_default();
    // Seahash writes 16 digits less leading zeros; a date has only 8.
    (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// One name for one content; weak, because it is the same for the compressed copies.
fn tag(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("W/\"{:016x}\"", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let file = |address: &str, compressed: Vec<(Encoding, Bytes)>| {
            let plain = Bytes::copy_from_slice(address.as_bytes());
            let file =
                File { kind: "text/plain", cache: cache(address), tag: tag(&plain), plain, compressed };
            (address.to_owned(), file)
        };
        let copies =
            vec![(Encoding::Brotli, Bytes::from_static(b"b")), (Encoding::Gzip, Bytes::from_static(b"g"))];
        Site {
            files: [file("index.html", copies), file("a/b/index.html", vec![]), file("é.txt", vec![])].into(),
        }
    }

    fn body(site: &Site, address: &str) -> Option<Bytes> {
        match site.answer(address, None, None) {
            Answer::File { body, .. } => Some(body),
            _ => None,
        }
    }

    #[test]
    fn folders_give_their_index() {
        let site = site();
        assert_eq!(body(&site, "/"), Some(Bytes::from_static(b"index.html")));
        assert_eq!(body(&site, "/?x=/../y#z"), Some(Bytes::from_static(b"index.html")));
        assert_eq!(body(&site, "/a/b/"), Some(Bytes::from_static(b"a/b/index.html")));
        assert_eq!(site.answer("/a/b", None, None), Answer::Elsewhere { address: "/a/b/".to_owned() });
        assert_eq!(body(&site, "/%C3%A9.txt"), Some(Bytes::from_static("é.txt".as_bytes())));
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        let site = site();
        for address in [
            "/../Cargo.toml",
            "/a/../index.html",
            "/%2e%2e/Cargo.toml",
            "/a%2f..%2f..%2fCargo.toml",
            "/..%5cCargo.toml",
            "//etc/passwd",
            "/%00",
            "/%zz",
            "/%e",
            "/%ff",
            "index.html",
            "http://other/index.html",
            "*",
            "",
        ] {
            assert_eq!(site.answer(address, None, None), Answer::NotFound, "{address}");
        }
    }

    #[test]
    fn compressed_copies_go_to_those_who_accept_them() {
        let site = site();
        let sent = |accept| match site.answer("/", Some(accept), None) {
            Answer::File { body, headers } => {
                (body, headers.iter().find(|h| h.0 == "Content-Encoding").cloned())
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(sent("gzip, br"), (Bytes::from_static(b"b"), Some(("Content-Encoding", "br".to_owned()))));
        assert_eq!(sent("gzip"), (Bytes::from_static(b"g"), Some(("Content-Encoding", "gzip".to_owned()))));
        assert_eq!(sent("identity"), (Bytes::from_static(b"index.html"), None));
    }

    #[test]
    fn a_good_copy_is_not_sent_again() {
        let site = site();
        let tag = tag(b"index.html");
        assert!(matches!(
            site.answer("/", None, Some(&format!("W/\"x\", {tag}"))),
            Answer::NotChanged { .. }
        ));
        assert!(matches!(site.answer("/", None, Some("W/\"x\"")), Answer::File { .. }));
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        for hashed in [
            "requisite-app-1e6a6ec3eb2577f1.js",
            "requisite-app-1e6a6ec3eb2577f1_bg.wasm",
            "snippets/requisite-app-parts/pages-1e6a6ec3eb2577f1.wasm",
        ] {
            assert!(has_hash(hashed), "{hashed}");
        }
        for plain in ["index.html", "boot.js", "requisite-worker_bg.wasm", "packs/cde/rules-20260101.json"] {
            assert!(!has_hash(plain), "{plain}");
        }
    }
}

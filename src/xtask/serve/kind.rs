//! Which kind of file an answer says it is.

use std::path::Path;

use crate::files::extension;

/// The content type of a file, by its name.
pub fn of(path: &Path) -> &'static str {
    match extension(path).as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_what_browsers_insist_on() {
        for (name, kind) in [
            ("index.html", "text/html; charset=utf-8"),
            ("boot.js", "text/javascript; charset=utf-8"),
            ("app_bg.wasm", "application/wasm"),
            ("base.css", "text/css; charset=utf-8"),
            ("pack.json", "application/json"),
            ("ELEMENTS.CSV", "text/csv; charset=utf-8"),
            ("unknown", "application/octet-stream"),
        ] {
            assert_eq!(of(Path::new(name)), kind);
        }
    }
}

//! Everything that was built as one HTML file, for whoever has neither a web server nor a network: it works opened from a disk.
//!
//! The scripts and styles stand in the page, and the policy lets in these and no other, by their digests. The other files stand in
//! blocks that no browser runs; `single_file/files.js` hands them to the program, whose code is that of the published folder.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256};

use crate::compress::gzip;
use crate::files::{address_below, extension, files_below, is_compressed_copy, read, write};
use crate::policy::{Policy, put_into};
use crate::problem::Problem;
use crate::split;

/// What hands the files to the program.
const FILES: &str = include_str!("single_file/files.js");
const PAGE: &str = "index.html";
const BOOT: &str = "boot.js";

/// Where the file is put for a built folder: beside it, because what is in the folder is published file by file.
pub fn beside(dist: &Path) -> PathBuf {
    dist.with_file_name("requisite.html")
}

/// Writes the file beside a built folder.
pub fn write_beside(dist: &Path) -> Result<(), Problem> {
    let (site, file) = (Site::of(dist)?, beside(dist));
    write(&file, site.page(&Policy::of(dist)?)?)?;
    eprintln!("All of it in one file is {}", file.display());
    Ok(())
}

/// The built files by address.
struct Site<'a> {
    folder: &'a Path,
    files: BTreeMap<String, Vec<u8>>,
}

/// What the policy must let in.
#[derive(Default)]
struct LetIn {
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl<'a> Site<'a> {
    fn of(folder: &'a Path) -> Result<Self, Problem> {
        let mut files = BTreeMap::new();
        for path in files_below(folder)? {
            if !is_compressed_copy(&path) {
                files.insert(address_below(folder, &path), read(&path)?);
            }
        }
        Ok(Self { folder, files })
    }

    fn missing(&self, name: &str) -> Problem {
        Problem::missing(format!("{name} in {}", self.folder.display()), "Run: cargo xtask dist")
    }

    fn text(&self, name: &str) -> Result<&str, Problem> {
        let bytes = self.files.get(name.trim_start_matches("./")).ok_or_else(|| self.missing(name))?;
        std::str::from_utf8(bytes).map_err(|error| self.unexpected(name, error.to_string()))
    }

    fn unexpected(&self, name: &str, why: String) -> Problem {
        Problem::Unexpected { path: self.folder.join(name), why }
    }

    fn page(&self, policy: &Policy) -> Result<String, Problem> {
        let let_in = RefCell::new(LetIn::default());
        let rewritten = rewrite_str(
            self.text(PAGE)?,
            RewriteStrSettings::new()
                .append_element_content_handler(element!("link[rel=stylesheet]", |it| {
                    let style = self.text(&it.get_attribute("href").unwrap_or_default())?;
                    put_inside(it, "style", style, &mut let_in.borrow_mut().styles)
                }))
                .append_element_content_handler(element!("link[rel=icon]", |it| {
                    let icon = self.text(&it.get_attribute("href").unwrap_or_default())?;
                    it.set_attribute(
                        "href",
                        &format!("data:image/svg+xml;base64,{}", STANDARD.encode(icon)),
                    )?;
                    Ok(())
                }))
                .append_element_content_handler(element!(
                    "link[rel=manifest], link[rel=modulepreload], link[rel=preload], script",
                    |it| {
                        if it.has_attribute("data-js") {
                            return self.put_scripts(it, &let_in);
                        }
                        it.remove();
                        Ok(())
                    }
                ))
                .append_element_content_handler(element!("body", |it| {
                    it.append(&self.blocks()?, ContentType::Html);
                    Ok(())
                })),
        );
        let page = rewritten.map_err(|error| self.unexpected(PAGE, error.to_string()))?;
        let LetIn { scripts, styles } = let_in.into_inner();
        put_into(&page, &policy.in_single_file(&scripts, &styles))
            .ok_or_else(|| self.unexpected(PAGE, "it has no policy in its head".to_owned()))
    }

    /// What hands out the files, the program, and what starts it, in the place of the element that starts it on a host.
    fn put_scripts(&self, it: &mut Element, let_in: &RefCell<LetIn>) -> Handled {
        let name = it.get_attribute("data-js").unwrap_or_default();
        let program = split::joined(self.text(&name)?, self.text(&split::script())?)
            .ok_or_else(|| self.unexpected(&name, "it is not what wasm-bindgen writes".to_owned()))?;
        let scripts = &mut let_in.borrow_mut().scripts;
        for (kind, text) in [("", FILES), (" type=\"module\"", program.as_str())] {
            let text = as_raw_text("script", text)?;
            scripts.push(digest(&text));
            it.before(&format!("<script{kind}>{text}</script>"), ContentType::Html);
        }
        let boot = as_raw_text("script", self.text(BOOT)?)?;
        scripts.push(digest(&boot));
        it.remove_attribute("src");
        it.set_inner_content(&boot, ContentType::Html);
        Ok(())
    }

    /// The files that the program asks for, each in a block that no browser runs.
    fn blocks(&self) -> Result<String, Problem> {
        let mut blocks = String::new();
        for (name, bytes) in &self.files {
            let is_data = name.starts_with("packs/") && !name.ends_with(".schema.json");
            let is_of_worker = self.files.contains_key(&name.replace(".js", "_loader.js"));
            let encoded = match extension(Path::new(name)).as_str() {
                "js" if is_of_worker => STANDARD.encode(bytes),
                kind if kind == "wasm" || is_data => {
                    STANDARD.encode(gzip(bytes).map_err(Problem::at(&self.folder.join(name)))?)
                }
                _ => continue,
            };
            blocks
                .push_str(&format!("<script type=\"text/plain\" data-file=\"{name}\">{encoded}</script>\n"));
        }
        Ok(blocks)
    }
}

type Handled = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// Puts a text into the page in the place of the element that loads it.
fn put_inside(it: &mut Element, element: &str, text: &str, let_in: &mut Vec<String>) -> Handled {
    let text = as_raw_text(element, text)?;
    let_in.push(digest(&text));
    it.replace(&format!("<{element}>{text}</{element}>"), ContentType::Html);
    Ok(())
}

/// A text as it can stand in an element of HTML that holds no markup.
fn as_raw_text(element: &str, text: &str) -> Result<String, Problem> {
    let small = text.to_ascii_lowercase();
    if small.contains(&format!("</{element}")) || small.contains("<!--") {
        return Err(Problem::missing(
            format!("a way to put a text into <{element}>"),
            "It ends the element.",
        ));
    }
    // A browser reads line ends as one letter; the digest must be of what it reads.
    Ok(text.replace("\r\n", "\n"))
}

fn digest(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Site<'static> {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        Site { folder: Path::new("dist"), files: files.collect() }
    }

    const APP: &str = "import * as import1 from \"./snippets/requisite-app-parts/parts.js\"\nimport1.load;\nexport { initSync, __wbg_init as default };\n";
    const PARTS: &str = "import { initSync } from \"../../requisite-app-1.js\";\nexport const load = 1;\n";

    fn built() -> Vec<(&'static str, &'static str)> {
        vec![
            (BOOT, "start();"),
            ("requisite-app-1.js", APP),
            ("snippets/requisite-app-parts/parts.js", PARTS),
            ("snippets/requisite-app-parts/pages-1.wasm", "wasm"),
            ("requisite-worker.js", "work();"),
            ("requisite-worker_loader.js", "importScripts();"),
            ("packs/index.json", "{}"),
            ("packs/pack.schema.json", "{}"),
            ("sw.js", "keep();"),
        ]
    }

    #[test]
    fn the_page_asks_for_no_file() {
        let source = include_str!("../../index.html").lines().filter(|line| !line.contains("data-trunk"));
        let built_page = source.collect::<Vec<_>>().join("\n").replace(
            "</head>",
            "<script type=module src=./boot.js data-js=./requisite-app-1.js data-wasm=./a.wasm></script></head>",
        );
        let mut files = built();
        files.push((PAGE, &built_page));
        let page = site(&files).page(&Policy::default()).expect("all files are there");
        assert!(
            !page.contains("src=") && !page.contains("rel=\"manifest\"") && !page.contains("offline.js"),
            "{page}"
        );
        assert!(
            page.contains("data-file=\"requisite-worker.js\"")
                && page.contains("data-file=\"packs/index.json\"")
        );
        assert!(!page.contains("data-file=\"sw.js\"") && !page.contains("schema"), "{page}");
        assert_eq!(page.matches("sha256-").count(), 3);
        assert!(page.contains("const import1 = parts;") && page.contains("connect-src 'none'"), "{page}");
    }

    #[test]
    fn a_text_that_would_end_its_element_is_refused() {
        assert!(as_raw_text("script", "a </SCRIPT> b").is_err());
        assert!(as_raw_text("style", "<!-- a").is_err());
        assert_eq!(as_raw_text("style", "a\r\nb").expect("nothing ends it"), "a\nb");
    }
}

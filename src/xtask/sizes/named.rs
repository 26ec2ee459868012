//! Which files a page needs to start: those its index.html names, those they name, and the list of packs.

use std::collections::BTreeSet;
use std::path::Path;

use crate::files::{address_below, extension, files_below, read};
use crate::problem::Problem;

/// What the app reads before it can show anything.
const PACK_LIST: &str = "packs/index.json";

/// The attributes of index.html that name a file.
const NAMING: [&str; 4] = ["src", "href", "data-js", "data-wasm"];

/// The addresses of everything needed to start, below the folder.
pub fn first_load(dist: &Path) -> Result<BTreeSet<String>, Problem> {
    let page = text(&dist.join("index.html"))?;
    let mut found = BTreeSet::from(["index.html".to_owned(), PACK_LIST.to_owned()]);
    found.extend(
        NAMING.iter().flat_map(|name| attributes(&page, name)).filter_map(|link| own_address("", &link)),
    );

    let styles: Vec<String> =
        found.iter().filter(|address| extension(Path::new(address)) == "css").cloned().collect();
    for style in styles {
        let path = dist.join(&style);
        if path.is_file() {
            let folder = style.rsplit_once('/').map(|(folder, _)| folder).unwrap_or_default();
            found.extend(urls(&text(&path)?).iter().filter_map(|link| own_address(folder, link)));
        }
    }
    // Scripts that crates bring along; wasm-bindgen's JavaScript imports them all at the start.
    let snippets = dist.join("snippets");
    if snippets.is_dir() {
        let scripts = files_below(&snippets)?;
        found.extend(
            scripts.iter().filter(|file| extension(file) == "js").map(|file| address_below(dist, file)),
        );
    }
    Ok(found)
}

fn text(path: &Path) -> Result<String, Problem> {
    Ok(String::from_utf8_lossy(&read(path)?).into_owned())
}

/// The values of an attribute wherever it stands in a page.
fn attributes(page: &str, name: &str) -> Vec<String> {
    let start = format!("{name}=");
    page.split([' ', '\n', '\t'])
        .filter_map(|word| word.strip_prefix(&start))
        .filter_map(|value| {
            let quoted = value.strip_prefix('"').and_then(|rest| rest.split('"').next());
            quoted.or_else(|| value.split(['>', '"']).next())
        })
        .map(str::to_owned)
        .collect()
}

/// What a style sheet names by `url(...)`: fonts and pictures.
fn urls(style: &str) -> Vec<String> {
    style
        .split("url(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|link| link.trim().trim_matches(['"', '\'']).to_owned())
        .collect()
}

/// A link as an address below the site's folder; nothing for links to elsewhere.
fn own_address(folder: &str, link: &str) -> Option<String> {
    let path = link.split(['?', '#']).next()?;
    if path.is_empty() || path.contains(':') || path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_with_and_without_quotes() {
        let page = "<link rel=stylesheet href=./base.css><link\n  href=\"./icon.svg\"/><script data-js=\"./app.js\">";
        assert_eq!(attributes(page, "href"), ["./base.css", "./icon.svg"]);
        assert_eq!(attributes(page, "data-js"), ["./app.js"]);
        assert_eq!(attributes(page, "js"), Vec::<String>::new());
    }

    #[test]
    fn fonts_are_found_in_style_sheets() {
        let style =
            "@font-face{src:url(\"../font.woff2\")} a{background:url( 'x.svg' )} b{background:url(data:,)}";
        let own: Vec<_> = urls(style).iter().filter_map(|link| own_address("style", link)).collect();
        assert_eq!(own, ["font.woff2", "style/x.svg"]);
    }

    #[test]
    fn links_to_elsewhere_are_not_ours() {
        for link in ["#/start", "https://example.org/", "mailto:a@b", "data:,", "/root.css", "../out.css", ""]
        {
            assert_eq!(own_address("", link), None, "{link}");
        }
        assert_eq!(own_address("", "./boot.js?x#y").as_deref(), Some("boot.js"));
    }
}

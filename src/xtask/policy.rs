//! The page's Content-Security-Policy: what it may load, where it may send, and which pages may hold it in a frame. The last two
//! follow from the `submission.json` of the packs beside it, and from nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use requisite_pack::{Pack, edition_files, load, read_submission};
use serde_json::Value;

use crate::compress::compress_file;
use crate::files::{address_below, files_below, is_compressed_copy, read, write};
use crate::problem::Problem;

/// The policy of a page that sends nothing, as it stands in index.html.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'";

const PAGE: &str = "index.html";
const LIST: &str = "packs/index.json";
/// How every policy of the page begins, and what ends it, however the page is written.
const BEGIN: &str = "content=\"default-src ";
const SENDING: &str = "connect-src 'self'";

/// Where the packs of a built folder send, and which pages may hold the app in a frame.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Policy {
    addresses: BTreeSet<String>,
    holders: BTreeSet<String>,
}

impl Policy {
    /// Reads the packs of a built folder, in every edition. A mistake in a `submission.json` is an error here: an agency's
    /// address must not quietly be left out.
    pub fn of(folder: &Path) -> Result<Self, Problem> {
        let mut policy = Self::default();
        let index = folder.join(LIST);
        if !index.is_file() {
            return Ok(policy);
        }
        let unreadable =
            |error: serde_json::Error| Problem::Unexpected { path: index.clone(), why: error.to_string() };
        let list: Value = serde_json::from_slice(&read(&index)?).map_err(unreadable)?;
        for pack in list.get("packs").and_then(Value::as_array).into_iter().flatten() {
            if let Some(id) = pack.get("id").and_then(Value::as_str) {
                policy.add(&folder.join("packs").join(id))?;
            }
        }
        Ok(policy)
    }

    fn add(&mut self, folder: &Path) -> Result<(), Problem> {
        let mut files = BTreeMap::new();
        for path in files_below(folder)? {
            if !is_compressed_copy(&path) {
                files.insert(address_below(folder, &path), read(&path)?);
            }
        }
        let pack = load(&files).pack;
        let others = pack.iter().flat_map(Pack::other_editions).map(|edition| Some(edition.id.as_str()));
        for edition in std::iter::once(None).chain(others) {
            // An edition that cannot be made is no pack for the page either.
            let Ok(files) = edition_files(&files, edition) else { continue };
            let read = read_submission(&files);
            if let Some(complaint) = read.complaints.first() {
                return Err(Problem::Unexpected { path: folder.to_owned(), why: complaint.to_string() });
            }
            self.addresses.extend(Some(read.submission.post).filter(|address| !address.is_empty()));
            self.holders.extend(read.submission.pages);
        }
        Ok(())
    }

    /// The policy as it stands in the page.
    fn in_page(&self) -> String {
        let mut sending = SENDING.to_owned();
        for address in &self.addresses {
            sending.push(' ');
            // A policy knows no parameters.
            sending.push_str(address.split('?').next().unwrap_or(address));
        }
        PAGE_POLICY.replacen(SENDING, &sending, 1)
    }

    /// The policy as a host sends it: `frame-ancestors` works only there.
    pub fn as_header(&self) -> String {
        let holders: Vec<&str> = self.holders.iter().map(String::as_str).collect();
        let holders = if holders.is_empty() { "'none'".to_owned() } else { holders.join(" ") };
        format!("{}; frame-ancestors {holders}", self.in_page())
    }

    /// The policy of the page that holds everything itself: it loads nothing, and runs only the scripts and styles with these digests.
    /// The program's workers are made of what stands in it.
    pub fn in_single_file(&self, scripts: &[String], styles: &[String]) -> String {
        let addresses = self.in_page();
        let addresses = addresses.split_once(SENDING).and_then(|(_, rest)| rest.split_once(';'));
        let sending = addresses.map(|(addresses, _)| addresses.trim()).filter(|it| !it.is_empty());
        format!(
            "default-src 'none'; script-src 'wasm-unsafe-eval' {}; style-src {}; img-src data:; connect-src {}; \
            worker-src blob:; base-uri 'none'; form-action 'none'",
            scripts.join(" "),
            styles.join(" "),
            sending.unwrap_or("'none'")
        )
    }

    /// Writes it into the page of a built folder.
    pub fn write(&self, folder: &Path) -> Result<(), Problem> {
        let path = folder.join(PAGE);
        let unexpected =
            || Problem::Unexpected { path: path.clone(), why: "it has no policy in its head".to_owned() };
        let page = String::from_utf8(read(&path)?).map_err(|_| unexpected())?;
        write(&path, put_into(&page, &self.in_page()).ok_or_else(unexpected)?)?;
        compress_file(&path)
    }
}

/// A page with another policy; none when it has none.
pub fn put_into(page: &str, policy: &str) -> Option<String> {
    let begin = page.find(BEGIN)?;
    let (before, rest) = page.split_at_checked(begin + "content=\"".len())?;
    let (_, after) = rest.split_once('"')?;
    Some(format!("{before}{policy}\"{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(addresses: &[&str], holders: &[&str]) -> Policy {
        let set = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect();
        Policy { addresses: set(addresses), holders: set(holders) }
    }

    #[test]
    fn a_page_that_sends_nothing_has_the_policy_of_the_source() {
        assert_eq!(policy(&[], &[]).in_page(), PAGE_POLICY);
        assert!(include_str!("../../index.html").contains(&format!("content=\"{PAGE_POLICY}\"")));
        assert!(policy(&[], &[]).as_header().ends_with("form-action 'none'; frame-ancestors 'none'"));
    }

    #[test]
    fn the_policy_has_no_unsafe_word_but_the_one_for_webassembly() {
        assert_eq!(PAGE_POLICY.matches("unsafe").count(), 1);
        assert!(PAGE_POLICY.contains("'wasm-unsafe-eval'"));
    }

    #[test]
    fn addresses_and_holders_are_let_in_and_nothing_else() {
        let policy = policy(&["https://a.example.org/in?form=1"], &["https://www.example.org"]);
        let text = policy.as_header();
        assert!(text.contains("; connect-src 'self' https://a.example.org/in; worker-src"), "{text}");
        assert!(text.ends_with("; frame-ancestors https://www.example.org"), "{text}");
    }

    #[test]
    fn a_single_file_loads_nothing_and_sends_where_the_agency_says() {
        let (scripts, styles) = (["'sha256-a'".to_owned()], ["'sha256-b'".to_owned()]);
        let text = policy(&["https://a.example.org/in?form=1"], &[]).in_single_file(&scripts, &styles);
        assert!(text.contains("script-src 'wasm-unsafe-eval' 'sha256-a'; style-src 'sha256-b';"), "{text}");
        assert!(text.contains("connect-src https://a.example.org/in; worker-src blob:;"), "{text}");
        let silent = policy(&[], &[]).in_single_file(&scripts, &styles);
        assert!(silent.contains("connect-src 'none';") && !silent.contains("'self'"), "{silent}");
    }

    #[test]
    fn it_is_written_into_the_page_from_the_packs_beside_it() {
        let folder = std::env::temp_dir().join(format!("requisite-policy-{}", std::process::id()));
        let pack = folder.join("packs/x");
        std::fs::create_dir_all(&pack).expect("the folder for temporary files can be written");
        let put =
            |path: &str, text: &str| std::fs::write(folder.join(path), text).expect("it can be written");
        put(PAGE, include_str!("../../index.html"));
        put(LIST, "{\"packs\": [{\"id\": \"x\"}]}");
        put("packs/x/pack.json", "{\"files\": {\"submission\": \"sending.json\"}}");
        put("packs/x/sending.json", "{\"post\": {\"address\": \"https://a.example.org/in\"}}");
        let read = Policy::of(&folder).expect("the pack is right as far as it matters here");
        assert_eq!(read, policy(&["https://a.example.org/in"], &[]));
        read.write(&folder).expect("the page has a policy");
        let page = std::fs::read_to_string(folder.join(PAGE)).expect("it is there");
        assert!(page.contains("connect-src 'self' https://a.example.org/in;"));
        put("packs/x/sending.json", "{\"post\": {\"address\": \"http://a.example.org/in\"}}");
        assert!(Policy::of(&folder).is_err());
        std::fs::remove_dir_all(&folder).expect("it can be removed");
    }
}

//! What is inside a package: each file, what it is, and its size.

use crate::parts::size_words::size_words;
use leptos::prelude::*;

/// What a file of a package is, by its name. The package's own `README.txt` says the same.
fn about(name: &str) -> &'static str {
    match name {
        "data/request.html" => "The whole request to read and to print. Opens in any browser.",
        "data/documents.html" => {
            "The agency\u{2019}s documents under their own headings, to read, to print and to copy. Not its own forms."
        }
        "data/changes.html" => "What changed since the earlier package that this one follows.",
        "data/elements.xlsx" => {
            "The data asked for, why each element is needed and what was found in public data, for a spreadsheet."
        }
        "data/elements.csv" => "The data asked for, one row an element, for any program that reads tables.",
        "data/calendar.ics" => "Days to keep, for a calendar program.",
        "data/destruction-worksheet.html" => {
            "A worksheet for certifying at the end that the data were destroyed. Not the agency\u{2019}s own form."
        }
        "data/documents/destruction-worksheet.docx" => "The same worksheet for a word processor.",
        _ if name.starts_with("data/documents/") => {
            "One of the agency\u{2019}s documents for a word processor."
        }
        "data/ro-crate-metadata.json" => "What each file is, for programs of archives (RO-Crate).",
        "data/request.json" => "The request for programs. This page opens it as a draft and checks it again.",
        "data/report.json" => "What the check found, for programs.",
        "data/README.txt" => "What the files are, and how to check that none was changed.",
        "bag-info.txt" => "Who made the package, when, and by which edition of the rules.",
        "bagit.txt" => "Marks the folder as a package of the kind BagIt.",
        "manifest-sha256.txt" | "manifest-sha512.txt" => "Check codes of the files in the folder data.",
        "tagmanifest-sha256.txt" | "tagmanifest-sha512.txt" => "Check codes of the other files.",
        _ => "",
    }
}

/// The list of files, folded. What a person reads stands before what proves that nothing was changed.
#[component]
pub fn Inside(
    /// Name and size of each file.
    files: Vec<(String, u64)>,
) -> impl IntoView {
    let (content, proof): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(name, _)| name.starts_with("data/"));
    let line = |(name, size): (String, u64)| {
        let about = about(&name);
        view! {
            <li>
                <p>
                    <code>{name}</code>
                    <span class="rq-small">" " {size_words(size)}</span>
                </p>
                <p class="rq-small">{about}</p>
            </li>
        }
    };
    view! {
        <details class="rq-fold">
            <summary>"What is inside"</summary>
            <ul class="rq-inside">{content.into_iter().chain(proof).map(line).collect_view()}</ul>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_a_package_can_hold_is_told() {
        // The app does not link what makes packages, so its table of formats is read as text.
        let formats = include_str!("../../../package/formats.rs");
        let last_texts = [
            include_str!("../../../package/bind/readme.rs"),
            include_str!("../../../package/bind/ro_crate.rs"),
        ];
        let quoted = |text: &'static str| text.split('"').nth(1);
        let listed = formats.lines().filter(|line| line.contains("names: |")).filter_map(quoted);
        let last = last_texts.iter().filter_map(|text| quoted(text.split("const NAME").nth(1)?));
        let names: Vec<&str> = listed.chain(last).collect();
        assert!(names.len() >= 12 && names.contains(&"README.txt"), "{names:?}");
        let untold: Vec<&&str> =
            names.iter().filter(|name| about(&format!("data/{name}")).is_empty()).collect();
        assert!(untold.is_empty(), "{untold:?}");
    }
}

//! `changes.html`: what is otherwise than in the earlier package that the request follows.

use super::html::Html;
use super::page::STYLE;
use crate::Contents;
use crate::changes::{Changes, changes_of};
use requisite_office::Block;
use requisite_request::Earlier;

/// Whether the request follows an earlier package.
pub(super) fn needed(contents: &Contents<'_>) -> bool {
    contents.request.follows.is_some()
}

pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let title = format!("What changed: {}", contents.title());
    let mut html = Html::page(contents.language(), &title, STYLE);
    html.raw("<main>\n");
    if let Some(earlier) = &contents.request.follows {
        html.blocks(&head(earlier, title), 0);
    }
    let kinds = changes_of(contents).unwrap_or_default();
    for kind in &kinds {
        html.blocks(&table(kind), 0);
    }
    if kinds.is_empty() {
        html.paragraph("Nothing: both packages ask for the same and say the same.");
    }
    html.raw("</main>\n");
    html.into_bytes()
}

fn head(earlier: &Earlier, title: String) -> Vec<Block> {
    let pairs = [
        ("Earlier package", earlier.package.clone()),
        ("Made on", earlier.day.in_words()),
        ("SHA-256 of it", earlier.sha256.clone()),
        ("This request is", earlier.how.in_words().to_owned()),
    ];
    let note = "Compared are the request in this package and the one that it holds of the earlier package, both by the rules of this \
                package. The digest tells whether the earlier package is the one that the agency has.";
    vec![
        Block::Heading { level: 1, text: title },
        Block::Pairs { pairs: pairs.map(|(term, text)| (term.to_owned(), text)).to_vec() },
        Block::Note { text: note.to_owned() },
    ]
}

fn table(kind: &Changes) -> Vec<Block> {
    let rows = kind.list.iter().map(|it| vec![it.what.clone(), it.before.clone(), it.now.clone()]);
    vec![
        Block::Heading { level: 2, text: kind.of.to_owned() },
        Block::Table {
            caption: format!("Changes: {}", kind.list.len()),
            heads: ["What", "Before", "Now"].map(str::to_owned).to_vec(),
            rows: rows.collect(),
        },
    ]
}

//! The worksheet for the certificate of destruction: what it will ask, filled in as planned. `destruction-worksheet.html` and the
//! same for word processors.
//!
//! A duty of the pack brings it, by naming the questions that say where the data are kept (its `worksheet`). It is a worksheet, said so on top and on every printed page's heading: the agency's own form is what gets signed.

use super::answers::{Said, label, said};
use super::html::Html;
use super::office;
use super::page::{STYLE, asked_for, rows_table, title};
use crate::duties::{Due, dues};
use crate::{Contents, words};
use requisite_office::{Block, Document};

/// Whether the request brings a duty that the worksheet is for.
pub(super) fn needed(contents: &Contents<'_>) -> bool {
    dues(contents).iter().any(is_shown)
}

fn is_shown(due: &Due<'_>) -> bool {
    !due.worksheet.is_empty()
}

/// The page.
pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let mut html = Html::page(contents.language(), &name(contents), STYLE);
    html.raw("<main>\n").blocks(&blocks(contents), 0).raw("</main>\n");
    html.into_bytes()
}

/// The document for word processors.
pub(super) fn document(contents: &Contents<'_>) -> Document {
    office::document(contents, name(contents), blocks(contents))
}

fn name(contents: &Contents<'_>) -> String {
    format!("Worksheet: destruction of data, {}", contents.title())
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 2, text: text.to_owned() }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn blocks(contents: &Contents<'_>) -> Vec<Block> {
    let note = "Filled in from the request, to help fill in the agency\u{2019}s own certificate. Only the agency\u{2019}s certificate, \
                signed and returned, counts.";
    let mut blocks = vec![
        Block::Kind { text: "Worksheet. Not the agency\u{2019}s form.".to_owned() },
        Block::Heading { level: 1, text: name(contents) },
        Block::Note { text: note.to_owned() },
        heading("Recipient of the data"),
        recipient(contents),
        heading("Files"),
        files(contents),
        heading("Every copy, and how it is destroyed"),
    ];
    blocks.extend(media(contents));
    blocks.push(heading("What the agency asks"));
    blocks.extend(dues(contents).iter().filter(|due| is_shown(due)).flat_map(duty));
    blocks.push(heading("To copy into the certificate"));
    blocks.push(Block::Table {
        caption: "Who certifies".to_owned(),
        heads: texts(&["Name", "Title", "Signature", "Day"]),
        rows: vec![texts(&[""; 4])],
    });
    blocks
}

fn recipient(contents: &Contents<'_>) -> Block {
    let uses = &contents.pack.uses;
    let dues = dues(contents);
    let last_day = dues.iter().filter(|due| is_shown(due)).filter_map(|due| due.duty.due).max();
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), requisite_request::Date::in_words);
    let rows = [
        ("Organization", contents.used(uses.organization.as_ref()).map(str::to_owned)),
        ("Name", contents.used(uses.requestor.as_ref()).map(str::to_owned)),
        ("E-mail", contents.used(uses.email.as_ref()).map(str::to_owned)),
        ("Study", Some(contents.title().to_owned())),
        ("Agency", Some(contents.agency().to_owned())),
        ("Study ends", contents.used(uses.end.as_ref()).map(day)),
        ("Planned day of destruction", contents.used(uses.destruction.as_ref()).map(day)),
        ("Last day", last_day.map(requisite_request::Date::in_words)),
        ("Agreement number", Some(String::new())),
    ];
    let said = |text: Option<String>| text.unwrap_or_else(|| "not given".to_owned());
    Block::Pairs { pairs: rows.into_iter().map(|(term, text)| (term.to_owned(), said(text))).collect() }
}

fn files(contents: &Contents<'_>) -> Block {
    let mut rows = Vec::new();
    for ask in asked_for(contents) {
        let years: std::collections::BTreeSet<_> =
            ask.elements.iter().flat_map(|chosen| ask.years_of(chosen).0.iter().copied()).collect();
        let years = if years.is_empty() { ask.years.clone() } else { requisite_request::Years(years) };
        let kind = ask.form.map(words::form).unwrap_or_default();
        rows.push(vec![
            title(ask),
            kind.to_owned(),
            years.to_string(),
            ask.elements.len().to_string(),
            String::new(),
            String::new(),
        ]);
    }
    Block::Table {
        caption: "Data asked for".to_owned(),
        heads: texts(&[
            "Data set",
            "Kind of data",
            "School years",
            "Elements",
            "Received on",
            "Destroyed on",
        ]),
        rows,
    }
}

fn media(contents: &Contents<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let dues = dues(contents);
    let named = |id| dues.iter().any(|due| due.worksheet.contains(id));
    for question in contents.pack.questions().filter(|question| named(&question.id)) {
        if let Said::Rows { mut heads, mut rows } = said(contents, question) {
            heads.extend(texts(&["Destroyed on", "By"]));
            for row in &mut rows {
                row.extend(texts(&["", ""]));
            }
            blocks.push(rows_table(label(contents, question), heads, rows));
        }
    }
    if blocks.is_empty() {
        let text = "The request names no place where the data are kept.".to_owned();
        blocks.push(Block::Paragraph { text });
    }
    blocks
}

fn duty(due: &Due<'_>) -> Vec<Block> {
    let paragraph = |text: String| Block::Paragraph { text };
    let mut blocks = vec![Block::Heading { level: 3, text: due.title.clone() }, paragraph(due.text.clone())];
    if due.duty.due.is_some() {
        let last = format!("Last day: {}. The signed agreement counts.", due.day_in_words());
        blocks.push(paragraph(last));
    }
    if let Some(basis) = words::basis_named(due.basis) {
        blocks.push(paragraph(format!("This is {basis}.")));
    }
    for (label, address, found) in &due.links {
        let sure = if *found { "" } else { " (address not verified)" };
        blocks.push(paragraph(format!("{label}: {address}{sure}")));
    }
    blocks
}

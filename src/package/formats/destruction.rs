//! `destruction-worksheet.html`: what the certificate of destruction will ask, filled in as planned.
//!
//! A duty of the pack brings it, by naming the questions that say where the data are kept (its `worksheet`). It is a worksheet, said so on top and on every printed page's heading: the agency's own form is what gets signed.

use super::answers::{Said, label, said};
use super::html::Html;
use super::page::{STYLE, asked_for, title, write_rows};
use crate::duties::{Due, dues};
use crate::{Contents, words};

/// Whether the request brings a duty that the worksheet is for.
pub(super) fn needed(contents: &Contents<'_>) -> bool {
    dues(contents).iter().any(is_shown)
}

fn is_shown(due: &Due<'_>) -> bool {
    !due.worksheet.is_empty()
}

pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let name = format!("Worksheet: destruction of data, {}", contents.title());
    let mut html = Html::page(contents.language(), &name, STYLE);
    html.raw("<main>\n<p class=\"kind\">").text("Worksheet. Not the agency\u{2019}s form.").raw("</p>\n");
    html.raw("<h1 dir=\"auto\">").text(&name).raw("</h1>\n<p class=\"note\">");
    html.text(
        "Filled in from the request, to help fill in the agency\u{2019}s own certificate. Only the agency\u{2019}s certificate, \
         signed and returned, counts.",
    );
    html.raw("</p>\n");
    recipient(contents, &mut html);
    files(contents, &mut html);
    media(contents, &mut html);
    duties(contents, &mut html);
    signature(&mut html);
    html.raw("</main>\n");
    html.into_bytes()
}

fn recipient(contents: &Contents<'_>, html: &mut Html) {
    let uses = &contents.pack.uses;
    let dues = dues(contents);
    let last_day = dues.iter().filter(|due| is_shown(due)).filter_map(|due| due.duty.due).max();
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), requisite_request::Date::in_words);
    html.raw("<section>\n<h2>").text("Recipient of the data").raw("</h2>\n<dl>\n");
    let rows = [
        ("Organization", contents.used(uses.organization.as_ref()).map(str::to_owned)),
        ("Name", contents.used(uses.requestor.as_ref()).map(str::to_owned)),
        ("E-mail", contents.used(uses.email.as_ref()).map(str::to_owned)),
        ("Study", Some(contents.title().to_owned())),
        ("Agency", Some(contents.agency().to_owned())),
        ("Study ends", contents.used(uses.end.as_ref()).map(day)),
        ("Planned day of destruction", contents.used(uses.destruction.as_ref()).map(day)),
        ("Last day", last_day.map(requisite_request::Date::in_words)),
    ];
    for (term, text) in rows {
        html.pair(term, text.as_deref().unwrap_or("not given"));
    }
    html.pair("Agreement number", "").raw("</dl>\n</section>\n");
}

fn files(contents: &Contents<'_>, html: &mut Html) {
    html.raw("<section>\n<h2>").text("Files").raw("</h2>\n");
    html.table(
        "Data asked for",
        &["Data set", "Kind of data", "School years", "Elements", "Received on", "Destroyed on"],
    );
    for ask in asked_for(contents) {
        let years: std::collections::BTreeSet<_> =
            ask.elements.iter().flat_map(|chosen| ask.years_of(chosen).0.iter().copied()).collect();
        let years = if years.is_empty() { ask.years.clone() } else { requisite_request::Years(years) };
        let kind = ask.form.map(words::form).unwrap_or_default();
        html.row(&title(ask), &[kind, &years.to_string(), &ask.elements.len().to_string(), "", ""]);
    }
    html.end_table().raw("</section>\n");
}

fn media(contents: &Contents<'_>, html: &mut Html) {
    html.raw("<section>\n<h2>").text("Every copy, and how it is destroyed").raw("</h2>\n");
    let mut found = false;
    let dues = dues(contents);
    let named = |id| dues.iter().any(|due| due.worksheet.contains(id));
    for question in contents.pack.questions().filter(|question| named(&question.id)) {
        if let Said::Rows { mut heads, rows } = said(contents, question) {
            found = true;
            heads.extend(["Destroyed on".to_owned(), "By".to_owned()]);
            let rows: Vec<Vec<String>> = rows
                .into_iter()
                .map(|row| row.into_iter().chain([String::new(), String::new()]).collect())
                .collect();
            write_rows(&label(contents, question), &heads, &rows, html);
        }
    }
    if !found {
        html.paragraph("The request names no place where the data are kept.");
    }
    html.raw("</section>\n");
}

fn duties(contents: &Contents<'_>, html: &mut Html) {
    html.raw("<section>\n<h2>").text("What the agency asks").raw("</h2>\n");
    for due in dues(contents).iter().filter(|due| is_shown(due)) {
        duty(due, html);
    }
    html.raw("</section>\n");
}

fn duty(due: &Due<'_>, html: &mut Html) {
    html.raw("<h3>").text(&due.title).raw("</h3>\n").paragraph(&due.text);
    if due.duty.due.is_some() {
        html.paragraph(&format!("Last day: {}. The signed agreement counts.", due.day_in_words()));
    }
    if let Some(basis) = words::basis_named(due.basis) {
        html.paragraph(&format!("This is {basis}."));
    }
    for (label, address, found) in &due.links {
        html.raw("<p>").address(label, address);
        html.text(if *found { "" } else { " (address not verified)" }).raw("</p>\n");
    }
}

fn signature(html: &mut Html) {
    html.raw("<section>\n<h2>").text("To copy into the certificate").raw("</h2>\n");
    html.table("Who certifies", &["Name", "Title", "Signature", "Day"]);
    html.raw("<tr><td class=\"blank\"></td><td></td><td></td><td></td></tr>\n")
        .end_table()
        .raw("</section>\n");
}

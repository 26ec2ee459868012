//! The cover: who asks whom for what, in which class.

use crate::Contents;
use crate::formats::answers::{self, Said, said};
use crate::formats::html::Html;
use crate::words;
use requisite_pack::Contact;
use requisite_precheck::requested_sentence;

pub(super) fn write(contents: &Contents<'_>, html: &mut Html) {
    let uses = &contents.pack.uses;
    html.raw("<header class=\"cover\">\n<p class=\"kind\">");
    html.text("Data request to ").text(contents.agency()).raw("</p>\n");
    html.raw("<h1 dir=\"auto\">").text(contents.title()).raw("</h1>\n<dl>\n");
    let people =
        [("Requestor", &uses.requestor), ("Organization", &uses.organization), ("E-mail", &uses.email)];
    for (term, question) in people {
        if let Some(text) = contents.used(question.as_ref()) {
            html.pair(term, text);
        }
    }
    html.pair("Prepared on", &contents.today.in_words());
    html.pair("Data", &requested_sentence(contents.pack, contents.language(), &contents.request));
    html.pair("Class, as the program sorts it", &contents.class_in_words());
    for question in uses.cover.iter().filter_map(|id| contents.pack.question(id)) {
        if let Said::Text(text) = said(contents, question) {
            html.pair(&answers::label(contents, question), &text);
        }
    }
    if let Some(earlier) = &contents.request.follows {
        let said = format!(
            "{} of {}, made on {}. What changed stands in changes.html",
            earlier.how.in_words(),
            earlier.package,
            earlier.day.in_words()
        );
        html.pair("This request is", &said);
    }
    html.raw("</dl>\n<p class=\"note\">").text(words::NOT_A_DECISION).raw("</p>\n");
    if let Some(contact) = contents.pack.contacts.first() {
        html.raw("<h2>").text("To").raw("</h2>\n");
        self::contact(contents, contact, html);
    }
    let stamp = contents.stamp();
    html.raw("<p class=\"small\">").text("Checked with the agency\u{2019}s rules ");
    html.text(&format!("{} {} ({}), SHA-256 {}", stamp.id, stamp.version, contents.pack.edition, stamp.hash));
    html.raw("</p>\n</header>\n");
}

/// A contact with everything that the pack knows of it.
pub(super) fn contact(contents: &Contents<'_>, contact: &Contact, html: &mut Html) {
    html.raw("<address>\n<p>").text(Contents::label(&contents.words.contacts, &contact.id));
    for line in &contact.address {
        html.raw("<br>\n").text(line);
    }
    for (kind, text) in [("Telephone ", &contact.phone), ("E-mail ", &contact.email)] {
        if !text.is_empty() {
            html.raw("<br>\n").text(kind).text(text);
        }
    }
    if !contact.web.is_empty() {
        html.raw("<br>\n").address(&contact.web, &contact.web);
    }
    if let Some(basis) = words::basis(contact.basis) {
        html.raw("<br>\n").text("(").text(basis).text(")");
    }
    html.raw("</p>\n</address>\n");
}

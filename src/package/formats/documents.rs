//! `documents.html`: the agency's documents under their own headings, each on a page of its own when printed.
//!
//! The pack names the parts of a document; what it does not know, it says. None of it is the agency's own form.

use super::answers::{label, shown_in};
use super::html::Html;
use super::page::{STYLE, asked_for, facts, research_questions, title, why_needed, write_flow, write_said};
use crate::Contents;
use requisite_pack::{Basis, Obligation, Part, PartAlso};
use requisite_request::Ask;

/// The documents that the request needs and of which the parts are known.
fn documents<'a>(contents: &'a Contents<'_>) -> impl Iterator<Item = &'a Obligation> {
    let is_due = |id: &str| contents.report.duties.iter().any(|duty| duty.id == id);
    contents.pack.obligations.iter().filter(move |it| !it.parts.is_empty() && is_due(&it.id))
}

/// Whether there is any.
pub(super) fn needed(contents: &Contents<'_>) -> bool {
    documents(contents).next().is_some()
}

pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let name = format!("The agency\u{2019}s documents: {}", contents.title());
    let mut html = Html::page(contents.language(), &name, STYLE);
    html.raw("<main>\n<p class=\"kind\">")
        .text("Filled in from the request. Not the agency\u{2019}s own forms.");
    html.raw("</p>\n<h1 dir=\"auto\">").text(&name).raw("</h1>\n<p class=\"note\">").text(
        "The answers stand here under the headings of the agency\u{2019}s documents, to send along or to copy into its forms. How sure \
         it is that the agency asks each question, the whole request says.",
    );
    html.raw("</p>\n");
    for document in documents(contents) {
        html.raw("<section class=\"document\">\n");
        write_document(contents, document, &mut html);
        html.raw("</section>\n");
    }
    html.raw("</main>\n");
    html.into_bytes()
}

fn write_document(contents: &Contents<'_>, document: &Obligation, html: &mut Html) {
    let words = contents.words.obligations.get(&document.id);
    html.raw("<h2>").text(words.map_or(document.id.as_str(), |words| &words.title)).raw("</h2>\n");
    let assumed = document.parts.iter().all(|part| part.basis != Basis::Found);
    if assumed {
        html.paragraph("The form itself was not found. These headings are an assumption.");
    }
    for part in &document.parts {
        let words = words.and_then(|words| words.parts.get(&part.id));
        let mark = if part.basis == Basis::Found || assumed { "" } else { " *" };
        html.raw("<h3>").text(words.map_or(part.id.as_str(), |words| &words.title)).text(mark).raw("</h3>\n");
        write_part(contents, part, html);
    }
    if !assumed && document.parts.iter().any(|part| part.basis != Basis::Found) {
        html.paragraph("* That the document has this heading is an assumption.");
    }
}

fn write_part(contents: &Contents<'_>, part: &Part, html: &mut Html) {
    match part.also {
        Some(PartAlso::Data) => asked_for(contents).for_each(|ask| data(contents, ask, html)),
        Some(PartAlso::ResearchQuestions) => research_questions(contents, html),
        Some(PartAlso::Reasons) => why_needed(contents, true, html),
        Some(PartAlso::DataFlow) => write_flow(contents, html),
        None => {}
    }
    let asked: Vec<_> = shown_in(contents, &part.questions).collect();
    for question in &asked {
        // A heading of the agency that holds one answer is its title.
        let title = (asked.len() > 1 || part.also.is_some()).then(|| label(contents, question));
        write_said(contents, question, title.as_deref(), false, html);
    }
    if asked.is_empty() && part.also.is_none() {
        html.paragraph("Not asked for this request.");
    }
}

fn data(contents: &Contents<'_>, ask: &Ask, html: &mut Html) {
    html.raw("<p dir=\"auto\"><strong>").text(&title(ask)).raw("</strong></p>\n<dl>\n");
    facts(contents, ask, html);
    let element = |chosen: &requisite_request::Chosen| {
        let own = chosen.years.as_ref().map(|years| format!(" ({years})")).unwrap_or_default();
        format!("{}{own}", contents.pack.label(&chosen.id))
    };
    html.pair("Elements", &ask.elements.iter().map(element).collect::<Vec<_>>().join("\n"));
    html.raw("</dl>\n");
    if !ask.population.trim().is_empty() {
        html.paragraph("Which students or schools are meant:").own_words(&ask.population);
    }
}

//! The agency's documents under their own headings: all of them in `documents.html`, each on a page of its own when printed, and
//! each as a document for word processors.
//!
//! The pack names the parts of a document; what it does not know, it says. None of it is the agency's own form.

use super::answers::{label, shown_in};
use super::html::Html;
use super::office;
use super::page::{
    STYLE, asked_for, facts, flow_in_sentences, research_questions, said_blocks, title, why_needed,
    write_flow,
};
use crate::Contents;
use requisite_office::{Block, Document};
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

const KIND: &str = "Filled in from the request. Not the agency\u{2019}s own forms.";
const ABOUT: &str = "The answers stand here under the headings of the agency\u{2019}s documents, to send along or to copy into its forms. How sure \
     it is that the agency asks each question, the whole request says.";

/// `documents.html`.
pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let name = format!("The agency\u{2019}s documents: {}", contents.title());
    let mut html = Html::page(contents.language(), &name, STYLE);
    html.raw("<main>\n").blocks(
        &[
            Block::Kind { text: KIND.to_owned() },
            Block::Heading { level: 1, text: name },
            Block::Note { text: ABOUT.to_owned() },
        ],
        0,
    );
    for document in documents(contents) {
        html.raw("<section class=\"document\">\n").blocks(&head(contents, document), 1);
        for part in &document.parts {
            html.blocks(&part_head(contents, document, part), 1);
            // On a page the picture goes with the sentences.
            if part.also == Some(PartAlso::DataFlow) {
                write_flow(contents, &mut html);
                html.blocks(&answers(contents, part), 1);
            } else {
                html.blocks(&part_body(contents, part), 1);
            }
        }
        html.blocks(&foot(document), 1).raw("</section>\n");
    }
    html.raw("</main>\n");
    html.into_bytes()
}

/// The folder of the documents for word processors.
const FOLDER: &str = "documents/";

/// The names of the documents for word processors.
pub(super) fn names(contents: &Contents<'_>) -> Vec<String> {
    documents(contents).map(|document| file_name(&document.id)).collect()
}

fn file_name(id: &str) -> String {
    format!("{FOLDER}{id}.docx")
}

/// The document of this name.
pub(super) fn document(contents: &Contents<'_>, name: &str) -> Document {
    let mut blocks = vec![Block::Kind { text: KIND.to_owned() }];
    let found = documents(contents).find(|document| file_name(&document.id) == name);
    if let Some(document) = found {
        blocks.extend(head(contents, document));
        blocks.push(Block::Pairs { pairs: from_whom(contents) });
        for part in &document.parts {
            blocks.extend(part_head(contents, document, part));
            blocks.extend(part_body(contents, part));
        }
        blocks.extend(foot(document));
    }
    let title = found.map(|document| title_of(contents, document)).unwrap_or_default();
    office::document(contents, title, blocks)
}

/// Who asks whom for what: a document that stands alone must say it.
fn from_whom(contents: &Contents<'_>) -> Vec<(String, String)> {
    let uses = &contents.pack.uses;
    let said = |question| contents.used(question).map(str::to_owned);
    let pairs = [
        ("Study", Some(contents.title().to_owned())),
        ("Requestor", said(uses.requestor.as_ref())),
        ("Organization", said(uses.organization.as_ref())),
        ("To", Some(contents.agency().to_owned())),
        ("Prepared on", Some(contents.today.in_words())),
    ];
    pairs.into_iter().filter_map(|(term, text)| Some((term.to_owned(), text?))).collect()
}

fn title_of(contents: &Contents<'_>, document: &Obligation) -> String {
    let words = contents.words.obligations.get(&document.id);
    words.map_or_else(|| document.id.clone(), |words| words.title.clone())
}

fn is_assumed(document: &Obligation) -> bool {
    document.parts.iter().all(|part| part.basis != Basis::Found)
}

fn head(contents: &Contents<'_>, document: &Obligation) -> Vec<Block> {
    let mut blocks = vec![Block::Heading { level: 1, text: title_of(contents, document) }];
    if is_assumed(document) {
        let text = "The form itself was not found. These headings are an assumption.".to_owned();
        blocks.push(Block::Paragraph { text });
    }
    blocks
}

fn foot(document: &Obligation) -> Vec<Block> {
    let some = !is_assumed(document) && document.parts.iter().any(|part| part.basis != Basis::Found);
    let text = "* That the document has this heading is an assumption.".to_owned();
    some.then_some(Block::Paragraph { text }).into_iter().collect()
}

fn part_head(contents: &Contents<'_>, document: &Obligation, part: &Part) -> Vec<Block> {
    let words = contents.words.obligations.get(&document.id).and_then(|words| words.parts.get(&part.id));
    let title = words.map_or(part.id.as_str(), |words| &words.title);
    let mark = if part.basis == Basis::Found || is_assumed(document) { "" } else { " *" };
    vec![Block::Heading { level: 2, text: format!("{title}{mark}") }]
}

fn part_body(contents: &Contents<'_>, part: &Part) -> Vec<Block> {
    let mut blocks = match part.also {
        Some(PartAlso::Data) => asked_for(contents).flat_map(|ask| data(contents, ask)).collect(),
        Some(PartAlso::ResearchQuestions) => research_questions(contents),
        Some(PartAlso::Reasons) => why_needed(contents, true),
        Some(PartAlso::DataFlow) => flow_in_sentences(contents),
        None => Vec::new(),
    };
    blocks.extend(answers(contents, part));
    blocks
}

fn answers(contents: &Contents<'_>, part: &Part) -> Vec<Block> {
    let asked: Vec<_> = shown_in(contents, &part.questions).collect();
    if asked.is_empty() && part.also.is_none() {
        return vec![Block::Paragraph { text: "Not asked for this request.".to_owned() }];
    }
    let mut blocks = Vec::new();
    for question in &asked {
        // A heading of the agency that holds one answer is its title.
        let title = (asked.len() > 1 || part.also.is_some()).then(|| label(contents, question));
        blocks.extend(said_blocks(contents, question, title.as_deref(), false));
    }
    blocks
}

fn data(contents: &Contents<'_>, ask: &Ask) -> Vec<Block> {
    let mut pairs = facts(contents, ask);
    let element = |chosen: &requisite_request::Chosen| {
        let own = chosen.years.as_ref().map(|years| format!(" ({years})")).unwrap_or_default();
        format!("{}{own}", contents.pack.label(&chosen.id))
    };
    let elements = ask.elements.iter().map(element).collect::<Vec<_>>().join("\n");
    pairs.push(("Elements".to_owned(), elements));
    let mut blocks = vec![Block::Label { text: title(ask) }, Block::Pairs { pairs }];
    if !ask.population.trim().is_empty() {
        blocks.push(Block::Paragraph { text: "Which students or schools are meant:".to_owned() });
        blocks.push(Block::Own { text: ask.population.clone() });
    }
    blocks
}

//! Why each element is needed: research questions, then one row an element.

use crate::Contents;
use crate::formats::html::Html;
use requisite_office::Block;
use requisite_precheck::{asks_for_reasons, role_phrase};
use requisite_request::{ElementId, Reason, ResearchQuestion};

pub(super) fn write(contents: &Contents<'_>, html: &mut Html) {
    if !contents.request.research_questions.is_empty() {
        html.raw("<h3>").text("Research questions").raw("</h3>\n");
    }
    html.blocks(&research_questions(contents), 0).blocks(&why_needed(contents, false), 0);
}

/// The research questions, with their numbers.
pub(in crate::formats) fn research_questions(contents: &Contents<'_>) -> Vec<Block> {
    let pair = |question: &ResearchQuestion| {
        [Block::Label { text: number(question.id.0) }, Block::Own { text: question.text.clone() }]
    };
    contents.request.research_questions.iter().flat_map(pair).collect()
}

/// One row an element; on demand without those that need no reason.
pub(in crate::formats) fn why_needed(contents: &Contents<'_>, needed_alone: bool) -> Vec<Block> {
    let (mut given, mut without): (Vec<&ElementId>, Vec<&ElementId>) =
        contents.request.elements().into_iter().partition(|id| contents.request.reasons.contains_key(*id));
    without.retain(|id| needs_reason(contents, id));
    given.retain(|id| !needed_alone || needs_reason(contents, id));
    let mut blocks = Vec::new();
    if !given.is_empty() {
        let heads = [
            "Element",
            "Part in the study",
            "Research questions",
            "Why it is needed",
            "Why a less sensitive one would not do",
            "If it is refused",
        ];
        let rows = given.iter().filter_map(|id| Some(row(contents, id, contents.request.reasons.get(*id)?)));
        blocks.push(Block::Table {
            caption: "One row an element".to_owned(),
            heads: heads.map(str::to_owned).to_vec(),
            rows: rows.collect(),
        });
    }
    if !without.is_empty() {
        let labels: Vec<&str> = without.iter().map(|id| contents.pack.label(id)).collect();
        blocks.push(Block::Paragraph { text: format!("No reason is given for: {}.", labels.join(", ")) });
    }
    blocks
}

/// Whether a reason is asked for an element of the request.
fn needs_reason(contents: &Contents<'_>, id: &ElementId) -> bool {
    let asks = || contents.request.asks.iter().filter(|ask| ask.has(id));
    contents.pack.element(id).is_some_and(|element| element.reason) && asks().any(asks_for_reasons)
}

fn number(id: u32) -> String {
    format!("Question {id}")
}

fn row(contents: &Contents<'_>, id: &ElementId, reason: &Reason) -> Vec<String> {
    let questions: Vec<String> = reason.questions.iter().map(|id| id.0.to_string()).collect();
    vec![
        contents.pack.label(id).to_owned(),
        reason.role.map(role_phrase).unwrap_or_default().to_owned(),
        questions.join(", "),
        reason.why_needed.clone(),
        reason.why_not_less.clone(),
        reason.if_refused.clone(),
    ]
}

//! Why each element is needed: research questions, then one row an element.

use crate::Contents;
use crate::formats::html::Html;
use requisite_precheck::{asks_for_reasons, role_phrase};
use requisite_request::{ElementId, Reason};

pub(super) fn write(contents: &Contents<'_>, html: &mut Html) {
    if !contents.request.research_questions.is_empty() {
        html.raw("<h3>").text("Research questions").raw("</h3>\n");
    }
    research_questions(contents, html);
    why_needed(contents, false, html);
}

/// The research questions, with their numbers.
pub(in crate::formats) fn research_questions(contents: &Contents<'_>, html: &mut Html) {
    for question in &contents.request.research_questions {
        html.raw("<p>").text(&number(question.id.0)).raw("</p>\n").own_words(&question.text).raw("\n");
    }
}

/// One row an element; on demand without those that need no reason.
pub(in crate::formats) fn why_needed(contents: &Contents<'_>, needed_alone: bool, html: &mut Html) {
    let (mut given, mut without): (Vec<&ElementId>, Vec<&ElementId>) =
        contents.request.elements().into_iter().partition(|id| contents.request.reasons.contains_key(*id));
    without.retain(|id| needs_reason(contents, id));
    given.retain(|id| !needed_alone || needs_reason(contents, id));
    if !given.is_empty() {
        let heads = [
            "Element",
            "Part in the study",
            "Research questions",
            "Why it is needed",
            "Why a less sensitive one would not do",
            "If it is refused",
        ];
        html.table("One row an element", &heads);
        for id in given {
            if let Some(reason) = contents.request.reasons.get(id) {
                row(contents, id, reason, html);
            }
        }
        html.end_table();
    }
    if !without.is_empty() {
        let labels: Vec<&str> = without.iter().map(|id| contents.pack.label(id)).collect();
        html.paragraph(&format!("No reason is given for: {}.", labels.join(", ")));
    }
}

/// Whether a reason is asked for an element of the request.
fn needs_reason(contents: &Contents<'_>, id: &ElementId) -> bool {
    let asks = || contents.request.asks.iter().filter(|ask| ask.has(id));
    contents.pack.element(id).is_some_and(|element| element.reason) && asks().any(asks_for_reasons)
}

fn number(id: u32) -> String {
    format!("Question {id}")
}

fn row(contents: &Contents<'_>, id: &ElementId, reason: &Reason, html: &mut Html) {
    let questions: Vec<String> = reason.questions.iter().map(|id| id.0.to_string()).collect();
    html.row(
        contents.pack.label(id),
        &[
            reason.role.map(role_phrase).unwrap_or_default(),
            &questions.join(", "),
            &reason.why_needed,
            &reason.why_not_less,
            &reason.if_refused,
        ],
    );
}

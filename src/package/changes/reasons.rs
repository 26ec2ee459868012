//! Changes of the research questions and of the reasons, element by element.

use super::Change;
use crate::Contents;
use requisite_precheck::role_phrase;
use requisite_request::{ElementId, Reason};
use std::collections::BTreeSet;

pub(super) fn changes(before: &Contents<'_>, now: &Contents<'_>) -> Vec<Change> {
    let question = |contents: &Contents<'_>, id| {
        let questions = &contents.request.research_questions;
        questions.iter().find(|it| it.id == id).map(|it| it.text.clone()).unwrap_or_default()
    };
    let all = |contents: &Contents<'_>| -> Vec<_> {
        contents.request.research_questions.iter().map(|it| it.id).collect()
    };
    let numbers: BTreeSet<_> = all(before).into_iter().chain(all(now)).collect();
    let of_question = |id: requisite_request::ResearchQuestionId| {
        Change::of(&format!("Research question {}", id.0), &question(before, id), &question(now, id))
    };
    let mut changes: Vec<Change> = numbers.into_iter().filter_map(of_question).collect();
    // In the order of the list; an element that left it is named among the data.
    for id in now.request.elements() {
        of_element(before, now, id, &mut changes);
    }
    changes
}

fn of_element(before: &Contents<'_>, now: &Contents<'_>, id: &ElementId, changes: &mut Vec<Change>) {
    let reason = |of: &Contents<'_>| of.request.reasons.get(id).cloned().unwrap_or_default();
    let (was, is) = (reason(before), reason(now));
    let role = |reason: &Reason| reason.role.map(role_phrase).unwrap_or_default();
    let serves =
        |reason: &Reason| reason.questions.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(", ");
    let pairs = [
        ("part in the study", role(&was).to_owned(), role(&is).to_owned()),
        ("research questions", serves(&was), serves(&is)),
        ("why it is needed", was.why_needed, is.why_needed),
        ("why a less sensitive one would not do", was.why_not_less, is.why_not_less),
        ("if it is refused", was.if_refused, is.if_refused),
    ];
    let label = now.pack.label(id);
    for (what, before, now) in pairs {
        changes.extend(Change::of(&format!("{label}: {what}"), &before, &now));
    }
}

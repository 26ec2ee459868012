//! The tasks of the hub and how far each is.

use crate::class::asks_for_reasons;
use crate::evaluate::{Truth, truth_of};
use crate::facts::Facts;
use crate::report::{Coverage, Finding, Task, TaskId, TaskStatus};
use requisite_pack::{Pack, Section};
use requisite_request::{Place, QuestionId, Request};
use std::collections::BTreeSet;

/// The tasks in the order of the journey: the first page of questions, the data, what is public, the reasons, the rest. What
/// was begun, the draft says; what is in the way, the request as it is read.
pub fn tasks(
    pack: &Pack,
    draft: &Request,
    request: &Request,
    facts: &Facts,
    shown: &BTreeSet<QuestionId>,
    findings: &[Finding],
    coverage: &[Coverage],
) -> Vec<Task> {
    let section_task = |section: &Section| {
        let asked = || section.questions.iter().filter(|question| shown.contains(&question.id));
        let begun = asked().any(|question| request.answer(&question.id).is_some());
        let mut others = section.questions.iter().filter(|question| !shown.contains(&question.id));
        let needed = match asked().next() {
            Some(_) => Truth::True,
            None if others.any(|it| truth_of(&it.shown, facts) == Truth::Unknown) => Truth::Unknown,
            None => Truth::False,
        };
        task(TaskId::Section(section.id.clone()), needed, begun, findings, pack)
    };
    let data_begun = request.asks.iter().any(|ask| ask.form.is_some() || !ask.elements.is_empty());
    let reasons_begun = !draft.reasons.is_empty() || !request.research_questions.is_empty();
    let for_reasons = match () {
        () if reasons_begun || request.asks.iter().any(asks_for_reasons) => Truth::True,
        () if request.asks.is_empty() || request.asks.iter().any(|ask| ask.form.is_none()) => Truth::Unknown,
        () => Truth::False,
    };
    let public_begun = !coverage.is_empty() || !request.public_instead.is_empty();
    let mut sections = pack.sections.iter().map(section_task);
    let mut tasks: Vec<Task> = sections.next().into_iter().collect();
    let data_begun = data_begun || !request.public_instead.is_empty();
    tasks.push(task(TaskId::Data, Truth::True, data_begun, findings, pack));
    tasks.push(task(TaskId::Public, Truth::True, public_begun, findings, pack));
    tasks.push(task(TaskId::Reasons, for_reasons, reasons_begun, findings, pack));
    tasks.extend(sections);
    tasks
}

fn task(id: TaskId, needed: Truth, begun: bool, findings: &[Finding], pack: &Pack) -> Task {
    let here: Vec<&Finding> =
        findings.iter().filter(|it| it.blocks() && task_of_finding(it, pack).as_ref() == Some(&id)).collect();
    let status = match needed {
        Truth::False if here.is_empty() => TaskStatus::NotNeeded,
        Truth::Unknown if here.is_empty() => TaskStatus::NotKnown,
        _ if !begun => TaskStatus::NotStarted,
        _ if here.iter().any(|finding| !finding.incomplete) => TaskStatus::Problem,
        _ if !here.is_empty() => TaskStatus::InProgress,
        _ => TaskStatus::Completed,
    };
    Task { id, status, blocking: u32::try_from(here.len()).unwrap_or(u32::MAX) }
}

/// The task in which a finding is dealt with: one about public files, where these are looked at.
pub fn task_of_finding(finding: &Finding, pack: &Pack) -> Option<TaskId> {
    if finding.of_public { Some(TaskId::Public) } else { task_of(&finding.place, pack) }
}

/// The task in which a place is dealt with.
pub fn task_of(place: &Place, pack: &Pack) -> Option<TaskId> {
    match place {
        Place::Whole => pack.sections.first().map(|section| TaskId::Section(section.id.clone())),
        Place::Section(section) => Some(TaskId::Section(section.clone())),
        Place::Question(question) if pack.uses.public_reason.as_ref() == Some(question) => {
            Some(TaskId::Public)
        }
        Place::Question(question) | Place::Row { question, .. } => {
            pack.section_of(question).map(|section| TaskId::Section(section.id.clone()))
        }
        Place::Data | Place::Ask { .. } | Place::Element { .. } => Some(TaskId::Data),
        Place::Public => Some(TaskId::Public),
        Place::Reasons | Place::ResearchQuestion(_) | Place::Reason(_) => Some(TaskId::Reasons),
    }
}

//! Laws on where a report points: every place is there, on a page that the request has, and can be dealt with.

use crate::fixtures::today;
use crate::laws::{Damaged, each_request};
use requisite_pack::Pack;
use requisite_precheck::{
    Finding, Report, TaskId, TaskStatus, Verdict, asks_for_reasons, precheck, says_who, task_of,
    task_of_finding,
};
use requisite_request::{Answer, Ask, AskPart, Detail, Edit, ElementId, Form, Place, Request};

/// Whether a reason is asked for an element: not where totals hide small groups, nor for what a de-identified file cannot
/// hold, for which the page of reasons has no form.
fn takes_a_reason(pack: &Pack, request: &Request, id: &ElementId) -> bool {
    let Some(element) = pack.element(id) else { return false };
    let can_hold = |ask: &Ask| ask.form != Some(Form::DeIdentified) || !says_who(element);
    request.asks.iter().any(|ask| ask.has(id) && asks_for_reasons(ask) && can_hold(ask))
}

/// What is wrong with a place, if it is not there.
pub fn not_there(pack: &Pack, request: &Request, report: &Report, place: &Place) -> Option<&'static str> {
    let missing = |there: bool, what| (!there).then_some(what);
    match place {
        Place::Whole | Place::Data | Place::Public | Place::Reasons => None,
        Place::Section(id) => missing(pack.sections.iter().any(|it| it.id == *id), "no such page"),
        Place::Question(id) => missing(report.shown.contains(id), "not asked"),
        Place::Row { question, row, field } => {
            let rows = request.answer(question).map(Answer::as_rows).unwrap_or_default();
            let fields = pack.question(question).map(|it| it.fields.as_slice()).unwrap_or_default();
            let known = field.as_ref().is_none_or(|id| fields.iter().any(|field| field.id == *id));
            missing(report.shown.contains(question), "not asked")
                .or_else(|| missing((*row as usize) < rows.len(), "no such row"))
                .or_else(|| missing(known, "no such field"))
        }
        Place::Ask { ask, part } => match request.ask(*ask) {
            None => Some("no such data set"),
            Some(ask) if *part == AskPart::Breakdowns => {
                missing(ask.detail() != Some(Detail::StudentLevel), "only totals are split")
            }
            Some(_) => None,
        },
        Place::Element { ask, element } => {
            missing(request.ask(*ask).is_some_and(|ask| ask.has(element)), "not chosen there")
                .or_else(|| missing(pack.element(element).is_some(), "no such element"))
        }
        Place::ResearchQuestion(id) => {
            missing(request.research_questions.iter().any(|it| it.id == *id), "no such research question")
        }
        Place::Reason(id) => missing(takes_a_reason(pack, request, id), "no reason is asked"),
    }
}

/// Whether what an edit changes is there.
fn can_be_done(pack: &Pack, request: &Request, edit: &Edit) -> bool {
    let has = |ask, element| request.ask(ask).is_some_and(|ask| ask.has(element));
    match edit {
        Edit::RemoveElement { ask, element } | Edit::SetElementYears { ask, element, .. } => {
            has(*ask, element)
        }
        Edit::SwapElement { ask, element, with } => has(*ask, element) && pack.element(with).is_some(),
        Edit::UsePublic { public } => has(public.ask, &public.element),
        Edit::AddElement { ask, element } => request.ask(*ask).is_some() && pack.element(element).is_some(),
        Edit::SetUnit { ask, unit } => request.ask(*ask).is_some() && pack.units.contains(unit),
        Edit::SetForm { ask, .. } | Edit::SetYears { ask, .. } | Edit::SetBreakdowns { ask, .. } => {
            request.ask(*ask).is_some()
        }
        _ => false,
    }
}

#[test]
fn every_place_that_a_report_names_is_there() {
    each_request("places", 300, Damaged::Some, |pack, request, _, tally| {
        let report = precheck(pack, request, today());
        let in_task = |what: &str, place: &Place, id: Option<TaskId>| {
            let wrong = not_there(pack, request, &report, place);
            assert_eq!(wrong, None, "{what}: {place:?}");
            let task = id.and_then(|id| report.tasks.iter().find(|task| task.id == id));
            assert!(task.is_some(), "{what}: {place:?} is in no task");
            task.map(|task| task.status)
        };
        let there = |what: &str, place: &Place| in_task(what, place, task_of(place, pack));
        for finding in &report.findings {
            let status = in_task(&finding.id, &finding.place, task_of_finding(finding, pack));
            if finding.blocks() {
                assert!(status.is_some_and(TaskStatus::is_needed), "{}: {status:?}", finding.id);
                assert_ne!(status, Some(TaskStatus::Completed), "{}", finding.id);
            }
            for fix in &finding.fixes {
                assert!(!fix.edits.is_empty(), "{}: {fix:?}", finding.id);
                assert!(
                    fix.edits.iter().all(|edit| can_be_done(pack, request, edit)),
                    "{}: {fix:?}",
                    finding.id
                );
            }
        }
        tally.add("findings", report.findings.len());
        if let Verdict::Undecided { missing } = &report.class {
            for place in missing {
                there("class", place);
            }
        }
        for row in &report.coverage {
            there("coverage", &Place::Element { ask: row.ask, element: row.element.clone() });
        }
        for cells in &report.cells {
            there("cells", &Place::Ask { ask: cells.ask, part: AskPart::Unit });
        }
        assert!(report.needed.is_subset(&report.shown));
        let blocking = report.tasks.iter().map(|task| task.blocking as usize).sum::<usize>();
        assert_eq!(blocking, report.blocking().count(), "each finding that blocks is in one task");
    });
}

/// Where a finding comes: the place of its task, then, on a page of questions, of its question.
fn order(pack: &Pack, report: &Report, finding: &Finding) -> (Option<usize>, usize) {
    let (id, place) = (task_of_finding(finding, pack), &finding.place);
    let task = report.tasks.iter().position(|task| Some(&task.id) == id.as_ref());
    let question = match (id, place) {
        (Some(TaskId::Section(_)), Place::Question(id) | Place::Row { question: id, .. }) => {
            pack.questions().position(|it| it.id == *id).map_or(0, |at| at + 1)
        }
        _ => 0,
    };
    (task, question)
}

#[test]
fn findings_come_in_the_order_of_the_tasks_of_the_questions_and_of_the_places() {
    let tally = each_request("order of findings", 100, Damaged::Some, |pack, request, _, tally| {
        let report = precheck(pack, request, today());
        let key =
            |finding: &Finding| (order(pack, &report, finding), finding.place.clone(), finding.code.clone());
        let keys: Vec<_> = report.findings.iter().map(key).collect();
        assert!(keys.is_sorted(), "{keys:#?}");
        tally.add("findings", keys.len());
    });
    assert!(tally.count("findings") > 0);
}

//! The check itself.

use crate::report::Report;
use crate::rules::paper_too_long::PaperLength;
use crate::rules::{Input, findings};
use crate::sentences::with_assembled;
use crate::{class, coverage, facts, fee, groups, needed, obligations, plan, prose, tasks};
use requisite_pack::{Element, Pack};
use requisite_request::{Answer, Date, FieldId, QuestionId, Request, set_of};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Checks a request against a pack, as on the day `today`. Pure: the same arguments always give the same report.
pub fn precheck(pack: &Pack, request: &Request, today: Date) -> Report {
    let coverage = coverage::coverage(pack, request);
    let class = class::class_of(pack, request, &coverage);
    let (mut facts, mut shown) = facts::gather(pack, request, &class, &coverage);
    let read = as_read(pack, request, &shown);
    let (draft, request) = (request, read.as_ref());
    if matches!(read, Cow::Owned(_)) {
        (facts, shown) = facts::gather(pack, request, &class, &coverage);
    }
    let asks = facts::of_asks(pack, request);
    let written = prose::written(pack, request, &shown);
    let cells = groups::cell_estimates(pack, request);
    let argued = argued(pack, draft);
    let input = Input {
        pack,
        request,
        today,
        facts: &facts,
        asks: &asks,
        shown: &shown,
        coverage: &coverage,
        cells: &cells,
        written: &written,
        argued: &argued,
    };
    let findings = findings(&input);
    let routes = obligations::routes(pack, &facts);
    let duties = obligations::duties(pack, &facts);
    Report {
        pack: pack.stamp.clone(),
        today,
        class,
        plan: plan::plan(pack, &facts, &duties, &routes),
        routes,
        duties,
        cells,
        fee: fee::estimate(pack, request, &facts),
        paper: PaperLength::of(pack, &written, &shown),
        tasks: tasks::tasks(pack, draft, request, &facts, &shown, &findings, &coverage),
        findings,
        coverage,
        needed: needed::needed(pack, &facts, &asks, &shown),
        shown,
    }
}

/// Elements that are not chosen any more and for which the draft keeps a reason.
fn argued<'a>(pack: &'a Pack, draft: &Request) -> Vec<&'a Element> {
    let chosen = set_of(draft.elements());
    let written = draft.reasons.iter().filter(|(_, reason)| !reason.why_needed.trim().is_empty());
    written.filter(|(id, _)| !chosen.contains(id)).filter_map(|(id, _)| pack.element(id)).collect()
}

/// The request as it is read: answers begin with the sentences that belong to them; reasons for elements of which none is
/// asked now, and cells that their rows do not ask for, are left out.
pub fn as_read<'a>(pack: &Pack, request: &'a Request, shown: &BTreeSet<QuestionId>) -> Cow<'a, Request> {
    let mut read = with_assembled(pack, request, shown);
    for (question, row, field) in cells_not_asked(pack, request) {
        if let Some(Answer::Rows(rows)) = read.to_mut().answers.get_mut(&question)
            && let Some(cells) = rows.get_mut(row as usize)
        {
            cells.remove(&field);
        }
    }
    let asked = class::elements_with_reasons(pack, request);
    if request.reasons.keys().any(|id| !asked.contains(id)) {
        read.to_mut().reasons.retain(|id, _| asked.contains(id));
    }
    read
}

/// The cells that say something and that their row does not ask for, by what another of its cells says: question, number of
/// the row from 0, and field.
pub fn cells_not_asked(pack: &Pack, request: &Request) -> Vec<(QuestionId, u32, FieldId)> {
    let mut cells = Vec::new();
    for question in pack.questions() {
        let sometimes = || question.fields.iter().filter(|field| field.shown.is_some());
        if sometimes().next().is_none() {
            continue;
        }
        let rows = request.answer(&question.id).map(Answer::as_rows).unwrap_or_default();
        for (number, row) in (0_u32..).zip(rows) {
            let idle = sometimes().filter(|field| row.contains_key(&field.id) && !field.is_asked(row));
            cells.extend(idle.map(|field| (question.id.clone(), number, field.id.clone())));
        }
    }
    cells
}

/// The request as it goes into a package: as it is read, without answers to questions that are not asked now.
pub fn shown_request(pack: &Pack, request: &Request, report: &Report) -> Request {
    let mut shown = as_read(pack, request, &report.shown).into_owned();
    shown.answers.retain(|id, answer| report.shown.contains(id) && !answer.is_empty());
    let found = set_of(report.findings.iter().map(|it| it.id.as_str()));
    shown.explained.retain(|id, _| found.contains(id.as_str()));
    // A package says what it says in full; marks are for the person alone.
    shown.assembled.clear();
    shown.come_back.clear();
    shown
}

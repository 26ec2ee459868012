//! The steps of a scenario, as edits of a request.
//!
//! `kind of data: de-identified` · `level: district` · `years: 2007-08 to 2010-11, 2012-13` · `grades: 3, 4` ·
//! `breakdowns: race, gender` · `population: text` · `add element: a, b` · `remove element: a` · `only elements: a, b` ·
//! `years of ELEMENT: ...` · `data set: 2` (goes on with that data set, made when it is not there) ·
//! `research question 1: text` · `role of ELEMENT: outcome` · `questions of ELEMENT: 1, 2` · `why ELEMENT: text` ·
//! `why not less than ELEMENT: text` · `fix CODE: kind` (carries out the remedy) · `explain CODE: text` ·
//! `words in QUESTION: 200` (a text of so many words) · `QUESTION: answer` · `QUESTION row 1 FIELD: text` · `(blank)` takes an answer back.

use crate::fixtures::today;
use requisite_pack::{Pack, QuestionKind};
use requisite_precheck::precheck;
use requisite_request::{
    Answer, AskId, Edit, ElementId, FieldId, Form, QuestionId, Reason, Request, ResearchQuestionId, Role,
    SchoolYear, Years,
};

/// Applies the steps in order; a step that cannot be read is an error.
pub fn apply_steps(pack: &Pack, request: &mut Request, steps: &[String]) -> Result<(), String> {
    let mut ask = AskId(1);
    for step in steps {
        apply_step(pack, request, &mut ask, step).map_err(|problem| format!("step `{step}`: {problem}"))?;
    }
    Ok(())
}

fn apply_step(pack: &Pack, request: &mut Request, ask: &mut AskId, step: &str) -> Result<(), String> {
    let (what, text) = step.split_once(':').ok_or("has no colon")?;
    let (what, text) = (what.trim(), text.trim());
    if what == "data set" {
        *ask = AskId(text.parse().map_err(|_| "is not a number")?);
        while request.ask(*ask).is_none() {
            request.apply(&Edit::AddAsk);
        }
        return Ok(());
    }
    if let Some(edits) = data_step(*ask, what, text)? {
        if request.ask(*ask).is_none() {
            request.apply(&Edit::AddAsk);
        }
        if what == "only elements" {
            for old in request.ask(*ask).map(|it| it.elements.clone()).unwrap_or_default() {
                request.apply(&Edit::RemoveElement { ask: *ask, element: old.id });
            }
        }
        for edit in edits {
            request.apply(&edit);
        }
        return Ok(());
    }
    if reason_step(request, what, text)? || finding_step(pack, request, what, text)? {
        return Ok(());
    }
    if let Some(question) = what.strip_prefix("words in ") {
        let count: usize = text.parse().map_err(|_| "is not a number")?;
        return answer_step(pack, request, question, &vec!["students"; count].join(" "));
    }
    answer_step(pack, request, what, text)
}

fn data_step(ask: AskId, what: &str, text: &str) -> Result<Option<Vec<Edit>>, String> {
    let one = |edit| Ok(Some(vec![edit]));
    if let Some(element) = what.strip_prefix("years of ") {
        return one(Edit::SetElementYears { ask, element: element_id(element)?, years: Some(years(text)?) });
    }
    match what {
        "kind of data" => one(Edit::SetForm { ask, form: form(text)? }),
        "level" => one(Edit::SetUnit { ask, unit: ids(text)?.remove(0) }),
        "years" => one(Edit::SetYears { ask, years: years(text)? }),
        "grades" => one(Edit::SetGrades { ask, grades: ids(text)? }),
        "breakdowns" => one(Edit::SetBreakdowns { ask, breakdowns: ids(text)? }),
        "population" => one(Edit::SetPopulation { ask, population: blank(text) }),
        "add element" | "only elements" => {
            let elements: Vec<ElementId> = ids(text)?;
            Ok(Some(elements.into_iter().map(|element| Edit::AddElement { ask, element }).collect()))
        }
        "remove element" => {
            let elements: Vec<ElementId> = ids(text)?;
            Ok(Some(elements.into_iter().map(|element| Edit::RemoveElement { ask, element }).collect()))
        }
        _ => Ok(None),
    }
}

fn reason_step(request: &mut Request, what: &str, text: &str) -> Result<bool, String> {
    if let Some(number) = what.strip_prefix("research question ") {
        let id = ResearchQuestionId(number.parse().map_err(|_| "is not a number")?);
        if text == "(removed)" {
            request.apply(&Edit::RemoveResearchQuestion { id });
            return Ok(true);
        }
        while !request.research_questions.iter().any(|question| question.id == id) {
            request.apply(&Edit::AddResearchQuestion);
        }
        request.apply(&Edit::SetResearchQuestion { id, text: blank(text) });
        return Ok(true);
    }
    let change = |request: &mut Request, element: &str, change: &dyn Fn(&mut Reason)| {
        let element = element_id(element)?;
        let mut reason = request.reasons.get(&element).cloned().unwrap_or_default();
        change(&mut reason);
        request.apply(&Edit::SetReason { element, reason });
        Ok::<(), String>(())
    };
    if let Some(element) = what.strip_prefix("role of ") {
        let role = if text == "(blank)" { None } else { Some(Role::from_name(text).ok_or("no such role")?) };
        change(request, element, &|reason| reason.role = role)?;
    } else if let Some(element) = what.strip_prefix("questions of ") {
        let numbers = if text == "(blank)" { Vec::new() } else { text.split(',').collect() };
        let numbers: Result<Vec<u32>, _> = numbers.into_iter().map(|it| it.trim().parse()).collect();
        let numbers = numbers.map_err(|_| "is not a list of numbers")?;
        change(request, element, &|reason| {
            reason.questions = numbers.iter().copied().map(ResearchQuestionId).collect();
        })?;
    } else if let Some(element) = what.strip_prefix("why not less than ") {
        change(request, element, &|reason| reason.why_not_less = blank(text))?;
    } else if let Some(element) = what.strip_prefix("why ") {
        change(request, element, &|reason| reason.why_needed = blank(text))?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

fn finding_step(pack: &Pack, request: &mut Request, what: &str, text: &str) -> Result<bool, String> {
    let Some((verb, code)) = what.split_once(' ') else { return Ok(false) };
    if !matches!(verb, "fix" | "explain") {
        return Ok(false);
    }
    let report = precheck(pack, request, today());
    let findings: Vec<_> = report.findings.iter().filter(|finding| finding.code == code).collect();
    if findings.is_empty() {
        return Err(format!("`{code}` is not found here"));
    }
    for finding in findings {
        if verb == "explain" {
            request.apply(&Edit::Explain { finding: finding.id.clone(), text: blank(text) });
            continue;
        }
        let named = |fix: &&requisite_precheck::Fix| serde_json::to_value(fix.kind).unwrap() == text;
        let fix = finding.fixes.iter().find(named).ok_or("no such remedy")?;
        for edit in &fix.edits {
            request.apply(edit);
        }
    }
    Ok(true)
}

fn answer_step(pack: &Pack, request: &mut Request, what: &str, text: &str) -> Result<(), String> {
    if let Some((question, rest)) = what.split_once(" row ") {
        return row_step(pack, request, question, rest, text);
    }
    let id = QuestionId::new(what).map_err(|error| error.to_string())?;
    let question = pack.question(&id).ok_or("no such question")?;
    if text == "(blank)" {
        request.apply(&Edit::ClearAnswer { question: id });
        return Ok(());
    }
    let answer = match question.kind {
        QuestionKind::YesNo | QuestionKind::Acknowledge => match text {
            "yes" => Answer::Yes(true),
            "no" => Answer::Yes(false),
            _ => return Err("answer it with yes or no".to_owned()),
        },
        QuestionKind::Choices => Answer::Options(text.split(',').map(|it| it.trim().to_owned()).collect()),
        QuestionKind::Rows => return Err("name the row and the field".to_owned()),
        _ => Answer::Text(text.to_owned()),
    };
    request.apply(&Edit::Answer { question: id, answer });
    Ok(())
}

fn row_step(
    pack: &Pack,
    request: &mut Request,
    question: &str,
    rest: &str,
    text: &str,
) -> Result<(), String> {
    let id = QuestionId::new(question).map_err(|error| error.to_string())?;
    let known = pack.question(&id).ok_or("no such question")?;
    let (number, field) = rest.split_once(' ').map_or((rest, None), |(number, field)| (number, Some(field)));
    let number: usize = number.parse().map_err(|_| "is not a row number")?;
    let mut rows = request.answers.get(&id).map(|answer| answer.as_rows().to_vec()).unwrap_or_default();
    match field {
        None => {
            assert_eq!(text, "(removed)", "a row without a field can only be removed");
            rows.remove(number - 1);
        }
        Some(field) => {
            let field = FieldId::new(field).map_err(|error| error.to_string())?;
            if !known.fields.iter().any(|it| it.id == field) {
                return Err(format!("no such field `{field}`"));
            }
            rows.resize(rows.len().max(number), Default::default());
            rows[number - 1].insert(field, blank(text));
        }
    }
    request.apply(&Edit::Answer { question: id, answer: Answer::Rows(rows) });
    Ok(())
}

fn blank(text: &str) -> String {
    if text == "(blank)" { String::new() } else { text.to_owned() }
}

fn form(text: &str) -> Result<Form, String> {
    Ok(match text {
        "totals with small groups hidden" => Form::AggregateSuppressed,
        "totals with small groups shown" => Form::AggregateUnsuppressed,
        "de-identified" => Form::DeIdentified,
        "identifiable" => Form::Identifiable,
        _ => return Err("no such kind of data".to_owned()),
    })
}

fn element_id(text: &str) -> Result<ElementId, String> {
    ElementId::new(text.trim()).map_err(|error| error.to_string())
}

fn ids<T: TryFrom<String, Error = requisite_request::NotAnId>>(text: &str) -> Result<Vec<T>, String> {
    if text == "(none)" {
        return Ok(Vec::new());
    }
    text.split(',').map(|it| T::try_from(it.trim().to_owned()).map_err(|error| error.to_string())).collect()
}

fn years(text: &str) -> Result<Years, String> {
    let mut years = Years::default();
    for run in text.split(',').map(str::trim) {
        let (first, last) = run.split_once(" to ").unwrap_or((run, run));
        let parse = |it: &str| it.trim().parse::<SchoolYear>().map_err(|error| error.to_string());
        years.0.extend(Years::span(parse(first)?, parse(last)?).0);
    }
    Ok(years)
}

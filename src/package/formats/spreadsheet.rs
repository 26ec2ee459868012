//! `elements.xlsx`: the data asked for, why each element is needed and what was found in public data, a sheet each.

use super::page::{asked_for, title};
use super::{elements, office};
use crate::{Contents, words};
use requisite_office::{Column, Sheet, Workbook};
use requisite_precheck::{coverage_sentence, role_phrase};
use requisite_request::ElementId;

pub(super) fn write(contents: &Contents<'_>) -> Workbook {
    let sheets = vec![elements_sheet(contents), reasons(contents), public(contents)];
    office::workbook(contents, format!("Elements: {}", contents.title()), sheets)
}

fn columns(heads: &[(&str, u8)]) -> Vec<Column> {
    heads.iter().map(|(head, width)| Column { head: (*head).to_owned(), width: *width }).collect()
}

fn elements_sheet(contents: &Contents<'_>) -> Sheet {
    // As wide as what stands below: short marks, names, sentences.
    let width = |head: &str| match head {
        "field" | "describes" | "needs a reason" | "research questions" | "CEDS id" => 12,
        "data set" | "school years" | "element id" | "level" | "split by" => 20,
        "why it is needed" | "why a less sensitive one would not do" | "if it is refused" | "public data" => {
            50
        }
        _ => 30,
    };
    Sheet {
        name: "Elements".to_owned(),
        columns: elements::HEADER
            .iter()
            .map(|head| Column { head: (*head).to_owned(), width: width(head) })
            .collect(),
        rows: elements::rows(contents).into_iter().map(Vec::from).collect(),
    }
}

/// Elements by research questions, with a mark where an element serves a question, and the reasons.
fn reasons(contents: &Contents<'_>) -> Sheet {
    let request = &contents.request;
    let mut columns = columns(&[("element", 30), ("part in the study", 20)]);
    for question in &request.research_questions {
        let head = format!("{}. {}", question.id.0, question.text.trim());
        columns.push(Column { head, width: 24 });
    }
    columns.extend(self::columns(&[
        ("why it is needed", 50),
        ("why a less sensitive one would not do", 50),
        ("if it is refused", 50),
    ]));
    let row = |id: &&ElementId| {
        let reason = request.reasons.get(*id);
        let mut row = vec![contents.pack.label(id).to_owned()];
        row.push(reason.and_then(|it| it.role).map(role_phrase).unwrap_or_default().to_owned());
        for question in &request.research_questions {
            let serves = reason.is_some_and(|it| it.questions.contains(&question.id));
            row.push(if serves { "yes" } else { "" }.to_owned());
        }
        for text in [
            reason.map(|it| &it.why_needed),
            reason.map(|it| &it.why_not_less),
            reason.map(|it| &it.if_refused),
        ] {
            row.push(text.cloned().unwrap_or_default());
        }
        row
    };
    Sheet { name: "Reasons".to_owned(), columns, rows: request.elements().iter().map(row).collect() }
}

fn public(contents: &Contents<'_>) -> Sheet {
    let name = |id| asked_for(contents).find(|ask| ask.id == id).map(title).unwrap_or_default();
    let rows = contents.report.coverage.iter().map(|it| {
        vec![
            contents.pack.label(&it.element).to_owned(),
            name(it.ask),
            words::coverage(it.state).to_owned(),
            coverage_sentence(contents.pack, contents.language(), it),
        ]
    });
    Sheet {
        name: "Public data".to_owned(),
        columns: columns(&[("element", 30), ("data set", 24), ("public data", 16), ("what was found", 80)]),
        rows: rows.collect(),
    }
}

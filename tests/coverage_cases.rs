//! What scenarios expect of published files. Below `element: state` there may be bullets, further in:
//!
//! * `by: product, product` (those that the row names, in any order) and `years: 2014-15 to 2018-19`, the years that they hold;
//! * `missing: ...`, in the words of the page;
//! * `in 2013-14 to 2014-15: partly` or `...: partly, split by gender`: what the years of one part have and lack;
//! * `remark: ...`, one of the remarks; `of product: check` or `of product: partly, split by gender`: what one product that was
//!   looked at has and lacks.

use crate::case_reader::{Case, ExpectedCoverage};
use requisite_pack::Pack;
use requisite_precheck::{
    Coverage, Missing, Report, answer_sentence, looked_at, missing_phrase, remark_sentence, smallest_set,
};
use requisite_request::Request;

/// What a scenario gets wrong about published files, one line each.
pub fn wrong_coverage(pack: &Pack, case: &Case, request: &Request, report: &Report) -> Vec<String> {
    let mut problems = Vec::new();
    for expected in &case.public {
        match report.coverage.iter().find(|row| row.element.as_str() == expected.element) {
            None => problems.push(format!("public: `{}` was not compared", expected.element)),
            Some(row) => problems.extend(wrong_row(pack, request, expected, row)),
        }
    }
    if let Some(answer) = &case.answer {
        let found = answer_sentence(&smallest_set(pack, request, &report.coverage));
        problems.extend(differs("answer", answer, &found));
    }
    problems
}

fn wrong_row(pack: &Pack, request: &Request, expected: &ExpectedCoverage, row: &Coverage) -> Vec<String> {
    let element = &expected.element;
    let mut problems: Vec<String> =
        differs(element, &expected.state, row.state.as_str()).into_iter().collect();
    for detail in &expected.details {
        let (what, text) =
            detail.split_once(": ").unwrap_or_else(|| panic!("{element}: `{detail}` has no colon"));
        let found = match what {
            "by" => in_order(row.products.iter().map(ToString::to_string).collect()),
            "years" => row.years.to_string(),
            "missing" => missing_phrase(pack, &pack.language, &row.missing),
            "remark" => {
                let remarks = row.remarks.iter().map(|it| remark_sentence(pack, &pack.language, it));
                let remarks: Vec<String> = remarks.collect();
                remarks.iter().find(|it| *it == text).cloned().unwrap_or_else(|| format!("{remarks:?}"))
            }
            _ => match what.split_once(' ') {
                Some(("in", years)) => match row.by_year.iter().find(|it| it.years.to_string() == years) {
                    Some(part) => fares(pack, part.state.as_str(), &part.missing),
                    None => parts(row),
                },
                Some(("of", product)) => of_product(pack, request, row, product),
                _ => panic!("{element}: `{detail}` says nothing that can be looked for"),
            },
        };
        let text = if what == "by" {
            in_order(text.split(", ").map(str::to_owned).collect())
        } else {
            text.to_owned()
        };
        problems.extend(differs(&format!("{element}: {what}"), &text, &found));
    }
    problems
}

fn of_product(pack: &Pack, request: &Request, row: &Coverage, product: &str) -> String {
    let ask = request.ask(row.ask).unwrap();
    let chosen = ask.elements.iter().find(|it| it.id == row.element).unwrap();
    let looked = looked_at(pack, ask, chosen);
    match looked.iter().find(|it| it.product.as_str() == product) {
        Some(it) => fares(pack, it.state.as_str(), &it.missing),
        None => {
            format!("was not looked at, but {:?}", looked.iter().map(|it| &it.product).collect::<Vec<_>>())
        }
    }
}

fn fares(pack: &Pack, state: &str, missing: &[Missing]) -> String {
    let lacks = missing_phrase(pack, &pack.language, missing);
    if lacks.is_empty() { state.to_owned() } else { format!("{state}, {lacks}") }
}

fn parts(row: &Coverage) -> String {
    let parts = row.by_year.iter().map(|it| format!("{}: {}", it.years, it.state.as_str()));
    format!("no such part, but {}", parts.collect::<Vec<_>>().join("; "))
}

fn in_order(mut ids: Vec<String>) -> String {
    ids.sort();
    ids.join(", ")
}

fn differs(what: &str, expected: &str, found: &str) -> Option<String> {
    (expected != found).then(|| format!("public: {what}: {found}, not {expected}"))
}

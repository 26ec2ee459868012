//! `elements.csv`: what is asked for, one row for each element of each data set.

use super::csv::Csv;
use super::page::{breakdowns, title};
use crate::{Contents, words};
use requisite_pack::Element;
use requisite_precheck::{coverage_sentence, role_phrase};
use requisite_request::{Ask, Chosen, Reason};

/// Heads of the columns.
pub(super) const HEADER: [&str; 24] = [
    "data set",
    "kind of data",
    "level",
    "split by",
    "population",
    "element id",
    "element",
    "official name",
    "field",
    "school years",
    "describes",
    "identifies",
    "standard file",
    "needs a reason",
    "part in the study",
    "research questions",
    "why it is needed",
    "why a less sensitive one would not do",
    "if it is refused",
    "public data",
    "law",
    "CEDS id",
    "note",
    "source",
];

pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let mut csv = Csv::new(&HEADER);
    for row in rows(contents) {
        csv.row(&row);
    }
    csv.into_bytes()
}

/// One row for each element of each data set, below [`HEADER`].
pub(super) fn rows<'a>(contents: &'a Contents<'_>) -> Vec<[String; HEADER.len()]> {
    let of = |ask: &'a Ask| ask.elements.iter().map(move |chosen| row(contents, ask, chosen));
    contents.request.asks.iter().flat_map(of).collect()
}

fn row(contents: &Contents<'_>, ask: &Ask, chosen: &Chosen) -> [String; HEADER.len()] {
    let element = contents.pack.element(&chosen.id);
    let of = |text: &dyn Fn(&Element) -> String| element.map(text).unwrap_or_default();
    let reason = contents.request.reasons.get(&chosen.id);
    let said = |text: &dyn Fn(&Reason) -> String| reason.map(text).unwrap_or_default();
    let unit = ask.unit.as_ref().map(|id| Contents::label(&contents.words.units, id.as_str()));
    let coverage = contents.report.coverage.iter().find(|it| it.ask == ask.id && it.element == chosen.id);
    [
        title(ask),
        ask.form.map(words::form).unwrap_or_default().to_owned(),
        unit.unwrap_or_default().to_owned(),
        breakdowns(contents, ask),
        ask.population.clone(),
        chosen.id.to_string(),
        contents.pack.label(&chosen.id).to_owned(),
        of(&|it| words::with_basis(&it.name, it.basis)),
        of(&|it| it.field.clone()),
        ask.years_of(chosen).to_string(),
        of(&|it| words::level(it.level).to_owned()),
        of(&|it| words::identifier(it.identifier).to_owned()),
        of(&words::base_file),
        of(&|it| if it.reason { "yes" } else { "no" }.to_owned()),
        said(&|it| it.role.map(role_phrase).unwrap_or_default().to_owned()),
        said(&|it| it.questions.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join("; ")),
        said(&|it| it.why_needed.clone()),
        said(&|it| it.why_not_less.clone()),
        said(&|it| it.if_refused.clone()),
        coverage.map(|it| coverage_sentence(contents.pack, contents.language(), it)).unwrap_or_default(),
        of(&|it| it.law.join("; ")),
        of(&|it| it.ceds.clone()),
        of(&|it| it.note.clone()),
        of(&|it| it.source.join("; ")),
    ]
}

//! The data asked for: one table a data set.

use crate::formats::html::Html;
use crate::{Contents, words};
use requisite_office::Block;
use requisite_precheck::groups::share_phrase;
use requisite_precheck::thousands;
use requisite_request::{Ask, Chosen, Detail};

pub(super) fn write(contents: &Contents<'_>, html: &mut Html) {
    for ask in asked_for(contents) {
        html.raw("<h3 dir=\"auto\">").text(&title(ask)).raw("</h3>\n");
        html.blocks(&[Block::Pairs { pairs: facts(contents, ask) }], 0);
        if !ask.population.trim().is_empty() {
            html.paragraph("Which students or schools are meant:").own_words(&ask.population);
        }
        html.table(
            &format!("Elements of {}", title(ask)),
            &["Element", "Official name", "Field", "Years", "Describes", "Identifies", "Standard file"],
        );
        for chosen in &ask.elements {
            element(contents, ask, chosen, html);
        }
        html.end_table();
        cells(contents, ask, html);
    }
    if asked_for(contents).next().is_none() {
        html.paragraph("No data are asked for.");
    } else {
        html.raw("<p class=\"small\">").text(words::BASES).raw("</p>\n");
    }
}

/// The data sets of which something is asked for: one whose elements all come from public files is none.
pub(crate) fn asked_for<'a>(contents: &'a Contents<'_>) -> impl Iterator<Item = &'a Ask> {
    let taken = |ask: &Ask| contents.request.public_instead.iter().any(|it| it.ask == ask.id);
    contents.request.asks.iter().filter(move |ask| !ask.elements.is_empty() || !taken(ask))
}

/// What a data set is called.
pub(crate) fn title(ask: &Ask) -> String {
    let name = ask.name.trim();
    if name.is_empty() { format!("Data set {}", ask.id.0) } else { format!("Data set {}: {name}", ask.id.0) }
}

/// The kind, level, years, grades and breakdowns of an ask, as terms with what they are.
pub(crate) fn facts(contents: &Contents<'_>, ask: &Ask) -> Vec<(String, String)> {
    let mut pairs = vec![("Kind of data", ask.form.map_or("not chosen", words::form).to_owned())];
    if let Some(unit) = &ask.unit {
        let term =
            if ask.detail() == Some(Detail::StudentLevel) { "Finest place" } else { "One row for each" };
        pairs.push((term, Contents::label(&contents.words.units, unit.as_str()).to_owned()));
    }
    pairs.push(("School years", ask.years.to_string()));
    let grades: Vec<&str> =
        ask.grades.iter().map(|id| Contents::label(&contents.words.grades, id.as_str())).collect();
    pairs.push(("Grades", if grades.is_empty() { "all".to_owned() } else { grades.join(", ") }));
    if ask.detail() == Some(Detail::Aggregate) {
        let split = breakdowns(contents, ask);
        pairs.push(("Split by", if split.is_empty() { "nothing".to_owned() } else { split }));
    }
    pairs.into_iter().map(|(term, text)| (term.to_owned(), text)).collect()
}

/// The breakdowns of an ask under their labels.
pub(crate) fn breakdowns(contents: &Contents<'_>, ask: &Ask) -> String {
    let labels = &contents.words.breakdowns;
    ask.breakdowns.iter().map(|id| Contents::label(labels, id.as_str())).collect::<Vec<_>>().join(" \u{d7} ")
}

fn element(contents: &Contents<'_>, ask: &Ask, chosen: &Chosen, html: &mut Html) {
    let years = ask.years_of(chosen).to_string();
    match contents.pack.element(&chosen.id) {
        Some(element) => html.row(
            &element.label,
            &[
                &words::with_basis(&element.name, element.basis),
                &element.field,
                &years,
                words::level(element.level),
                words::identifier(element.identifier),
                &words::base_file(element),
            ],
        ),
        None => html.row(chosen.id.as_str(), &["not in the agency\u{2019}s catalog", "", &years, "", "", ""]),
    };
}

fn cells(contents: &Contents<'_>, ask: &Ask, html: &mut Html) {
    let Some(estimate) = contents.report.cells.iter().find(|it| it.ask == ask.id) else {
        return;
    };
    // Tenths say something of small numbers only.
    let average = match estimate.average_tenths {
        tenths @ ..100 => format!("{}.{}", tenths / 10, tenths % 10),
        tenths => thousands((tenths + 5) / 10),
    };
    let basis = contents.pack.margins.as_ref().and_then(|margins| words::basis(margins.basis));
    let basis = basis.map_or_else(String::new, |words| format!(" The number of students is {words}."));
    html.paragraph(&format!(
        "A table of one year has about {} cells. If all were equal, each would hold {average} students; real groups differ \
         widely. The agency publishes counts from {}. Of the cells with students, {} are expected to hold fewer. This is an \
         estimate from public totals.{basis}",
        thousands(estimate.cells),
        estimate.smallest,
        share_phrase(estimate.small)
    ));
}

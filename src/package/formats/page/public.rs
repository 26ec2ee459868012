//! What was looked for in public data: items, products, and why each does not serve.

use super::looked;
use crate::formats::html::Html;
use crate::{Contents, words};
use requisite_pack::Basis;
use requisite_precheck::{Coverage, answer_sentence, coverage_sentence, public_paragraph, smallest_set};
use requisite_request::{ProductId, set_of};
use std::collections::BTreeSet;

pub(super) fn write(contents: &Contents<'_>, html: &mut Html) {
    let pack = contents.pack;
    html.paragraph(&format!(
        "Compared on {} with the {} published files that the rules {}, version {}, list.",
        contents.report.today.in_words(),
        pack.products.len(),
        pack.stamp.id,
        pack.stamp.version
    ));
    match contents.used(contents.pack.uses.public_reason.as_ref()) {
        Some(reason) => {
            html.paragraph("Why public data are not enough, in the requestor\u{2019}s words:")
                .own_words(reason);
        }
        None => {
            html.paragraph("Why public data are not enough, as the program puts it together from its check:");
            let text =
                public_paragraph(contents.pack, contents.language(), &contents.request, &contents.report);
            html.paragraph(&text);
        }
    }
    let series = series(contents);
    if !contents.report.coverage.is_empty() {
        html.table(
            "Each element compared with the published files of its subject",
            &["Element", "Data set", "Files looked at", "Result", "What they offer and lack"],
        );
        for coverage in &contents.report.coverage {
            row(contents, coverage, html);
        }
        html.end_table();
    }
    fewest(contents, html);
    looked::write(contents, html);
    instead(contents, html);
    if !series.is_empty() {
        products(contents, &series, html);
    }
}

/// The series of published files that were compared, in order.
fn series(contents: &Contents<'_>) -> BTreeSet<ProductId> {
    let compared = contents.report.coverage.iter().map(|it| &it.element);
    let instead = contents.request.public_instead.iter().map(|it| &it.element);
    let elements = compared.chain(instead).filter_map(|id| contents.pack.element(id));
    set_of(elements.flat_map(|element| element.products.iter().cloned()))
}

fn row(contents: &Contents<'_>, coverage: &Coverage, html: &mut Html) {
    let element = contents.pack.element(&coverage.element);
    let series = element.map(|element| element.products.as_slice()).unwrap_or_default();
    // Their titles are in the table of files, further down.
    let looked = match series.iter().map(|id| contents.pack.series(id).count()).sum::<usize>() {
        0 => "none is listed for it".to_owned(),
        files => files.to_string(),
    };
    html.row(
        contents.pack.label(&coverage.element),
        &[
            &coverage.ask.0.to_string(),
            &looked,
            words::coverage(coverage.state),
            &coverage_sentence(contents.pack, contents.language(), coverage),
        ],
    );
}

/// The fewest files that hold all that is public in full, where there is any.
fn fewest(contents: &Contents<'_>, html: &mut Html) {
    let answer = smallest_set(contents.pack, &contents.request, &contents.report.coverage);
    if answer.served == 0 {
        return;
    }
    let titles: Vec<&str> = answer.products.iter().map(|id| product_title(contents, id)).collect();
    html.paragraph(&format!("{} Files: {}.", answer_sentence(&answer), titles.join("; ")));
}

fn instead(contents: &Contents<'_>, html: &mut Html) {
    let chosen = &contents.request.public_instead;
    if chosen.is_empty() {
        return;
    }
    html.table(
        "Taken from published files instead of being asked for",
        &["Element", "Data set", "Years", "Published files"],
    );
    for public in chosen {
        let products: Vec<&str> = public.products.iter().map(|id| product_title(contents, id)).collect();
        let cells = [public.ask.0.to_string(), public.years.to_string(), products.join("; ")];
        html.row(contents.pack.label(&public.element), &cells.each_ref().map(String::as_str));
    }
    html.end_table();
}

fn product_title<'a>(contents: &'a Contents<'_>, id: &'a ProductId) -> &'a str {
    contents
        .pack
        .products
        .iter()
        .find(|product| product.id == *id)
        .map_or(id.as_str(), |product| &product.title)
}

fn products(contents: &Contents<'_>, series: &BTreeSet<ProductId>, html: &mut Html) {
    html.raw("<h3>").text("Published files looked at").raw("</h3>\n<ul>\n");
    for product in series.iter().flat_map(|series| contents.pack.series(series)) {
        html.raw("<li>")
            .text(&product.title)
            .text(", ")
            .text(product.years.words().as_deref().unwrap_or("years not stated"))
            .text(". ");
        if !product.address.is_empty() {
            html.address(&product.address, &product.address);
            if product.address_basis != Basis::Found {
                html.text(" (address not verified)");
            }
        }
        if let Some(basis) = words::basis(product.basis) {
            html.text(" (description: ").text(basis).text(")");
        }
        html.raw("</li>\n");
    }
    html.raw("</ul>\n");
}

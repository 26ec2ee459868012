//! Every published file that was held against a table of totals, with what it lacks: the record of where was looked.

use crate::formats::html::Html;
use crate::formats::page::title;
use crate::{Contents, words};
use requisite_pack::Product;
use requisite_precheck::{Looked, lacks_phrase, looked_at};
use requisite_request::{Ask, Detail, put_in_order};

/// One file and the elements of an ask that it serves alike.
struct Line<'a> {
    looked: Looked,
    elements: Vec<&'a str>,
}

/// A table for each ask for totals of which something is published. Rows about single students are in no file at all, so that
/// there is nothing to tell apart.
pub(super) fn write(contents: &Contents<'_>, html: &mut Html) {
    for ask in contents.request.asks.iter().filter(|ask| ask.detail() == Some(Detail::Aggregate)) {
        let lines = lines(contents, ask);
        if lines.is_empty() {
            continue;
        }
        let caption = format!("Each file looked at for {}", title(ask));
        html.table(&caption, &["Published file", "Elements", "Result", "Years that it has", "What it lacks"]);
        for line in lines {
            row(contents, &line, html);
        }
        html.end_table();
    }
}

fn lines<'a>(contents: &'a Contents<'_>, ask: &'a Ask) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for chosen in &ask.elements {
        for looked in looked_at(contents.pack, ask, chosen) {
            let label = contents.pack.label(&chosen.id);
            match lines.iter_mut().find(|line| line.looked == looked) {
                Some(line) => line.elements.push(label),
                None => lines.push(Line { looked, elements: vec![label] }),
            }
        }
    }
    // In the pack's order of files, whatever the order of elements.
    let place = |line: &Line<'_>| contents.pack.products.iter().position(|it| it.id == line.looked.product);
    let mut in_order = Vec::new();
    for line in lines {
        put_in_order(&mut in_order, (place(&line), line), |(place, _)| *place);
    }
    in_order.into_iter().map(|(_, line)| line).collect()
}

fn row(contents: &Contents<'_>, line: &Line<'_>, html: &mut Html) {
    let Looked { product, state, years, .. } = &line.looked;
    let lacks = lacks_phrase(contents.pack, contents.language(), &line.looked);
    let file = contents.pack.products.iter().find(|it| it.id == *product);
    html.row(
        file.map_or(product.as_str(), |file: &Product| &file.title),
        &[&line.elements.join("; "), words::coverage(*state), &years.to_string(), &lacks],
    );
}

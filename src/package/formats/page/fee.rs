//! What preparing the data may cost: the estimate with what it is assumed on, and the acknowledgement.

use crate::Contents;
use crate::formats::html::Html;
use requisite_precheck::fee_sentences;

/// Writes the estimate, when anything is charged.
pub(super) fn write(contents: &Contents<'_>, html: &mut Html) {
    let Some(estimate) = &contents.report.fee else { return };
    let sentences = fee_sentences(contents.pack, contents.language(), &contents.request, estimate);
    html.raw("<h3>").text("What preparing the data may cost").raw("</h3>\n");
    html.raw("<p><strong>").text(&sentences.total).raw("</strong></p>\n<ul>\n");
    for line in &sentences.work {
        html.raw("<li dir=\"auto\">").text(line).raw("</li>\n");
    }
    html.raw("</ul>\n").paragraph(&sentences.about.join(" "));
    if !sentences.acknowledged.is_empty() {
        html.paragraph(sentences.acknowledged);
    }
}

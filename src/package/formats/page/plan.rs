//! The time plan: when to send the request, and what follows until the data are destroyed.

use crate::Contents;
use crate::formats::html::Html;
use requisite_precheck::plan_sentences;

/// Writes the plan, when there is a day on which the data are wanted.
pub(super) fn write(contents: &Contents<'_>, html: &mut Html) {
    let Some(plan) = &contents.report.plan else { return };
    let sentences = plan_sentences(contents.pack, contents.language(), plan, contents.today);
    html.raw("<h3>").text("Time plan (an estimate)").raw("</h3>\n");
    html.raw("<p><strong>").text(&sentences.send).raw("</strong></p>\n");
    html.paragraph(&sentences.time_left);
    html.table("From sending the request to destroying the data", &["Step", "When", "How sure"]);
    for row in &sentences.rows {
        html.row(&row.what, &[&row.when, &row.sure]);
    }
    html.end_table().paragraph(&sentences.about);
}

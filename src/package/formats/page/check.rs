//! What the check found, with the requestor's recorded reasons.

use crate::formats::html::Html;
use crate::{Contents, words};
use requisite_pack::Severity;
use requisite_precheck::{Finding, finding_sentences};

pub(super) fn write(contents: &Contents<'_>, html: &mut Html) {
    let parts = [
        (Severity::MustFix, "Must be fixed"),
        (Severity::Check, "May stay, with the requestor\u{2019}s reason"),
        (Severity::Note, "Good to know"),
    ];
    for (severity, title) in parts {
        let mut findings = contents.report.findings.iter().filter(|it| it.severity == severity).peekable();
        if findings.peek().is_some() {
            html.raw("<h3>").text(title).raw("</h3>\n<ol>\n");
            for finding in findings {
                item(contents, finding, html);
            }
            html.raw("</ol>\n");
        }
    }
    if contents.report.findings.is_empty() {
        html.paragraph("Nothing.");
    }
}

fn item(contents: &Contents<'_>, finding: &Finding, html: &mut Html) {
    let sentences = finding_sentences(contents.pack, contents.language(), finding);
    html.raw("<li>\n<p><strong>").text(&sentences.what).raw("</strong></p>\n");
    if !sentences.why.is_empty() {
        html.paragraph(&sentences.why);
    }
    if let Some(reason) = &finding.explained {
        html.paragraph("The requestor\u{2019}s reason:").own_words(reason).raw("\n");
    }
    let mut about = vec![format!("Rule {}", finding.code)];
    if !finding.law.is_empty() {
        about.push(format!("law: {}", finding.law.join("; ")));
    }
    if !finding.source.is_empty() {
        about.push(format!("source: {}", finding.source.join("; ")));
    }
    if let Some(basis) = words::basis_named(finding.basis) {
        about.push(format!("this rule is {basis}"));
    }
    html.raw("<p class=\"small\">").text(&about.join(" \u{b7} ")).raw("</p>\n</li>\n");
}

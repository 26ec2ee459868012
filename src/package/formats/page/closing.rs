//! What the request brings with it, and how the page was made.

use super::cover::contact;
use super::{fee, plan};
use crate::duties::{Due, dues};
use crate::formats::html::Html;
use crate::{Contents, words};
use requisite_request::set_of;

pub(super) fn duties(contents: &Contents<'_>, html: &mut Html) {
    fee::write(contents, html);
    plan::write(contents, html);
    let dues = dues(contents);
    if dues.is_empty() {
        html.paragraph("Nothing.");
        return;
    }
    html.table(
        "Documents, acknowledgements, steps and duties",
        &["What", "Kind", "Last day", "State", "More"],
    );
    for due in &dues {
        html.row(&due.title, &[words::duty(due.duty.kind), &due.day_in_words(), due.state(), &more(due)]);
    }
    html.end_table();
    let links = set_of(dues.iter().flat_map(|due| &due.links));
    if !links.is_empty() {
        html.raw("<ul>\n");
        for (label, address, found) in links {
            html.raw("<li>").address(label, address);
            html.text(if *found { "" } else { " (address not verified)" }).raw("</li>\n");
        }
        html.raw("</ul>\n");
    }
}

fn more(due: &Due<'_>) -> String {
    let basis = words::basis_named(due.basis).map(|basis| format!("This is {basis}."));
    let law = (!due.law.is_empty()).then(|| format!("Law: {}.", due.law.join("; ")));
    [Some(due.text.clone()), law, basis].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

pub(super) fn about(contents: &Contents<'_>, html: &mut Html) {
    let stamp = contents.stamp();
    html.raw("<dl>\n").pair("Program", &contents.program);
    html.pair("Agency\u{2019}s rules", &format!("{} {}", stamp.id, stamp.version));
    html.pair("Edition", &contents.pack.edition);
    html.pair("SHA-256 of the rules", &stamp.hash);
    html.pair("Day of the check", &contents.today.in_words()).raw("</dl>\n");
    html.paragraph(
        "The program runs on the requestor\u{2019}s own computer and has no connection to the agency. The agency can check this \
         package again with the same rules; README.txt says how.",
    );
    sources(contents, html);
    if contents.pack.contacts.len() > 1 {
        html.raw("<h3>").text("Other contacts").raw("</h3>\n");
        for other in contents.pack.contacts.iter().skip(1) {
            contact(contents, other, html);
        }
    }
}

fn sources(contents: &Contents<'_>, html: &mut Html) {
    let findings = contents.report.findings.iter().flat_map(|finding| &finding.source);
    let dues = dues(contents);
    let fee = contents.pack.fee.iter().filter(|_| contents.report.fee.is_some()).map(|fee| &fee.source);
    let taken = contents.report.plan.iter().flat_map(|plan| &plan.steps);
    let steps = taken.filter_map(|days| Some(&contents.pack.plan.as_ref()?.step(&days.step)?.source));
    let findings = findings.chain(dues.iter().flat_map(|due| due.source));
    let used = set_of(findings.chain(fee).chain(steps).map(String::as_str));
    let known = contents.pack.sources.iter().filter(|source| used.contains(source.id.as_str()));
    html.raw("<h3>").text("Sources").raw("</h3>\n<ul>\n");
    for source in known {
        html.raw("<li>").text(&source.id).text(": ").text(&source.title);
        if !source.read.is_empty() {
            html.text(", read ").text(&source.read);
        }
        if !source.address.is_empty() {
            html.text(". ").address(&source.address, &source.address);
        }
        html.raw("</li>\n");
    }
    html.raw("</ul>\n");
}

//! What the check says of each request of `tests/requests/`, word for word, with every remedy and every way out. After a
//! change that is meant, write the texts anew with `BLESS=1 cargo test recorded_reports` and read the difference.

use crate::fixtures::{files_below, pack, request_file, root, same_as_recorded, today};
use requisite_pack::Pack;
use requisite_precheck::{
    Finding, Fix, Report, VerdictOf, fee_sentences, finding_sentences, plan_sentences, precheck, ways_out,
};
use requisite_request::{Place, Request};
use std::fmt::Write as _;

/// A text that is written line by line.
#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, depth: usize, text: &str) {
        writeln!(self.0, "{}{text}", "  ".repeat(depth)).unwrap();
    }

    fn fixes(&mut self, heading: &str, fixes: &[Fix]) {
        for fix in fixes {
            let kind = serde_json::to_value(fix.kind).unwrap();
            self.line(1, &format!("{heading} {}: {}", kind.as_str().unwrap(), fix.subject));
            for edit in &fix.edits {
                self.line(2, &serde_json::to_string(edit).unwrap());
            }
        }
    }

    fn finding(&mut self, pack: &Pack, finding: &Finding) {
        let said = finding_sentences(pack, &pack.language, finding);
        let blank = if finding.incomplete { ", not there yet" } else { "" };
        self.line(0, &format!("{} ({}{blank})", finding.id, finding.severity.as_str()));
        self.line(1, &format!("{} {}", said.what, said.fix));
        self.line(1, &format!("because of {:?}", finding.because));
        self.fixes("remedy", &finding.fixes);
    }

    fn ways(&mut self, pack: &Pack, request: &Request, of: &VerdictOf) {
        let ways = ways_out(pack, request, today(), of);
        self.fixes("way out", &ways.changes);
        let places: Vec<String> = ways.by_hand.iter().map(Place::to_string).collect();
        if !places.is_empty() {
            self.line(1, &format!("by hand at {}", places.join(", ")));
        }
    }

    fn about_all(&mut self, pack: &Pack, request: &Request, report: &Report) {
        self.line(0, &format!("class {:?}", report.class));
        self.ways(pack, request, &VerdictOf::Class);
        for route in &report.routes {
            self.line(0, &format!("route {} because of {:?}", route.id, route.because));
            self.ways(pack, request, &VerdictOf::Route(route.id.clone()));
        }
        for duty in &report.duties {
            let due = duty.due.map(|day| format!(", by {day}")).unwrap_or_default();
            let about = format!("settled: {:?}, because of {:?}", duty.settled, duty.because);
            self.line(0, &format!("duty {}{due}; {about}", duty.id));
        }
        if let Some(fee) = &report.fee {
            let said = fee_sentences(pack, &pack.language, request, fee);
            self.line(0, &said.total);
            said.work.iter().chain(&said.about).for_each(|line| self.line(1, line));
            self.line(1, said.acknowledged);
        }
        if let Some(plan) = &report.plan {
            let said = plan_sentences(pack, &pack.language, plan, today());
            self.line(0, &format!("{} {} {}", said.send, said.time_left, said.about));
            for row in &said.rows {
                self.line(1, &format!("{}; {}; {}", row.what, row.when, row.sure));
            }
        }
    }
}

fn report_text(pack: &Pack, request: &Request) -> String {
    let report = precheck(pack, request, today());
    let mut text = Text::default();
    text.about_all(pack, request, &report);
    for finding in &report.findings {
        text.finding(pack, finding);
        text.ways(pack, request, &VerdictOf::Finding(finding.id.clone()));
    }
    text.0
}

#[test]
fn reports_and_ways_out_are_as_recorded() {
    for name in files_below(&root().join("tests/requests")).keys() {
        let name = name.strip_suffix(".json").unwrap();
        let file = request_file(name);
        let pack = pack(name.split('-').next().unwrap());
        let path = root().join("tests/golden/reports").join(format!("{name}.txt"));
        let recorded = std::fs::read_to_string(&path).unwrap_or_default();
        same_as_recorded(&path, &recorded, &report_text(pack, &file.request));
    }
}

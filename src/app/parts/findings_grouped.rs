//! Findings of one rule are told together once there are several, and what helps one may help all of them.

use requisite_precheck::{Finding, Fix, FixKind, Report};
use requisite_request::Edit;

/// From how many findings of one rule on they are told together.
const SEVERAL: usize = 3;

/// One entry of a list of findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Name of the entry: a finding's id, or a rule's code for several.
    pub key: String,
    /// Ids of the findings, in the report's order.
    pub ids: Vec<String>,
}

impl Entry {
    /// Whether it tells several findings together.
    pub fn is_several(&self) -> bool {
        self.ids.len() >= SEVERAL
    }
}

/// Findings as entries, each where its first finding stands.
pub fn grouped<'a>(findings: impl Iterator<Item = &'a Finding> + Clone) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for finding in findings.clone() {
        let alike = || findings.clone().filter(|it| it.code == finding.code);
        if alike().count() < SEVERAL {
            entries.push(Entry { key: finding.id.clone(), ids: vec![finding.id.clone()] });
        } else if !entries.iter().any(|entry| entry.key == finding.code) {
            let ids = alike().map(|it| it.id.clone()).collect();
            entries.push(Entry { key: finding.code.clone(), ids });
        }
    }
    entries
}

/// Whether an edit touches one element alone, so that it does not undo what another of its kind does.
fn is_of_one_element(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::SetElementYears { .. }
            | Edit::RemoveElement { .. }
            | Edit::SwapElement { .. }
            | Edit::UsePublic { .. }
    )
}

/// A remedy for all findings of an entry at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixAll {
    /// What it does to each.
    pub kind: FixKind,
    /// To how many findings.
    pub count: usize,
    /// The edits.
    pub edits: Vec<Edit>,
}

/// The remedies that at least two findings of an entry have in common.
pub fn fixes_for_all(report: &Report, ids: &[String]) -> Vec<FixAll> {
    let mut all: Vec<FixAll> = Vec::new();
    let findings = report.findings.iter().filter(|finding| ids.contains(&finding.id));
    for fix in findings
        .flat_map(|finding| &finding.fixes)
        .filter(|fix: &&Fix| fix.edits.iter().all(is_of_one_element))
    {
        match all.iter_mut().find(|it| it.kind == fix.kind) {
            Some(known) => {
                known.count += 1;
                known.edits.extend(fix.edits.iter().cloned());
            }
            None => all.push(FixAll { kind: fix.kind, count: 1, edits: fix.edits.clone() }),
        }
    }
    all.retain(|it| it.count > 1);
    all
}

/// The edits that give every finding of an entry the same explanation.
pub fn explain_all(ids: &[String], text: &str) -> Vec<Edit> {
    ids.iter().map(|id| Edit::Explain { finding: id.clone(), text: text.to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_pack::Severity;
    use requisite_request::{AskId, ElementId, Place};
    use std::collections::BTreeMap;

    fn finding(code: &str, element: &str, edits: Vec<Edit>) -> Finding {
        let place = Place::Reason(ElementId::new(element).unwrap());
        let fixes = vec![Fix { kind: FixKind::RemoveElement, subject: String::new(), edits }];
        Finding {
            id: format!("{code}@{place}"),
            code: code.into(),
            severity: Severity::Check,
            place,
            data: BTreeMap::new(),
            requirements: Vec::new(),
            law: Vec::new(),
            source: Vec::new(),
            basis: "found",
            because: Vec::new(),
            fixes,
            incomplete: false,
            is_softened: false,
            of_public: false,
            quotes: Vec::new(),
            explained: None,
        }
    }

    #[test]
    fn several_of_one_rule_are_one_entry() {
        let mut findings: Vec<Finding> = ["a", "b", "c"].map(|it| finding("years", it, Vec::new())).into();
        findings.insert(1, finding("other", "x", Vec::new()));
        findings.push(finding("other", "y", Vec::new()));
        let entries = grouped(findings.iter());
        let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["years", "other@reason:x", "other@reason:y"]);
        assert!(entries[0].is_several() && !entries[1].is_several());
        assert_eq!(entries[0].ids.len(), 3);
    }

    #[test]
    fn only_edits_of_single_elements_are_made_together() {
        let remove =
            |id: &str| vec![Edit::RemoveElement { ask: AskId(1), element: ElementId::new(id).unwrap() }];
        let mut report = requisite_precheck::Report {
            pack: requisite_request::PackStamp {
                id: String::new(),
                version: String::new(),
                hash: String::new(),
            },
            today: requisite_request::Date::new(2026, 11, 24).unwrap(),
            class: requisite_precheck::Verdict::Undecided { missing: Vec::new() },
            routes: Vec::new(),
            findings: ["a", "b", "c"].map(|it| finding("years", it, remove(it))).into(),
            coverage: Vec::new(),
            duties: Vec::new(),
            cells: Vec::new(),
            fee: None,
            plan: None,
            paper: None,
            tasks: Vec::new(),
            shown: Default::default(),
            needed: Default::default(),
        };
        let ids: Vec<String> = report.findings.iter().take(2).map(|it| it.id.clone()).collect();
        let fixes = fixes_for_all(&report, &ids);
        assert_eq!((fixes.len(), fixes[0].count, fixes[0].edits.len()), (1, 2, 2));
        report.findings[0].fixes[0].edits = vec![Edit::RemoveAsk { ask: AskId(1) }];
        assert!(fixes_for_all(&report, &ids).is_empty(), "one alone is not in common");
    }
}

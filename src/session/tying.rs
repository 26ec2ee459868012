//! Elements that need no reason of their own, tied to research questions many at a time.

use requisite_pack::{Pack, RuleTest};
use requisite_precheck::asks_for_reasons;
use requisite_request::{Edit, ElementId, Reason, Request, ResearchQuestionId};
use serde_json::Value;

/// The check that finds elements which are tied to no question.
const CHECK: &str = "element_without_question";

/// How elements are tied to research questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Elements that should be tied to a question.
    pub wanted: Vec<ElementId>,
    /// Those of them that are tied to none.
    pub loose: Vec<ElementId>,
}

/// Whether an element should be tied to a question. Those that tie rows together, and what the pack exempts, serve every
/// question; the check leaves them out in the same way.
pub fn wants_tie(pack: &Pack, request: &Request, id: &ElementId) -> bool {
    let asked = request.asks.iter().any(|ask| ask.has(id) && asks_for_reasons(ask));
    let exempt = pack.element(id).is_none_or(|element| {
        pack.rules.iter().any(|rule| match &rule.test {
            RuleTest::Check { name, with } if name == CHECK => {
                let groups = with.get("except_groups").and_then(Value::as_array);
                groups.is_some_and(|groups| groups.iter().any(|it| it.as_str() == Some(&element.group)))
            }
            _ => false,
        })
    });
    asked && !exempt && pack.research_number.as_ref() != Some(id)
}

/// How some elements are tied.
pub fn ties(pack: &Pack, request: &Request, elements: &[ElementId]) -> Ties {
    let wanted: Vec<ElementId> = elements.iter().filter(|id| wants_tie(pack, request, id)).cloned().collect();
    let is_loose = |id: &&ElementId| request.reasons.get(*id).is_none_or(|it| it.questions.is_empty());
    let loose = wanted.iter().filter(is_loose).cloned().collect();
    Ties { wanted, loose }
}

/// How many of some elements are tied to a question.
pub fn tied_to(request: &Request, elements: &[ElementId], question: ResearchQuestionId) -> usize {
    let tied = |id: &&ElementId| request.reasons.get(*id).is_some_and(|it| it.questions.contains(&question));
    elements.iter().filter(tied).count()
}

fn changed(request: &Request, elements: &[ElementId], change: impl Fn(&mut Reason) -> bool) -> Vec<Edit> {
    let edit = |element: &ElementId| {
        let mut reason = request.reasons.get(element).cloned().unwrap_or_default();
        change(&mut reason).then(|| Edit::SetReason { element: element.clone(), reason })
    };
    elements.iter().filter_map(edit).collect()
}

/// The edits that tie elements to a research question, besides those to which they are tied already.
pub fn tie_edits(request: &Request, elements: &[ElementId], question: ResearchQuestionId) -> Vec<Edit> {
    changed(request, elements, |reason| reason.questions.insert(question))
}

/// The edits that take the tie to a research question away.
pub fn untie_edits(request: &Request, elements: &[ElementId], question: ResearchQuestionId) -> Vec<Edit> {
    changed(request, elements, |reason| reason.questions.remove(&question))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_pack::{ospi, request, today};
    use requisite_precheck::precheck;

    #[test]
    fn as_many_are_loose_as_the_check_finds() {
        let pack = ospi();
        let mut found = 0;
        for name in ["ospi-before-fixes.json", "ospi-complete.json", "ospi-identifiable.json"] {
            let mut request = request(name);
            for reason in request.reasons.values_mut() {
                reason.questions.clear();
            }
            let needs_none = |id: &&ElementId| pack.element(id).is_some_and(|element| !element.reason);
            let ids: Vec<ElementId> = request.elements().into_iter().filter(needs_none).cloned().collect();
            let loose = ties(&pack, &request, &ids).loose;
            let report = precheck(&pack, &request, today());
            let n = report.findings.iter().find(|it| it.code == CHECK).map_or("0", |it| &it.data["n"]);
            assert_eq!(n, loose.len().to_string(), "{name}");
            found += loose.len();
        }
        assert!(found > 3, "only {found} are loose");
    }

    #[test]
    fn all_are_tied_to_a_question_and_to_another_and_untied() {
        let (pack, before) = (ospi(), request("ospi-before-fixes.json"));
        let ids: Vec<ElementId> = before.elements().into_iter().cloned().collect();
        let wanted = ties(&pack, &before, &ids).wanted;
        let all = wanted.len();
        let question = ResearchQuestionId;
        let once = before.with_edits(&tie_edits(&before, &wanted, question(8)));
        assert_eq!((tied_to(&once, &wanted, question(8)), tied_to(&once, &wanted, question(9))), (all, 0));
        assert!(ties(&pack, &once, &ids).loose.is_empty());
        let twice = once.with_edits(&tie_edits(&once, &wanted, question(9)));
        assert_eq!(
            (tied_to(&twice, &wanted, question(8)), tied_to(&twice, &wanted, question(9))),
            (all, all)
        );
        assert!(tie_edits(&twice, &wanted, question(9)).is_empty());
        let back = twice.with_edits(&untie_edits(&twice, &wanted, question(9)));
        assert_eq!(back, once);
        for (id, reason) in &before.reasons {
            assert_eq!(once.reasons[id].why_needed, reason.why_needed);
        }
    }
}

//! What a change would do, before it is made.

use requisite_pack::Pack;
use requisite_precheck::{Class, Finding, Report, TaskId, Verdict, precheck, task_of};
use requisite_request::{Date, Edit, ElementId, Place, PublicUse, QuestionId, Request, Years, set_of};

/// School years that a change gives up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearsDropped {
    /// The years.
    pub years: Years,
    /// Of which elements; of whole asks when empty.
    pub elements: Vec<ElementId>,
}

/// What a change does to the request and to what the check says about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Findings that go away.
    pub fixed: Vec<Finding>,
    /// Findings that appear.
    pub new: Vec<Finding>,
    /// Tasks that this request then needs.
    pub tasks_added: Vec<TaskId>,
    /// Tasks that it then no longer needs.
    pub tasks_removed: Vec<TaskId>,
    /// Questions that it then cannot leave out, on pages that it needs already.
    pub questions_added: Vec<QuestionId>,
    /// Obligations that it then brings with it, by id.
    pub duties_added: Vec<String>,
    /// Obligations that go away, by id.
    pub duties_removed: Vec<String>,
    /// Class before.
    pub class_before: Verdict<Class>,
    /// Class after.
    pub class_after: Verdict<Class>,
    /// Elements that are no longer asked for.
    pub elements_removed: Vec<ElementId>,
    /// Elements that are newly asked for.
    pub elements_added: Vec<ElementId>,
    /// School years that are no longer asked for, of what stays.
    pub years_dropped: Vec<YearsDropped>,
    /// Answers that are kept in the draft but no longer asked, and so left out of the package.
    pub answers_hidden: Vec<QuestionId>,
    /// Elements that are then taken from published products.
    pub public_added: Vec<PublicUse>,
}

impl Difference {
    /// Whether the class changes.
    pub fn changes_class(&self) -> bool {
        // Other details behind the same doubt are no other class.
        let told = |class: &Verdict<Class>| (class.value(), matches!(class, Verdict::Person { .. }));
        told(&self.class_before) != told(&self.class_after)
    }
}

/// What these edits would do.
pub fn preview(pack: &Pack, request: &Request, today: Date, edits: &[Edit]) -> Difference {
    let before = precheck(pack, request, today);
    let changed = request.with_edits(edits);
    let after = precheck(pack, &changed, today);
    difference(pack, request, &before, &changed, &after)
}

fn difference(
    pack: &Pack,
    request: &Request,
    before: &Report,
    changed: &Request,
    after: &Report,
) -> Difference {
    let needed = |report: &Report| -> Vec<TaskId> {
        let needed = report.tasks.iter().filter(|task| task.status.is_needed());
        needed.map(|task| task.id.clone()).collect()
    };
    let duties =
        |report: &Report| -> Vec<String> { report.duties.iter().map(|duty| duty.id.clone()).collect() };
    let elements =
        |request: &Request| -> Vec<ElementId> { request.elements().into_iter().cloned().collect() };
    let tasks_before = needed(before);
    let on_known_page = |id: &QuestionId| {
        task_of(&Place::Question(id.clone()), pack).is_some_and(|task| tasks_before.contains(&task))
    };
    let open = |id: &QuestionId| !before.needed.contains(id) && request.answer(id).is_none();
    let questions = after.needed.iter().filter(|id| open(id) && on_known_page(id)).cloned().collect();
    let hidden = request.answers.keys().filter(|id| before.shown.contains(*id) && !after.shown.contains(*id));
    Difference {
        fixed: findings_only_in(before, after),
        new: findings_only_in(after, before),
        questions_added: questions,
        tasks_added: only_in(needed(after), &tasks_before),
        tasks_removed: only_in(tasks_before.clone(), &needed(after)),
        duties_added: only_in(duties(after), &duties(before)),
        duties_removed: only_in(duties(before), &duties(after)),
        class_before: before.class.clone(),
        class_after: after.class.clone(),
        elements_removed: only_in(elements(request), &elements(changed)),
        elements_added: only_in(elements(changed), &elements(request)),
        years_dropped: years_dropped(request, changed),
        answers_hidden: hidden.filter(|id| request.answer(id).is_some()).cloned().collect(),
        public_added: only_in(changed.public_instead.clone(), &request.public_instead),
    }
}

/// The years that asks, and elements with years of their own, no longer have. Elements that lose the same years are told
/// together.
fn years_dropped(before: &Request, after: &Request) -> Vec<YearsDropped> {
    let mut all: Vec<YearsDropped> = Vec::new();
    let mut drop = |before: &Years, after: &Years, element: Option<&ElementId>| {
        let years = before.filter(|year| !after.0.contains(&year));
        if years.is_empty() {
            return;
        }
        let elements: Vec<ElementId> = element.into_iter().cloned().collect();
        match all.iter_mut().find(|it| it.years == years && it.elements.is_empty() == elements.is_empty()) {
            Some(known) => known
                .elements
                .extend(elements.into_iter().filter(|id| !known.elements.contains(id)).collect::<Vec<_>>()),
            None => all.push(YearsDropped { years, elements }),
        }
    };
    for (old, new) in before.asks.iter().filter_map(|old| Some((old, after.ask(old.id)?))) {
        drop(&old.years, &new.years, None);
        for was in &old.elements {
            let Some(is) = new.elements.iter().find(|it| it.id == was.id) else { continue };
            if was.years != is.years {
                drop(old.years_of(was), new.years_of(is), Some(&was.id));
            }
        }
    }
    all
}

fn findings_only_in(these: &Report, others: &Report) -> Vec<Finding> {
    let known = set_of(others.findings.iter().map(|finding| finding.id.as_str()));
    these.findings.iter().filter(|finding| !known.contains(finding.id.as_str())).cloned().collect()
}

fn only_in<T: PartialEq>(these: Vec<T>, others: &[T]) -> Vec<T> {
    these.into_iter().filter(|it| !others.contains(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_pack::{ospi, request, today};
    use requisite_request::{AskId, Form};

    #[test]
    fn every_remedy_takes_its_finding_away() {
        let (pack, before) = (ospi(), request("ospi-before-fixes.json"));
        let report = precheck(&pack, &before, today());
        let mut remedies = 0;
        for finding in &report.findings {
            for fix in &finding.fixes {
                let difference = preview(&pack, &before, today(), &fix.edits);
                let fixed = difference.fixed.iter().any(|it| it.id == finding.id);
                assert!(fixed, "{}: {:?} leaves it", finding.id, fix.kind);
                remedies += 1;
            }
        }
        assert!(remedies > 3, "only {remedies} remedies");
    }

    #[test]
    fn years_given_up_are_told() {
        let (pack, before) = (ospi(), request("ospi-before-fixes.json"));
        let ask = before.asks.first().unwrap();
        let shorter = ask.years.filter(|year| Some(year) != ask.years.last());
        let last = ask.years.filter(|year| Some(year) == ask.years.last());
        let of = |edits: &[Edit]| preview(&pack, &before, today(), edits).years_dropped;
        let whole = of(&[Edit::SetYears { ask: ask.id, years: shorter.clone() }]);
        assert_eq!(whole, [YearsDropped { years: last.clone(), elements: Vec::new() }]);
        let two: Vec<ElementId> = ask.elements.iter().take(2).map(|it| it.id.clone()).collect();
        let own = |id: &ElementId| Edit::SetElementYears {
            ask: ask.id,
            element: id.clone(),
            years: Some(shorter.clone()),
        };
        let told = of(&two.iter().map(own).collect::<Vec<_>>());
        assert_eq!(told, [YearsDropped { years: last, elements: two }]);
    }

    #[test]
    fn another_kind_of_data_changes_class_and_tasks() {
        let (pack, before) = (ospi(), request("ospi-complete.json"));
        let edits = [Edit::SetForm { ask: AskId(1), form: Form::AggregateSuppressed }];
        let there = preview(&pack, &before, today(), &edits);
        assert!(there.changes_class());
        assert_eq!(there.class_before.value(), Some(Class::DeIdentified));
        assert!(!there.tasks_removed.is_empty() && !there.answers_hidden.is_empty());
        assert!(!there.duties_removed.is_empty());
        let back = [Edit::SetForm { ask: AskId(1), form: Form::DeIdentified }];
        let back = preview(&pack, &before.with_edits(&edits), today(), &back);
        assert_eq!(back.tasks_added, there.tasks_removed);
        assert_eq!(back.duties_added, there.duties_removed);
        assert!(back.questions_added.is_empty(), "all are answered");
        assert_eq!((back.fixed.len(), back.new.len()), (there.new.len(), there.fixed.len()));
    }

    #[test]
    fn more_questions_on_a_page_that_is_needed_anyway_are_told() {
        let (pack, mut before) = (ospi(), request("ospi-complete.json"));
        before = before.with_edits(&[Edit::SetForm { ask: AskId(1), form: Form::AggregateSuppressed }]);
        let phone = QuestionId::new("contact_phone").unwrap();
        before = before.with_edits(&[Edit::ClearAnswer { question: phone.clone() }]);
        let edits = [Edit::SetForm { ask: AskId(1), form: Form::DeIdentified }];
        assert_eq!(preview(&pack, &before, today(), &edits).questions_added, [phone]);
    }

    #[test]
    fn what_changes_nothing_makes_no_difference() {
        let (pack, before) = (ospi(), request("ospi-complete.json"));
        let difference = preview(&pack, &before, today(), &[]);
        assert!(!difference.changes_class());
        assert!(difference.fixed.is_empty() && difference.new.is_empty());
        let first = before.elements().first().copied().cloned().unwrap();
        let edits = [Edit::RemoveElement { ask: AskId(1), element: first.clone() }];
        assert_eq!(preview(&pack, &before, today(), &edits).elements_removed, [first]);
    }
}

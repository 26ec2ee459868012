//! Rules. Most are data in the pack: a condition, tried on the request, each ask, element or row. A rule that needs an
//! algorithm is a file here and a line in [`CHECKS`]; the pack switches it on and gives it parameters and severity.

mod already_public;
mod answer_malformed;
mod answer_missing;
mod ask_incomplete;
mod breakdowns_crossed_small;
mod condition;
mod date_still_to_come;
mod direct_identifier_in_deidentified;
mod element_without_question;
mod element_without_reason;
pub mod known_combination;
mod overdue_destruction;
pub mod paper_too_long;
mod partly_public;
pub(crate) mod quasi_identifiers_combined;
mod question_without_element;
mod reason_copied;
mod reason_thin;
mod targeted_request;
mod text_acronym;
mod text_asks_for_all;
mod text_date_missing;
mod text_misses_chosen;
mod text_names_unchosen;
mod text_personal_contact;
mod text_placeholder;
mod text_without_comparison;
mod year_in;
mod years_before_element;
mod years_before_first;
mod years_not_ended;
mod years_span;

use crate::facts::{AskFacts, Facts};
use crate::groups::CellEstimate;
use crate::prose::Written;
use crate::report::{Coverage, Finding, Fix, TaskId};
use crate::tasks::task_of_finding;
use requisite_pack::{Basis, Element, ElementFix, Pack, QuestionWords, Rule, RuleTest, Severity};
use requisite_request::{Ask, Chosen, Date, Place, QuestionId, Request, SchoolYear};
use serde_json::{Map, Value};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// What a rule may read.
pub struct Input<'a> {
    /// The agency.
    pub pack: &'a Pack,
    /// The request.
    pub request: &'a Request,
    /// The day.
    pub today: Date,
    /// Facts of the request.
    pub facts: &'a Facts,
    /// Facts of its asks and of their elements.
    pub asks: &'a [AskFacts<'a>],
    /// Questions that are asked.
    pub shown: &'a BTreeSet<QuestionId>,
    /// What is public.
    pub coverage: &'a [Coverage],
    /// How small groups get.
    pub cells: &'a [CellEstimate],
    /// What the person wrote at length.
    pub written: &'a [Written<'a>],
    /// Elements that are not chosen any more, with a reason for each that is still in the draft.
    pub argued: &'a [&'a Element],
}

/// What a rule found at one place.
pub struct Found {
    place: Place,
    data: BTreeMap<String, String>,
    because: Vec<String>,
    fixes: Vec<Fix>,
    incomplete: bool,
    of_public: bool,
    /// The words of a text that it rests on.
    quotes: Vec<String>,
    /// How sure it is that the agency asks the question that it is about.
    basis: Basis,
}

impl Found {
    fn at(place: Place) -> Self {
        Self {
            place,
            data: BTreeMap::new(),
            because: Vec::new(),
            fixes: Vec::new(),
            incomplete: false,
            of_public: false,
            quotes: Vec::new(),
            basis: Basis::Found,
        }
    }

    /// At a text, resting on these words of it.
    pub(crate) fn quoting(place: Place, quotes: Vec<String>) -> Self {
        let named: Vec<String> = quotes.iter().map(|words| format!("\u{201c}{words}\u{201d}")).collect();
        Self { quotes, ..Self::at(place) }.with("words", list_labels(named.iter().map(String::as_str)))
    }

    fn with(mut self, name: &str, text: impl Into<String>) -> Self {
        self.data.insert(name.to_owned(), text.into());
        self
    }

    fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// At most as sure as it is that the agency asks the question.
    fn resting_on(mut self, basis: Basis) -> Self {
        self.basis = basis;
        self
    }

    /// Marks that public files settle it.
    fn of_public(mut self) -> Self {
        self.of_public = true;
        self
    }

    /// Marks that something is only not there yet.
    fn incomplete(mut self) -> Self {
        self.incomplete = true;
        self
    }
}

type Check = fn(&Input<'_>, &Map<String, Value>) -> Vec<Found>;

/// The rules written in Rust, by the name that packs use.
pub const CHECKS: &[(&str, Check)] = &[
    ("already_public", already_public::check),
    ("answer_malformed", answer_malformed::check),
    ("answer_missing", answer_missing::check),
    ("ask_incomplete", ask_incomplete::check),
    ("breakdowns_crossed_small", breakdowns_crossed_small::check),
    ("date_still_to_come", date_still_to_come::check),
    ("direct_identifier_in_deidentified", direct_identifier_in_deidentified::check),
    ("element_without_question", element_without_question::check),
    ("element_without_reason", element_without_reason::check),
    ("known_combination", known_combination::check),
    ("overdue_destruction", overdue_destruction::check),
    ("paper_too_long", paper_too_long::check),
    ("partly_public", partly_public::check),
    ("quasi_identifiers_combined", quasi_identifiers_combined::check),
    ("question_without_element", question_without_element::check),
    ("reason_copied", reason_copied::check),
    ("reason_thin", reason_thin::check),
    ("targeted_request", targeted_request::check),
    ("text_acronym", text_acronym::check),
    ("text_asks_for_all", text_asks_for_all::check),
    ("text_date_missing", text_date_missing::check),
    ("text_misses_chosen", text_misses_chosen::check),
    ("text_names_unchosen", text_names_unchosen::check),
    ("text_personal_contact", text_personal_contact::check),
    ("text_placeholder", text_placeholder::check),
    ("text_without_comparison", text_without_comparison::check),
    ("year_in", year_in::check),
    ("years_before_element", years_before_element::check),
    ("years_before_first", years_before_first::check),
    ("years_not_ended", years_not_ended::check),
    ("years_span", years_span::check),
];

/// Tries every rule; findings are in the order of the pages, each id once.
pub fn findings(input: &Input<'_>) -> Vec<Finding> {
    let mut findings: BTreeMap<Position<'_>, Finding> = BTreeMap::new();
    for rule in &input.pack.rules {
        for found in try_rule(input, rule) {
            let finding = finish(input, rule, found);
            let at = (page_order(input.pack, &finding), finding.place.clone(), rule.code.as_str());
            match findings.entry(at) {
                Entry::Vacant(entry) => {
                    entry.insert(finding);
                }
                Entry::Occupied(mut entry) => take_along(entry.get_mut(), finding),
            }
        }
    }
    findings.into_values().collect()
}

/// Where a finding stands among all: the order of the pages and of the questions on them, then of places and codes.
type Position<'a> = ((usize, usize), Place, &'a str);

/// A rule on elements that points at one question finds it once, whatever elements it is about: its remedies are for all.
fn take_along(finding: &mut Finding, other: Finding) {
    for fix in other.fixes {
        match finding.fixes.iter_mut().find(|it| it.kind == fix.kind && it.subject == fix.subject) {
            Some(same) => same.edits.extend(fix.edits),
            None => finding.fixes.push(fix),
        }
    }
}

/// Where a finding comes in the order of the tasks, and of the questions within a page.
fn page_order(pack: &Pack, finding: &Finding) -> (usize, usize) {
    let section = |at: Option<usize>| match at {
        Some(0) | None => 0,
        // The data, what is public and the reasons come after the first page of questions.
        Some(at) => at + 3,
    };
    match task_of_finding(finding, pack) {
        None => (0, 0),
        Some(TaskId::Data) => (1, 0),
        Some(TaskId::Public) => (2, 0),
        Some(TaskId::Reasons) => (3, 0),
        Some(TaskId::Section(id)) => {
            let page = pack.sections.iter().position(|it| it.id == id);
            let question = match &finding.place {
                Place::Question(id) | Place::Row { question: id, .. } => {
                    pack.questions().position(|it| it.id == *id).map_or(0, |at| at + 1)
                }
                _ => 0,
            };
            (section(page), question)
        }
    }
}

fn try_rule(input: &Input<'_>, rule: &Rule) -> Vec<Found> {
    match &rule.test {
        RuleTest::When(when) => condition::check(input, rule, when),
        RuleTest::Check { name, with } => CHECKS
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, check)| check(input, with))
            .unwrap_or_default(),
    }
}

fn finish(input: &Input<'_>, rule: &Rule, found: Found) -> Finding {
    let id = format!("{}@{}", rule.code, found.place);
    let basis = rule.basis.max(found.basis);
    // INVARIANT: only what was found in a source must be fixed. What rests on less may stay with a reason.
    let severity = match rule.severity {
        Severity::MustFix if basis != Basis::Found => Severity::Check,
        severity => severity,
    };
    let explained = input.request.explained.get(&id).filter(|_| severity == Severity::Check).cloned();
    Finding {
        id,
        code: rule.code.clone(),
        severity,
        place: found.place,
        data: found.data,
        requirements: rule.requirements.clone(),
        law: rule.law.clone(),
        source: rule.source.clone(),
        basis: basis.as_str(),
        because: found.because,
        fixes: found.fixes,
        incomplete: found.incomplete,
        is_softened: severity != rule.severity,
        of_public: found.of_public,
        quotes: found.quotes,
        explained,
    }
}

impl<'a> Input<'a> {
    /// Every chosen element that the catalog holds, with its ask.
    pub(crate) fn chosen(&self) -> impl Iterator<Item = (&'a Ask, &'a Chosen, &'a Element)> {
        let pack = self.pack;
        self.request.asks.iter().flat_map(move |ask| {
            ask.elements.iter().filter_map(move |chosen| Some((ask, chosen, pack.element(&chosen.id)?)))
        })
    }

    /// The words of a question.
    fn words_of(&self, question: &QuestionId) -> Option<&'a QuestionWords> {
        self.pack.words(&self.pack.language)?.questions.get(question.as_str())
    }
}

/// A school year among the parameters of a rule.
fn year(with: &Map<String, Value>, name: &str) -> Option<SchoolYear> {
    with.get(name)?.as_str()?.parse().ok()
}

/// A number among the parameters of a rule.
fn number(with: &Map<String, Value>, name: &str) -> Option<usize> {
    usize::try_from(with.get(name)?.as_u64()?).ok()
}

/// Whether an element is one that the rule's parameters `groups` and `elements` name.
fn names_element(with: &Map<String, Value>, element: &Element) -> bool {
    let lists = |name: &str, text: &str| {
        let list = with.get(name).and_then(Value::as_array);
        list.is_some_and(|list| list.iter().any(|it| it.as_str() == Some(text)))
    };
    lists("groups", &element.group) || lists("elements", element.id.as_str())
}

/// Labels as a list for a sentence: `A, B and C`, at most eight of them.
pub(crate) fn list_labels<'a>(labels: impl IntoIterator<Item = &'a str>) -> String {
    const MOST: usize = 8;
    let labels: Vec<&str> = labels.into_iter().collect();
    if labels.len() > MOST {
        let head: Vec<&str> = labels.iter().take(MOST).copied().collect();
        return format!("{} and {} more", head.join(", "), labels.len() - MOST);
    }
    match labels.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// The remedies that a rule on elements offers for one element.
fn element_fixes(pack: &Pack, rule: &Rule, ask: &Ask, element: &Element) -> Vec<Fix> {
    use crate::report::FixKind;
    use requisite_request::Edit;
    let fixes = rule.fix.iter().filter_map(|fix| match fix {
        ElementFix::RemoveElement => Some(Fix {
            kind: FixKind::RemoveElement,
            subject: element.label.clone(),
            edits: vec![Edit::RemoveElement { ask: ask.id, element: element.id.clone() }],
        }),
        ElementFix::UseCoarser => {
            let coarser = pack.element(element.coarser.first()?)?;
            Some(Fix {
                kind: FixKind::UseCoarser,
                subject: coarser.label.clone(),
                edits: vec![Edit::SwapElement {
                    ask: ask.id,
                    element: element.id.clone(),
                    with: coarser.id.clone(),
                }],
            })
        }
    });
    fixes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_sorted_and_each_once() {
        assert!(CHECKS.is_sorted_by(|(a, _), (b, _)| a < b));
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(list_labels(["A"]), "A");
        assert_eq!(list_labels(["A", "B", "C"]), "A, B and C");
        assert_eq!(list_labels(["A", "B", "C", "D", "E", "F", "G", "H"]), "A, B, C, D, E, F, G and H");
        let many: Vec<String> = (1..=10).map(|n| n.to_string()).collect();
        assert_eq!(list_labels(many.iter().map(String::as_str)), "1, 2, 3, 4, 5, 6, 7, 8 and 2 more");
    }
    #[test]
    fn parameters_are_read() {
        let with = serde_json::json!({"days": 45, "first": "2009-10", "wrong": "forty-five"});
        let Value::Object(with) = with else { return };
        assert_eq!(
            (number(&with, "days"), number(&with, "wrong"), number(&with, "none")),
            (Some(45), None, None)
        );
        assert_eq!(year(&with, "first").map(|year| year.to_string()), Some("2009-10".to_owned()));
        assert_eq!((year(&with, "wrong"), year(&with, "none")), (None, None));
    }
}

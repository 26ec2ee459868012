//! Facts: what rules test. A fact is answered by the person or derived from the asks, and known or unknown.

use crate::class::uses_sharing_process;
use crate::coverage::all_public;
use crate::evaluate::holds;
use crate::problem::{answer_problem, cell_problem};
use crate::report::{Class, Coverage, CoverageState, Verdict};
use requisite_pack::{Element, Identifier, Pack, Question, QuestionKind};
use requisite_request::{Answer, Ask, Date, Detail, QuestionId, Request, Row, SchoolYear, set_of};
use std::collections::{BTreeMap, BTreeSet};

/// A known value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// An option's id or a text.
    Text(String),
    /// True or false.
    Yes(bool),
    /// A whole number.
    Number(i64),
    /// A day.
    Date(Date),
    /// Several texts.
    Set(BTreeSet<String>),
    /// An answer that is not what its question asks: answered, but of no use to any other test.
    Unreadable,
}

/// Where facts are looked up; unknown facts give nothing.
pub trait Lookup {
    /// The fact with this name, if it is known.
    fn get(&self, name: &str) -> Option<&Fact>;

    /// Whether nobody may look at the fact now, so that not even whether it is known can be told.
    fn hides(&self, _name: &str) -> bool {
        false
    }
}

/// Known facts by name.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    known: BTreeMap<String, Fact>,
}

impl Lookup for Facts {
    fn get(&self, name: &str) -> Option<&Fact> {
        self.known.get(name)
    }
}

/// Facts of one ask, element or row, before those of the request.
pub struct Scoped<'a> {
    /// The facts of the request.
    pub request: &'a Facts,
    /// The facts of the ask.
    pub ask: Option<&'a Facts>,
    /// The facts of the element or row.
    pub own: &'a Facts,
}

impl Lookup for Scoped<'_> {
    fn get(&self, name: &str) -> Option<&Fact> {
        let own = self.own.get(name).or_else(|| self.ask.and_then(|ask| ask.get(name)));
        own.or_else(|| self.request.get(name))
    }
}

impl Facts {
    /// Makes a fact known.
    pub fn set(&mut self, name: &str, fact: Fact) {
        self.known.insert(name.to_owned(), fact);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.set(name, Fact::Text(text.to_owned()));
    }

    fn number(&mut self, name: &str, number: usize) {
        self.set(name, Fact::Number(i64::try_from(number).unwrap_or(i64::MAX)));
    }

    /// Whether any ask is such; not known while none is and an ask without a kind of data could become one.
    fn any_ask(&mut self, name: &str, request: &Request, is_such: impl Fn(&Ask) -> bool) {
        let any = request.asks.iter().any(is_such);
        let settled = !request.asks.is_empty() && request.asks.iter().all(|ask| ask.form.is_some());
        if any || settled {
            self.set(name, Fact::Yes(any));
        }
    }

    fn put_set<T: ToString>(&mut self, name: &str, items: impl Iterator<Item = T>) {
        self.set(name, Fact::Set(set_of(items.map(|it| it.to_string()))));
    }
}

/// The facts of a request, and which questions are asked. A question that is not asked is an unknown fact.
///
/// Whether a question is asked may depend on the answer to another, so this goes round until nothing changes.
pub fn gather(
    pack: &Pack,
    request: &Request,
    class: &Verdict<Class>,
    coverage: &[Coverage],
) -> (Facts, BTreeSet<QuestionId>) {
    let mut derived = Facts::default();
    add_derived(&mut derived, pack, request, class, coverage);
    let mut shown = set_of(pack.questions().map(|question| question.id.clone()));
    loop {
        let mut facts = derived.clone();
        for question in pack.questions().filter(|question| shown.contains(&question.id)) {
            add_answer(&mut facts, question, request);
        }
        add_study_days(&mut facts, pack);
        let still = pack
            .questions()
            .filter(|question| shown.contains(&question.id) && holds(&question.shown, &facts))
            .map(|question| question.id.clone());
        let still = set_of(still);
        if still == shown {
            return (facts, shown);
        }
        // INVARIANT: `still` is a smaller part of `shown`, so this ends. A question once hidden stays hidden in this run.
        shown = still;
    }
}

fn add_answer(facts: &mut Facts, question: &Question, request: &Request) {
    let Some(answer) = request.answer(&question.id) else { return };
    // An acknowledgement that is not given is no answer.
    if question.kind == QuestionKind::Acknowledge && answer.as_yes() == Some(false) {
        return;
    }
    let fact = fact_of(question.kind, answer).filter(|_| answer_problem(question, answer).is_none());
    facts.set(question.id.as_str(), fact.unwrap_or(Fact::Unreadable));
    if let (QuestionKind::Rows, Answer::Rows(rows)) = (question.kind, answer) {
        let filled = rows.iter().filter(|row| row.values().any(|cell| !cell.trim().is_empty())).count();
        facts.number(&format!("count:{}", question.id), filled);
    }
}

/// The fact that an answer makes known; none when the answer is of another kind than its question.
fn fact_of(kind: QuestionKind, answer: &Answer) -> Option<Fact> {
    match (kind, answer) {
        (QuestionKind::Acknowledge | QuestionKind::YesNo, Answer::Yes(yes)) => Some(Fact::Yes(*yes)),
        (QuestionKind::Choices, Answer::Options(options)) => Some(Fact::Set(set_of(options.iter().cloned()))),
        (QuestionKind::Rows, Answer::Rows(rows)) => Some(Fact::Number(i64::try_from(rows.len()).ok()?)),
        (kind, Answer::Text(text)) => fact_of_text(kind, text),
        _ => None,
    }
}

fn fact_of_text(kind: QuestionKind, text: &str) -> Option<Fact> {
    let text = text.trim();
    match kind {
        QuestionKind::Date => text.parse().ok().map(Fact::Date),
        QuestionKind::Number => text.parse().ok().map(Fact::Number),
        QuestionKind::YesNo => match text {
            "yes" => Some(Fact::Yes(true)),
            "no" => Some(Fact::Yes(false)),
            _ => None,
        },
        QuestionKind::Acknowledge => (text == "yes").then_some(Fact::Yes(true)),
        QuestionKind::Choices | QuestionKind::Rows => None,
        _ => (!text.is_empty()).then(|| Fact::Text(text.to_owned())),
    }
}

fn add_study_days(facts: &mut Facts, pack: &Pack) {
    let date = |id: &Option<QuestionId>| match id.as_ref().and_then(|id| facts.get(id.as_str())) {
        Some(Fact::Date(date)) => Some(*date),
        _ => None,
    };
    if let (Some(start), Some(end)) = (date(&pack.uses.start), date(&pack.uses.end)) {
        facts.set("study_days", Fact::Number(end.days_since_1970() - start.days_since_1970()));
    }
}

fn add_derived(
    facts: &mut Facts,
    pack: &Pack,
    request: &Request,
    class: &Verdict<Class>,
    coverage: &[Coverage],
) {
    if let Some(class) = class.value() {
        facts.text("class", class.as_str());
        facts.set("identifiable", Fact::Yes(class == Class::Identifiable));
    }
    if class.value().is_some() {
        facts.set("class_in_doubt", Fact::Yes(matches!(class, Verdict::Person { .. })));
    }
    facts.any_ask("student_level", request, |ask| ask.detail() == Some(Detail::StudentLevel));
    facts.any_ask("sharing_process", request, uses_sharing_process);
    if let Some(all) = all_public(request, coverage) {
        facts.set("all_public", Fact::Yes(all));
        // What is published in part counts here: the agency will ask why that part is not enough.
        let any = all
            || !request.public_instead.is_empty()
            || coverage.iter().any(|it| it.state != CoverageState::NotPublic);
        facts.set("any_public", Fact::Yes(any));
    }
    let elements: Vec<&Element> = request.elements().into_iter().filter_map(|id| pack.element(id)).collect();
    facts.number("n_asks", request.asks.len());
    facts.number("n_elements", elements.len());
    facts.number(
        "n_research_questions",
        request.research_questions.iter().filter(|it| !it.text.trim().is_empty()).count(),
    );
    facts.number("n_indirect", elements.iter().filter(|it| it.identifier == Identifier::Indirect).count());
    facts.put_set("elements", elements.iter().map(|it| &it.id));
    facts.put_set("groups", elements.iter().map(|it| &it.group));
    facts.put_set("levels", elements.iter().map(|it| it.level.as_str()));
    facts.put_set("identifiers", elements.iter().map(|it| it.identifier.as_str()));
    facts.put_set("years", request.asks.iter().flat_map(years_of));
    facts.put_set("breakdowns", request.asks.iter().flat_map(|ask| &ask.breakdowns));
    facts.put_set("units", request.asks.iter().filter_map(|ask| ask.unit.as_ref()));
}

/// The years of an ask, and those that it has for one element alone.
fn years_of(ask: &Ask) -> BTreeSet<SchoolYear> {
    let own = ask.elements.iter().filter_map(|chosen| chosen.years.as_ref());
    set_of(own.chain([&ask.years]).flat_map(|years| years.0.iter().copied()))
}

/// One ask with its facts and those of its elements, made once for all rules.
pub struct AskFacts<'a> {
    /// The ask.
    pub ask: &'a Ask,
    /// Its facts.
    pub own: Facts,
    /// Its elements that the catalog holds, each with its facts.
    pub elements: Vec<(&'a Element, Facts)>,
}

/// All asks with their facts and those of their elements, in the request's order.
pub fn of_asks<'a>(pack: &'a Pack, request: &'a Request) -> Vec<AskFacts<'a>> {
    let elements = |ask: &'a Ask| {
        let chosen = ask.elements.iter().filter_map(|chosen| pack.element(&chosen.id));
        chosen.map(|element| (element, of_element(element, request))).collect()
    };
    request.asks.iter().map(|ask| AskFacts { ask, own: of_ask(pack, ask), elements: elements(ask) }).collect()
}

/// The facts of one ask.
pub fn of_ask(pack: &Pack, ask: &Ask) -> Facts {
    let mut facts = Facts::default();
    if let Some(form) = ask.form {
        facts.text("ask.form", form.as_str());
    }
    if let Some(unit) = &ask.unit {
        facts.text("ask.unit", unit.as_str());
    }
    let is_group = |id| pack.breakdown(id).is_some_and(|it| it.student_group);
    facts.number("ask.n_breakdowns", ask.breakdowns.len());
    facts.number("ask.n_student_groups", ask.breakdowns.iter().filter(|id| is_group(id)).count());
    facts.number("ask.n_years", years_of(ask).len());
    facts
}

/// The facts of one chosen element.
pub fn of_element(element: &Element, request: &Request) -> Facts {
    let mut facts = Facts::default();
    facts.text("element.id", element.id.as_str());
    facts.text("element.group", &element.group);
    facts.text("element.collection", &element.collection);
    facts.text("element.identifier", element.identifier.as_str());
    facts.text("element.base_file", element.base_file.as_str());
    facts.text("element.level", element.level.as_str());
    facts.set("element.reason", Fact::Yes(element.reason));
    let given = request.reasons.get(&element.id).is_some_and(|reason| !reason.why_needed.trim().is_empty());
    facts.set("element.reason_given", Fact::Yes(given));
    facts
}

/// The facts of one row of a question.
pub fn of_row(question: &Question, row: &Row) -> Facts {
    let mut facts = Facts::default();
    for field in &question.fields {
        let Some(text) = row.get(&field.id).map(|text| text.trim()).filter(|text| !text.is_empty()) else {
            continue;
        };
        // An acknowledgement that is not given is no answer.
        if field.kind == QuestionKind::Acknowledge && text == "no" {
            continue;
        }
        let fact = fact_of_text(field.kind, text).filter(|_| cell_problem(field, row).is_none());
        facts.set(&format!("row.{}", field.id), fact.unwrap_or(Fact::Unreadable));
    }
    facts
}

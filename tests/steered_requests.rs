//! Random requests that lean towards the conditions of a pack. A request that is only random rarely answers the very
//! questions on which a rule depends; here a few conditions are picked, and what they test is set so that they hold, or
//! just do not.

use crate::random_requests::{random_answer, random_request, some};
use fastrand::Rng;
use requisite_pack::{Condition, Constant, Element, Pack, Question, QuestionKind, RuleTest, Scope, Test};
use requisite_request::{
    Answer, AskId, Date, Edit, FieldId, Form, Request, ResearchQuestion, ResearchQuestionId, SchoolYear,
    Years,
};

/// How far a question's own condition is followed to another question's.
const DEEPEST: u8 = 4;

/// A random request in which some of the pack's conditions are likely to hold, or to fail by one test.
pub fn steered_request(pack: &Pack, rng: &mut Rng) -> Request {
    let mut request = if rng.u8(..4) > 0 { random_request(pack, rng) } else { Request::default() };
    if rng.u8(..10) == 0 {
        published(pack, rng, &mut request);
    }
    let conditions = conditions(pack);
    let mut steering = Steering { pack, rng, request, row_of: None };
    for _ in 0..steering.rng.u8(..4) {
        let (condition, row_of) = *some(steering.rng, &conditions);
        steering.row_of = row_of;
        if let Some(question) = row_of {
            steering.towards(&question.shown, true, 0);
        }
        let wanted = steering.rng.u8(..5) > 0;
        steering.towards(condition, wanted, 0);
    }
    steering.request
}

/// Every condition of the pack; those on rows with their question.
fn conditions(pack: &Pack) -> Vec<(&Condition, Option<&Question>)> {
    let rules = pack.rules.iter().filter_map(|rule| match (&rule.test, &rule.scope) {
        (RuleTest::When(when), Scope::Row(question)) => Some((when, pack.question(question))),
        (RuleTest::When(when), _) => Some((when, None)),
        _ => None,
    });
    let questions = pack.questions().map(|question| (&question.shown, None));
    let routes = pack.routes.iter().map(|route| (&route.when, None));
    rules.chain(questions).chain(routes).chain(pack.obligations.iter().map(|it| (&it.when, None))).collect()
}

/// Asks for one element that a product publishes, at a level and in a year of that product.
fn published(pack: &Pack, rng: &mut Rng, request: &mut Request) {
    let elements: Vec<&Element> = pack.elements.iter().filter(|it| !it.products.is_empty()).collect();
    if elements.is_empty() {
        return;
    }
    let element = *some(rng, &elements);
    let products: Vec<_> = pack.series(some(rng, &element.products)).collect();
    let product = *some(rng, &products);
    request.asks.clear();
    request.apply(&Edit::AddAsk);
    let ask = AskId(1);
    request.apply(&Edit::SetForm { ask, form: Form::AggregateSuppressed });
    if !product.units.is_empty() {
        request.apply(&Edit::SetUnit { ask, unit: some(rng, &product.units).clone() });
    }
    if let requisite_pack::Measured::Years(first, last) = product.years {
        let year = SchoolYear::starting(rng.u16(first.start()..=last.start())).unwrap();
        request.apply(&Edit::SetYears { ask, years: Years::span(year, year) });
    }
    request.apply(&Edit::AddElement { ask, element: element.id.clone() });
}

struct Steering<'a> {
    pack: &'a Pack,
    rng: &'a mut Rng,
    request: Request,
    /// The question whose rows are tried.
    row_of: Option<&'a Question>,
}

impl Steering<'_> {
    fn towards(&mut self, condition: &Condition, wanted: bool, depth: u8) {
        match condition {
            Condition::Always => {}
            Condition::All(parts) | Condition::Any(parts) => {
                let each = matches!(condition, Condition::All(_)) == wanted;
                let one = self.rng.usize(..parts.len());
                for (idx, part) in parts.iter().enumerate() {
                    // Of an *all* that shall fail, the other parts shall hold: it fails by one test.
                    let part_wanted = if each || idx == one { wanted } else { !wanted };
                    self.towards(part, part_wanted, depth);
                }
            }
            Condition::Not(part) => self.towards(part, !wanted, depth),
            Condition::Fact(fact, test) => self.fact(&fact.0, test, wanted, depth),
        }
    }

    fn fact(&mut self, name: &str, test: &Test, wanted: bool, depth: u8) {
        if let Some(field) = name.strip_prefix("row.") {
            return self.cell(field, test, wanted);
        }
        let question = self.pack.question(&requisite_request::QuestionId::new(name).unwrap_or_else(|_| {
            // Names of derived facts with a point are no ids, and no question has this one.
            requisite_request::QuestionId::new("-").unwrap()
        }));
        if let Some(question) = question {
            self.answer(question, test, wanted);
            if depth < DEEPEST && self.rng.u8(..8) > 0 {
                self.towards(&question.shown, true, depth + 1);
            }
            return;
        }
        let texts: Vec<String> = match test {
            Test::Is(Constant::Text(text)) => vec![text.clone()],
            Test::In(texts) | Test::HasAny(texts) => texts.clone(),
            _ => Vec::new(),
        };
        match (name, test) {
            ("class" | "ask.form", _) => self.forms(&texts, wanted),
            ("student_level" | "sharing_process" | "identifiable", Test::Is(Constant::Yes(yes))) => {
                let least = match name {
                    "student_level" => Form::DeIdentified,
                    "identifiable" => Form::Identifiable,
                    _ => Form::AggregateUnsuppressed,
                };
                let fits = |form: &Form| (*form >= least) == (*yes == wanted);
                let names = Form::ALL.iter().filter(|form| fits(form)).map(|form| form.as_str().to_owned());
                self.forms(&names.collect::<Vec<_>>(), true);
            }
            ("study_days", Test::AtLeast(days) | Test::AtMost(days)) => self.study_days(*days),
            ("n_research_questions", Test::AtLeast(n) | Test::AtMost(n)) => {
                let near = self.near(*n);
                self.request.research_questions = (1..=u32::try_from(near.max(0)).unwrap())
                    .map(|id| ResearchQuestion { id: ResearchQuestionId(id), text: "What works?".to_owned() })
                    .collect();
            }
            ("n_indirect" | "n_elements", Test::AtLeast(n) | Test::AtMost(n)) => {
                for _ in 0..self.near(*n) {
                    let column =
                        if name == "n_indirect" { "element.identifier" } else { "element.collection" };
                    self.element(column, &["indirect".to_owned()], true);
                }
            }
            ("years", _) if !texts.is_empty() => {
                let ask = self.ask();
                let year: SchoolYear = some(self.rng, &texts).parse().unwrap();
                self.request.apply(&Edit::SetYears { ask, years: Years::span(year, year) });
            }
            _ if !texts.is_empty() => self.element(name, &texts, wanted),
            _ => {}
        }
    }

    /// A number at a limit, or one off it.
    fn near(&mut self, n: i64) -> i64 {
        n + self.rng.i64(-1..2)
    }

    /// An ask that is there.
    fn ask(&mut self) -> AskId {
        if self.request.asks.is_empty() {
            self.request.apply(&Edit::AddAsk);
        }
        some(self.rng, &self.request.asks).id
    }

    fn forms(&mut self, names: &[String], wanted: bool) {
        let fits = |form: &&Form| names.iter().any(|name| name == form.as_str()) == wanted;
        let forms: Vec<Form> = Form::ALL.iter().filter(fits).copied().collect();
        self.ask();
        for ask in self.request.asks.iter().map(|ask| ask.id).collect::<Vec<_>>() {
            if !forms.is_empty() {
                self.request.apply(&Edit::SetForm { ask, form: *some(self.rng, &forms) });
            }
        }
    }

    /// Adds an element that the catalog describes so, or takes them out.
    fn element(&mut self, column: &str, texts: &[String], wanted: bool) {
        let described = |element: &&Element| {
            let text = match column {
                "groups" | "element.group" => element.group.as_str(),
                "levels" | "element.level" => element.level.as_str(),
                "identifiers" | "element.identifier" => element.identifier.as_str(),
                "element.base_file" => element.base_file.as_str(),
                "element.collection" => element.collection.as_str(),
                _ => element.id.as_str(),
            };
            texts.iter().any(|it| it == text)
        };
        let ask = self.ask();
        let elements: Vec<&Element> = self.pack.elements.iter().filter(described).collect();
        if wanted && !elements.is_empty() {
            let element = some(self.rng, &elements).id.clone();
            self.request.apply(&Edit::AddElement { ask, element });
        } else {
            for element in elements {
                self.request.apply(&Edit::RemoveElement { ask, element: element.id.clone() });
            }
        }
    }

    fn study_days(&mut self, days: i64) {
        let (Some(start), Some(end)) = (self.pack.uses.start.clone(), self.pack.uses.end.clone()) else {
            return;
        };
        let first = Date::new(self.rng.u16(2020..2030), self.rng.u8(1..13), self.rng.u8(1..29)).unwrap();
        let Some(last) = first.plus_days(self.near(days)) else { return };
        self.request.apply(&Edit::Answer { question: start, answer: Answer::Text(first.to_string()) });
        self.request.apply(&Edit::Answer { question: end, answer: Answer::Text(last.to_string()) });
    }

    /// Answers a question so that the test holds, or with something else.
    fn answer(&mut self, question: &Question, test: &Test, wanted: bool) {
        let id = &question.id;
        let answer = match test {
            Test::Answered(answered) => (*answered == wanted)
                .then(|| random_answer(self.rng, question.kind, &question.options, &question.fields)),
            Test::Is(Constant::Yes(yes)) => Some(Answer::Yes(*yes == wanted)),
            Test::Before(other) | Test::NotAfter(other) => {
                let there = requisite_request::QuestionId::new(&other.0).unwrap();
                let day = Date::new(2027, self.rng.u8(1..13), self.rng.u8(1..29)).unwrap();
                let other_day = day.plus_days(self.rng.i64(-1..2)).unwrap();
                self.request
                    .apply(&Edit::Answer { question: there, answer: Answer::Text(other_day.to_string()) });
                Some(Answer::Text(day.to_string()))
            }
            _ => Some(Answer::Text(self.text(test, &question.options, wanted))),
        };
        let answer = match (question.kind, answer) {
            (QuestionKind::Choices, Some(Answer::Text(text))) => {
                let mut options = vec![text];
                if self.rng.bool() && !question.options.is_empty() {
                    options.push(some(self.rng, &question.options).clone());
                }
                Some(Answer::Options(options))
            }
            (_, answer) => answer,
        };
        match answer {
            Some(answer) => self.request.apply(&Edit::Answer { question: id.clone(), answer }),
            None => self.request.apply(&Edit::ClearAnswer { question: id.clone() }),
        }
    }

    /// A text or number for which the test holds, or does not.
    fn text(&mut self, test: &Test, options: &[String], wanted: bool) -> String {
        let named: &[String] = match test {
            Test::Is(Constant::Text(text)) => std::slice::from_ref(text),
            Test::In(texts) | Test::HasAny(texts) => texts,
            Test::AtLeast(n) | Test::AtMost(n) | Test::Is(Constant::Number(n)) => {
                return self.near(*n).to_string();
            }
            _ => &[],
        };
        let fits: Vec<&String> = if wanted {
            named.iter().collect()
        } else {
            options.iter().filter(|option| !named.contains(option)).collect()
        };
        if fits.is_empty() { "Some words".to_owned() } else { (*some(self.rng, &fits)).clone() }
    }

    /// Fills a field of the first row so that the test holds, or with something else.
    fn cell(&mut self, field: &str, test: &Test, wanted: bool) {
        let Some(question) = self.row_of else { return };
        let Some(field) = question.fields.iter().find(|it| it.id.as_str() == field) else { return };
        let text = match test {
            Test::Answered(answered) if *answered != wanted => String::new(),
            Test::Is(Constant::Yes(yes)) => if *yes == wanted { "yes" } else { "no" }.to_owned(),
            _ => self.text(test, &field.options, wanted),
        };
        let mut rows = self.request.answer(&question.id).map(Answer::as_rows).unwrap_or_default().to_vec();
        if rows.is_empty() {
            rows.push(question.fields.iter().map(|it| (it.id.clone(), "Some words".to_owned())).collect());
        }
        rows[0].insert(FieldId::new(field.id.as_str()).unwrap(), text);
        self.request.apply(&Edit::Answer { question: question.id.clone(), answer: Answer::Rows(rows) });
    }
}

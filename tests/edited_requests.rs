//! Random changes to a request, as a person makes them: every text that is written is found nowhere else.

use crate::random_requests::{random_answer, some};
use fastrand::Rng;
use requisite_pack::{Pack, Question, QuestionKind};
use requisite_request::{
    Answer, AskId, Assembled, Edit, ElementId, Form, PublicUse, Reason, Request, ResearchQuestionId, Role,
    SchoolYear, Years,
};

/// Writes texts that begin with the name of who writes, each once.
pub struct Writer<'a> {
    pack: &'a Pack,
    name: &'static str,
    count: u32,
}

impl<'a> Writer<'a> {
    /// Someone who has written nothing yet.
    pub fn new(pack: &'a Pack, name: &'static str) -> Self {
        Self { pack, name, count: 0 }
    }

    fn text(&mut self) -> String {
        self.count += 1;
        format!("{}-{}.", self.name, self.count)
    }

    /// The request after some changes.
    pub fn changed(&mut self, rng: &mut Rng, request: &Request, most: u32) -> Request {
        let mut request = request.clone();
        for _ in 0..rng.u32(..=most) {
            if let Some(edit) = self.edit(rng, &request) {
                request.apply(&edit);
            }
        }
        request
    }

    fn answer(&mut self, rng: &mut Rng, question: &Question) -> Answer {
        let mut answer = random_answer(rng, question.kind, &question.options, &question.fields);
        match &mut answer {
            Answer::Text(text) if question.kind != QuestionKind::Choice => *text = self.text(),
            Answer::Rows(rows) => {
                for (field, cell) in rows.iter_mut().flatten() {
                    // Few names, so that both write about the same person.
                    let is_name = question.fields.first().is_some_and(|it| it.id == *field);
                    *cell = if is_name { format!("Person {}", rng.u8(..3)) } else { self.text() };
                }
            }
            _ => {}
        }
        answer
    }

    fn edit(&mut self, rng: &mut Rng, request: &Request) -> Option<Edit> {
        let (pack, questions) = (self.pack, self.pack.questions().collect::<Vec<_>>());
        let question = *some(rng, &questions);
        // Half of the time one of a few, so that both are likely to change the same.
        let question = if rng.bool() { questions[rng.usize(..6)] } else { question };
        let id = question.id.clone();
        let element = some(rng, pack.elements.get(..12).unwrap_or(&pack.elements)).id.clone();
        let asks: Vec<AskId> = request.asks.iter().map(|it| it.id).collect();
        let numbers: Vec<ResearchQuestionId> = request.research_questions.iter().map(|it| it.id).collect();
        let ask = if asks.is_empty() { AskId(1) } else { *some(rng, &asks) };
        let number = if numbers.is_empty() { ResearchQuestionId(1) } else { *some(rng, &numbers) };
        Some(match rng.u8(..22) {
            0..4 => Edit::Answer { question: id, answer: self.answer(rng, question) },
            4 => Edit::ClearAnswer { question: id },
            5 => Edit::AddAsk,
            6 => Edit::RemoveAsk { ask },
            7 => Edit::NameAsk { ask, name: self.text() },
            8 => Edit::SetForm { ask, form: *some(rng, &Form::ALL) },
            9 => Edit::SetYears { ask, years: years(rng) },
            10 => Edit::SetPopulation { ask, population: self.text() },
            11 | 12 => Edit::AddElement { ask, element },
            13 => Edit::RemoveElement { ask, element: of(rng, request, ask)? },
            14 => Edit::PlaceElement { ask, element: of(rng, request, ask)?, place: rng.usize(..3) },
            15 => Edit::SetElementYears {
                ask,
                element: of(rng, request, ask)?,
                years: rng.bool().then(|| years(rng)),
            },
            16 => Edit::UsePublic {
                public: PublicUse {
                    ask: request.ask(ask)?.id,
                    element: of(rng, request, ask)?,
                    products: vec![some(rng, &pack.products).id.clone()],
                    years: years(rng),
                    unit: None,
                },
            },
            17 => Edit::AddResearchQuestion,
            18 => Edit::SetResearchQuestion { id: number, text: self.text() },
            19 if rng.bool() => Edit::RemoveResearchQuestion { id: number },
            19 => {
                let mut reason = request.reasons.get(&element).cloned().unwrap_or_default();
                match rng.u8(..4) {
                    0 => reason.role = Some(*some(rng, &Role::ALL)),
                    1 => reason.why_needed = self.text(),
                    2 => reason.if_refused = String::new(),
                    _ => reason.questions.extend(numbers.first()),
                }
                Edit::SetReason { element, reason: Reason { why_not_less: self.text(), ..reason } }
            }
            20 => Edit::Explain {
                finding: format!("code-{}@ask:{}/years", rng.u8(..2), request.ask(ask)?.id.0),
                text: if rng.u8(..4) > 0 { self.text() } else { String::new() },
            },
            _ if rng.bool() => Edit::ComeBack { question: id, wanted: rng.bool() },
            _ => Edit::Assemble { question: id, assembled: rng.bool().then_some(Assembled::Live) },
        })
    }
}

fn years(rng: &mut Rng) -> Years {
    let first = rng.u16(2010..2020);
    let year = |year| SchoolYear::starting(year).unwrap();
    Years::span(year(first), year(first + rng.u16(..4)))
}

/// An element of an ask.
fn of(rng: &mut Rng, request: &Request, ask: AskId) -> Option<ElementId> {
    let elements = &request.ask(ask)?.elements;
    (!elements.is_empty()).then(|| some(rng, elements).id.clone())
}

//! Random requests. A seed always gives the same one.

use fastrand::Rng;
use requisite_pack::{Pack, QuestionKind};
use requisite_request::{
    Answer, AskId, Edit, Form, Reason, Request, ResearchQuestionId, Role, Row, SchoolYear, Years,
};

/// One of several things.
pub fn some<'a, T>(rng: &mut Rng, items: &'a [T]) -> &'a T {
    &items[rng.usize(..items.len())]
}

/// How many random requests to try: as `REQUISITE_REQUESTS` says, or few.
pub fn how_many(by_default: u64) -> u64 {
    std::env::var("REQUISITE_REQUESTS").map_or(by_default, |it| it.parse().expect("a number"))
}

/// A request of which every part is filled at random, or not at all.
pub fn random_request(pack: &Pack, rng: &mut Rng) -> Request {
    let mut request = Request::default();
    for ask in 1..=rng.u32(0..3) {
        let ask = AskId(ask);
        request.apply(&Edit::AddAsk);
        if rng.u8(..8) > 0 {
            request.apply(&Edit::SetForm { ask, form: *some(rng, &Form::ALL) });
        }
        if rng.u8(..4) > 0 {
            request.apply(&Edit::SetUnit { ask, unit: some(rng, &pack.units).clone() });
        }
        let first = SchoolYear::starting(rng.u16(2005..2027)).unwrap();
        let last = SchoolYear::starting(rng.u16(2005..2028)).unwrap();
        request.apply(&Edit::SetYears { ask, years: Years::span(first, last) });
        let breakdowns =
            pack.breakdowns.iter().filter(|_| rng.u8(..10) == 0).map(|it| it.id.clone()).collect();
        request.apply(&Edit::SetBreakdowns { ask, breakdowns });
        for _ in 0..rng.u32(0..25) {
            request.apply(&Edit::AddElement { ask, element: some(rng, &pack.elements).id.clone() });
        }
    }
    for _ in 0..rng.u32(0..4) {
        request.apply(&Edit::AddResearchQuestion);
    }
    for question in &mut request.research_questions {
        question.text = "What works?".to_owned();
    }
    for element in request.elements().into_iter().cloned().collect::<Vec<_>>() {
        if rng.bool() {
            let reason = Reason {
                role: rng.bool().then(|| *some(rng, &Role::ALL)),
                questions: (0..rng.u32(..3)).map(|_| ResearchQuestionId(rng.u32(1..4))).collect(),
                why_needed: if rng.bool() { "Because".to_owned() } else { String::new() },
                ..Reason::default()
            };
            request.apply(&Edit::SetReason { element, reason });
        }
    }
    for question in pack.questions() {
        if rng.u8(..3) > 0 {
            let answer = random_answer(rng, question.kind, &question.options, &question.fields);
            request.apply(&Edit::Answer { question: question.id.clone(), answer });
        }
    }
    request
}

fn random_text(rng: &mut Rng, kind: QuestionKind, options: &[String]) -> String {
    // Now and then an answer that does not fit, as a damaged file may hold.
    if rng.u8(..12) == 0 {
        return "\u{202e}<b>".to_owned();
    }
    match kind {
        QuestionKind::Choice => some(rng, options).clone(),
        QuestionKind::Date => format!("20{}-{:02}-{:02}", rng.u8(25..32), rng.u8(1..13), rng.u8(1..31)),
        QuestionKind::Number => rng.u8(..30).to_string(),
        QuestionKind::YesNo => if rng.bool() { "yes" } else { "no" }.to_owned(),
        QuestionKind::Email => "a@example.org".to_owned(),
        _ => "Some words".to_owned(),
    }
}

/// An answer of the right kind, now and then a damaged one.
pub fn random_answer(
    rng: &mut Rng,
    kind: QuestionKind,
    options: &[String],
    fields: &[requisite_pack::Field],
) -> Answer {
    match kind {
        QuestionKind::YesNo | QuestionKind::Acknowledge => Answer::Yes(rng.bool()),
        QuestionKind::Choices => Answer::Options(options.iter().filter(|_| rng.bool()).cloned().collect()),
        QuestionKind::Rows => {
            let rows = (0..rng.u32(..4)).map(|_| {
                let filled = fields.iter().filter_map(|it| {
                    let filled = rng.u8(..4) > 0;
                    filled.then(|| (it.id.clone(), random_text(rng, it.kind, &it.options)))
                });
                filled.collect::<Row>()
            });
            Answer::Rows(rows.collect())
        }
        kind => Answer::Text(random_text(rng, kind, options)),
    }
}

//! Damage as a file may hold that another program, an older pack or a person wrote: answers of another kind, options and
//! elements that the pack does not have, odd blanks and digits.

use crate::random_requests::some;
use fastrand::Rng;
use requisite_pack::{Pack, Question};
use requisite_request::{
    Answer, BreakdownId, Chosen, ElementId, FieldId, QuestionId, Request, ResearchQuestion,
    ResearchQuestionId, Row, SchoolYear, UnitId, Years,
};

/// Texts on which programs differ over what is a number, a date or a blank.
const ODD_TEXTS: [&str; 34] = [
    "",
    " ",
    "\u{a0}\u{2003}",
    "\u{200b}",
    "\u{1c}",
    "\u{85}",
    "yes",
    "no",
    "Yes",
    " yes ",
    "\u{2003}no",
    "+5",
    "-0",
    "007",
    "1_000",
    "1.0",
    "1e3",
    "٣",
    "12\u{1f}",
    " 11\t",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775809",
    "2027-02-29",
    "2028-02-29",
    " 2027-06-30 ",
    "2027-6-30",
    "２０２７-06-30",
    "1899-12-31",
    "2200-01-01",
    "20270630",
    "2027-06-30-1",
    "true",
    "a@b.c d@e.f",
];

/// Damages a request in one to three places.
pub fn damage(pack: &Pack, rng: &mut Rng, request: &mut Request) {
    let questions: Vec<&Question> = pack.questions().collect();
    for _ in 0..rng.u8(1..4) {
        let question = *some(rng, &questions);
        if rng.bool() {
            request.answers.insert(question.id.clone(), odd_answer(rng, question));
        } else {
            damage_data(pack, rng, request);
        }
    }
}

fn odd_text(rng: &mut Rng) -> String {
    (*some(rng, &ODD_TEXTS)).to_owned()
}

fn odd_answer(rng: &mut Rng, question: &Question) -> Answer {
    match rng.u8(..8) {
        0 => Answer::Yes(rng.bool()),
        1 => {
            let mut options: Vec<String> = question.options.iter().take(2).cloned().collect();
            options.push("no-such-option".to_owned());
            Answer::Options(options)
        }
        2 => Answer::Rows(vec![Row::default(), odd_row(rng, question)]),
        3 => Answer::Options(Vec::new()),
        4 if !question.options.is_empty() => Answer::Text(format!(" {}\n", some(rng, &question.options))),
        5 => Answer::Text("word ".repeat(rng.usize(..700))),
        _ => Answer::Text(odd_text(rng)),
    }
}

fn odd_row(rng: &mut Rng, question: &Question) -> Row {
    let mut row: Row = question.fields.iter().map(|field| (field.id.clone(), odd_text(rng))).collect();
    if rng.bool() {
        row.insert(FieldId::new("no-such-field").unwrap(), odd_text(rng));
    }
    row
}

fn damage_data(pack: &Pack, rng: &mut Rng, request: &mut Request) {
    let year = SchoolYear::starting(rng.u16(1996..2027)).unwrap();
    let element = some(rng, &pack.elements).id.clone();
    match rng.u8(..4) {
        0 => {
            request.answers.insert(QuestionId::new("no-such-question").unwrap(), Answer::Text(odd_text(rng)));
        }
        1 => {
            let id = ResearchQuestionId(90);
            request.research_questions.push(ResearchQuestion { id, text: odd_text(rng) });
        }
        2 => {
            request.reasons.entry(element).or_default().why_needed = odd_text(rng);
        }
        _ => {}
    }
    let Some(ask) = request.asks.last_mut() else { return };
    match rng.u8(..5) {
        0 => ask.elements.push(Chosen { id: ElementId::new("no-such-element").unwrap(), years: None }),
        1 => ask.unit = Some(UnitId::new("no-such-unit").unwrap()),
        2 => ask.breakdowns.push(BreakdownId::new("no-such-breakdown").unwrap()),
        3 => ask.form = None,
        _ => {
            if let Some(chosen) = ask.elements.first_mut() {
                chosen.years = Some(if rng.bool() { Years::span(year, year) } else { Years::default() });
            }
        }
    }
}

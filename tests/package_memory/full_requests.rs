//! Requests that hold as much as there is room for, of one kind each, beside a huge file: what they would give is compared with what
//! is there, or refused where it would not end.

use crate::Case;
use crate::sealed::{REPORT, Sound};
use requisite_request::{
    Answer, Ask, AskId, BreakdownId, Chosen, ElementId, Form, GradeId, PublicUse, QuestionId, RequestFile,
    ResearchQuestion, ResearchQuestionId, Years,
};

/// Elements, asks, rows and the like, somewhat fewer than there is room for.
const MANY: usize = 3_800;
/// The same where each comes with another one.
const PAIRS: usize = 1_900;
/// Letters, somewhat fewer than there is room for.
const LETTERS: usize = 1_020_000;

pub const CASES: &[Case] = &[
    ("elements", |it| it.with_request(|file| elements(file, it, false)), "data/elements.csv"),
    (
        "elements with years of their own",
        |it| it.with_request(|file| elements(file, it, true)),
        "data/elements.csv",
    ),
    ("twenty thousand elements", |it| it.with_request(twenty_thousand), "more than 4000 objects"),
    ("asks", |it| it.with_request(|file| asks(file, MANY, None)), "data/request.html"),
    (
        "tables of one element",
        |it| it.with_request(|file| asks(file, PAIRS, Some("gender"))),
        "data/elements.csv",
    ),
    ("people", |it| it.with_request(|file| rows(file, it, "people")), "data/request.html"),
    ("places of the data", |it| it.with_request(|file| rows(file, it, "storage_media")), "data/request.html"),
    ("research questions", |it| it.with_request(|file| research_questions(file, MANY)), "data/request.html"),
    (
        "research questions for many elements",
        |it| it.with_request(questions_and_elements),
        "tables would be larger",
    ),
    ("grades", |it| it.with_request(grades), "tables would be larger"),
    ("breakdowns", |it| it.with_request(breakdowns), "tables would be larger"),
    ("a long name of many elements", |it| it.with_request(long_name), "tables would be larger"),
    ("public files instead", |it| it.with_request(public_instead), "data/request.html"),
    ("explanations", |it| it.with_request(explanations), "data/report.json"),
    ("answers to no question", |it| it.with_request(answers), "data/request.json"),
    (
        "a long text",
        |it| it.with_request(|file| long_text(file, "Long words of a study. ")),
        "data/request.html",
    ),
    ("a text of short words", |it| it.with_request(|file| long_text(file, "a ")), "data/request.html"),
    ("a text of line ends", |it| it.with_request(|file| long_text(file, "\n")), "data/request.html"),
    ("a text of signs of markup", |it| it.with_request(|file| long_text(file, "<")), "data/request.html"),
    ("a text of addresses", |it| it.with_request(|file| long_text(file, "a@b.org ")), "data/request.html"),
    ("a text of one word", |it| it.with_request(|file| long_text(file, "x")), "data/request.html"),
    ("a long title", |it| it.with_request(|file| title(file, it)), "data/request.html"),
    ("elements to other rules, and many findings", other_rules, "pack_changed"),
    ("one long finding of other rules", |it| long_finding(it, "other"), "pack_changed"),
    ("one long finding", |it| long_finding(it, &it.pack.stamp.hash), "data/report.json"),
];

fn chosen(id: &str) -> Chosen {
    Chosen { id: ElementId::new(id).unwrap(), years: None }
}

fn years() -> Years {
    Years::span("2012-13".parse().unwrap(), "2019-20".parse().unwrap())
}

/// Every element of the catalog, again and again.
fn elements(file: &mut RequestFile, sound: &Sound, own_years: bool) {
    let first = file.request.asks[0].clone();
    let catalog = &sound.pack.elements;
    let ask = |number: usize| Ask {
        id: AskId(number as u32 + 1),
        elements: catalog
            .iter()
            .map(|it| Chosen { years: own_years.then(years), ..chosen(it.id.as_str()) })
            .collect(),
        ..first.clone()
    };
    file.request.asks = (0..MANY / catalog.len()).map(ask).collect();
}

fn twenty_thousand(file: &mut RequestFile) {
    file.request.asks[0].elements = (0..20_000).map(|number| chosen(&format!("element-{number}"))).collect();
}

fn asks(file: &mut RequestFile, count: usize, element: Option<&str>) {
    let unit = file.request.asks[0].unit.clone();
    let ask = |number: usize| Ask {
        form: Some(Form::AggregateSuppressed),
        unit: unit.clone(),
        years: Years::span("2018-19".parse().unwrap(), "2018-19".parse().unwrap()),
        breakdowns: element.map_or(Vec::new(), |_| ["race", "gender", "grade"].map(breakdown).into()),
        elements: element.map(chosen).into_iter().collect(),
        ..Ask::empty(AskId(number as u32 + 1))
    };
    file.request.asks = (0..count).map(ask).collect();
}

fn rows(file: &mut RequestFile, sound: &Sound, question: &str) {
    let question = sound.pack.question(&QuestionId::new(question).unwrap()).unwrap();
    let row = |number: usize| {
        question.fields.iter().take(9).map(|field| (field.id.clone(), format!("some {number}"))).collect()
    };
    let rows = Answer::Rows((0..MANY).map(row).collect());
    file.request.answers.insert(question.id.clone(), rows);
}

fn research_questions(file: &mut RequestFile, count: usize) {
    let question = |number: usize| ResearchQuestion {
        id: ResearchQuestionId(number as u32 + 1),
        text: "Why?".to_owned(),
    };
    file.request.research_questions = (0..count).map(question).collect();
}

fn questions_and_elements(file: &mut RequestFile) {
    research_questions(file, PAIRS);
    file.request.asks[0].elements = (0..PAIRS).map(|number| chosen(&format!("e{number}"))).collect();
}

fn grades(file: &mut RequestFile) {
    file.request.asks[0].grades = vec![GradeId::new("1").unwrap(); 90_000];
}

fn breakdown(id: &str) -> BreakdownId {
    BreakdownId::new(id).unwrap()
}

fn breakdowns(file: &mut RequestFile) {
    file.request.asks[0].breakdowns = vec![breakdown("race"); 90_000];
}

fn long_name(file: &mut RequestFile) {
    twenty_thousand(file);
    let ask = &mut file.request.asks[0];
    ask.elements.truncate(MANY);
    ask.name = "N".repeat(LETTERS / 2);
}

fn public_instead(file: &mut RequestFile) {
    let instead = PublicUse {
        ask: AskId(1),
        element: ElementId::new("gender").unwrap(),
        products: Vec::new(),
        years: Years::default(),
        unit: None,
    };
    file.request.public_instead = vec![instead; MANY];
}

fn explanations(file: &mut RequestFile) {
    file.request.explained = (0..46_000).map(|number| (number.to_string(), "x".to_owned())).collect();
}

fn answers(file: &mut RequestFile) {
    let id = |number: usize| QuestionId::new(&format!("q{number}")).unwrap();
    file.request.answers.extend((0..46_000).map(|number| (id(number), Answer::Yes(true))));
}

/// A long answer that is read for what reviewers stumble over.
fn long_text(file: &mut RequestFile, piece: &str) {
    let written = serde_json::to_string(piece).unwrap().len() - 2;
    file.request.research_questions[0].text = piece.repeat(LETTERS / written);
}

fn title(file: &mut RequestFile, sound: &Sound) {
    let title = sound.pack.uses.title.clone().unwrap();
    file.request.answers.insert(title, Answer::Text("T".repeat(LETTERS)));
}

/// The report with other findings.
fn report(sound: &Sound, findings: Vec<serde_json::Value>) -> Vec<u8> {
    let mut report: serde_json::Value = serde_json::from_slice(&sound.files[REPORT]).unwrap();
    report["findings"] = findings.into();
    serde_json::to_vec(&report).unwrap()
}

fn finding(id: &str, letters: usize) -> serde_json::Value {
    serde_json::json!({ "id": id, "what": "x".repeat(letters) })
}

fn other_rules(sound: &Sound) -> Vec<u8> {
    let findings = (0..20_000).map(|number| finding(&number.to_string(), 600)).collect();
    let change = |file: &mut RequestFile| {
        elements(file, sound, false);
        "other".clone_into(&mut file.pack.hash);
    };
    sound.with_request_and_report(change, report(sound, findings))
}

fn long_finding(sound: &Sound, hash: &str) -> Vec<u8> {
    let letters = sound.room(REPORT) - 100_000;
    let report = report(sound, vec![finding("a", letters)]);
    sound.with_request_and_report(|file| hash.clone_into(&mut file.pack.hash), report)
}

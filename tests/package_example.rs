//! A small agency and a request to it that is ready, so that tests of packages do not move with a real agency's rules.

use crate::fixtures::{files_below, root};
use requisite_pack::Pack;
use requisite_package::{Package, build};
use requisite_request::{
    Answer, Ask, AskId, BreakdownId, Chosen, Date, Earlier, ElementId, FieldId, Follows, Form, PublicUse,
    QuestionId, Reason, Request, ResearchQuestion, ResearchQuestionId, Role, UnitId, Years,
};
use std::collections::BTreeMap;

/// The day of these tests.
pub fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

/// The files of the small agency's pack.
pub fn pack_files() -> BTreeMap<String, Vec<u8>> {
    files_below(&root().join("tests/package_pack"))
}

/// The pack of these files.
pub fn load(files: &BTreeMap<String, Vec<u8>>) -> Pack {
    let loaded = requisite_pack::load(files);
    let complaints: Vec<String> = loaded.complaints.iter().map(ToString::to_string).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    loaded.pack.unwrap()
}

/// The small agency.
pub fn pack() -> Pack {
    load(&pack_files())
}

/// Answers a question with a text.
pub fn say(request: &mut Request, question: &str, text: &str) {
    request.answers.insert(QuestionId::new(question).unwrap(), Answer::Text(text.to_owned()));
}

/// Answers a question with yes or no.
pub fn decide(request: &mut Request, question: &str, yes: bool) {
    request.answers.insert(QuestionId::new(question).unwrap(), Answer::Yes(yes));
}

fn element(id: &str) -> ElementId {
    ElementId::new(id).unwrap()
}

/// A request from which a package can be made; it uses every part of a request.
pub fn request() -> Request {
    let mut request = Request::default();
    say(&mut request, "topic", "students");
    say(&mut request, "study_title", "Absence in the early grades");
    say(&mut request, "contact_name", "Amara Okafor");
    say(&mut request, "contact_organization", "Cascade Valley University");
    say(&mut request, "contact_email", "amara.okafor@example.edu");
    say(
        &mut request,
        "purpose",
        "How is absence related to later success?\n\nSecond paragraph, with <b>signs</b> & \"quotes\".",
    );
    say(&mut request, "study_start", "2027-01-01");
    say(&mut request, "study_end", "2028-12-31");
    say(&mut request, "bill", "ESHB 1541 (2016), section 504");
    say(&mut request, "paper_room", "Room 7");
    for (question, yes) in [("by_law", true), ("keeps_paper", true), ("stated_use", true)] {
        decide(&mut request, question, yes);
    }
    let options = Answer::Options(vec!["growth".to_owned(), "survival".to_owned()]);
    request.answers.insert(QuestionId::new("methods").unwrap(), options);
    let row = |cells: &[(&str, &str)]| {
        cells.iter().map(|(id, text)| (FieldId::new(id).unwrap(), (*text).to_owned())).collect()
    };
    let media = Answer::Rows(vec![
        row(&[
            ("medium", "disk"),
            ("place", "Server room, building 4"),
            ("encrypted", "yes"),
            ("method", "overwrite"),
        ]),
        row(&[("medium", "paper"), ("place", "Locked cabinet"), ("encrypted", "no"), ("method", "shred")]),
    ]);
    request.answers.insert(QuestionId::new("media").unwrap(), media);
    request.research_questions = vec![ResearchQuestion {
        id: ResearchQuestionId(1),
        text: "Does absence in grade 1 matter in grade 2?".to_owned(),
    }];
    let reason = Reason {
        role: Some(Role::Treatment),
        questions: [ResearchQuestionId(1)].into(),
        why_needed: "Days absent in grade 1 are what the study is about.".to_owned(),
        why_not_less: "A yes or no hides how much absence there was.".to_owned(),
        if_refused: "There is no study.".to_owned(),
    };
    request.reasons.insert(element("absences"), reason);
    request.asks = vec![students(), totals()];
    request.public_instead = vec![PublicUse {
        ask: AskId(2),
        element: element("gender"),
        products: vec![requisite_request::ProductId::new("enrollment").unwrap()],
        years: years("2014-15", "2015-16"),
        unit: Some(UnitId::new("district").unwrap()),
    }];
    let explained = "One signed form must be kept on paper.";
    request.explained.insert("paper_kept@question:keeps_paper".to_owned(), explained.to_owned());
    let (name, digest) = ("harbor-request-2025-01-02-0a1b2c3d", "5d41".repeat(16));
    let day = "2025-01-02".parse().unwrap();
    request.follows = Some(Earlier::new(Follows::Amendment, name, &digest, day, &earlier(&request)));
    request
}

/// What was asked for before: less, for fewer students, with another purpose and an element that is public.
fn earlier(request: &Request) -> Request {
    let mut earlier = request.clone();
    earlier.asks[0].population = "Students of grade 1".to_owned();
    earlier.asks[0].elements.pop();
    earlier.asks[1].name = "District totals".to_owned();
    earlier.reasons.clear();
    earlier.public_instead.clear();
    earlier.explained.clear();
    say(&mut earlier, "purpose", "To see whether absence matters.");
    earlier
}

fn years(first: &str, last: &str) -> Years {
    Years::span(first.parse().unwrap(), last.parse().unwrap())
}

fn students() -> Ask {
    Ask {
        name: "Students".to_owned(),
        form: Some(Form::DeIdentified),
        unit: Some(UnitId::new("school").unwrap()),
        years: years("2014-15", "2018-19"),
        population: "Students of grades 1 and 2".to_owned(),
        elements: vec![
            Chosen { id: element("rid"), years: None },
            Chosen { id: element("absences"), years: Some(years("2016-17", "2018-19")) },
        ],
        ..Ask::empty(AskId(1))
    }
}

fn totals() -> Ask {
    Ask {
        form: Some(Form::AggregateSuppressed),
        unit: Some(UnitId::new("school").unwrap()),
        years: years("2014-15", "2014-15"),
        breakdowns: ["grade", "gender"].map(|id| BreakdownId::new(id).unwrap()).into(),
        elements: vec![Chosen { id: element("absences"), years: None }],
        ..Ask::empty(AskId(2))
    }
}

/// The package of a request to the small agency.
pub fn built(request: &Request) -> Package {
    build(&pack(), request, today(), &mut |_| {})
        .unwrap_or_else(|error| panic!("{}", error.sentences(&pack()).join("\n")))
}

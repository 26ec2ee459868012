//! How the data move, as a request's answers say it: what is drawn, what is said, and that nothing is made up.

use crate::fixtures::{pack, request_file, today};
use requisite_pack::Pack;
use requisite_package::{build, open};
use requisite_precheck::{DataFlow, Told, data_flow, drawing, flow_sentences, precheck};
use requisite_request::{Answer, FieldId, QuestionId, Request, Row};

fn flow(pack: &Pack, request: &Request) -> DataFlow {
    let report = precheck(pack, request, today());
    data_flow(pack, &pack.language, request, &report.shown).unwrap()
}

fn question(id: &str) -> QuestionId {
    QuestionId::new(id).unwrap()
}

fn row(cells: &[(&str, &str)]) -> Row {
    cells.iter().map(|(id, text)| (FieldId::new(id).unwrap(), (*text).to_owned())).collect()
}

/// A request to OSPI with these rows in the place of its own.
fn with_rows(id: &str, rows: Vec<Row>) -> Request {
    let mut request = request_file("ospi-complete").request;
    request.answers.insert(question(id), Answer::Rows(rows));
    request
}

/// The texts of the boxes, each on one line; what is not said yet in braces.
fn boxes(flow: &DataFlow) -> Vec<String> {
    let drawing = drawing(flow);
    let texts = drawing.boxes.iter().map(|drawn| {
        let lines: Vec<&str> = drawn.lines.iter().map(|(_, text)| text.as_str()).collect();
        if drawn.is_said { lines.join(" ") } else { format!("{{{}}}", lines.join(" ")) }
    });
    texts.collect()
}

#[test]
fn a_whole_request_to_the_cde_is_drawn_and_said() {
    let flow = flow(pack("cde"), &request_file("cde-identifiable").request);
    assert_eq!(
        boxes(&flow),
        [
            "CDE",
            "Central Valley University",
            "1. Server disk (Research server, locked data center), encrypted",
            "2. Paper (Locked cabinet in the project office)",
            "Amara Okafor (Central Valley University): Lead researcher (principal investigator)",
            "Luis Herrera (Central Valley University): Key staff",
            "A report in June 2029, one article, and a two-page summary\u{2026}",
            "By August 10, 2029",
            "1. Server disk: Overwrite the disk",
            "2. Paper: Shred the paper",
        ]
    );
    assert_eq!(
        flow_sentences(&flow),
        [
            "CDE sends the data to Central Valley University.",
            "The data are kept in 2 places.",
            "Place 1: Server disk (Research server, locked data center), encrypted.",
            "Place 2: Paper (Locked cabinet in the project office).",
            "2 people see the data.",
            "Amara Okafor (Central Valley University) sees the data: Lead researcher (principal investigator).",
            "Luis Herrera (Central Valley University) sees the data: Key staff.",
            "What comes out: A report in June 2029, one article, and a two-page summary\u{2026}",
            "Every copy is destroyed by August 10, 2029.",
            "Place 1 (Server disk), at the end: Overwrite the disk.",
            "Place 2 (Paper), at the end: Shred the paper.",
        ]
    );
}

#[test]
fn a_whole_request_to_ospi_says_how_the_data_are_sent() {
    let flow = flow(pack("ospi"), &request_file("ospi-complete").request);
    let said = flow_sentences(&flow);
    assert_eq!(
        said.iter().take(2).collect::<Vec<_>>(),
        [
            "OSPI sends the data to Cascade Valley University.",
            "Receiving files by Secure FTP: A client is ready.",
        ]
    );
    for text in [
        "3 people see the data.",
        "Mei Tanaka (Cascade Valley University) sees the data: Prepares files and runs the models.",
        "What comes out: A report of about 60 pages, two articles, and a two-page\u{2026}",
        "Place 1 (Server disk), at the end: Overwrite at least three times.",
    ] {
        assert!(said.iter().any(|sentence| sentence == text), "{text}: {said:#?}");
    }
    assert_eq!(boxes(&flow)[1], "Receiving files by Secure FTP: A client is ready");
}

#[test]
fn what_is_asked_and_not_answered_is_not_said_yet() {
    let mut request = request_file("ospi-complete").request;
    let asks = request.asks.clone();
    request.answers.clear();
    request.asks = asks;
    let unsaid = flow(pack("ospi"), &request);
    assert!(!unsaid.is_begun());
    let unanswered = [
        "OSPI",
        "{Not said yet}",
        "{Not said yet}",
        "{Not said yet}",
        "{Not said yet}",
        "{Not said yet}",
        "{By when: not said yet}",
    ];
    assert_eq!(boxes(&unsaid), unanswered);
    let said = flow_sentences(&unsaid);
    // Who sends and who receives is one sentence.
    assert_eq!(said.len(), unanswered.len() - 1, "{said:#?}");
    assert_eq!(said[0], "OSPI sends the data to an organization that is not named yet.");
    assert!(said.iter().skip(1).all(|sentence| sentence.contains("not said yet")), "{said:#?}");

    // An empty row is no place and no person; a row with anything in it is one.
    request.answers.insert(question("people"), Answer::Rows(vec![row(&[("name", " ")])]));
    assert!(!flow(pack("ospi"), &request).is_begun());
    let rows = vec![row(&[("location", "Davis")]), row(&[("medium", "laptop"), ("encrypted", "no")])];
    request.answers.insert(question("storage_media"), Answer::Rows(rows));
    let begun = flow(pack("ospi"), &request);
    assert!(begun.is_begun());
    for text in [
        "{1. Kind of storage not said yet (Davis)}",
        "2. Laptop, not encrypted",
        "{Place 1: how is not said yet}",
        "{2. Laptop: how is not said yet}",
    ] {
        assert!(boxes(&begun).iter().any(|it| it == text), "{text}: {:#?}", boxes(&begun));
    }
}

#[test]
fn only_questions_that_are_asked_count() {
    // Totals need no places and no people, so that what was answered for student-level data says nothing now.
    let mut request = request_file("ospi-totals").request;
    for (id, answer) in request_file("ospi-complete").request.answers {
        request.answers.entry(id).or_insert(answer);
    }
    let totals = flow(pack("ospi"), &request);
    assert_eq!((&totals.places, &totals.people), (&None, &None));
    assert_eq!((&totals.transfer, &totals.destruction), (&Told::NotAsked, &Told::NotAsked));
    assert!(!totals.is_begun());
    let all = format!("{:?}{:?}", boxes(&totals), flow_sentences(&totals));
    assert!(!all.contains("Tanaka") && !all.contains("Server disk"), "{all}");
}

#[test]
fn a_pack_without_a_flow_has_none() {
    let mut pack = pack("cde").clone();
    pack.uses.flow = None;
    let request = request_file("cde-identifiable").request;
    let shown = precheck(&pack, &request, today()).shown;
    assert_eq!(data_flow(&pack, "en", &request, &shown), None);
}

#[test]
fn who_does_not_see_the_data_is_not_among_those_who_do() {
    let mut request = request_file("cde-identifiable").request;
    let person = |name: &str, sees: &str, outside: &str| {
        row(&[("name", name), ("affiliation", "Data Co."), ("sees_data", sees), ("outside", outside)])
    };
    let people = |rows| Answer::Rows(rows);
    let rows = vec![
        person("Ana", "yes", "yes"),
        person("Ben", "no", "no"),
        person("Cleo", "", "no"),
        person("", "yes", "no"),
    ];
    request.answers.insert(question("people"), people(rows));
    let mixed = flow(pack("cde"), &request);
    let drawn = boxes(&mixed);
    assert!(drawn.contains(&"Ana (Data Co., another organization)".to_owned()), "{drawn:#?}");
    assert!(drawn.contains(&"{Cleo (Data Co.): not said yet}".to_owned()), "{drawn:#?}");
    assert!(drawn.contains(&"Person 4 (Data Co.)".to_owned()), "{drawn:#?}");
    assert!(!drawn.iter().any(|text| text.contains("Ben")), "{drawn:#?}");
    let said = flow_sentences(&mixed);
    for text in [
        "2 people see the data.",
        "Ana (Data Co., another organization) sees the data.",
        "Ben (Data Co.) works on the study and does not see the data.",
        "Whether Cleo (Data Co.) sees the data is not said yet.",
    ] {
        assert!(said.iter().any(|sentence| sentence == text), "{text}: {said:#?}");
    }
    request.answers.insert(question("people"), people(vec![person("Ben", "no", "no")]));
    let nobody = flow(pack("cde"), &request);
    assert!(boxes(&nobody).contains(&"Nobody who is named".to_owned()));
    assert!(flow_sentences(&nobody).contains(&"Nobody who is named sees the data.".to_owned()));
}

#[test]
fn many_places_are_folded_in_the_picture_and_all_said_in_sentences() {
    let laptops = |count: usize| -> Vec<Row> {
        let laptop = |at| row(&[("medium", "laptop"), ("location", &format!("Room {at}"))]);
        (1..=count).map(laptop).collect()
    };
    let ten = flow(pack("ospi"), &with_rows("storage_media", laptops(10)));
    let drawn = boxes(&ten);
    assert_eq!(drawn.iter().filter(|text| text.contains("Room")).count(), 6);
    // The day stands first among the ends, so that one place more is folded there.
    assert_eq!(drawn.iter().filter(|text| *text == "and 4 more").count(), 1, "{drawn:#?}");
    assert_eq!(drawn.iter().filter(|text| *text == "and 5 more").count(), 1, "{drawn:#?}");
    assert_eq!(flow_sentences(&ten).iter().filter(|text| text.contains("Room")).count(), 10);
    let six = flow(pack("ospi"), &with_rows("storage_media", laptops(6)));
    assert!(!boxes(&six).contains(&"and 0 more".to_owned()));
}

#[test]
fn boxes_stand_below_each_other_with_room_for_arrows() {
    for (agency, file) in [("cde", "cde-identifiable"), ("ospi", "ospi-complete")] {
        let picture = drawing(&flow(pack(agency), &request_file(file).request));
        let mut below = 0;
        for drawn in &picture.boxes {
            assert!(drawn.top > below, "{drawn:?}");
            below = drawn.top + drawn.height;
            assert!(drawn.lines.iter().all(|(baseline, _)| (drawn.top + 1..below).contains(baseline)));
        }
        assert!(below <= picture.height);
        for arrow in &picture.arrows {
            let inside = |drawn: &requisite_precheck::DrawnBox| {
                (drawn.top..=drawn.top + drawn.height).contains(&arrow.baseline)
            };
            assert!(!picture.boxes.iter().any(inside), "{arrow:?}");
        }
    }
}

/// `request.html` of the package of a request to OSPI.
fn page(request: &Request) -> String {
    let package = build(pack("ospi"), request, today(), &mut |_| {}).unwrap();
    let opened = open(&package.bytes).unwrap();
    String::from_utf8(opened.files["data/request.html"].to_vec()).unwrap()
}

#[test]
fn what_people_write_is_never_markup_in_the_picture() {
    let person = |name: &str| {
        row(&[
            ("name", name),
            ("organization", "R&D \"Lab\""),
            ("involvement", "</text></svg><script>alert(1)</script>"),
            ("nondisclosure", "yes"),
            ("outside", "no"),
        ])
    };
    let page = page(&with_rows("people", vec![person("<script>alert(1)</script>"), person("A & B")]));
    let (_, picture) = page.split_once("<svg").unwrap();
    let (picture, sentences) = picture.split_once("</svg>").unwrap();
    assert_eq!(page.matches("<svg").count(), 1);
    assert!(!page.contains("<script"), "{page}");
    assert!(picture.contains("&lt;script&gt;") && picture.contains("A &amp; B (R&amp;D"), "{picture}");
    assert!(!picture.contains("style"), "{picture}");
    assert!(
        sentences.contains("A &amp; B (R&amp;D &quot;Lab&quot;) sees the data: &lt;/text&gt;"),
        "{sentences}"
    );
}

#[test]
fn the_package_shows_the_picture_below_the_places_and_not_for_totals() {
    let whole = page(&request_file("ospi-complete").request);
    let (before, _) = whole.split_once("<svg class=\"flow\" role=\"img\"").unwrap();
    assert!(before.contains("Every place where the data will be kept"));
    assert!(!before.contains("By which date will the data be destroyed?"));
    assert!(!page(&request_file("ospi-totals").request).contains("<svg"));
}

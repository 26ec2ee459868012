//! Formats read back by other means, with the oddest texts that a person may enter.

use crate::package_example::{built, decide, pack, request, say, today};
use requisite_package::{NotReady, Package, bind_order, build, fill_order, open, prepare, verify};
use requisite_request::{
    BindAnswer, PackageAnswer, PackageOrder, PreparedContent, PreparedPackage, Request, RequestFile,
};

fn text(package: &Package, name: &str) -> String {
    String::from_utf8(open(&package.bytes).unwrap().files[name].to_vec()).unwrap()
}

fn odd_texts() -> Vec<String> {
    vec![
        "Zoë Ångström-Ñandú".to_owned(),
        "佐藤 花子 東京大学".to_owned(),
        "محمد بن سلمان and עברית".to_owned(),
        "👩🏽‍🔬 family 👨‍👩‍👧‍👦".to_owned(),
        "a\u{202e}txt.exe\u{202c} \u{200b}\u{feff}".to_owned(),
        "cafe\u{301} \u{1e69} \u{0344}".to_owned(),
        "</script></style><script>alert(1)</script>".to_owned(),
        "\"><img src=x onerror=alert(1)>&amp;&lt;".to_owned(),
        "nul \u{0} bell \u{7} escape \u{1b}[31m del \u{7f} c1 \u{9b}".to_owned(),
        "line\r\nend; semi, comma \\ back\nslash\u{2028}sep\u{85}nel".to_owned(),
        "=HYPERLINK(\"http://evil\";\"x\")".to_owned(),
        "BEGIN:VEVENT\r\nEND:VCALENDAR".to_owned(),
        "Payload-Oxum: 0.0\nX".to_owned(),
        "漢".repeat(5_000),
        "x".repeat(5_000),
        "{label} {{}} %s %00 $(id) `id`".to_owned(),
    ]
}

fn odd_request(odd: &str) -> Request {
    let mut request = request();
    for question in [
        "study_title",
        "contact_name",
        "contact_organization",
        "purpose",
        "bill",
        "public_reason",
        "paper_room",
    ] {
        say(&mut request, question, odd);
    }
    for ask in &mut request.asks {
        ask.name = odd.to_owned();
        ask.population = odd.to_owned();
    }
    for reason in request.reasons.values_mut() {
        reason.why_needed = odd.to_owned();
        reason.why_not_less = odd.to_owned();
        reason.if_refused = odd.to_owned();
    }
    for said in request.explained.values_mut() {
        *said = odd.to_owned();
    }
    request.follows.as_mut().unwrap().package = odd.to_owned();
    request
}

#[test]
fn the_oddest_texts_go_in_and_come_out_the_same() {
    for odd in odd_texts() {
        let request = odd_request(&odd);
        let package = built(&request);
        assert!(verify(&package.bytes, &pack()).is_good(), "{odd:?}");
        let read = requisite_request::read_request(text(&package, "data/request.json").as_bytes()).unwrap();
        assert_eq!(read.file.request, request, "{odd:?}");
        for name in ["data/request.html", "data/documents.html", "data/destruction-worksheet.html"] {
            let page = text(&package, name);
            assert_eq!(page.matches("<script").count() + page.matches("<img").count(), 0, "{name} {odd:?}");
            assert_eq!(page.matches("<style").count(), 1, "{name} {odd:?}");
            let strange = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
            assert!(!page.contains(strange), "{name} {odd:?}");
        }
    }
}

#[test]
fn pages_open_and_close_their_elements() {
    let empty = ["br", "meta", "!DOCTYPE"];
    for odd in odd_texts().into_iter().chain(["plain".to_owned()]) {
        let package = built(&odd_request(&odd));
        for name in ["data/request.html", "data/documents.html", "data/destruction-worksheet.html"] {
            let page = text(&package, name);
            let mut open = Vec::new();
            for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
                let element = tag.split_whitespace().next().unwrap_or_default();
                if let Some(closed) = element.strip_prefix('/') {
                    assert_eq!(open.pop(), Some(closed), "{name} {odd:?}");
                } else if !empty.contains(&element) {
                    open.push(element);
                }
            }
            assert!(open.is_empty(), "{name}: {open:?}");
        }
    }
}

/// Reads a table as RFC 4180 describes it.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut letters) = (false, text.trim_start_matches('\u{feff}').chars().peekable());
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                row.last_mut().unwrap().push(letters.next().unwrap())
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                rows.push(vec![String::new()]);
            }
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line ends too");
    rows
}

#[test]
fn no_cell_begins_a_formula_and_none_is_lost() {
    for start in ["=", "+", "-", "@", "\t", "\r", "\n", "\0", " =", "＝", "\u{feff}@", "\"=", ",="] {
        let odd = format!("{start}1+1");
        let package = built(&odd_request(&odd));
        let rows = read_csv(&text(&package, "data/elements.csv"));
        assert_eq!(rows.len(), 4);
        let width = rows[0].len();
        for row in &rows {
            assert_eq!(row.len(), width, "{odd:?}");
            for cell in row {
                let first = cell.trim_start().chars().next();
                assert!(!matches!(first, Some('=' | '+' | '-' | '@' | '＝')), "{cell:?}");
                assert!(!cell.starts_with(char::is_control), "{cell:?}");
            }
        }
        let population = rows[0].iter().position(|head| head == "population").unwrap();
        assert_eq!(rows[1][population].trim_start_matches('\''), odd);
    }
}

#[test]
fn calendars_are_folded_and_hold_the_duty_and_the_time_plan() {
    for odd in odd_texts() {
        let calendar = text(&built(&odd_request(&odd)), "data/calendar.ics");
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{odd:?}");
        assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']), "{odd:?}");
        let unfolded = calendar.replace("\r\n ", "");
        let begins = unfolded.split("\r\n").filter(|line| line.starts_with("BEGIN:")).count();
        let ends = unfolded.split("\r\n").filter(|line| line.starts_with("END:")).count();
        // The calendar, and two for each event: one duty, sending, three steps.
        assert_eq!((begins, ends), (11, 11), "{odd:?}");
        assert!(unfolded.contains("\r\nDTSTART;VALUE=DATE:20290214\r\n"));
        assert_eq!(unfolded.matches("(estimate)").count(), 8, "{odd:?}");
    }
}

#[test]
fn a_request_without_days_or_duties_has_neither_calendar_nor_worksheet() {
    let mut totals = request();
    totals.asks.remove(0);
    totals.reasons.clear();
    // So soon that the day of sending has passed by both estimates.
    say(&mut totals, "study_start", "2026-11-24");
    let package = built(&totals);
    assert!(text(&package, "data/request.html").contains("By both estimates the data may come later"));
    let names: Vec<&str> = package.files.iter().map(|(name, _)| name.as_str()).collect();
    assert!(!names.iter().any(|name| name.contains("calendar") || name.contains("worksheet")), "{names:?}");
    let readme = text(&package, "data/README.txt");
    assert!(!readme.contains("calendar.ics") && readme.contains("elements.csv"));
    assert!(verify(&package.bytes, &pack()).is_good());
}

#[test]
fn a_package_is_refused_with_the_reason() {
    let says = |request: &Request| match build(&pack(), request, today(), &mut |_| {}) {
        Ok(_) => panic!("made"),
        Err(error) => (error.clone(), error.sentences(&pack())),
    };
    assert_eq!(says(&Request::default()).0, NotReady::NothingRequested);

    let mut elsewhere = request();
    say(&mut elsewhere, "topic", "elsewhere");
    assert_eq!(says(&elsewhere).1, ["This request ends elsewhere: Another door."]);

    let mut unexplained = request();
    unexplained.explained.clear();
    assert_eq!(says(&unexplained).1, ["1 finding must be fixed or explained first.", "Paper is kept."]);

    let mut incomplete = request();
    decide(&mut incomplete, "stated_use", false);
    say(&mut incomplete, "purpose", " ");
    let (error, sentences) = says(&incomplete);
    assert!(matches!(error, NotReady::Blocked { findings } if findings.len() == 2));
    assert!(sentences.contains(&"Purpose is not answered.".to_owned()), "{sentences:?}");
}

fn order(request: Request) -> PackageOrder {
    let files = crate::package_example::pack_files();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    PackageOrder {
        files: files.into_iter().map(|(name, bytes)| (name, text(bytes))).collect(),
        request: RequestFile::new(pack().stamp, request),
        today: today(),
        made_by: None,
    }
}

#[test]
fn an_order_is_answered_by_progress_and_the_package() {
    let mut steps = Vec::new();
    let mut prepared: Option<PreparedPackage> = None;
    fill_order(order(request()), &mut |answer| match answer {
        PackageAnswer::Progress { done, total } => steps.push((done, total)),
        PackageAnswer::Prepared(it) => prepared = Some(it),
        PackageAnswer::Refused { sentences } => panic!("{sentences:?}"),
    });
    // The first comes before anything is known.
    assert_eq!(steps.remove(0), (0, 1));
    let mut made = None;
    bind_order(prepared.clone().unwrap(), &mut |answer| match answer {
        BindAnswer::Progress { done, total } => steps.push((done, total)),
        BindAnswer::Made { bytes, sha256, file_name, short_digest, files } => {
            made = Some(Package { file_name, bytes, sha256, short_digest, files });
        }
        other => panic!("{other:?}"),
    });
    assert_eq!(made.unwrap(), built(&request()));
    // One step after the other; the binder begins where the preparer ended.
    let total = steps[0].1;
    steps.dedup();
    assert_eq!(steps, (0..=total).map(|done| (done, total)).collect::<Vec<_>>());
}

#[test]
fn a_document_that_cannot_be_read_is_said() {
    let prepared = prepare(&pack(), &request(), today(), &mut |_| {}).unwrap();
    for damaged in [PreparedContent::Document("{}".to_owned()), PreparedContent::Workbook("[".to_owned())] {
        let mut prepared = prepared.clone();
        prepared.files[0].content = damaged;
        let mut last = None;
        bind_order(prepared, &mut |answer| last = Some(answer));
        assert!(matches!(last, Some(BindAnswer::Refused { sentences }) if sentences.len() == 1));
    }
}

#[test]
fn a_package_that_came_in_is_made_again_whatever_the_rules_say() {
    let mut blocked = request();
    say(&mut blocked, "purpose", " ");
    let again = PackageOrder { made_by: Some("Requisite 9.9.9".to_owned()), ..order(blocked) };
    let mut last = None;
    fill_order(again, &mut |answer| last = Some(answer));
    let Some(PackageAnswer::Prepared(prepared)) = last else { panic!("{last:?}") };
    assert!(prepared.info.contains(&("Bag-Software-Agent".to_owned(), "Requisite 9.9.9".to_owned())));
}

#[test]
fn an_order_that_cannot_be_filled_is_refused_in_sentences() {
    let last = |order: PackageOrder| {
        let mut last = None;
        fill_order(order, &mut |answer| last = Some(answer));
        last.unwrap()
    };
    let mut no_pack = order(request());
    no_pack.files.clear();
    assert!(matches!(last(no_pack), PackageAnswer::Refused { sentences } if !sentences.is_empty()));
    let refused =
        PackageAnswer::Refused { sentences: vec!["Nothing is asked for: no data are chosen.".to_owned()] };
    assert_eq!(last(order(Request::default())), refused);
}

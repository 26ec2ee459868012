//! States of drafts, and the files that the program makes of them.

use crate::fixtures::{pack, packs, request_file, today};
use crate::random_requests::random_request;
use fastrand::Rng;
use requisite_pack::Pack;
use requisite_package::build;
use requisite_request::{
    Answer, Ask, AskId, Assembled, Earlier, Exchanged, Follows, QuestionId, Request, RequestFile,
    ResearchQuestionId, draft_page_beside,
};
use requisite_session::{DraftRecord, SetAside, Version, draft_summary};
use std::collections::BTreeMap;

/// Texts on which readers of pages, JSON and bytes stumble.
const ODD_TEXTS: [&str; 12] = [
    "</script><script>alert(1)</script>",
    "<!-- --> ]]> &amp; &lt; \" ' `",
    "quote \" backslash \\ slash / \\u003c \\n",
    "tab\tline\nreturn\r\nNUL \u{0} escape \u{1b}[2J unit \u{1f}",
    "\u{feff}at the start, \u{200b}between\u{2028}lines\u{2029}",
    "turned \u{202e}around\u{202c}",
    "e\u{301} \u{e9} \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{1f3f4}\u{e0067}\u{e007f}",
    "\u{65e5}\u{672c}\u{8a9e} \u{639}\u{631}\u{628}\u{64a} \u{939}\u{93f}\u{928}\u{94d}\u{926}\u{940} \u{e44}\u{e17}\u{e22}",
    "\u{10ffff}\u{fffd}\u{fffe}",
    "{\"format\": 99, \"request\": null}",
    "=1+1 @SUM(A1) +1 -1",
    "   ",
];

/// Every state of a draft by the name of its files.
pub fn states() -> BTreeMap<String, Request> {
    let mut states = BTreeMap::new();
    for id in packs() {
        let pack = pack(&id);
        let agency = pack.stamp.agency();
        let complete = request_file(&format!("{agency}-complete")).request;
        let half = half_filled(pack, &complete);
        if id != agency {
            states.insert(format!("{id}-half"), half);
            continue;
        }
        let follows = Request {
            follows: Some(Earlier::new(
                Follows::Renewal,
                "a-package",
                &"0af1".repeat(16),
                today(),
                &complete,
            )),
            ..half.clone()
        };
        states.insert(format!("{id}-empty"), Request::default());
        states.insert(format!("{id}-follows"), follows);
        states.insert(format!("{id}-odd"), odd(&complete));
        states.insert(format!("{id}-random"), random_request(pack, &mut Rng::with_seed(1)));
        states.insert(format!("{id}-back"), half.clone());
        states.insert(format!("{id}-half"), half);
        states.insert(format!("{id}-complete"), complete);
    }
    states
}

/// A draft that somebody is in the middle of.
fn half_filled(pack: &Pack, complete: &Request) -> Request {
    let mut half = complete.clone();
    let mut turn = 0;
    half.answers.retain(|_, _| {
        turn += 1;
        turn % 2 == 0
    });
    let texts: Vec<QuestionId> =
        half.answers.iter().filter(|(_, it)| it.as_text().is_some()).map(|(id, _)| id.clone()).collect();
    if let [first, second, ..] = texts.as_slice() {
        half.assembled.insert(first.clone(), Assembled::Live);
        half.assembled.insert(second.clone(), Assembled::Edited { was: "As it was then.".to_owned() });
    }
    half.come_back = pack.questions().map(|question| question.id.clone()).step_by(9).collect();
    half.asks.push(Ask::empty(AskId(90)));
    for (turn, reason) in half.reasons.values_mut().enumerate() {
        match turn % 3 {
            0 => reason.role = None,
            1 => reason.why_needed.clear(),
            _ => {}
        }
    }
    half.explained.insert("some-finding:1".to_owned(), "It must stay so.".to_owned());
    half
}

/// What is known of a draft that was begun in a co-author's file, went back and forth, and is changed again.
fn came_back(pack: &Pack, request: &Request) -> Exchanged {
    let (mut exchanged, first) =
        (Exchanged::default(), request_file(&format!("{}-complete", pack.stamp.agency())));
    exchanged.opened(&Request::default(), &first.request, &Exchanged::default());
    exchanged.went_out(request);
    exchanged.merged(request, request, &odd(&first.request), &Exchanged::default());
    exchanged
}

/// A draft with odd texts wherever a person can write.
fn odd(complete: &Request) -> Request {
    let mut odd = complete.clone();
    let mut texts = ODD_TEXTS.iter().cycle().map(|text| (*text).to_owned());
    let mut next = || texts.next().unwrap_or_default();
    for answer in odd.answers.values_mut() {
        match answer {
            Answer::Text(text) => *text = next(),
            Answer::Rows(rows) => {
                rows.iter_mut().flat_map(|row| row.values_mut()).for_each(|cell| *cell = next())
            }
            Answer::Yes(_) | Answer::Options(_) => {}
        }
    }
    for ask in &mut odd.asks {
        (ask.name, ask.population) = (next(), next());
    }
    for reason in odd.reasons.values_mut() {
        reason.why_needed = next();
        reason.questions.insert(ResearchQuestionId(u32::MAX));
    }
    odd.research_questions.iter_mut().for_each(|question| question.text = next());
    odd.explained = ODD_TEXTS.iter().map(|text| ((*text).to_owned(), next())).collect();
    odd.answers.insert(QuestionId::new("long-text").unwrap(), Answer::Text("Many words. ".repeat(2_000)));
    odd
}

/// The files that the program makes of a draft: the page and the request file; of some what is set aside, or the package.
pub fn written(name: &str, request: &Request) -> Vec<(&'static str, Vec<u8>)> {
    let (id, state) = name.rsplit_once('-').unwrap();
    let pack = pack(id);
    let words = pack.words("en").unwrap();
    let file = RequestFile::new(pack.stamp.clone(), request.clone());
    let title = format!("Draft request to {}", words.agency.name);
    let exchanged = if state == "back" { came_back(pack, request) } else { Exchanged::default() };
    let summary = draft_summary(pack, words, request);
    let page = draft_page_beside(&file, &title, &summary, exchanged.beside(request).as_ref());
    let mut files = vec![("html", page.into_bytes()), ("json", file.to_json().into_bytes())];
    if state == "half" || state == "back" {
        let version = |count| Version { writer: "19a-3f7".to_owned(), count };
        let aside =
            SetAside { base: Some(version(4)), record: DraftRecord::beside(version(5), &file, &exchanged) };
        files.push(("aside.txt", aside.to_text().into_bytes()));
    }
    if state == "complete" {
        let package = build(pack, request, today(), &mut |_| {}).unwrap();
        files.push(("zip", package.bytes));
    }
    files
}

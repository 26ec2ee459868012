//! How long the concept paper is: the words of its answers and of the research questions, and where it gets too long.

use crate::fixtures::{pack, pack_files, request_file, today};
use requisite_pack::{Pack, load};
use requisite_precheck::{PaperLength, precheck};
use requisite_request::{Answer, Edit, QuestionId, Request};

fn paper(pack: &Pack, request: &Request) -> Option<PaperLength> {
    precheck(pack, request, today()).paper
}

fn too_long(pack: &Pack, request: &Request) -> Option<String> {
    let report = precheck(pack, request, today());
    report.findings.into_iter().find(|it| it.code == "concept_paper_too_long").map(|it| it.data["n"].clone())
}

/// The request whose paper has this many words: one answer is made as long as that takes.
fn with_words(words: usize) -> Request {
    let request = request_file("cde-complete").request;
    let question = QuestionId::new("background").unwrap();
    let blank = request.with_edits(&[Edit::ClearAnswer { question: question.clone() }]);
    let others = paper(pack("cde"), &blank).unwrap().words;
    let text = vec!["word"; words - others].join(" ");
    request.with_edits(&[Edit::Answer { question, answer: Answer::Text(text) }])
}

#[test]
fn it_counts_the_answers_and_the_research_questions() {
    let request = request_file("cde-complete").request;
    let paper = paper(pack("cde"), &request).unwrap();
    let words = |text: &str| text.split_whitespace().count();
    let answers = paper.parts.iter().filter_map(|id| request.answer(id)?.as_text()).map(words).sum::<usize>();
    let questions = request.research_questions.iter().map(|it| words(&it.text)).sum::<usize>();
    assert!(answers > 0 && questions > 0);
    assert_eq!((paper.words, paper.most_pages, paper.words_a_page), (answers + questions, 5, 500));
    // What is not asked is no part of it.
    assert!(self::paper(pack("cde"), &Request::default()).unwrap().parts.len() < paper.parts.len());
}

#[test]
fn only_the_edition_that_limits_it_has_a_length() {
    assert_eq!(paper(pack("cde@2022-24"), &request_file("cde-complete").request), None);
    assert_eq!(paper(pack("ospi"), &request_file("ospi-complete").request), None);
}

#[test]
fn the_last_word_that_fits_is_the_last_of_the_fifth_page() {
    let cde = pack("cde");
    assert_eq!(too_long(cde, &with_words(2500)), None);
    assert_eq!(too_long(cde, &with_words(2501)), Some("5.1".to_owned()));
    assert_eq!(too_long(cde, &with_words(2700)), Some("5.4".to_owned()));
    assert_eq!(paper(cde, &with_words(2500)).unwrap().pages(), "5.0");
    assert_eq!(paper(cde, &with_words(1201)).unwrap().pages(), "2.5");
}

#[test]
fn a_page_without_words_measures_nothing() {
    let mut files = pack_files("cde");
    for (name, bytes) in &mut files {
        let text = String::from_utf8(bytes.clone()).unwrap();
        if name.starts_with("rules/") {
            *bytes = text.replace("\"words_a_page\": 500", "\"words_a_page\": 0").into_bytes();
        }
    }
    let pack = load(&files).pack.unwrap();
    assert_eq!(paper(&pack, &with_words(2501)), None);
    assert_eq!(too_long(&pack, &with_words(2501)), None);
}

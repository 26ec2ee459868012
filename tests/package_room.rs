//! A package has room for so much; what it has no room for is not made, so that all that is made can be checked.

use crate::fixtures::{pack, request_file, today};
use requisite_package::{NotReady, build, verify};
use requisite_request::{
    Chosen, ElementId, PACKED_ROOM, RequestFile, ResearchQuestion, ResearchQuestionId, read_request,
};

/// What comes of a request: whether its package is good, or whether it was too long.
fn outcome(file: &RequestFile) -> Result<bool, NotReady> {
    let made = build(pack("ospi"), &file.request, today(), &mut |_| {})?;
    Ok(verify(&made.bytes, pack("ospi")).is_good())
}

fn with_text(letters: usize) -> RequestFile {
    let mut file = request_file("ospi-complete");
    let text = &mut file.request.research_questions[0].text;
    *text = "How is attendance related to later scores? ".repeat(letters / 43);
    file
}

#[test]
fn what_fits_is_made_and_good_and_what_does_not_is_not_made() {
    let short = request_file("ospi-complete").to_json().len();
    let room = PACKED_ROOM.bytes - short;
    assert_eq!(outcome(&with_text(room - 1000)), Ok(true));
    let too_long = outcome(&with_text(room + 1000)).unwrap_err();
    assert!(matches!(too_long, NotReady::TooLong { .. }), "{too_long}");
    let sentence = &too_long.sentences(pack("ospi"))[0];
    assert!(sentence.starts_with("The request holds more than a package has room for"), "{sentence}");
}

#[test]
fn a_request_for_more_elements_than_there_is_room_for_is_not_made() {
    // Short enough as a text: it says little of each.
    let mut file = request_file("ospi-complete");
    let catalog = &pack("ospi").elements;
    let elements = catalog.iter().cycle().take(PACKED_ROOM.objects);
    file.request.asks[0].elements = elements.map(|it| Chosen { id: it.id.clone(), years: None }).collect();
    assert!(matches!(outcome(&file), Err(NotReady::TooLong { .. })));
    // It stays a draft that opens.
    assert_eq!(read_request(file.to_json().as_bytes()).unwrap().file, file);
}

#[test]
fn tables_that_grow_with_the_square_of_the_request_are_not_made() {
    let mut file = request_file("ospi-complete");
    let number = |number: u32| ResearchQuestion { id: ResearchQuestionId(number), text: "Why?".to_owned() };
    file.request.research_questions = (1..=1000).map(number).collect();
    file.request.asks[0].elements =
        (0..1000).map(|it| Chosen { id: ElementId::new(&format!("e{it}")).unwrap(), years: None }).collect();
    assert!(matches!(outcome(&file), Err(NotReady::TooLong { .. })));
    let mut file = request_file("ospi-complete");
    file.request.asks[0].population = "Students of grade 3. ".repeat(20_000);
    assert!(matches!(outcome(&file), Err(NotReady::TooLong { .. })));
}

//! Places in words, for links that lead to them.

use crate::desk::Desk;
use crate::words::title_of;
use requisite_pack::{Pack, Words};
use requisite_precheck::{Finding, task_of, task_of_finding};
use requisite_request::{Ask, AskId, AskPart, Place, QuestionId, Request};
use requisite_session::{Route, route_of_task};

fn ask_title(request: &Request, id: AskId) -> String {
    request.ask(id).map_or_else(|| id.title(), Ask::title)
}

/// What stands at a place, in words.
pub fn place_words(pack: &Pack, words: &Words, request: &Request, place: &Place) -> String {
    match place {
        Place::Whole | Place::Section(_) | Place::Data | Place::Public | Place::Reasons => {
            title_of(&page_of_place(pack, place), words)
        }
        Place::Question(id) => words.question_label(id),
        Place::Row { question: id, row, .. } => {
            let item = words.questions.get(id.as_str()).map(|it| it.item.to_lowercase());
            let item = item.filter(|item| !item.is_empty()).unwrap_or_else(|| "row".to_owned());
            format!("{}, {item} {}", words.question_label(id), row + 1)
        }
        Place::Ask { ask, part } => format!("{}: {}", ask_title(request, *ask), part_words(*part)),
        Place::Element { ask, element } => format!("{}: {}", ask_title(request, *ask), pack.label(element)),
        Place::ResearchQuestion(id) => format!("Research question {}", id.0),
        Place::Reason(element) => format!("Reason for {}", pack.label(element)),
    }
}

fn part_words(part: AskPart) -> &'static str {
    match part {
        AskPart::Form => "kind of data",
        AskPart::Unit => "level",
        AskPart::Years => "school years",
        AskPart::Breakdowns => "breakdowns",
        AskPart::Elements => "elements",
        AskPart::Grades => "grades",
        AskPart::Population => "which students or schools",
    }
}

/// The page on which a finding is dealt with.
pub fn page_of_finding(pack: &Pack, finding: &Finding) -> Route {
    task_of_finding(finding, pack).map_or(Route::Tasks, |task| route_of_task(&task))
}

/// The page on which a place is dealt with.
pub fn page_of_place(pack: &Pack, place: &Place) -> Route {
    task_of(place, pack).map_or(Route::Tasks, |task| route_of_task(&task))
}

/// Where a finding is dealt with: what hangs on an answer not given yet, at that question.
pub fn place_to_fill(desk: Desk, finding: &Finding) -> Place {
    let pack = desk.pack();
    let blank = |fact: &String| {
        let id = QuestionId::new(fact).ok().filter(|id| pack.question(id).is_some())?;
        desk.read(|request| request.answer(&id).is_none()).then_some(Place::Question(id))
    };
    let asks = matches!(finding.place, Place::Question(_) | Place::Row { .. });
    let blank = (finding.incomplete && !asks).then(|| finding.because.iter().find_map(blank)).flatten();
    blank.unwrap_or_else(|| finding.place.clone())
}

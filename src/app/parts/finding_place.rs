//! Places in words, for links that lead to them.

use crate::words::title_of;
use requisite_pack::{Pack, Words};
use requisite_precheck::task_of;
use requisite_request::{Ask, AskId, AskPart, Place, Request};
use requisite_session::{Route, route_of_task};

/// What to call an ask: the person's name for it, or its number.
pub fn ask_name(ask: &Ask) -> String {
    if ask.name.trim().is_empty() { format!("Data set {}", ask.id.0) } else { ask.name.trim().to_owned() }
}

fn ask_name_of(request: &Request, id: AskId) -> String {
    request.ask(id).map_or_else(|| format!("Data set {}", id.0), ask_name)
}

/// What stands at a place, in words.
pub fn place_words(pack: &Pack, words: &Words, request: &Request, place: &Place) -> String {
    let question = |id: &requisite_request::QuestionId| {
        words.questions.get(id.as_str()).map_or_else(|| id.to_string(), |it| it.label.clone())
    };
    match place {
        Place::Whole | Place::Section(_) | Place::Data | Place::Public | Place::Reasons => {
            title_of(&page_of_place(pack, place), words)
        }
        Place::Question(id) => question(id),
        Place::Row { question: id, row, .. } => format!("{}, row {}", question(id), row + 1),
        Place::Ask { ask, part } => format!("{}: {}", ask_name_of(request, *ask), part_words(*part)),
        Place::Element { ask, element } => format!("{}: {}", ask_name_of(request, *ask), pack.label(element)),
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

/// The page on which a place is dealt with.
pub fn page_of_place(pack: &Pack, place: &Place) -> Route {
    task_of(place, pack).map_or(Route::Tasks, |task| route_of_task(&task))
}

//! What of a draft the agency's pack does not have any more, answer by answer. Nothing of it is lost: it stays in the draft until
//! the person takes it out.

use requisite_pack::{Element, Pack, Question, QuestionKind, Words};
use requisite_request::{Answer, Ask, AskPart, Edit, ElementId, FieldId, Place, QuestionId, Request, Row};
use std::collections::BTreeSet;

/// What became of something that a draft holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The agency does not ask this any more.
    QuestionGone,
    /// A question takes another kind of answer now.
    OtherKind,
    /// A field of a list is not asked any more.
    FieldGone,
    /// An option was taken away.
    OptionGone,
    /// An element is not in the catalog any more.
    ElementGone,
    /// A level, grade or group is not offered any more.
    DetailGone,
}

/// What stands for an element that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// Name of the other element.
    pub label: String,
    /// What puts it in the place of the one that is gone.
    pub edits: Vec<Edit>,
}

/// Something that a draft holds and the pack does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affected {
    /// What became of it.
    pub change: Change,
    /// What it is called, as far as that is known.
    pub title: String,
    /// What the draft says there, a line each.
    pub kept: Vec<String>,
    /// Where in the request it is.
    pub place: Place,
    /// What the pack has in its place, if it says so.
    pub instead: Option<Instead>,
}

/// What of the request the pack does not have, in the order of the request.
pub fn affected(pack: &Pack, words: &Words, request: &Request) -> Vec<Affected> {
    let mut all = Vec::new();
    for (id, answer) in &request.answers {
        if let Some(answer) = Some(answer).filter(|it| !it.is_empty()) {
            of_answer(pack, words, id, answer, &mut all);
        }
    }
    for ask in &request.asks {
        of_ask(pack, ask, &mut all);
    }
    for id in gone_elements(pack, request) {
        let asks = request.asks.iter().filter(|ask| ask.has(&id));
        let names = asks.map(|ask| ask.title()).collect();
        let first = request.asks.iter().find(|ask| ask.has(&id)).map(|ask| ask.id);
        let place = first.map_or(Place::Reasons, |ask| Place::Element { ask, element: id.clone() });
        let instead = successor(pack, &id).map(|it| instead_of(request, &id, it));
        all.push(Affected {
            change: Change::ElementGone,
            title: id.to_string(),
            kept: names,
            place,
            instead,
        });
    }
    all
}

fn of_answer(pack: &Pack, words: &Words, id: &QuestionId, answer: &Answer, all: &mut Vec<Affected>) {
    let mut add = |change, title: String, kept: Vec<String>, place| {
        all.push(Affected { change, title, kept, place, instead: None });
    };
    let Some(question) = pack.question(id) else {
        return add(Change::QuestionGone, id.to_string(), plain_lines(answer), Place::Whole);
    };
    let place = || Place::Question(id.clone());
    if !takes(question, answer) {
        return add(Change::OtherKind, words.question_label(id), plain_lines(answer), place());
    }
    let is_gone =
        |option: &String| !option.trim().is_empty() && !question.options.iter().any(|it| it == option.trim());
    let gone: Vec<String> = match answer {
        Answer::Options(options) => options.iter().filter(|it| is_gone(it)).cloned().collect(),
        Answer::Text(text) if question.kind == QuestionKind::Choice && is_gone(text) => vec![text.clone()],
        _ => Vec::new(),
    };
    if !gone.is_empty() {
        add(Change::OptionGone, words.question_label(id), gone, place());
    }
    let rows = answer.as_rows();
    let fields: BTreeSet<&FieldId> = rows.iter().flat_map(Row::keys).collect();
    for field in fields {
        let cells = rows.iter().filter_map(|row| row.get(field)).filter(|text| !text.trim().is_empty());
        let known = question.fields.iter().find(|it| it.id == *field);
        let title = format!("{}: {}", words.question_label(id), words.field_label(id, field));
        match known {
            None => {
                let kept: Vec<String> = cells.cloned().collect();
                if !kept.is_empty() {
                    add(Change::FieldGone, title, kept, place());
                }
            }
            Some(known) if known.kind == QuestionKind::Choice => {
                let is_gone = |text: &&String| !known.options.iter().any(|it| it == text.trim());
                let kept: Vec<String> = cells.filter(is_gone).cloned().collect();
                if !kept.is_empty() {
                    add(Change::OptionGone, title, kept, place());
                }
            }
            Some(_) => {}
        }
    }
}

/// Whether a question takes such an answer.
fn takes(question: &Question, answer: &Answer) -> bool {
    match (question.kind, answer) {
        (QuestionKind::YesNo | QuestionKind::Acknowledge, answer) => matches!(answer, Answer::Yes(_)),
        (QuestionKind::Rows, answer) => matches!(answer, Answer::Rows(_)),
        (QuestionKind::Choices, answer) => matches!(answer, Answer::Options(_)),
        (_, answer) => matches!(answer, Answer::Text(_)),
    }
}

/// An answer as the draft has it, where the pack has no words for it.
pub(crate) fn plain_lines(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Yes(yes) => vec![if *yes { "Yes" } else { "No" }.to_owned()],
        Answer::Text(text) => text.lines().map(str::to_owned).collect(),
        Answer::Options(options) => options.clone(),
        Answer::Rows(rows) => {
            rows.iter().map(|row| row.values().cloned().collect::<Vec<_>>().join(", ")).collect()
        }
    }
}

fn of_ask(pack: &Pack, ask: &Ask, all: &mut Vec<Affected>) {
    let mut add = |part: AskPart, kept: Vec<String>| {
        if !kept.is_empty() {
            all.push(Affected {
                change: Change::DetailGone,
                title: ask.title(),
                kept,
                place: Place::Ask { ask: ask.id, part },
                instead: None,
            });
        }
    };
    let unit = ask.unit.iter().filter(|it| !pack.units.contains(it)).map(ToString::to_string);
    add(AskPart::Unit, unit.collect());
    let has_breakdown = |id: &requisite_request::BreakdownId| pack.breakdowns.iter().any(|it| it.id == *id);
    let breakdowns = ask.breakdowns.iter().filter(|it| !has_breakdown(it)).map(ToString::to_string);
    add(AskPart::Breakdowns, breakdowns.collect());
    let grades = ask.grades.iter().filter(|it| !pack.grades.contains(it)).map(ToString::to_string);
    add(AskPart::Grades, grades.collect());
}

/// Elements that are chosen or have a reason and are not in the catalog, each once.
fn gone_elements(pack: &Pack, request: &Request) -> Vec<ElementId> {
    let reasons = request.reasons.iter().filter(|(_, reason)| !reason.is_empty()).map(|(id, _)| id);
    let mut gone: Vec<ElementId> = Vec::new();
    for id in request.elements().into_iter().chain(reasons) {
        if pack.element(id).is_none() && !gone.contains(id) {
            gone.push(id.clone());
        }
    }
    gone
}

/// The element that the pack has under another name: one that names the old id among its other names.
fn successor<'p>(pack: &'p Pack, gone: &ElementId) -> Option<&'p Element> {
    let written = |name: &str| name.trim().to_lowercase().replace([' ', '_'], "-");
    let wanted = written(gone.as_str());
    let mut named = pack.elements.iter().filter(|it| it.also.iter().any(|name| written(name) == wanted));
    // Where several say so, none is offered.
    named.next().filter(|_| named.next().is_none())
}

fn instead_of(request: &Request, gone: &ElementId, successor: &Element) -> Instead {
    let with = successor.id.clone();
    let swap = |ask: &Ask| Edit::SwapElement { ask: ask.id, element: gone.clone(), with: with.clone() };
    let mut edits: Vec<Edit> = request.asks.iter().filter(|ask| ask.has(gone)).map(swap).collect();
    if let Some(reason) = request.reasons.get(gone).filter(|_| !request.reasons.contains_key(&with)) {
        edits.push(Edit::SetReason { element: with, reason: reason.clone() });
        edits.push(Edit::SetReason { element: gone.clone(), reason: requisite_request::Reason::default() });
    }
    Instead { label: successor.label.clone(), edits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_pack::{ospi, request};
    use requisite_request::{AskId, Reason, UnitId};

    fn question(id: &str) -> QuestionId {
        QuestionId::new(id).unwrap()
    }

    fn of(request: &Request) -> Vec<Affected> {
        let pack = ospi();
        affected(&pack, pack.words("en").unwrap(), request)
    }

    #[test]
    fn a_draft_of_todays_pack_is_not_affected() {
        for name in ["ospi-complete.json", "ospi-before-fixes.json"] {
            assert_eq!(of(&request(name)), []);
        }
    }

    #[test]
    fn what_the_pack_has_not_is_told_with_what_the_draft_says() {
        let text = |id: &str, text: &str| Edit::Answer {
            question: question(id),
            answer: Answer::Text(text.to_owned()),
        };
        let mut people =
            request("ospi-complete.json").answer(&question("people")).unwrap().as_rows().to_vec();
        people[0].insert(FieldId::new("badge").unwrap(), "No. 7".to_owned());
        let ask = AskId(1);
        let edits = [
            text("fax_number", "360-555-0100"),
            text("affiliation", "astronaut"),
            text("exhibit_c", "yes"),
            text("contact_fax", " "),
            Edit::Answer { question: question("people"), answer: Answer::Rows(people) },
            Edit::SetUnit { ask, unit: UnitId::new("galaxy").unwrap() },
            Edit::AddElement { ask, element: ElementId::new("shoe-size").unwrap() },
        ];
        let told: Vec<_> = of(&request("ospi-complete.json").with_edits(&edits))
            .into_iter()
            .map(|it| (it.change, it.kept.join("; ")))
            .collect();
        let kept = |change, kept: &str| (change, kept.to_owned());
        let expected = [
            kept(Change::OptionGone, "astronaut"),
            kept(Change::OtherKind, "yes"),
            kept(Change::QuestionGone, "360-555-0100"),
            kept(Change::FieldGone, "No. 7"),
            kept(Change::DetailGone, "galaxy"),
            kept(Change::ElementGone, &request("ospi-complete.json").ask(ask).unwrap().title()),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn another_name_of_an_element_leads_to_it_with_its_reason() {
        let mut pack = ospi();
        let other = ElementId::new("gpa").unwrap();
        let renamed = pack.elements.iter_mut().find(|it| it.id == other).unwrap();
        renamed.also.push("Mean Grade".to_owned());
        let gone = ElementId::new("mean-grade").unwrap();
        let reason = Reason { why_needed: "It is the outcome.".to_owned(), ..Reason::default() };
        let edits = [
            Edit::AddAsk,
            Edit::AddElement { ask: AskId(1), element: gone.clone() },
            Edit::SetReason { element: gone.clone(), reason: reason.clone() },
        ];
        let request = Request::default().with_edits(&edits);
        let all = affected(&pack, pack.words("en").unwrap(), &request);
        let [only] = all.as_slice() else { panic!("{all:?}") };
        let instead = only.instead.as_ref().unwrap();
        let after = request.with_edits(&instead.edits);
        assert_eq!((after.elements(), after.reasons.get(&other)), (vec![&other], Some(&reason)));
        assert_eq!(affected(&pack, pack.words("en").unwrap(), &after), []);
    }
}

//! What is written in the draft and not asked now, so that it stays out of the package.

use requisite_pack::{Pack, Words};
use requisite_precheck::cells_not_asked;
use requisite_request::{QuestionId, Request};

/// Answers, and single fields of rows, that say something and are not asked: the question of each and what to call it.
/// `is_asked` says which questions are.
pub fn not_asked(
    pack: &Pack,
    words: &Words,
    request: &Request,
    is_asked: &dyn Fn(&QuestionId) -> bool,
) -> Vec<(QuestionId, String)> {
    let of = |id: &QuestionId| words.questions.get(id.as_str());
    let said = request.answers.keys().filter(|id| request.answer(id).is_some() && !is_asked(id));
    let mut out: Vec<_> = said.map(|id| (id.clone(), words.question_label(id))).collect();
    for (id, row, field) in cells_not_asked(pack, request) {
        if !is_asked(&id) {
            continue;
        }
        let cell = words.field_label(&id, &field);
        let item = of(&id).map(|words| words.item.as_str()).filter(|item| !item.is_empty()).unwrap_or("Row");
        let name = format!("{cell} ({} {})", item, row + 1);
        out.push((id, name));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_pack::ospi;
    use crate::{cell_of, set_cell};
    use requisite_request::FieldId;

    #[test]
    fn a_field_that_its_row_does_not_ask_for_is_kept_and_named() {
        let pack = ospi();
        let words = pack.words("en").unwrap();
        let people = QuestionId::new("people").unwrap();
        let (outside, agreement) =
            (FieldId::new("outside").unwrap(), FieldId::new("other_organization_agreement").unwrap());
        let mut request = Request::default();
        let mut say = |field: &FieldId, text: &str| {
            let edit = set_cell(&request, &people, 0, field, text);
            request.apply(&edit);
            let out = not_asked(&pack, words, &request, &|_| true);
            assert!(out.iter().all(|(id, _)| *id == people));
            (
                out.into_iter().map(|(_, name)| name).collect::<Vec<_>>(),
                cell_of(&request, &people, 0, &agreement),
            )
        };
        assert_eq!(say(&outside, "yes").0, [""; 0]);
        assert_eq!(say(&agreement, "Contract 7").0, [""; 0]);
        let (named, kept) = say(&outside, "no");
        assert_eq!(named, ["Agreement that binds that organization (Person 1)"]);
        assert_eq!(kept, "Contract 7");
        // Where the whole question is not asked, it alone is named.
        let out = not_asked(&pack, words, &request, &|id| *id != people);
        assert_eq!(out.len(), 1);
        assert!(!out[0].1.contains("Person 1"), "{out:?}");
    }
}

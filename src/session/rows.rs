//! Changes to the rows of a question, as edits.

use requisite_request::{Answer, Edit, FieldId, QuestionId, Request, Row};

fn rows_of(request: &Request, question: &QuestionId) -> Vec<Row> {
    request.answers.get(question).map(|answer| answer.as_rows().to_vec()).unwrap_or_default()
}

fn edit(question: &QuestionId, rows: Vec<Row>) -> Edit {
    Edit::Answer { question: question.clone(), answer: Answer::Rows(rows) }
}

/// The text of one cell.
pub fn cell_of(request: &Request, question: &QuestionId, row: usize, field: &FieldId) -> String {
    let rows = request.answers.get(question).map(Answer::as_rows).unwrap_or_default();
    rows.get(row).and_then(|row| row.get(field)).cloned().unwrap_or_default()
}

/// Adds an empty row at the end.
pub fn add_row(request: &Request, question: &QuestionId) -> Edit {
    add_this_row(request, question, Row::new())
}

/// Adds a row at the end.
pub fn add_this_row(request: &Request, question: &QuestionId, row: Row) -> Edit {
    let mut rows = rows_of(request, question);
    rows.push(row);
    edit(question, rows)
}

/// Removes a row.
pub fn remove_row(request: &Request, question: &QuestionId, row: usize) -> Edit {
    let mut rows = rows_of(request, question);
    if row < rows.len() {
        rows.remove(row);
    }
    if rows.is_empty() { Edit::ClearAnswer { question: question.clone() } } else { edit(question, rows) }
}

/// Fills a cell; makes the row when it is the next one.
pub fn set_cell(request: &Request, question: &QuestionId, row: usize, field: &FieldId, text: &str) -> Edit {
    let mut rows = rows_of(request, question);
    if row == rows.len() {
        rows.push(Row::new());
    }
    if let Some(cells) = rows.get_mut(row) {
        if text.is_empty() {
            cells.remove(field);
        } else {
            cells.insert(field.clone(), text.to_owned());
        }
    }
    edit(question, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_added_filled_and_removed() {
        let people = QuestionId::new("people").unwrap();
        let name = FieldId::new("name").unwrap();
        let mut request = Request::default();
        request.apply(&set_cell(&request.clone(), &people, 0, &name, "Ada"));
        request.apply(&add_row(&request.clone(), &people));
        request.apply(&set_cell(&request.clone(), &people, 1, &name, "Ben"));
        assert_eq!(cell_of(&request, &people, 0, &name), "Ada");
        assert_eq!(cell_of(&request, &people, 1, &name), "Ben");
        request.apply(&remove_row(&request.clone(), &people, 0));
        assert_eq!(cell_of(&request, &people, 0, &name), "Ben");
        request.apply(&set_cell(&request.clone(), &people, 7, &name, "nobody"));
        assert_eq!(cell_of(&request, &people, 7, &name), "");
        request.apply(&remove_row(&request.clone(), &people, 0));
        assert!(request.is_empty());
    }
}

//! Answers as a reader sees them: options and fields under their labels, in the order of the agency's pages.

use crate::Contents;
use requisite_pack::{Question, QuestionKind, QuestionWords, Section};
use requisite_precheck::value_words;
use requisite_request::{Answer, QuestionId};

/// An answer in words.
pub(crate) enum Said {
    /// Not answered.
    Nothing,
    /// One text.
    Text(String),
    /// Several options.
    List(Vec<String>),
    /// Rows of fields under their labels.
    Rows {
        /// Labels of the fields.
        heads: Vec<String>,
        /// What stands in each row under each label.
        rows: Vec<Vec<String>>,
    },
}

/// The questions of a page that are asked of this request, in order.
pub(super) fn asked<'a>(
    contents: &'a Contents<'_>,
    section: &'a Section,
) -> impl Iterator<Item = &'a Question> {
    section.questions.iter().filter(|question| contents.report.shown.contains(&question.id))
}

/// Those of some questions that are asked of this request, in their order.
pub(super) fn shown_in<'a>(
    contents: &'a Contents<'_>,
    ids: &'a [QuestionId],
) -> impl Iterator<Item = &'a Question> {
    let shown = ids.iter().filter(|id| contents.report.shown.contains(*id));
    shown.filter_map(|id| contents.pack.question(id))
}

/// The label of a question.
pub(crate) fn label(contents: &Contents<'_>, question: &Question) -> String {
    let words = words(contents, question).map(|words| words.label.as_str());
    words.filter(|label| !label.is_empty()).unwrap_or(question.id.as_str()).to_owned()
}

fn words<'a>(contents: &'a Contents<'_>, question: &Question) -> Option<&'a QuestionWords> {
    contents.words.questions.get(question.id.as_str())
}

/// What was answered to a question.
pub(crate) fn said(contents: &Contents<'_>, question: &Question) -> Said {
    let words = words(contents, question);
    match contents.request.answer(&question.id) {
        None => Said::Nothing,
        Some(Answer::Yes(yes)) => Said::Text(yes_or_no(question.kind, *yes).to_owned()),
        Some(Answer::Text(text)) => {
            Said::Text(value_words(question.kind, words.map(|words| &words.options), text))
        }
        Some(Answer::Options(options)) => {
            Said::List(options.iter().map(|option| option_label(words, option)).collect())
        }
        Some(Answer::Rows(rows)) => {
            let field_words = |id: &str| words.and_then(|words| words.fields.get(id));
            let head = |id: &str| field_words(id).map_or_else(|| id.to_owned(), |words| words.label.clone());
            let cell = |row: &requisite_request::Row, field: &requisite_pack::Field| {
                let text = row.get(&field.id).map(String::as_str).unwrap_or_default();
                let options = field_words(field.id.as_str()).map(|words| &words.options);
                value_words(field.kind, options, text)
            };
            Said::Rows {
                heads: question.fields.iter().map(|field| head(field.id.as_str())).collect(),
                rows: rows
                    .iter()
                    .map(|row| question.fields.iter().map(|field| cell(row, field)).collect())
                    .collect(),
            }
        }
    }
}

fn yes_or_no(kind: QuestionKind, yes: bool) -> &'static str {
    match (kind, yes) {
        (QuestionKind::Acknowledge, true) => "Accepted",
        (QuestionKind::Acknowledge, false) => "Not accepted",
        (_, true) => "Yes",
        (_, false) => "No",
    }
}

fn option_label(words: Option<&QuestionWords>, id: &str) -> String {
    words.and_then(|words| words.options.get(id)).map_or_else(|| id.to_owned(), Clone::clone)
}

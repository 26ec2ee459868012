//! The answers, page by page of the agency's questions.

use super::data_flow;
use crate::formats::answers::{Said, asked, label, said};
use crate::formats::html::Html;
use crate::{Contents, words};
use requisite_pack::{Question, Section};

pub(super) fn write(contents: &Contents<'_>, html: &mut Html) {
    for section in &contents.pack.sections {
        if asked(contents, section).next().is_some() {
            write_section(contents, section, html);
        }
    }
}

fn write_section(contents: &Contents<'_>, section: &Section, html: &mut Html) {
    let words = contents.words.sections.get(section.id.as_str());
    let title = words.map_or(section.id.as_str(), |words| words.title.as_str());
    html.raw("<h3>").text(title).raw("</h3>\n");
    for question in asked(contents, section) {
        write_said(contents, question, Some(&label(contents, question)), true, html);
    }
    data_flow::write_on(contents, section, html);
}

/// What was answered to a question, below its title, without one where a heading says it; and how sure it is that the agency
/// asks it.
pub(in crate::formats) fn write_said(
    contents: &Contents<'_>,
    question: &Question,
    title: Option<&str>,
    says_basis: bool,
    html: &mut Html,
) {
    let said = said(contents, question);
    let is_rows = matches!(said, Said::Rows { .. });
    if let Some(title) = title.filter(|_| !is_rows) {
        html.raw("<p><strong>").text(title).raw("</strong></p>\n");
    }
    if let Some(basis) = words::basis(question.basis).filter(|_| says_basis) {
        html.raw("<p class=\"small\">").text("That the agency asks this is ").text(basis).raw(".</p>\n");
    }
    match said {
        Said::Rows { heads, rows } => write_rows(&label(contents, question), &heads, &rows, html),
        Said::Nothing => {
            html.paragraph("Not answered.");
        }
        Said::Text(text) => {
            html.own_words(&text).raw("\n");
        }
        Said::List(options) => {
            html.raw("<ul>\n");
            for option in options {
                html.raw("<li dir=\"auto\">").text(&option).raw("</li>\n");
            }
            html.raw("</ul>\n");
        }
    }
}

/// A table of rows, numbered, because no field is sure to name its row.
pub(in crate::formats) fn write_rows(caption: &str, heads: &[String], rows: &[Vec<String>], html: &mut Html) {
    let all: Vec<&str> = std::iter::once("No.").chain(heads.iter().map(String::as_str)).collect();
    html.table(caption, &all);
    for (number, row) in rows.iter().enumerate() {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        html.row(&(number + 1).to_string(), &cells);
    }
    html.end_table();
}

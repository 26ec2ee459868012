//! The answers, page by page of the agency's questions.

use super::data_flow;
use crate::formats::answers::{Said, asked, label, said};
use crate::formats::html::Html;
use crate::{Contents, words};
use requisite_office::Block;
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
        html.blocks(&said_blocks(contents, question, Some(&label(contents, question)), true), 0);
    }
    data_flow::write_on(contents, section, html);
}

/// What was answered to a question, below its title, without one where a heading says it; and how sure it is that the agency
/// asks it.
pub(in crate::formats) fn said_blocks(
    contents: &Contents<'_>,
    question: &Question,
    title: Option<&str>,
    says_basis: bool,
) -> Vec<Block> {
    let said = said(contents, question);
    let is_rows = matches!(said, Said::Rows { .. });
    let label_block = title.filter(|_| !is_rows).map(|title| Block::Label { text: title.to_owned() });
    let basis = words::basis(question.basis).filter(|_| says_basis);
    let basis = basis.map(|basis| Block::Small { text: format!("That the agency asks this is {basis}.") });
    let answer = match said {
        Said::Rows { heads, rows } if heads.len() > MOST_COLUMNS => {
            rows_one_by_one(label(contents, question), &heads, rows)
        }
        Said::Rows { heads, rows } => vec![rows_table(label(contents, question), heads, rows)],
        Said::Nothing => vec![Block::Paragraph { text: "Not answered.".to_owned() }],
        Said::Text(text) => vec![Block::Own { text }],
        Said::List(items) => vec![Block::List { items }],
    };
    label_block.into_iter().chain(basis).chain(answer).collect()
}

/// Most columns of a table that can be read on a sheet of paper.
const MOST_COLUMNS: usize = 7;

/// Rows of more fields than a table can show, each as a list of what is said in it.
fn rows_one_by_one(title: String, heads: &[String], rows: Vec<Vec<String>>) -> Vec<Block> {
    let mut blocks = vec![Block::Label { text: title }];
    for (number, row) in rows.into_iter().enumerate() {
        let said = heads.iter().cloned().zip(row).filter(|(_, text)| !text.trim().is_empty());
        blocks.push(Block::Paragraph { text: format!("No. {}", number + 1) });
        blocks.push(Block::Pairs { pairs: said.collect() });
    }
    blocks
}

/// A table of rows, numbered, because no field is sure to name its row.
pub(in crate::formats) fn rows_table(caption: String, heads: Vec<String>, rows: Vec<Vec<String>>) -> Block {
    let numbered = (1..).zip(rows).map(|(number, row)| {
        let number: u32 = number;
        std::iter::once(number.to_string()).chain(row).collect()
    });
    Block::Table {
        caption,
        heads: std::iter::once("No.".to_owned()).chain(heads).collect(),
        rows: numbered.collect(),
    }
}

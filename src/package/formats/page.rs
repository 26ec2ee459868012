//! `request.html`: the whole request as one page that is readable alone and prints well. Nothing in it runs or loads.

mod answers;
mod check;
mod closing;
mod cover;
mod data;
mod data_flow;
mod fee;
mod looked;
mod plan;
mod public;
mod reasons;

pub(super) use answers::{rows_table, said_blocks};
pub(crate) use data::{asked_for, breakdowns, facts, title};
pub(super) use data_flow::{in_sentences as flow_in_sentences, write as write_flow};
pub(super) use reasons::{research_questions, why_needed};

use super::html::Html;
use crate::Contents;

/// The style of the pages, also of the worksheet.
pub(crate) const STYLE: &str = include_str!("page/page.css");

/// A part of the page: its anchor, its title and what writes it.
type Part = (&'static str, &'static str, fn(&Contents<'_>, &mut Html));

const PARTS: &[Part] = &[
    ("data", "The data asked for", data::write),
    ("reasons", "Why each element is needed", reasons::write),
    ("answers", "Answers to the agency\u{2019}s questions", answers::write),
    ("public", "What was looked for in public data", public::write),
    ("check", "What the check found", check::write),
    ("duties", "What the request brings with it", closing::duties),
    ("about", "How this was made", closing::about),
];

pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let mut html = Html::page(contents.language(), contents.title(), STYLE);
    html.raw("<main>\n");
    cover::write(contents, &mut html);
    html.raw("<nav aria-label=\"Contents\">\n<ol>\n");
    for (id, title, _) in PARTS {
        html.raw("<li><a href=\"#").raw(id).raw("\">").text(title).raw("</a></li>\n");
    }
    html.raw("</ol>\n</nav>\n");
    for (number, (id, title, part)) in PARTS.iter().enumerate() {
        html.raw("<section>\n").part(id, &format!("{}. {title}", number + 1));
        part(contents, &mut html);
        html.raw("</section>\n");
    }
    html.raw("</main>\n");
    html.into_bytes()
}

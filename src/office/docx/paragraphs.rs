//! Texts as paragraphs.

use docx_rust::document::{Break, Paragraph, ParagraphContent, Run, RunContent, Tab, Text, TextSpace};
use docx_rust::formatting::{Bidi, Bold, BoldComplex, CharacterProperty, ParagraphProperty, RightToLeftText};

use crate::letters::{from_right, readable};

use super::styles::Style;

/// A paragraph; line breaks stay, and the first letter with a direction gives its direction.
pub(super) fn paragraph(style: Style, text: &str, bold: bool) -> Paragraph<'static> {
    let right = from_right(text);
    Paragraph {
        property: Some(ParagraphProperty {
            style_id: (style != Style::Normal).then(|| style.id().into()),
            bidi: right.then(Bidi::default),
            ..ParagraphProperty::default()
        }),
        content: if text.is_empty() { Vec::new() } else { vec![ParagraphContent::Run(run(text, bold))] },
        ..Paragraph::default()
    }
}

/// A run of letters that look alike.
pub(super) fn run(text: &str, bold: bool) -> Run<'static> {
    let right = from_right(text);
    let look = CharacterProperty {
        bold: bold.then(Bold::default),
        bold_complex: bold.then(BoldComplex::default),
        rtl: right.then(RightToLeftText::default),
        ..CharacterProperty::default()
    };
    let text = readable(text);
    let mut content = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            content.push(RunContent::Break(Break::default()));
        }
        for (number, piece) in line.split('\t').enumerate() {
            if number > 0 {
                content.push(RunContent::Tab(Tab));
            }
            if !piece.is_empty() {
                content.push(RunContent::Text(Text::from((piece.to_owned(), TextSpace::Preserve))));
            }
        }
    }
    Run { property: (bold || right).then_some(look), content, ..Run::default() }
}

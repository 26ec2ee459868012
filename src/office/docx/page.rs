//! The sheet of paper: US Letter with margins of an inch, and the title and the number of the page at its foot.

use docx_rust::document::{
    FooterReference, HeaderFooterReference, HeaderFooterReferenceType, Run, Tab, Text, TextSpace,
};
use docx_rust::formatting::{PageMargin, PageSize, ParagraphProperty, SectionProperty};

use crate::Document;
use crate::letters::one_line;

use super::files::FOOTER;
use super::markup::{Field, Footer, FooterLine, FooterPiece, WORDS};
use super::paragraphs;
use super::styles::Style;

/// How wide text may be, in twentieths of a point: a page of 8.5 inches less its margins.
pub(super) const TEXT_WIDTH: isize = 9360;
/// Letters of the title that fit on one line beside the number.
const FOOTER_LETTERS: usize = 80;

/// The page.
pub(super) fn page() -> SectionProperty<'static> {
    SectionProperty {
        header_footer_references: vec![HeaderFooterReference::Footer(FooterReference {
            ty: Some(HeaderFooterReferenceType::Default),
            id: Some(FOOTER.into()),
        })],
        page_size: Some(PageSize { weight: 12240, height: 15840 }),
        page_margin: Some(PageMargin {
            top: Some(1440),
            right: Some(1440),
            bottom: Some(1440),
            left: Some(1440),
            header: Some(720),
            footer: Some(720),
            gutter: Some(0),
        }),
        ..SectionProperty::default()
    }
}

/// The foot of each page. Numbers need no words, so that the foot is in every language.
pub(super) fn footer(document: &Document) -> Footer<'_> {
    let title = one_line(&document.title);
    let mut shown: String = title.chars().take(FOOTER_LETTERS).collect();
    if shown.len() < title.len() {
        shown.push('…');
    }
    let text = |run: Run<'static>| FooterPiece::Text(run);
    let field = |counts: &'static str| {
        FooterPiece::Field(Field { counts: counts.into(), until_then: Run::default().push_text("1") })
    };
    Footer {
        words: WORDS.into(),
        line: FooterLine {
            look: ParagraphProperty {
                style_id: Some(Style::Footer.id().into()),
                ..ParagraphProperty::default()
            },
            pieces: vec![
                text(paragraphs::run(&shown, false)),
                text(Run::default().push(Tab)),
                field("PAGE"),
                text(Run::default().push_text(Text::from((" / ", TextSpace::Preserve)))),
                field("NUMPAGES"),
            ],
        },
    }
}

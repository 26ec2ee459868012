//! How the parts of a document look, by styles: the built-in ones of Word where there are, so that its navigation, its tables of
//! contents and converters to PDF know what they are.

use docx_rust::formatting::{
    BoldComplex, Borders, CharacterProperty, CustomTabStop, CustomTabStopSet, CustomTabStopSetChoice, Fonts,
    Indent, KeepLines, KeepNext, Lang, NumberingProperty, OutlineLvl, ParagraphProperty, Shading,
    ShadingStyle, SizeComplex, Spacing, TabStopType, WidowControl,
};
use docx_rust::styles::{BasedOn, DefaultStyle, Next, QFormat, Style as Entry, StyleType, Styles};

use crate::Document;
use crate::letters::one_line;

use super::lines::{self, GREY, INK, QUIET};
use super::page::TEXT_WIDTH;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Text as it comes.
    Normal,
    /// A heading of this level, 1 to 4. The title of the document is one too: the built-in style "Title" is no heading to screen
    /// readers, and parts of level "heading 1" beside it would be no parts of it.
    Heading(u8),
    /// What kind of document this is.
    Subtitle,
    /// What a table shows.
    Caption,
    /// A point of a list.
    ListBullet,
    /// The foot of the page.
    Footer,
    /// A line that names what follows it.
    Label,
    /// A remark that must be seen.
    Note,
    /// Small print.
    Small,
    /// Words of the person.
    OwnWords,
    /// A cell of a table.
    Cell,
    /// A cell of a table of many columns.
    NarrowCell,
}

impl Style {
    /// By which name paragraphs refer to it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Heading(0 | 1) => "Heading1",
            Self::Heading(2) => "Heading2",
            Self::Heading(3) => "Heading3",
            Self::Heading(_) => "Heading4",
            Self::Subtitle => "Subtitle",
            Self::Caption => "Caption",
            Self::ListBullet => "ListBullet",
            Self::Footer => "Footer",
            Self::Label => "Label",
            Self::Note => "Note",
            Self::Small => "SmallPrint",
            Self::OwnWords => "OwnWords",
            Self::Cell => "TableText",
            Self::NarrowCell => "NarrowTableText",
        }
    }

    /// Whether it stands close to what is above it.
    pub(super) fn is_close(self) -> bool {
        matches!(self, Self::Normal | Self::Subtitle | Self::ListBullet | Self::Small | Self::OwnWords)
    }
}

/// The styles of a document.
pub(super) fn styles(document: &Document) -> Styles<'static> {
    let mut styles = Styles::new();
    styles.default = Some(DefaultStyle {
        character: CharacterProperty {
            fonts: Some(Fonts::default().ascii("Arial").east_asia("Arial").h_ansi("Arial").custom("Arial")),
            lang: Some(language(&document.language)),
            ..letters(24, false, None)
        }
        .into(),
        paragraph: ParagraphProperty { widow_control: Some(WidowControl::default()), ..apart(0, 120, 264) }
            .into(),
    });
    styles.styles = vec![
        Entry {
            default: Some(true),
            base: None,
            next: None,
            ..entry(Style::Normal, "Normal", ParagraphProperty::default(), CharacterProperty::default())
        },
        entry(Style::Heading(1), "heading 1", heading(1, 0, 240), letters(40, true, None)),
        entry(
            Style::Heading(2),
            "heading 2",
            ParagraphProperty {
                border: Some(Borders { bottom: Some(lines::bottom(12, 3, INK)), ..Borders::default() }),
                ..heading(2, 440, 160)
            },
            letters(28, true, None),
        ),
        entry(Style::Heading(3), "heading 3", heading(3, 320, 80), letters(26, true, None)),
        entry(Style::Heading(4), "heading 4", heading(4, 240, 60), letters(24, true, None)),
        entry(Style::Subtitle, "Subtitle", with_next(apart(0, 60, 264)), letters(24, true, Some(QUIET))),
        entry(Style::Caption, "caption", with_next(apart(240, 80, 252)), letters(22, true, None)),
        entry(
            Style::ListBullet,
            "List Bullet",
            ParagraphProperty { numbering: Some(NumberingProperty::from((1, 0))), ..apart(0, 60, 264) },
            CharacterProperty::default(),
        ),
        entry(
            Style::Footer,
            "footer",
            ParagraphProperty {
                tabs: Some(CustomTabStopSet {
                    content: vec![CustomTabStopSetChoice::CustomTabStop(
                        CustomTabStop::default().tab_stop_type(TabStopType::Right).pos(TEXT_WIDTH),
                    )],
                }),
                ..apart(0, 0, 240)
            },
            letters(18, false, Some(QUIET)),
        ),
        own(entry(Style::Label, "Label", with_next(apart(160, 40, 264)), letters(24, true, None))),
        own(entry(
            Style::Note,
            "Note",
            ParagraphProperty {
                keep_lines: Some(KeepLines::default()),
                border: Some(lines::around(4, 6, GREY)),
                shading: Some(ground("F2F2F2")),
                indent: Some(Indent { left: Some(140), right: Some(140), ..Indent::default() }),
                ..apart(200, 240, 264)
            },
            CharacterProperty::default(),
        )),
        own(entry(Style::Small, "Small Print", apart(0, 100, 252), letters(20, false, Some(QUIET)))),
        own(entry(
            Style::OwnWords,
            "Own Words",
            ParagraphProperty {
                border: Some(Borders { left: Some(lines::left(12, 9, GREY)), ..Borders::default() }),
                indent: Some(Indent { left: Some(220), ..Indent::default() }),
                ..apart(0, 120, 264)
            },
            CharacterProperty::default(),
        )),
        own(entry(Style::Cell, "Table Text", apart(50, 50, 252), letters(22, false, None))),
        own(entry(Style::NarrowCell, "Narrow Table Text", apart(40, 40, 240), letters(18, false, None))),
        lines::grid(),
        lines::terms(),
    ];
    styles
}

/// A style of paragraphs; what follows it is text.
fn entry(
    style: Style,
    name: &'static str,
    paragraph: ParagraphProperty<'static>,
    character: CharacterProperty<'static>,
) -> Entry<'static> {
    Entry {
        base: Some(BasedOn { value: Style::Normal.id().into() }),
        next: Some(Next { value: Style::Normal.id().into() }),
        q_format: Some(QFormat { value: None }),
        ..Entry::new(StyleType::Paragraph, style.id()).name(name).paragraph(paragraph).character(character)
    }
}

/// A style that Word does not know.
fn own(entry: Entry<'static>) -> Entry<'static> {
    Entry { custom_style: Some(true), ..entry }
}

fn heading(level: isize, before: isize, after: isize) -> ParagraphProperty<'static> {
    ParagraphProperty {
        keep_lines: Some(KeepLines::default()),
        outline_lvl: Some(OutlineLvl { value: level - 1 }),
        ..with_next(apart(before, after, 240))
    }
}

/// On one page with what follows.
fn with_next(look: ParagraphProperty<'static>) -> ParagraphProperty<'static> {
    ParagraphProperty { keep_next: Some(KeepNext::default()), ..look }
}

/// Distances in twentieths of a point, and the height of lines in 240ths.
fn apart(before: isize, after: isize, line: isize) -> ParagraphProperty<'static> {
    ParagraphProperty {
        spacing: Some(Spacing {
            before: Some(before),
            after: Some(after),
            line: Some(line),
            // LibreOffice takes a height without a rule for one in points; the crate keeps the name of the type of rules to itself.
            line_rule: "auto".parse().ok(),
            ..Spacing::default()
        }),
        ..ParagraphProperty::default()
    }
}

/// Letters of a size in half points. Letters from the right have a size and a weight of their own.
fn letters(size: isize, bold: bool, color: Option<&'static str>) -> CharacterProperty<'static> {
    CharacterProperty {
        bold: bold.then(Default::default),
        bold_complex: bold.then(BoldComplex::default),
        color: color.map(Into::into),
        size: Some(size.into()),
        size_complex: Some(SizeComplex { value: Some(size) }),
        ..CharacterProperty::default()
    }
}

/// A plain ground.
pub(super) fn ground(color: &'static str) -> Shading<'static> {
    Shading {
        style: Some(ShadingStyle::Clear),
        color: Some("auto".into()),
        fill: Some(color.into()),
        ..Shading::default()
    }
}

/// The language of the document. Word checks spelling only in the language of a place; the agencies are in the United States.
fn language(language: &str) -> Lang<'static> {
    let language = match one_line(language).as_str() {
        "en" => "en-US".to_owned(),
        "es" => "es-US".to_owned(),
        other => other.to_owned(),
    };
    Lang::default().val(language)
}

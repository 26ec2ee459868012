//! The list that points belong to.

use docx_rust::document::{
    AbstractNum, AbstractNumId, Level, LevelJustification, LevelStart, LevelText, MultiLevelType, Num,
    NumFmt, Numbering, PPr,
};
use docx_rust::formatting::{Indent, JustificationVal};

/// One list of points, with the bullet of the font of the text: symbol fonts are read aloud as other letters.
pub(super) fn numbering() -> Numbering<'static> {
    Numbering {
        abstract_numberings: vec![AbstractNum {
            abstract_num_id: Some(0),
            multi_level_type: Some(MultiLevelType { value: "singleLevel".into() }),
            levels: vec![Level {
                i_level: Some(0),
                start: Some(LevelStart { value: Some(1) }),
                number_format: Some(NumFmt { value: "bullet".into() }),
                level_text: Some(LevelText { value: Some("•".into()) }),
                justification: Some(LevelJustification { value: JustificationVal::Left }),
                p_pr: Some(PPr {
                    indent: Some(Indent { left: Some(360), hanging: Some(260), ..Indent::default() }),
                }),
                ..Level::default()
            }],
            ..AbstractNum::default()
        }],
        numberings: vec![Num {
            num_id: Some(1),
            abstract_num_id: Some(AbstractNumId { value: Some(0) }),
            level_overrides: Vec::new(),
        }],
    }
}

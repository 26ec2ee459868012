//! Merging answers, what is said to findings, and marks.

use super::lists::aligned;
use super::{MOVED, Merger, Outcome, Said, Spot, Three};
use crate::{Answer, Assembled, FieldId, QuestionId, Request, Row};
use std::collections::BTreeSet;

/// An answer with how it stands to the sentences that the program can put together for it: one goes with the other.
type Whole = (Option<Answer>, Option<Assembled>);

fn whole(request: &Request, id: &QuestionId) -> Whole {
    (request.answers.get(id).cloned(), request.assembled.get(id).cloned())
}

fn say(whole: &Whole) -> Said {
    let (answer, assembled) = whole;
    match assembled {
        Some(Assembled::Live) => Said::Answer { answer: answer.clone(), live: true },
        _ => Said::unless(answer.is_none(), || Said::Answer { answer: answer.clone(), live: false }),
    }
}

impl Merger<'_> {
    pub(super) fn answers(&mut self, all: Three<&Request>, request: &mut Request) {
        let ids: BTreeSet<&QuestionId> = [all.was, all.mine, all.theirs]
            .into_iter()
            .flat_map(|it| it.answers.keys().chain(it.assembled.keys()))
            .collect();
        for id in ids {
            let (answer, assembled) = self.answer(id, all.map(|it| whole(it, id)).as_ref());
            answer.and_then(|answer| request.answers.insert(id.clone(), answer));
            assembled.and_then(|assembled| request.assembled.insert(id.clone(), assembled));
        }
    }

    fn answer(&mut self, id: &QuestionId, three: Three<&Whole>) -> Whole {
        let sentences = three.map(|it| &it.1);
        let is_same_standing = sentences.mine == sentences.theirs;
        match (&three.mine.0, &three.theirs.0) {
            (Some(Answer::Rows(mine)), Some(Answer::Rows(theirs))) if is_same_standing => {
                let was = three.was.0.as_ref().map(Answer::as_rows).unwrap_or_default();
                let rows = self.rows(id, Three { was, mine, theirs });
                ((!rows.is_empty()).then_some(Answer::Rows(rows)), sentences.mine.clone())
            }
            (Some(Answer::Options(mine)), Some(Answer::Options(theirs)))
                if is_same_standing && self.knows_ancestor =>
            {
                let was = three.was.0.as_ref().map(Answer::as_options).unwrap_or_default();
                match self.options(id, Three { was, mine, theirs }) {
                    Some(options) => (Some(Answer::Options(options)), sentences.mine.clone()),
                    None => self.value(|| Spot::Answer(id.clone()), three, say),
                }
            }
            (mine, theirs) if mine == theirs => {
                // Only the program's own sentences differ, or when they were kept.
                let taken = sentences.mine == sentences.was && sentences.theirs != sentences.was;
                let live = |it: &Option<Assembled>| *it == Some(Assembled::Live);
                if taken && live(sentences.mine) != live(sentences.theirs) {
                    self.differs(Spot::Answer(id.clone()), three.map(say), Outcome::Taken);
                }
                (mine.clone(), if taken { sentences.theirs.clone() } else { sentences.mine.clone() })
            }
            _ => self.value(|| Spot::Answer(id.clone()), three, say),
        }
    }

    /// The options of both, as far as they go together.
    fn options(&mut self, id: &QuestionId, three: Three<&[String]>) -> Option<Vec<String>> {
        let alone = self.shapes.alone.get(id);
        let stays = |was: bool, mine: bool, theirs: bool| if was { mine && theirs } else { true };
        let all = aligned(three, Clone::clone).items;
        let kept = all
            .into_iter()
            .filter(|(_, it)| stays(it.was.is_some(), it.mine.is_some(), it.theirs.is_some()))
            .map(|((option, _), _)| option);
        let kept: Vec<String> = kept.collect();
        let contradicts = kept.is_empty() || (kept.len() > 1 && kept.iter().any(|it| Some(it) == alone));
        if contradicts {
            return None;
        }
        if kept != three.mine {
            let said = |options: &[String]| Said::Answer {
                answer: Some(Answer::Options(options.to_vec())),
                live: false,
            };
            self.differs(Spot::Answer(id.clone()), three.map(said), Outcome::Taken);
        }
        Some(kept)
    }

    fn rows(&mut self, id: &QuestionId, three: Three<&[Row]>) -> Vec<Row> {
        let field = self.shapes.row_keys.get(id).cloned();
        let name = |row: &Row| -> String {
            let named =
                field.as_ref().and_then(|field| row.get(field)).map(|text| text.trim().to_lowercase());
            named.unwrap_or_default()
        };
        // A row without a name is told apart by all that it says.
        let key = |row: &Row| {
            let name = name(row);
            let rest = name.is_empty().then(|| row.clone());
            (name, rest)
        };
        let aligned = aligned(three, key);
        let mut rows = Vec::new();
        for (((_, _), nth), item) in aligned.items {
            let shown = [item.mine, item.theirs, item.was].into_iter().flatten().next();
            let row = shown.map(|row| shown_name(field.as_ref(), row)).unwrap_or_default();
            let spot =
                |field: Option<FieldId>| Spot::Row { question: id.clone(), row: row.clone(), nth, field };
            let say = |row: &Row| Said::Row(row.clone());
            let merged = self.item(
                || spot(None),
                item,
                say,
                |merger, was, mine, theirs| {
                    merger.cells(Three { was: was.unwrap_or(&Row::new()), mine, theirs }, &spot)
                },
            );
            rows.extend(merged);
        }
        if aligned.moved {
            self.differs(Spot::RowOrder(id.clone()), MOVED, Outcome::Taken);
        }
        rows
    }

    fn cells(&mut self, three: Three<&Row>, spot: &dyn Fn(Option<FieldId>) -> Spot) -> Row {
        let fields: BTreeSet<&FieldId> = three.mine.keys().chain(three.theirs.keys()).collect();
        let mut row = Row::new();
        for field in fields {
            let cell = three.map(|row| row.get(field).cloned());
            let say = |cell: &Option<String>| cell.clone().map_or(Said::Nothing, Said::Text);
            let text = self.value(|| spot(Some(field.clone())), cell.as_ref(), say);
            text.and_then(|text| row.insert(field.clone(), text));
        }
        row
    }

    /// What is said to a finding. Such notes are never given up: where both wrote one, both stay.
    pub(super) fn explanation(&mut self, finding: &str, three: Three<Option<&String>>) -> Option<String> {
        let Three { was, mine, theirs } = three;
        if mine == theirs || theirs == was {
            return mine.cloned();
        }
        let said = three.map(|it| it.map_or(Said::Nothing, |it| Said::Text(it.clone())));
        let spot = Spot::Explanation(finding.to_owned());
        if mine == was {
            self.differs(spot, said, Outcome::Taken);
            return theirs.cloned();
        }
        let (Some(here), Some(there)) = (mine, theirs) else {
            // One took it back and the other changed it.
            if mine.is_none() {
                self.differs(spot, said, Outcome::Taken);
            }
            return mine.or(theirs).cloned();
        };
        if here.contains(there.as_str()) {
            return mine.cloned();
        }
        if there.contains(here.as_str()) {
            self.differs(spot, said, Outcome::Taken);
            return theirs.cloned();
        }
        self.differs(spot, said, Outcome::BothKept);
        Some(format!("{here}\n\n{there}"))
    }

    pub(super) fn marks(&mut self, all: Three<&Request>, request: &mut Request) {
        request.come_back = Self::members(all.map(|it| &it.come_back)).collect();
        for id in request.come_back.symmetric_difference(&all.mine.come_back) {
            let say = |it: &Request| if it.come_back.contains(id) { Said::There } else { Said::Nothing };
            self.differs(Spot::Mark(id.clone()), all.map(say), Outcome::Taken);
        }
    }
}

/// What to call a row: by its name, else by the first thing that it says.
fn shown_name(field: Option<&FieldId>, row: &Row) -> String {
    let named = field.and_then(|field| row.get(field)).filter(|text| !text.trim().is_empty());
    let first = || row.values().find(|text| !text.trim().is_empty());
    named.or_else(first).map(|text| text.trim().to_owned()).unwrap_or_default()
}

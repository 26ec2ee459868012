//! Reading `uses` of `pack.json`: which questions hold what the program itself needs.

use super::at::Complaints;
use super::fields::Fields;
use super::head::{read_question, read_question_list};
use super::known::Known;
use crate::entry::{FLOW, FLOW_PEOPLE, FLOW_STORAGE, USES};
use crate::problem::Problem;
use crate::{Flow, FlowPeople, FlowStorage, QuestionKind, Uses};
use requisite_request::FieldId;

/// Reads which questions hold what the program itself needs; after the questions.
pub(crate) fn read(fields: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Option<Uses> {
    const DATE: &[QuestionKind] = &[QuestionKind::Date];
    const TEXT: &[QuestionKind] = &[QuestionKind::Text, QuestionKind::LongText];
    /// What fits beside its label on a cover; a bare yes or no says nothing there.
    const ONE_LINE: &[QuestionKind] = &[
        QuestionKind::Text,
        QuestionKind::Choice,
        QuestionKind::Date,
        QuestionKind::Number,
        QuestionKind::Email,
        QuestionKind::Phone,
    ];
    const EMAIL: &[QuestionKind] = &[QuestionKind::Email, QuestionKind::Text];
    let entry = Fields::open(fields.value("uses")?, USES, fields.at.inside("uses"), out)?;
    let mut question = |field, kinds| read_question(&entry, field, kinds, known, out);
    Some(Uses {
        title: question("title", TEXT),
        start: question("start", DATE),
        end: question("end", DATE),
        requestor: question("requestor", TEXT),
        organization: question("organization", TEXT),
        email: question("email", EMAIL),
        destruction: question("destruction", DATE),
        public_reason: question("public_reason", TEXT),
        cover: read_question_list(&entry, "cover", ONE_LINE, known, out),
        flow: read_flow(&entry, known, out),
    })
}

/// Reads which questions say how the data move.
fn read_flow(uses: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Option<Flow> {
    const WAY: &[QuestionKind] = &[QuestionKind::Choice, QuestionKind::Text, QuestionKind::LongText];
    const TEXT: &[QuestionKind] = &[QuestionKind::LongText, QuestionKind::Text];
    let entry = Fields::open(uses.value("flow")?, FLOW, uses.at.inside("flow"), out)?;
    Some(Flow {
        transfer: read_question(&entry, "transfer", WAY, known, out),
        storage: read_storage(&entry, known, out),
        people: read_people(&entry, known, out),
        results: read_question(&entry, "results", TEXT, known, out),
    })
}

const ROWS: &[QuestionKind] = &[QuestionKind::Rows];
/// What a field may be whose cell is shown as it is, or under the label of its option.
const WORDS: &[QuestionKind] = &[QuestionKind::Text, QuestionKind::LongText, QuestionKind::Choice];
const YES_NO: &[QuestionKind] = &[QuestionKind::YesNo];

fn read_storage(flow: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Option<FlowStorage> {
    let entry = Fields::open(flow.value("storage")?, FLOW_STORAGE, flow.at.inside("storage"), out)?;
    let question = read_question(&entry, "question", ROWS, known, out)?;
    let mut field = |name, kinds| read_field(&entry, name, question.as_str(), kinds, known, out);
    let (medium, location) = (field("medium", WORDS), field("location", WORDS));
    let (encrypted, destroyed) = (field("encrypted", YES_NO), field("destroyed", WORDS));
    let note = field("note", WORDS);
    Some(FlowStorage { medium: medium?, question, location, encrypted, destroyed, note })
}

fn read_people(flow: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Option<FlowPeople> {
    let entry = Fields::open(flow.value("people")?, FLOW_PEOPLE, flow.at.inside("people"), out)?;
    let question = read_question(&entry, "question", ROWS, known, out)?;
    let mut field = |name, kinds| read_field(&entry, name, question.as_str(), kinds, known, out);
    let (name, part, organization) =
        (field("name", WORDS), field("part", WORDS), field("organization", WORDS));
    let (sees, outside) = (field("sees", YES_NO), field("outside", YES_NO));
    Some(FlowPeople { name: name?, question, part, organization, sees, outside })
}

/// The field of a question that takes rows, if it is of one of these kinds. Nothing is complained of while the question
/// itself could not be read.
fn read_field(
    fields: &Fields<'_, '_>,
    name: &str,
    question: &str,
    kinds: &[QuestionKind],
    known: &Known<'_>,
    out: &mut Complaints,
) -> Option<FieldId> {
    let text = fields.given(name, out)?;
    known.shape(question)?;
    let field = known.field(question, text, &fields.at, name, out)?;
    if let Some(kind) = field.kind.filter(|kind| !kinds.contains(kind)) {
        let expected = kinds.first().map(|kind| kind.as_str()).unwrap_or_default();
        let problem = Problem::WrongField { field: text.to_owned(), expected, found: kind.as_str() };
        fields.complain(name, problem, out);
        return None;
    }
    FieldId::new(text).ok()
}

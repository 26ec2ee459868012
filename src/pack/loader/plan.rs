//! Reading the time plan of `pack.json`; after the questions, which its conditions test.

use super::at::Complaints;
use super::conditions::Tried;
use super::fee::read_work;
use super::fields::Fields;
use super::head::read_question;
use super::known::{Known, each_entry};
use crate::entry::{PLAN, WORK};
use crate::{Plan, QuestionKind};

/// Reads how long the steps of a request take. A plan with a step that cannot be used is left out as a whole: without
/// the step it would say that there is more time than there is.
pub(crate) fn read<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Option<Plan> {
    let plan = Fields::open(fields.value("plan")?, PLAN, fields.at.inside("plan"), out)?;
    let mut steps = Vec::new();
    each_entry(&plan, "steps", ("step", "id"), WORK, out, &mut |entry, out| {
        let id = known.steps.declare_id(entry, "id", out).to_owned();
        match read_work(entry, id, (Tried::Request, "days"), known, out) {
            Some(step) => steps.push(step),
            None => plan.spoil(),
        }
    });
    let wanted = read_question(&plan, "wanted", &[QuestionKind::Date], known, out)?;
    plan.usable().then_some(Plan { wanted, steps })
}

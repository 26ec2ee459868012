//! Reading the fee of `pack.json`; after the questions, which its conditions test.

use super::at::Complaints;
use super::conditions::Tried;
use super::fields::Fields;
use super::head::{read_question, read_source};
use super::known::{Known, each_entry};
use super::outcomes::read_when;
use crate::entry::{FEE, WORK};
use crate::problem::Problem;
use crate::{Fee, QuestionKind, Work};

/// Reads what preparing data costs. Kinds of work that cannot be used are left out, but their ids are declared.
pub(crate) fn read<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Option<Fee> {
    let entry = Fields::open(fields.value("fee")?, FEE, fields.at.inside("fee"), out)?;
    let mut work = Vec::new();
    each_entry(&entry, "work", ("kind of work", "id"), WORK, out, &mut |entry, out| {
        let id = known.work.declare_id(entry, "id", out).to_owned();
        work.extend(read_work(entry, id, (Tried::Ask, "hours"), known, out));
    });
    let fee = Fee {
        rate: entry.count("rate", out).unwrap_or_default(),
        currency: entry.text("currency", out),
        when: read_when(&entry, Tried::Request, known, out),
        question: read_question(&entry, "question", &[QuestionKind::Acknowledge], known, out),
        work,
        basis: entry.named("basis", out),
        source: read_source(&entry, known, out),
    };
    entry.usable().then_some(fee)
}

/// Reads a range of time whose id is declared: what its condition is tried on, and what it counts.
pub(crate) fn read_work(
    entry: &Fields<'_, '_>,
    id: String,
    (tried, unit): (Tried<'_>, &'static str),
    known: &Known<'_>,
    out: &mut Complaints,
) -> Option<Work> {
    let (least, most) = (entry.count("least", out), entry.count("most", out));
    if let (Some(least), Some(most)) = (least, most)
        && most < least
    {
        entry.complain("most", Problem::RangeReversed { unit, least, most }, out);
    }
    let work = Work {
        id,
        when: read_when(entry, tried, known, out),
        least: least.unwrap_or_default(),
        most: most.unwrap_or_default(),
        basis: entry.named("basis", out),
        source: read_source(entry, known, out),
    };
    entry.usable().then_some(work)
}

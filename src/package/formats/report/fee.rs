//! The estimate of what preparing the data may cost, in `report.json`.

use crate::Contents;
use requisite_precheck::fee_sentences;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct FeeFile {
    currency: String,
    rate: u32,
    least_hours: u64,
    most_hours: u64,
    least: u64,
    most: u64,
    work: Vec<WorkFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acknowledged: Option<bool>,
    basis: &'static str,
    source: String,
    summary: String,
    note: String,
}

#[derive(Serialize)]
struct WorkFile {
    ask: u32,
    work: String,
    label: String,
    least_hours: u32,
    most_hours: u32,
    basis: &'static str,
    source: String,
}

/// The estimate, when anything is charged.
pub(super) fn fee(contents: &Contents<'_>) -> Option<FeeFile> {
    let (fee, estimate) = (contents.pack.fee.as_ref()?, contents.report.fee.as_ref()?);
    let sentences = fee_sentences(contents.pack, contents.language(), &contents.request, estimate);
    let ((least_hours, most_hours), (least, most)) = (estimate.hours(), estimate.amounts());
    let work = estimate.work.iter().filter_map(|it| {
        let kind = fee.work.iter().find(|kind| kind.id == it.work)?;
        Some(WorkFile {
            ask: it.ask.0,
            work: it.work.clone(),
            label: Contents::label(&contents.words.work, &it.work).to_owned(),
            least_hours: it.least,
            most_hours: it.most,
            basis: kind.basis.as_str(),
            source: kind.source.clone(),
        })
    });
    Some(FeeFile {
        currency: fee.currency.clone(),
        rate: estimate.rate,
        least_hours,
        most_hours,
        least,
        most,
        work: work.collect(),
        acknowledged: estimate.acknowledged,
        basis: fee.basis.as_str(),
        source: fee.source.clone(),
        summary: sentences.total,
        note: sentences.about.join(" "),
    })
}

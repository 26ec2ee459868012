//! What a request brings with it, joined from the report (which applies), the pack (what it is) and the words.

use crate::Contents;
use requisite_pack::Obligation;
use requisite_precheck::Duty;
use requisite_request::{Date, QuestionId};

/// A duty with its words.
pub(crate) struct Due<'a> {
    /// What the report says.
    pub duty: &'a Duty,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Label, address and whether the address was found, of each link.
    pub links: Vec<(String, String, bool)>,
    /// Citations of the laws behind it.
    pub law: &'a [String],
    /// Keys of its sources.
    pub source: &'a [String],
    /// The questions whose rows say where the data are kept, when it brings the destruction worksheet.
    pub worksheet: &'a [QuestionId],
    /// How sure it is.
    pub basis: &'static str,
}

impl Due<'_> {
    /// The last day, for a reader.
    pub fn day_in_words(&self) -> String {
        self.duty.due.map(Date::in_words).unwrap_or_default()
    }

    /// Whether its acknowledgement is given, for a reader.
    pub fn state(&self) -> &'static str {
        match self.duty.settled {
            Some(true) => "accepted",
            Some(false) => "not accepted yet",
            None => "",
        }
    }
}

/// The duties that apply, in the pack's order.
pub(crate) fn dues<'a>(contents: &'a Contents<'_>) -> Vec<Due<'a>> {
    contents.report.duties.iter().map(|duty| due(contents, duty)).collect()
}

fn due<'a>(contents: &'a Contents<'_>, duty: &'a Duty) -> Due<'a> {
    let words = contents.words.obligations.get(&duty.id);
    let obligation = contents.pack.obligations.iter().find(|it| it.id == duty.id);
    Due {
        duty,
        title: words.map_or_else(|| duty.id.clone(), |words| words.title.clone()),
        text: words.map(|words| words.text.clone()).unwrap_or_default(),
        links: obligation.map(|it| links(contents, it)).unwrap_or_default(),
        law: obligation.map(|it| it.law.as_slice()).unwrap_or_default(),
        source: obligation.map(|it| it.source.as_slice()).unwrap_or_default(),
        worksheet: obligation.map(|it| it.worksheet.as_slice()).unwrap_or_default(),
        basis: obligation.map_or("assumption", |it| it.basis.as_str()),
    }
}

fn links(contents: &Contents<'_>, obligation: &Obligation) -> Vec<(String, String, bool)> {
    let known =
        obligation.links.iter().filter_map(|id| contents.pack.links.iter().find(|link| link.id == *id));
    known
        .map(|link| {
            let label = Contents::label(&contents.words.links, &link.id).to_owned();
            (label, link.address.clone(), link.found)
        })
        .collect()
}

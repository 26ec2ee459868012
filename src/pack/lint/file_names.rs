//! Documents whose files a package cannot hold: another file has the name, or some systems keep it for a device.
//!
//! A document's file is named by its id. Ids are lower-case and no two documents share one, so that only a name that the
//! program gives can be the same, in whatever letters; the program gives one, to the destruction worksheet.

use super::Found;
use super::flaw_kind::FlawKind;
use super::obstacle::{Judge, Tried};
use super::search::Possible;
use super::value::Truths;
use crate::files::is_device;
use crate::{OWN_DOCUMENTS, Obligation, Scope};

/// Looks at the ids of all documents of which the parts are known: the others have no file.
pub(crate) fn check(judge: &Judge<'_>, found: &mut Found<'_>) {
    for document in judge.pack.obligations.iter().filter(|it| !it.parts.is_empty()) {
        let id = document.id.as_str();
        if is_device(id) {
            found.add("obligation", id, "id", FlawKind::NamedLikeADevice { id: id.to_owned() });
        }
        if OWN_DOCUMENTS.contains(&id) && is_beside_a_worksheet(judge, document) {
            found.add("obligation", id, "id", FlawKind::NamedLikeTheWorksheet { id: id.to_owned() });
        }
    }
}

/// Whether some request may bring both. Where that cannot be told, it may.
fn is_beside_a_worksheet(judge: &Judge<'_>, document: &Obligation) -> bool {
    judge.pack.obligations.iter().filter(|it| !it.worksheet.is_empty()).any(|duty| {
        let (scope, beside) = (&Scope::Request, Some(&duty.when));
        judge.can_be(Tried { scope, condition: &document.when, beside }, Truths::YES) != Possible::No
    })
}

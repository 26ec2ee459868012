//! Reading `submission.json`: how a package reaches the agency. Apart from the rest of the pack, which nobody needs it for: it
//! is read where a package is sent, and by the lint.

use super::at::{At, Complaints};
use super::fields::Fields;
use super::named_files::json;
use crate::complaint::Complaint;
use crate::entry::{ENCRYPTED, HOST_PAGE, POST_ADDRESS, SUBMISSION_FILE};
use crate::files::{PACK_FILE, named_in};
use crate::problem::Problem;
use crate::submission::{Submission, is_key, is_safe_address, is_safe_origin};
use serde_json::Value;
use std::collections::BTreeMap;

/// What reading a `submission.json` gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadSubmission {
    /// The ways that can be used.
    pub submission: Submission,
    /// All complaints.
    pub complaints: Vec<Complaint>,
}

/// Reads how a package reaches the agency, from the files of its pack by name. Without such a file, nothing but by hand.
///
/// Never fails: what is wrong is among the complaints. A way that is not wholly right is left out; a key that is not right
/// leaves out every way but the e-mail address, so that nothing goes unencrypted that should not.
pub fn read_submission<F: AsRef<[u8]>>(files: &BTreeMap<String, F>) -> ReadSubmission {
    let mut out = Complaints::new();
    let bytes = |name: &str| files.get(name).map(AsRef::as_ref);
    let submission = read(&bytes, &mut out).unwrap_or_default();
    ReadSubmission { submission, complaints: out.into_list() }
}

fn read<'f>(bytes: &dyn Fn(&str) -> Option<&'f [u8]>, out: &mut Complaints) -> Option<Submission> {
    // What is wrong with these two is complained of where the pack is read.
    let pack_json: Value = serde_json::from_slice(bytes(PACK_FILE)?).ok()?;
    let value = pack_json.get("files")?.get("submission")?;
    let (_, _, name) = named_in("submission", value).into_iter().next()?;
    let value = json(name, bytes(name)?, out)?;
    let fields = Fields::open(&value, SUBMISSION_FILE, At::file(name), out)?;
    let mut submission = Submission { email: fields.text("email", out), ..Submission::default() };
    if !submission.email.is_empty() && !is_email(&submission.email) {
        let found = std::mem::take(&mut submission.email);
        fields.complain("email", Problem::BadEmail { found }, out);
    }
    let keys = fields.value("encrypt").map(|value| {
        let encrypt = Fields::open(value, ENCRYPTED, fields.at.inside("encrypt"), out)?;
        all_of(&encrypt, "keys", is_key, |found| Problem::BadKey { found }, out)
    });
    let post = fields.value("post").and_then(|value| {
        let post = Fields::open(value, POST_ADDRESS, fields.at.inside("post"), out)?;
        let address = post.given("address", out)?;
        if !is_safe_address(address) {
            post.complain("address", Problem::UnsafeAddress { found: address.to_owned() }, out);
        }
        post.usable().then(|| address.to_owned())
    });
    let pages = fields.value("page").and_then(|value| {
        let page = Fields::open(value, HOST_PAGE, fields.at.inside("page"), out)?;
        all_of(&page, "origins", is_safe_origin, |found| Problem::BadOrigin { found }, out)
    });
    submission.keys = match keys {
        None => Vec::new(),
        Some(Some(keys)) => keys,
        Some(None) => return Some(submission),
    };
    submission.post = post.unwrap_or_default();
    submission.pages = pages.unwrap_or_default();
    Some(submission)
}

/// The texts of a list when each of them is right.
fn all_of(
    fields: &Fields<'_, '_>,
    name: &str,
    is_right: fn(&str) -> bool,
    problem: fn(String) -> Problem,
    out: &mut Complaints,
) -> Option<Vec<String>> {
    let texts = fields.texts(name, out);
    for (idx, text) in &texts {
        if !is_right(text) {
            fields.spoil();
            out.add(&fields.at.item(name, *idx), "", problem((*text).to_owned()));
        }
    }
    let all = texts.len() == fields.list(name, out).len();
    (all && fields.usable()).then(|| texts.into_iter().map(|(_, text)| text.to_owned()).collect())
}

/// Whether the text looks like an address that a message can go to.
fn is_email(text: &str) -> bool {
    let never = |it: char| it.is_whitespace() || it.is_control() || "<>\"\\,;:?&#%".contains(it);
    text.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
        && !text.contains(never)
}

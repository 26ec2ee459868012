//! The message that goes with a package: to be sent by the person, with the file attached by hand.

use crate::percent::percent_encoded;
use requisite_pack::{Pack, Words};
use requisite_precheck::requested_sentence;
use requisite_request::{Answer, QuestionId, Request};

/// A message without an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverMessage {
    /// Its subject, in one line.
    pub subject: String,
    /// Its text.
    pub body: String,
}

/// The message for a package of this name and digests, made of a request.
pub fn cover_message(
    pack: &Pack,
    words: &Words,
    request: &Request,
    file_name: &str,
    short_digest: &str,
    sha256: &str,
) -> CoverMessage {
    let uses = &pack.uses;
    let said = |question: &Option<QuestionId>| {
        let answer = question.as_ref().and_then(|id| request.answer(id)).and_then(Answer::as_text);
        answer.map(one_line).filter(|text| !text.is_empty())
    };
    let title = said(&uses.title).unwrap_or_else(|| "Data request".to_owned());
    let follows = request.follows.as_ref().map(|earlier| {
        format!("It follows the package {}; changes.html in it says what changed.\n\n", earlier.package)
    });
    let from: Vec<String> =
        [&uses.requestor, &uses.organization, &uses.email].into_iter().filter_map(said).collect();
    let body = format!(
        "To {agency}\n\nAttached is our data request \u{201c}{title}\u{201d}, the file {file_name}.\n\n{requested}\n\n{follows}\
         The file is a package that shows whether it was changed: README.txt in it says how to check it. \
         Its short check code is {short_digest}, its SHA-256 is {sha256}.\n\n\
         Please tell us that it arrived, and what else you need from us.\n\n{from}\n",
        agency = words.agency.name,
        requested = requested_sentence(pack, &pack.language, request),
        follows = follows.unwrap_or_default(),
        from = from.join("\n"),
    );
    CoverMessage { subject: format!("Data request: {title}"), body }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl CoverMessage {
    /// The message as a `mailto` address (RFC 6068). The recipient may be blank: the person fills it in.
    pub fn mailto(&self, recipient: &str) -> String {
        let encoded = |text: &str| percent_encoded(text, "-._~@");
        let body = self.body.replace('\n', "\r\n");
        format!("mailto:{}?subject={}&body={}", encoded(recipient), encoded(&self.subject), encoded(&body))
    }

    /// The message as one text, to be copied.
    pub fn as_text(&self) -> String {
        format!("{}\n\n{}", self.subject, self.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_message_becomes_a_part_of_the_address() {
        let message = CoverMessage {
            subject: "A & B? \u{e9}\u{6f22}".to_owned(),
            body: "one\ntwo&bcc=x@example.org".to_owned(),
        };
        assert_eq!(
            message.mailto("data@example.gov"),
            "mailto:data@example.gov?subject=A%20%26%20B%3F%20%C3%A9%E6%BC%A2&body=one%0D%0Atwo%26bcc%3Dx@example.org"
        );
        assert!(message.mailto("a?bcc=b").starts_with("mailto:a%3Fbcc%3Db?subject="));
        assert_eq!(message.as_text(), "A & B? \u{e9}\u{6f22}\n\none\ntwo&bcc=x@example.org");
    }
}

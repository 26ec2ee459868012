//! What can be wrong at one place of a pack, and the one place where that becomes sentences: lower-case at the start, and
//! what the agency wrote in backticks.

use crate::complaint::{Gravity, NameKind};
use requisite_request::JsonError;
use std::fmt;

/// What is wrong at one place of a pack. Texts named `found` are as the file has them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not JSON, a key given twice, or nested too deep.
    #[error("not readable as JSON: {0}")]
    Json(JsonError),
    /// Not UTF-8.
    #[error("the file is not UTF-8 text")]
    NotText,
    /// A file over the limit; it is refused before it is read.
    #[error("the file has {bytes} bytes; the limit is {limit}")]
    FileTooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The largest size that is read, in bytes.
        limit: u64,
    },
    /// More files than are read.
    #[error("the pack names {found} files; the limit is {limit}")]
    TooManyFiles {
        /// How many `pack.json` names, itself included.
        found: usize,
        /// The most that are read.
        limit: usize,
    },
    /// Named by `pack.json`, but not there.
    #[error("there is no file `{name}`{}", Meant(.suggestion))]
    MissingFile {
        /// The name.
        name: String,
        /// A file that is there and nobody names.
        suggestion: Option<String>,
    },
    /// There, but not named by `pack.json`.
    #[error("pack.json does not name this file, so it is not read")]
    FileNotNamed,
    /// A name that could lead out of the pack's folder.
    #[error("`{found}` is not a plain file name: use letters, digits, `.`, `-`, `_` and `/`")]
    UnsafeFileName {
        /// The name.
        found: String,
    },
    /// Written for a later version of the program.
    #[error("the pack has format {found}; this version of Requisite reads format {known}")]
    FormatTooNew {
        /// The pack's format.
        found: i64,
        /// The format that this program reads.
        known: i64,
    },
    /// A row of a list with too few or too many cells.
    #[error(
        "the row has {found} cells and the header {expected}: is a comma or a quotation mark missing or too many?"
    )]
    MalformedRow {
        /// Cells of the row.
        found: usize,
        /// Cells of the header.
        expected: usize,
    },
    /// A list lacks a column that it needs.
    #[error("the column is missing")]
    MissingColumn,
    /// A list has a column that the program does not know.
    #[error("unknown column{}", Meant(.suggestion))]
    UnknownColumn {
        /// The nearest known column.
        suggestion: Option<String>,
    },
    /// A field that must be there is absent or blank.
    #[error("missing")]
    MissingField,
    /// A field that the program does not know.
    #[error("unknown field{}", Meant(.suggestion))]
    UnknownField {
        /// The nearest known field.
        suggestion: Option<String>,
    },
    /// A value of another kind, such as a number for a text.
    #[error("expected {expected}, found {found}")]
    WrongKind {
        /// What is asked for, with its article.
        expected: &'static str,
        /// What is there, with its article.
        found: &'static str,
    },
    /// A text that is none of a closed list.
    #[error("`{found}` is not one of {}{}", Listed(.allowed), Meant(.suggestion))]
    UnknownValue {
        /// The text.
        found: String,
        /// The closed list.
        allowed: Vec<String>,
        /// The nearest of the list.
        suggestion: Option<String>,
    },
    /// A name that nothing in the pack has.
    #[error("unknown {} `{found}`{}", .kind.as_str(), Meant(.suggestion))]
    UnknownName {
        /// What it should name.
        kind: NameKind,
        /// The name.
        found: String,
        /// The nearest known name.
        suggestion: Option<String>,
    },
    /// A name that another entry of its kind has already.
    #[error("the {} `{found}` is given twice; first at {first}", .kind.as_str())]
    GivenTwice {
        /// What it names.
        kind: NameKind,
        /// The name.
        found: String,
        /// Where it was given first.
        first: String,
    },
    /// A text that cannot be an id.
    #[error("`{found}` is not an id: use lower-case letters, digits, `-` and `_`, at most 80")]
    BadId {
        /// The text.
        found: String,
    },
    /// A question named like a fact that the program derives.
    #[error("`{found}` is the name of a fact that is derived; choose another id")]
    ReservedId {
        /// The id.
        found: String,
    },
    /// A text that is no school year.
    #[error("`{found}` is not a school year: write it like 2014-15")]
    BadYear {
        /// The text.
        found: String,
    },
    /// A last year before the first.
    #[error("the last year {last} lies before the first, {first}")]
    YearsReversed {
        /// The first year.
        first: String,
        /// The last year.
        last: String,
    },
    /// A level that is said to lie within one that is not above it.
    #[error("`{unit}` cannot lie within `{within}`: the list of units is from coarse to fine")]
    NotCoarser {
        /// The level.
        unit: String,
        /// The level that it is said to lie within.
        within: String,
    },
    /// A first edition with changes, or another without.
    #[error("the first edition is the folder itself and changes no files; every other one changes some")]
    EditionFiles,
    /// More hours or days at least than at most.
    #[error("at most {most} {unit} are fewer than at least {least}")]
    RangeReversed {
        /// What is counted: `hours` or `days`.
        unit: &'static str,
        /// The fewest.
        least: u32,
        /// The most.
        most: u32,
    },
    /// Shares of a breakdown that are not one for each of its groups.
    #[error("the breakdown has {groups} groups, and {found} shares are given")]
    SharesMiscounted {
        /// Groups of the breakdown.
        groups: u32,
        /// Shares that are given.
        found: usize,
    },
    /// A web address that a page must not link to.
    #[error("`{found}` is not a web address: it must begin with `https://` or `http://` and have no spaces")]
    BadAddress {
        /// The text.
        found: String,
    },
    /// An address that no package may go to.
    #[error(
        "`{found}` is no address to send to: it must begin with `https://` (`http://` only on this machine), in lower case up to the path, without user name or `#`"
    )]
    UnsafeAddress {
        /// The text.
        found: String,
    },
    /// A text that is no origin of a page.
    #[error(
        "`{found}` is not the origin of a page: write `https://` and the host alone, such as `https://www.example.org`"
    )]
    BadOrigin {
        /// The text.
        found: String,
    },
    /// A text that is no e-mail address.
    #[error("`{found}` is not an e-mail address")]
    BadEmail {
        /// The text.
        found: String,
    },
    /// A text that is no public key.
    #[error(
        "`{found}` is not a public key of age: it must begin with `age1`, and every letter must be right"
    )]
    BadKey {
        /// The text.
        found: String,
    },
    /// A text that is no CEDS id.
    #[error("`{found}` is not a CEDS id: use six digits")]
    BadCeds {
        /// The text.
        found: String,
    },
    /// Several fields of which exactly one is needed, and none or more are there.
    #[error("needs exactly one of {}", Listed(.of))]
    NeedsOne {
        /// The fields.
        of: Vec<String>,
    },
    /// A list, text or file with nothing in it, where that can mean nothing.
    #[error("empty")]
    Empty,
    /// A field that has no meaning in this entry.
    #[error("this field only goes with {with}")]
    DoesNotFit {
        /// What it goes with.
        with: &'static str,
    },
    /// A place to point at that does not exist in the rule's scope.
    #[error("`{found}` is no place for a rule with scope `{scope}`")]
    PlaceDoesNotFit {
        /// The place.
        found: String,
        /// The rule's scope.
        scope: &'static str,
    },
    /// A fact that is not known in the rule's scope.
    #[error("the fact `{found}` is not known in the scope `{scope}`")]
    FactOutOfScope {
        /// The fact.
        found: String,
        /// The scope.
        scope: &'static str,
    },
    /// A test that can never be true of its fact.
    #[error("`{test}` does not go with `{fact}`, which is {kind}")]
    TestDoesNotFit {
        /// The test.
        test: &'static str,
        /// The fact.
        fact: String,
        /// What the fact is, with its article.
        kind: &'static str,
    },
    /// A question of another kind than its use needs.
    #[error("needs a question of kind `{expected}`; `{question}` is of kind `{found}`")]
    WrongQuestion {
        /// The question.
        question: String,
        /// The kind that is needed.
        expected: &'static str,
        /// The kind that it has.
        found: &'static str,
    },
    /// A field of another kind than its use needs.
    #[error("needs a field of kind `{expected}`; `{field}` is of kind `{found}`")]
    WrongField {
        /// The field.
        field: String,
        /// The kind that is needed.
        expected: &'static str,
        /// The kind that it has.
        found: &'static str,
    },
    /// A field that is asked by what another says, which is not known by then.
    #[error("`{field}` must come before this field and be asked in every row")]
    NotAskedBefore {
        /// The other field.
        field: String,
    },
    /// A less sensitive variant that is more sensitive.
    #[error("`{coarser}` is {its}, which is more sensitive than {own}")]
    CoarserMoreSensitive {
        /// The variant.
        coarser: String,
        /// The variant's identifier class.
        its: &'static str,
        /// The element's own identifier class.
        own: &'static str,
    },
    /// Less sensitive variants that go round in a circle.
    #[error("goes round in a circle: {}", .path.join(" > "))]
    CoarserCycle {
        /// The elements of the circle; the first is also the last.
        path: Vec<String>,
    },
    /// A section for which no file has questions.
    #[error("no file of questions is for the section `{section}`")]
    SectionWithoutFile {
        /// The section.
        section: String,
    },
    /// Something that a person would read has no words.
    #[error("words are missing")]
    MissingWords,
    /// Words for something that the pack does not hold.
    #[error("words for an unknown {} `{found}`{}", .kind.as_str(), Meant(.suggestion))]
    SurplusWords {
        /// What it should name.
        kind: NameKind,
        /// The name.
        found: String,
        /// The nearest name that lacks words.
        suggestion: Option<String>,
    },
    /// HTML, which would be shown as it stands.
    #[error("the text holds HTML (`{found}`): write plain text")]
    Html {
        /// The first piece of HTML.
        found: String,
    },
    /// A placeholder for which there will be no value.
    #[error("unknown placeholder `{{{found}}}`{}", Offered(.allowed, .suggestion))]
    UnknownPlaceholder {
        /// Its name, without braces.
        found: String,
        /// The names that are known here.
        allowed: &'static [&'static str],
        /// The nearest of them.
        suggestion: Option<String>,
    },
    /// A brace that opens and does not close, or the other way round.
    #[error("a brace has no partner: braces only enclose the name of a placeholder")]
    LoneBrace,
}

impl Problem {
    /// How much it matters.
    pub fn gravity(&self) -> Gravity {
        match self {
            Self::FileNotNamed | Self::SurplusWords { .. } => Gravity::Warning,
            _ => Gravity::Error,
        }
    }
}

struct Meant<'a>(&'a Option<String>);

impl fmt::Display for Meant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => Ok(()),
        }
    }
}

struct Listed<'a>(&'a [String]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Longer lists are cut: a reader looks for a name, not through forty of them.
        const MOST: usize = 12;
        for (idx, name) in self.0.iter().take(MOST).enumerate() {
            write!(f, "{}`{name}`", if idx > 0 { ", " } else { "" })?;
        }
        match self.0.len().checked_sub(MOST) {
            Some(more) if more > 0 => write!(f, " and {more} more"),
            _ => Ok(()),
        }
    }
}

struct Offered<'a>(&'static [&'static str], &'a Option<String>);

impl fmt::Display for Offered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = self.1 {
            return write!(f, "; did you mean `{{{name}}}`?");
        }
        if self.0.is_empty() {
            return f.write_str("; there are none here");
        }
        f.write_str("; there are")?;
        for (idx, name) in self.0.iter().enumerate() {
            write!(f, "{} `{{{name}}}`", if idx > 0 { "," } else { "" })?;
        }
        Ok(())
    }
}

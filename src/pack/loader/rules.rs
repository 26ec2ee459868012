//! Reading `rules/<topic>.json`.

use super::at::{At, Complaints};
use super::conditions::{self, Facts, Tried};
use super::fields::Fields;
use super::head::{read_question, read_question_list};
use super::known::{Known, RuleShape, each_entry, each_item};
use super::values;
use crate::checks::{CHECKS, Check, Parameter, check, parameter};
use crate::complaint::NameKind;
use crate::element::Named;
use crate::entry::{COMBINATION, COMBINATION_PART};
use crate::entry::{RULE, RULES_FILE, THEME};
use crate::problem::Problem;
use crate::{BaseFile, ElementFix, PlaceHint, QuestionKind, Rule, RuleTest, Scope, Severity};
use requisite_request::{FieldId, QuestionId, SectionId};
use serde_json::{Map, Value};

/// What a rule can be tried on, in the file's words.
pub const SCOPES: &[&str] = &["request", "element", "ask", "row"];

/// Pages of the program itself: a pack may give them words as it does to its own sections.
pub const PROGRAM_PAGES: &[&str] = &["data", "public", "reasons", "check", "package"];

/// Reads one file of rules. Rules that cannot be used are left out, but their codes are declared.
pub(crate) fn read<'a>(
    file: &'a str,
    value: &Value,
    known: &mut Known<'a>,
    rules: &mut Vec<Rule>,
    out: &mut Complaints,
) {
    let Some(fields) = Fields::open(value, RULES_FILE, At::file(file), out) else { return };
    each_entry(&fields, "rules", ("rule", "code"), RULE, out, &mut |entry, out| {
        if let Some(rule) = read_rule(entry, known, out) {
            rules.push(rule);
        }
    });
}

fn read_rule<'a>(entry: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Option<Rule> {
    let code = known.rules.declare_id(entry, "code", out);
    let tried = read_scope(entry, known, out);
    let is_check = entry.has("check");
    let test = if is_check { read_check(entry, known, out) } else { read_when(entry, tried, known, out) };
    let place = read_place(entry, tried, is_check, known, out);
    let fix = read_fix(entry, tried, is_check, out);
    let act = entry.yes("act", out).unwrap_or_default();
    let severity = entry.named("severity", out);
    let requirements = entry.owned_texts("requirements", out);
    let law = entry.owned_texts("law", out);
    let source = known.sources.check_list(entry, "source", out);
    let basis = entry.named("basis", out);
    let (Some(tried), Some(test), Some(place), true) = (tried, test, place, entry.usable()) else {
        return None;
    };
    let scope = match tried {
        Tried::Request => Scope::Request,
        Tried::Ask => Scope::Ask,
        Tried::Element => Scope::Element,
        Tried::Row(of) => Scope::Row(QuestionId::new(of).ok()?),
    };
    let rule = Rule {
        code: code.to_owned(),
        requirements,
        severity,
        scope,
        test,
        place,
        act,
        fix,
        law,
        source,
        basis,
    };
    if let Some(number) = known.rules.number(code) {
        let shape = RuleShape { placeholders: placeholders(&rule), to_fix: rule.severity != Severity::Note };
        known.rule_shapes.set(number, shape);
    }
    Some(rule)
}

/// The placeholders for which a finding of this rule will have values.
fn placeholders(rule: &Rule) -> &'static [&'static str] {
    if let RuleTest::Check { name, .. } = &rule.test {
        return check(name).map(|it| it.placeholders).unwrap_or_default();
    }
    match rule.scope {
        Scope::Request => &[],
        Scope::Ask => &["ask"],
        Scope::Element => &["label", "field", "ask"],
        Scope::Row(_) => &["row"],
    }
}

fn read_scope<'v>(entry: &Fields<'v, '_>, known: &Known<'_>, out: &mut Complaints) -> Option<Tried<'v>> {
    let position = match entry.value("scope") {
        Some(_) => entry.choice("scope", SCOPES, out)?,
        None => 0,
    };
    let is_row = position == 3;
    if !is_row && entry.has("of") {
        out.add(&entry.at, "of", Problem::DoesNotFit { with: "the scope `row`" });
    }
    match position {
        0 => Some(Tried::Request),
        1 => Some(Tried::Element),
        2 => Some(Tried::Ask),
        _ if entry.value("of").is_none() => {
            out.add(&entry.at, "of", Problem::MissingField);
            None
        }
        _ => {
            read_question(entry, "of", &[QuestionKind::Rows], known, out)?;
            entry.value("of").and_then(Value::as_str).map(Tried::Row)
        }
    }
}

fn read_when(
    entry: &Fields<'_, '_>,
    tried: Option<Tried<'_>>,
    known: &Known<'_>,
    out: &mut Complaints,
) -> Option<RuleTest> {
    let Some(value) = entry.value("when") else {
        // A misspelled `when` or `check` has been complained of.
        if !entry.misspelled {
            out.add(&entry.at, "", Problem::NeedsOne { of: values::owned(&["when", "check"]) });
        }
        return None;
    };
    if entry.has("with") {
        out.add(&entry.at, "with", Problem::DoesNotFit { with: "`check`" });
    }
    let facts = Facts { known, tried: tried? };
    conditions::read(value, entry.at.inside("when"), facts, out).map(RuleTest::When)
}

fn read_check(entry: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Option<RuleTest> {
    if entry.has("when") {
        out.add(&entry.at, "", Problem::NeedsOne { of: values::owned(&["when", "check"]) });
    }
    let name = entry.given("check", out)?;
    let Some(check) = check(name) else {
        let suggestion = out.suggest(name, &mut CHECKS.iter().copied());
        out.add(
            &entry.at,
            "check",
            Problem::UnknownName { kind: NameKind::Check, found: name.to_owned(), suggestion },
        );
        return None;
    };
    let with = read_with(entry, check, known, out)?;
    Some(RuleTest::Check { name: name.to_owned(), with })
}

/// The parameters of a check, each of the kind that its name says.
fn read_with(
    entry: &Fields<'_, '_>,
    check: &'static Check,
    known: &Known<'_>,
    out: &mut Complaints,
) -> Option<Map<String, Value>> {
    let none = Value::Object(Map::new());
    let value = entry.value("with").unwrap_or(&none);
    let with = Fields::open(value, &check.with, entry.at.inside("with"), out)?;
    for name in check.with.fields() {
        if !with.has(name) {
            continue;
        }
        let fits = match parameter(name) {
            Parameter::Year => with.year(name, out).is_some(),
            Parameter::Count => with.count(name, out).is_some(),
            Parameter::Yes => with.yes(name, out).is_some(),
            Parameter::DateQuestion => {
                read_question(&with, name, &[QuestionKind::Date], known, out).is_some()
            }
            Parameter::Unit => known.units.check_field(&with, name, out).is_some(),
            Parameter::BaseFile => with.choice(name, BaseFile::NAMES, out).is_some(),
            Parameter::LongTexts => {
                read_question_list(&with, name, &[QuestionKind::LongText], known, out).len()
                    == with.list(name, out).len()
            }
            Parameter::Combinations => combinations_fit(&with, name, known, out),
            Parameter::Themes => themes_fit(&with, name, known, out),
            Parameter::Groups => {
                known.groups.check_list(&with, name, out).len() == with.list(name, out).len()
            }
            Parameter::Elements => {
                known.elements.check_list(&with, name, out).len() == with.list(name, out).len()
            }
        };
        if !fits {
            with.spoil();
        }
    }
    if with.usable() { value.as_object().cloned() } else { None }
}

/// Whether combinations can be used: each has parts, and each part elements, and levels if any, that the pack has.
fn combinations_fit(with: &Fields<'_, '_>, name: &str, known: &Known<'_>, out: &mut Complaints) -> bool {
    let mut fit = true;
    each_item(with, name, COMBINATION, out, &mut |combination, out| {
        combination.id("id", out);
        let mut parts = 0;
        each_item(combination, "parts", COMBINATION_PART, out, &mut |part, out| {
            let elements = part.list("elements", out).len();
            fit &= known.elements.check_list(part, "elements", out).len() == elements && elements > 0;
            fit &= known.units.check_list(part, "units", out).len() == part.list("units", out).len();
            fit &= part.usable();
            parts += 1;
        });
        fit &= parts == combination.list("parts", out).len() && parts > 1 && combination.usable();
    });
    fit && with.list(name, out).iter().all(Value::is_object)
}

/// Whether themes can be used: each has words, and refers to nothing that the pack has not.
fn themes_fit(with: &Fields<'_, '_>, name: &str, known: &Known<'_>, out: &mut Complaints) -> bool {
    let mut fit = true;
    each_item(with, name, THEME, out, &mut |theme, out| {
        theme.id("id", out);
        let words = theme.owned_texts("words", out);
        let lists =
            [("groups", &known.groups), ("elements", &known.elements), ("breakdowns", &known.breakdowns)];
        let known = lists
            .into_iter()
            .all(|(field, names)| names.check_list(theme, field, out).len() == theme.list(field, out).len());
        fit &= known && !words.is_empty() && theme.usable();
    });
    fit && with.list(name, out).iter().all(Value::is_object)
}

fn read_place(
    entry: &Fields<'_, '_>,
    tried: Option<Tried<'_>>,
    is_check: bool,
    known: &Known<'_>,
    out: &mut Complaints,
) -> Option<PlaceHint> {
    if entry.value("place").is_none() {
        return Some(PlaceHint::OfScope);
    }
    let text = entry.given("place", out)?;
    let (tried, at) = (tried?, &entry.at);
    let hint = match text.split_once(':') {
        None => match text {
            "data" => Some(PlaceHint::Data),
            "public" => Some(PlaceHint::Public),
            "reasons" => Some(PlaceHint::Reasons),
            // A check finds its own places, so that any scope's name may be said.
            "element" if is_check || matches!(tried, Tried::Element) => Some(PlaceHint::OfScope),
            "ask" if is_check || matches!(tried, Tried::Ask) => Some(PlaceHint::OfScope),
            "reason" if is_check || matches!(tried, Tried::Element) => Some(PlaceHint::Reason),
            _ => None,
        },
        Some(("question", id)) => {
            let may_stay = known.questions.check(id, at, "place", out);
            return QuestionId::new(id).ok().filter(|_| may_stay).map(PlaceHint::Question);
        }
        Some(("section", id)) => {
            let may_stay = known.sections.check(id, at, "place", out);
            return SectionId::new(id).ok().filter(|_| may_stay).map(PlaceHint::Section);
        }
        Some(("row", id)) => match tried {
            Tried::Row(of) => return read_row_place(id, of, at, known, out),
            _ => None,
        },
        Some(_) => None,
    };
    if hint.is_none() {
        let problem = Problem::PlaceDoesNotFit { found: text.to_owned(), scope: tried.as_str() };
        out.add(at, "place", problem);
    }
    hint
}

fn read_row_place(
    id: &str,
    of: &str,
    at: &At<'_, '_>,
    known: &Known<'_>,
    out: &mut Complaints,
) -> Option<PlaceHint> {
    known.field(of, id, at, "place", out)?;
    FieldId::new(id).ok().map(PlaceHint::RowField)
}

fn read_fix(
    entry: &Fields<'_, '_>,
    tried: Option<Tried<'_>>,
    is_check: bool,
    out: &mut Complaints,
) -> Vec<ElementFix> {
    let texts = entry.texts("fix", out);
    if !texts.is_empty() && !is_check && !matches!(tried, None | Some(Tried::Element)) {
        out.add(&entry.at, "fix", Problem::DoesNotFit { with: "the scope `element`" });
        return Vec::new();
    }
    let mut fixes = Vec::new();
    for (idx, text) in texts {
        let position = values::choice(text, ElementFix::NAMES, &entry.at.item("fix", idx), "", out);
        if let Some(fix) = position.and_then(|position| ElementFix::ALL.get(position)) {
            fixes.push(*fix);
        }
    }
    fixes
}

//! `requisite check`: what the check finds in a request.

use crate::arguments::{OutputFormat, PackFolder};
use crate::problem::CliProblem;
use crate::screen::Screen;
use crate::{Exit, read};
use requisite_pack::Severity;
use requisite_package::{Contents, NotReady, report_json};
use requisite_precheck::{Finding, fee_sentences, finding_sentences, plan_sentences, requested_sentence};
use requisite_request::Date;
use std::path::Path;

pub(crate) fn run(
    request: &Path,
    pack: &PackFolder,
    format: OutputFormat,
    today: Date,
    screen: &mut Screen<'_>,
) -> Result<Exit, CliProblem> {
    let (pack, request) = read::pack_and_request(pack, request, screen)?;
    let contents = Contents::new(&pack, &request, today);
    let not_ready = NotReady::of(&contents);
    match format {
        OutputFormat::Json => screen.say_json(&report_json(&contents))?,
        OutputFormat::Text => text(&contents, not_ready.as_ref(), screen)?,
    }
    Ok(if not_ready.is_some() { Exit::Findings } else { Exit::Good })
}

fn text(
    contents: &Contents<'_>,
    not_ready: Option<&NotReady>,
    screen: &mut Screen<'_>,
) -> Result<(), CliProblem> {
    let pack = contents.pack;
    screen.say(&format!("{} {}, as of {}", pack.stamp.id, pack.stamp.version, contents.today))?;
    screen.say(&requested_sentence(pack, contents.language(), &contents.request))?;
    screen.say(&format!("Class, as the program sorts it: {}", contents.class_in_words()))?;
    if let Some(fee) = &contents.report.fee {
        let fee = fee_sentences(pack, contents.language(), &contents.request, fee);
        screen.say(&format!("What it may cost: {} {}", fee.total, fee.about.join(" ")))?;
    }
    if let Some(plan) = &contents.report.plan {
        let plan = plan_sentences(pack, contents.language(), plan, contents.today);
        screen.say(&format!("Time plan (an estimate): {} {} {}", plan.send, plan.time_left, plan.about))?;
    }
    let parts = [
        (Severity::MustFix, "Must be fixed"),
        (Severity::Check, "To check"),
        (Severity::Note, "Good to know"),
    ];
    for (severity, title) in parts {
        let findings: Vec<&Finding> =
            contents.report.findings.iter().filter(|finding| finding.severity == severity).collect();
        if !findings.is_empty() {
            screen.say(&format!("\n{title} ({})", findings.len()))?;
        }
        for finding in findings {
            self::finding(contents, finding, screen)?;
        }
    }
    screen.say("")?;
    match not_ready {
        Some(reason) => screen.say(&format!("Not ready for a package. {reason}")),
        None => screen.say("Ready for a package."),
    }
}

fn finding(contents: &Contents<'_>, finding: &Finding, screen: &mut Screen<'_>) -> Result<(), CliProblem> {
    let sentences = finding_sentences(contents.pack, contents.language(), finding);
    screen.say(&format!("  {} [{}]", sentences.what, finding.id))?;
    for (term, text) in [("Why", &sentences.why), ("Fix", &sentences.fix)] {
        if !text.is_empty() {
            screen.say(&format!("    {term}: {text}"))?;
        }
    }
    if let Some(reason) = &finding.explained {
        screen.say(&format!("    The requestor's reason: {reason}"))?;
    }
    Ok(())
}

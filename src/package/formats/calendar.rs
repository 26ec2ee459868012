//! `calendar.ics`: the days to keep, as all-day events (RFC 5545).

use crate::digest::sha256;
use crate::duties::{Due, dues};
use crate::{Contents, words};
use requisite_precheck::plan_sentences;
use requisite_request::Date;

/// Whether anything has a day.
pub(super) fn needed(contents: &Contents<'_>) -> bool {
    !events(contents).is_empty()
}

pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let mut calendar = Calendar::default();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", &format!("-//{}//EN", contents.program));
    calendar.line("CALSCALE", "GREGORIAN");
    for event in &events(contents) {
        write_event(contents, event, &mut calendar);
    }
    calendar.line("END", "VCALENDAR");
    calendar.text.into_bytes()
}

/// What stands on a day.
struct Event {
    id: String,
    day: Date,
    title: String,
    text: String,
}

/// The dated duties, then the time plan.
fn events(contents: &Contents<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    for due in &dues(contents) {
        if let Some(day) = due.duty.due {
            let (id, title) = (due.duty.id.clone(), due.title.clone());
            events.push(Event { id, day, title, text: description(contents, due) });
        }
    }
    add_plan(contents, &mut events);
    events
}

/// Adds the day of sending and the first day of each step, by the longer estimate that can still be kept; nothing when
/// neither can: days that have passed help nobody.
fn add_plan(contents: &Contents<'_>, events: &mut Vec<Event>) {
    let Some(plan) = &contents.report.plan else { return };
    let (longer, shorter) = plan.send_by();
    if contents.today > shorter {
        return;
    }
    let is_longer = contents.today <= longer;
    let mut days = vec![("send", if is_longer { longer } else { shorter })];
    for step in &plan.steps {
        days.push((&step.step, if is_longer { step.longer.0 } else { step.shorter.0 }));
    }
    let said = plan_sentences(contents.pack, contents.language(), plan, contents.today);
    // The first rows are sending and then every step. A point keeps their ids apart from those of duties, and sending from
    // a step of that name.
    for (at, ((id, day), row)) in days.into_iter().zip(said.rows).enumerate() {
        let title = format!("{} (estimate)", row.what);
        let text = format!("{}. {}\n{}", row.when, row.sure, said.about);
        events.push(Event { id: format!("plan.{at}.{id}"), day, title, text });
    }
}

fn write_event(contents: &Contents<'_>, event: &Event, calendar: &mut Calendar) {
    let request = sha256(contents.request_json.as_bytes());
    let summary = format!("{}: {}", event.title, contents.title());
    calendar.line("BEGIN", "VEVENT");
    // The same request gives the same event, so that opening the file twice does not enter it twice.
    let id = format!(
        "{}.{}@{}.requisite",
        event.id,
        request.get(..16).unwrap_or_default(),
        contents.stamp().file_name_part()
    );
    calendar.text("UID", &id);
    calendar.line("DTSTAMP", &format!("{}T000000Z", compact(contents.today)));
    calendar.line("DTSTART;VALUE=DATE", &compact(event.day));
    calendar.text("SUMMARY", &summary);
    calendar.text("DESCRIPTION", &event.text);
    calendar.line("TRANSP", "TRANSPARENT");
    calendar.line("BEGIN", "VALARM");
    calendar.line("ACTION", "DISPLAY");
    calendar.line("TRIGGER", "-P14D");
    calendar.text("DESCRIPTION", &summary);
    calendar.line("END", "VALARM");
    calendar.line("END", "VEVENT");
}

fn description(contents: &Contents<'_>, due: &Due<'_>) -> String {
    let mut lines = vec![due.text.clone(), format!("Agency: {}.", contents.agency())];
    if let Some(basis) = words::basis_named(due.basis) {
        lines.push(format!("This is {basis}."));
    }
    for (label, address, found) in &due.links {
        lines.push(format!("{label}: {address}{}", if *found { "" } else { " (address not verified)" }));
    }
    lines.push("The day follows from the dates in the request; the signed agreement counts.".to_owned());
    lines.join("\n")
}

fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

#[derive(Default)]
struct Calendar {
    text: String,
}

impl Calendar {
    /// Adds a line, folded so that none is longer than 75 bytes. A sign of several bytes stays whole.
    fn line(&mut self, name: &str, value: &str) {
        const LONGEST: usize = 75;
        let mut used = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if used + letter.len_utf8() > LONGEST {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(letter);
            used += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// Adds a line whose value is free text.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for letter in value.chars() {
            match letter {
                '\\' | ';' | ',' => escaped.extend(['\\', letter]),
                '\n' => escaped.push_str("\\n"),
                '\r' => {}
                // The format has no way to write the other control characters.
                _ if letter.is_control() => escaped.push('\u{fffd}'),
                _ => escaped.push(letter),
            }
        }
        self.line(name, &escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let mut calendar = Calendar::default();
        let text = "漢字, é; \\ 😀\nنص\u{0}".repeat(40);
        calendar.text("SUMMARY", &text);
        assert!(calendar.text.ends_with("\r\n") && calendar.text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = calendar.text.replace("\r\n ", "");
        let value = unfolded.strip_prefix("SUMMARY:").unwrap().strip_suffix("\r\n").unwrap();
        let read = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        assert_eq!(read, text.replace('\0', "\u{fffd}"));
    }

    #[test]
    fn a_line_of_just_the_longest_length_is_not_folded() {
        let mut calendar = Calendar::default();
        calendar.line("A", &"x".repeat(73));
        calendar.line("A", &"x".repeat(74));
        assert_eq!(calendar.text.matches("\r\n ").count(), 1);
    }
}

//! The data that are asked for, and what of them is public.

use crate::desk::Desk;
use crate::pages::public::{MarkWords, mark_of};
use leptos::prelude::*;
use requisite_pack::{Pack, Words};
use requisite_precheck::{Report, coverage_sentence, form_phrase};
use requisite_request::{Ask, AskId, AskPart, Place, Request};
use requisite_session::Mark;

/// One line of a data set: what it is, what is chosen, and where to change it.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    label: String,
    text: String,
    place: Place,
    action: &'static str,
}

fn names<'a>(
    ids: impl IntoIterator<Item = &'a str>,
    labels: &std::collections::BTreeMap<String, String>,
    otherwise: &str,
) -> String {
    let named = ids.into_iter().map(|id| labels.get(id).map_or(id, String::as_str));
    let text = named.collect::<Vec<_>>().join(", ");
    if text.is_empty() { otherwise.to_owned() } else { text }
}

fn chosen(pack: &Pack, words: &Words, ask: &Ask) -> Vec<Line> {
    let at = |part| Place::Ask { ask: ask.id, part };
    let line = |label: &str, text: String, part| Line {
        label: label.to_owned(),
        text,
        place: at(part),
        action: "Change",
    };
    let form = ask.form.map_or_else(|| "Not chosen".to_owned(), |form| form_phrase(form).to_owned());
    let unit = names(ask.unit.iter().map(|id| id.as_str()), &words.units, "Not chosen");
    let years = if ask.years.is_empty() { "Not chosen".to_owned() } else { ask.years.to_string() };
    let element = |it: &requisite_request::Chosen| {
        let own = it.years.as_ref().map(|years| format!(" ({years})")).unwrap_or_default();
        format!("{}{own}", pack.label(&it.id))
    };
    let elements: Vec<String> = ask.elements.iter().map(element).collect();
    let elements = if elements.is_empty() { "None chosen".to_owned() } else { elements.join("\n") };
    let mut lines = vec![
        line("Kind of data", form, AskPart::Form),
        line("Level", unit, AskPart::Unit),
        line("School years", years, AskPart::Years),
        line("Grades", names(ask.grades.iter().map(|id| id.as_str()), &words.grades, "All"), AskPart::Grades),
    ];
    if !ask.breakdowns.is_empty() {
        let by = names(ask.breakdowns.iter().map(|id| id.as_str()), &words.breakdowns, "");
        lines.push(line("Split by", by, AskPart::Breakdowns));
    }
    if !ask.population.trim().is_empty() {
        lines.push(line("Which students or schools", ask.population.clone(), AskPart::Population));
    }
    lines.push(line(&format!("Elements ({})", ask.elements.len()), elements, AskPart::Elements));
    lines
}

fn public(pack: &Pack, request: &Request, report: &Report, ask: &Ask) -> Vec<Line> {
    let mut lines = Vec::new();
    for shelf in Mark::ALL {
        let rows: Vec<_> =
            report.coverage.iter().filter(|row| row.ask == ask.id && mark_of(row) == shelf).collect();
        // Elements of which the same is said are told together.
        let mut told: Vec<(String, Vec<&str>)> = Vec::new();
        for row in &rows {
            let sentence = coverage_sentence(pack, &pack.language, row);
            let label = pack.label(&row.element);
            match told.iter_mut().find(|(known, _)| *known == sentence) {
                Some((_, labels)) => labels.push(label),
                None => told.push((sentence, vec![label])),
            }
        }
        if told.is_empty() {
            continue;
        }
        let texts: Vec<String> =
            told.iter().map(|(sentence, labels)| format!("{sentence}\n{}", labels.join("; "))).collect();
        let label = format!("{} ({})", shelf.heading(), rows.len());
        lines.push(Line { label, text: texts.join("\n\n"), place: Place::Public, action: "See" });
    }
    let taken = request.public_instead.iter().filter(|it| it.ask == ask.id);
    let taken: Vec<String> = taken.map(|it| format!("{} ({})", pack.label(&it.element), it.years)).collect();
    if !taken.is_empty() {
        let label = "Taken from public files, not requested".to_owned();
        lines.push(Line { label, text: taken.join("\n"), place: Place::Public, action: "Change" });
    }
    lines
}

/// The data sets, one list each.
#[component]
pub fn AskAnswers(
    /// Whether to show what is public of them, instead of what is chosen.
    public: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let ids = desk.memo(|request| request.asks.iter().map(|ask| ask.id).collect::<Vec<AskId>>());
    view! {
        <Show
            when=move || ids.with(|ids| !ids.is_empty())
            fallback=|| view! { <p>"No data are chosen yet."</p> }
        >
            {move || ids.get().into_iter().map(|id| view! { <OneAsk id shows_public=public /> }).collect_view()}
        </Show>
    }
}

#[component]
fn OneAsk(id: AskId, shows_public: bool) -> impl IntoView {
    let desk = Desk::here();
    let (pack, words) = (desk.pack(), desk.words());
    let name = desk.memo(move |request| request.ask(id).map(Ask::title).unwrap_or_default());
    let lines = Memo::new(move |_| {
        let report = desk.report();
        desk.read(|request| match request.ask(id) {
            None => Vec::new(),
            Some(ask) if shows_public => report.with(|report| public(&pack, request, report, ask)),
            Some(ask) => chosen(&pack, &words, ask),
        })
    });
    let item = move |line: Line| {
        view! {
            <div>
                <dt>{line.label.clone()}</dt>
                <dd>{line.text}</dd>
                <dd class="rq-screen">
                    <a href=desk
                        .href_at(&line.place)>
                        {line.action} <span class="rq-hidden">{format!(": {}", line.label)}</span>
                    </a>
                </dd>
            </div>
        }
    };
    view! {
        <h3>{move || name.get()}</h3>
        <Show
            when=move || lines.with(|lines| !lines.is_empty())
            fallback=|| view! { <p>"Nothing to show until kind of data, level, years and elements are chosen."</p> }
        >
            <dl class="rq-answers">{move || lines.get().into_iter().map(item).collect_view()}</dl>
        </Show>
    }
}

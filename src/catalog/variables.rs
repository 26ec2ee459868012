//! A list of variables, as a person has it, and the elements of the catalog that are meant.

use crate::Finder;
use crate::score::{Freedom, Hit};
use crate::words::stretches;
use requisite_request::{ElementId, SchoolYear, Years};

/// Most variables of a list that are read.
pub const MOST_VARIABLES: usize = 2_000;
/// Most signs of a name that are read.
const LONGEST: usize = 200;
/// How well an element must fit to be taken without asking.
const SURE: f32 = 0.6;
/// By how much it must fit better than the next.
const APART: f32 = 0.02;
/// How well an element must fit to be offered at all, and to be taken where nothing else comes near.
const PERHAPS: f32 = 0.46;
/// How far the next is then.
const FAR_APART: f32 = 0.15;
/// Most elements that are offered for one variable.
const MOST_OFFERED: usize = 5;

/// One variable of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variable {
    /// Its name, as it is written.
    pub name: String,
    /// What the list says of it beside the name.
    pub about: String,
    /// The school years that are named beside it.
    pub years: Years,
}

/// What a variable means in the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// This element.
    Held(ElementId),
    /// One of these, the likeliest first; the person must say which.
    Unsure(Vec<ElementId>),
    /// None that we know of.
    NotHeld,
}

/// Reads a list: a name a line, names between commas, or the rows of a table, of which the column with the names is told
/// by its heading or is the first. At most [`MOST_VARIABLES`]; the flag says whether there were more.
pub fn read_list(text: &str) -> (Vec<Variable>, bool) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows: Vec<Vec<String>> = rows(text);
    let single = rows.len() == 1;
    if let Some(only) = rows.first_mut().filter(|row| single && row.len() > 1) {
        let names = std::mem::take(only);
        rows = names.into_iter().map(|name| vec![name]).collect();
    }
    let (name, about, has_head) = rows.first().map_or((0, None, false), |row| columns(row));
    let mut seen = Vec::new();
    for row in rows.iter().skip(usize::from(has_head)) {
        let cell = |at: usize| row.get(at).map(|cell| without_bullet(cell)).unwrap_or_default();
        let variable = Variable {
            name: cell(name).chars().take(LONGEST).collect(),
            about: about.map(cell).unwrap_or_default().chars().take(LONGEST).collect(),
            years: Years::default(),
        };
        let mut years = years_in(&row.join(" "));
        years.0.extend(year_of_name(&variable.name));
        let variable = Variable { years, ..variable };
        if variable.name.chars().any(char::is_alphanumeric) && !seen.contains(&variable) {
            seen.push(variable);
        }
        if seen.len() > MOST_VARIABLES {
            seen.truncate(MOST_VARIABLES);
            return (seen, true);
        }
    }
    (seen, false)
}

/// The rows of a text by its separator: tabs, else semicolons or commas where most lines have one. Within quotes a separator
/// or the end of a line is none.
fn rows(text: &str) -> Vec<Vec<String>> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let with = |sign: u8| lines().filter(|line| line.contains(char::from(sign))).count();
    let most = |sign: u8| with(sign) * 2 > lines().count();
    let Some(separator) = [b'\t', b';', b','].into_iter().find(|sign| most(*sign)) else {
        return lines().map(|line| vec![line.trim().to_owned()]).collect();
    };
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(separator).trim(csv::Trim::All);
    let records = reader.from_reader(text.as_bytes()).into_records().flatten();
    let row = |record: csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    records.map(row).filter(|row| row.iter().any(|cell| !cell.is_empty())).collect()
}

/// The column with the names, that with what they mean, and whether the row is a heading.
fn columns(row: &[String]) -> (usize, Option<usize>, bool) {
    let is = |cell: &String, heads: &[&str]| {
        stretches(cell).iter().any(|word| heads.contains(&word.as_str())) && stretches(cell).len() < 4
    };
    let place = |heads: &[&str]| row.iter().position(|cell| is(cell, heads));
    let name = place(&["variable", "variables", "varname", "field", "element", "column"]);
    let about = place(&["label", "description", "definition", "meaning"]);
    let has_head = name.is_some() && row.len() > 1 || row.len() == 1 && is_only_head(row);
    match name.filter(|_| has_head) {
        Some(name) => (name, about.filter(|about| *about != name), true),
        None => (0, (row.len() > 1).then_some(1), has_head),
    }
}

fn is_only_head(row: &[String]) -> bool {
    let text = row.first().map(|cell| stretches(cell).join(" ")).unwrap_or_default();
    ["variable", "variables", "variable name", "name", "field name", "data element", "data elements"]
        .contains(&text.as_str())
}

fn without_bullet(text: &str) -> String {
    let text = text.trim().trim_start_matches(['-', '*', '\u{2022}', '\u{b7}']).trim_start();
    let number = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let rest = number.strip_prefix(". ").or_else(|| number.strip_prefix(") "));
    rest.filter(|_| number.len() < text.len()).unwrap_or(text).trim().to_owned()
}

/// School years that a text names, such as `2014-15 to 2016-17`: two make all between them.
fn years_in(text: &str) -> Years {
    let signs: Vec<char> = text.chars().collect();
    let mut found: Vec<SchoolYear> = Vec::new();
    for place in 0..signs.len() {
        let piece: String = signs.get(place..place + 7).into_iter().flatten().collect();
        let at_edge = |at: Option<&char>| at.is_none_or(|sign| !sign.is_ascii_digit());
        let free =
            at_edge(place.checked_sub(1).and_then(|at| signs.get(at))) && at_edge(signs.get(place + 7));
        let year = piece.replace(['\u{2013}', '/', '_'], "-").parse::<SchoolYear>();
        if let Some(year) = year.ok().filter(|_| free) {
            found.push(year);
        }
    }
    match found.as_slice() {
        [first, last] if first <= last => Years::span(*first, *last),
        all => all.iter().copied().collect(),
    }
}

/// The school year at the end of a name: 2018-19 of `gpa_1819`. What may be a year of the calendar as well, `gpa_2021`, says
/// nothing.
fn year_of_name(name: &str) -> Option<SchoolYear> {
    let name = name.trim_end();
    let digits = name.get(name.trim_end_matches(|sign: char| sign.is_ascii_digit()).len()..)?;
    let (start, end) =
        digits.get(..2).zip(digits.get(2..)).filter(|_| digits.len() == 4 && digits != "2021")?;
    format!("20{start}-{end}").parse().ok()
}

/// A name without the years at its end: `gpa_1819`, `frpm 2018-19`, `race_2019`.
fn without_years(name: &str) -> String {
    let is_year = |digits: &str| match digits.len() {
        4 => {
            let halves = digits.get(..2).zip(digits.get(2..));
            let halves = halves.and_then(|(a, b)| Some((a.parse::<u32>().ok()?, b.parse::<u32>().ok()?)));
            halves.is_some_and(|(a, b)| b == (a + 1) % 100 || a == 19 || a == 20)
        }
        _ => false,
    };
    let mut rest = name.trim_end();
    loop {
        let start = rest.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let digits = rest.get(start.len()..).unwrap_or_default();
        let before = start.trim_end_matches(['_', '-', ' ', '/', '.']);
        let whole = before.len() > 2
            && (is_year(digits) || digits.len() == 2 && before.len() < start.len() && ends_with_year(before));
        if !whole {
            return rest.to_owned();
        }
        rest = before;
    }
}

/// Whether a text ends with a year of four digits, as before the second half of `2018-19`.
fn ends_with_year(text: &str) -> bool {
    text.chars().rev().take_while(char::is_ascii_digit).count() == 4
}

/// What each variable means in the catalog.
pub fn match_variables(finder: &Finder, variables: &[Variable]) -> Vec<Match> {
    variables.iter().map(|variable| finder.meaning_of(variable)).collect()
}

impl Finder {
    /// What a variable means: by its name, else by what is said of it.
    fn meaning_of(&self, variable: &Variable) -> Match {
        let name = without_years(&variable.name);
        let by_name = self.meant(&self.index.score(&name, Freedom::Short).hits);
        if matches!(by_name, Match::Held(_)) || !variable.about.chars().any(char::is_alphanumeric) {
            return by_name;
        }
        let by_about = self.meant(&self.index.score(&variable.about, Freedom::Short).hits);
        let both = self.meant(&self.index.score(&format!("{name} {}", variable.about), Freedom::Short).hits);
        let rank = |it: &Match| matches!(it, Match::Held(_)) as u8 * 2 + matches!(it, Match::Unsure(_)) as u8;
        [both, by_about, by_name].into_iter().rev().max_by_key(rank).unwrap_or(Match::NotHeld)
    }

    fn meant(&self, hits: &[Hit]) -> Match {
        let Some(best) = hits.first().filter(|hit| hit.score >= PERHAPS) else { return Match::NotHeld };
        let next = hits.get(1).map_or(0.0, |hit| hit.score);
        let id = |hit: &Hit| self.id(hit.element);
        let apart = best.score - next;
        if best.score >= SURE && apart >= APART || apart >= FAR_APART {
            return id(best).map_or(Match::NotHeld, Match::Held);
        }
        let close = hits.iter().filter(|hit| hit.score >= PERHAPS && hit.score >= best.score - 2.0 * APART);
        Match::Unsure(close.take(MOST_OFFERED).filter_map(id).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        read_list(text).0.into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn lists_are_read_in_every_usual_form() {
        for text in [
            "gender\nrace\ngpa_1819\n",
            "gender, race, gpa_1819",
            "\u{feff}gender\r\n\r\nrace\r\ngpa_1819",
            "- gender\n- race\n- gpa_1819",
            "1. gender\n2. race\n3) gpa_1819",
            "Variable\ngender\nrace\ngpa_1819",
            "Label\tVariable name\nGender\tgender\nRace\trace\nGPA\tgpa_1819",
            "gender,Gender of the student\nrace,\"Race, ethnicity\"\ngpa_1819,GPA",
            "gender;race;gpa_1819;gender",
        ] {
            assert_eq!(names(text), ["gender", "race", "gpa_1819"], "{text:?}");
        }
        let (list, more) = read_list("race,\"Race, one value\",2014-15 to 2016-17\nsex,Gender,2015-16");
        assert_eq!((list[0].about.as_str(), list[0].years.0.len(), more), ("Race, one value", 3, false));
        assert_eq!(list[1].years.to_string(), "2015-16");
        let (list, _) =
            read_list("name,about\nrace,\"One value,\nas \"\"federal\"\" rules have it\"\nsex,Gender\n");
        let last = list.last().unwrap();
        assert_eq!((list.len(), last.name.as_str(), last.about.as_str()), (3, "sex", "Gender"));
        assert_eq!(list[1].about, "One value,\nas \"federal\" rules have it");
        assert!(names("  \n ,, \n--\n").is_empty());
    }

    #[test]
    fn a_list_that_is_too_long_is_cut_and_said_so() {
        let long: String = (0..3_000).map(|n| format!("name_{n}x\n")).collect();
        let (list, more) = read_list(&long);
        assert_eq!((list.len(), more), (MOST_VARIABLES, true));
    }

    #[test]
    fn years_at_the_end_of_a_name_are_no_part_of_it() {
        for (name, rest) in [
            ("gpa_1819", "gpa"),
            ("frpm 2018-19", "frpm"),
            ("race_2019", "race"),
            ("grade9", "grade9"),
            ("race_5", "race_5"),
            ("SPRG_3_20", "SPRG_3_20"),
            ("SENR-1.31", "SENR-1.31"),
            ("2019", "2019"),
        ] {
            assert_eq!(without_years(name), rest, "{name}");
        }
        let year = |name: &str| year_of_name(name).map(|year| year.to_string());
        assert_eq!(year("gpa_1819").as_deref(), Some("2018-19"));
        assert_eq!(year("gpa_2021"), None);
        assert_eq!((year("race_2019"), year("grade9"), year("é1"), year("1718x")), (None, None, None, None));
    }
}

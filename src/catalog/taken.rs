//! A list of variables on its way into a request: what each line means, what the person takes of it, and the edits.

use crate::variables::{Match, Variable};
use requisite_request::{Ask, Edit, ElementId, Years};

/// A variable with what it means and what is taken for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The variable.
    pub variable: Variable,
    /// What it means.
    pub meaning: Match,
    /// The element that is taken for it.
    pub taken: Option<ElementId>,
}

/// How many lines of a list are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Lines that mean one element.
    pub held: usize,
    /// Lines of which the person must say what they mean.
    pub unsure: usize,
    /// Lines that mean nothing that we know of.
    pub not_held: usize,
}

/// Lines as they are proposed: what is sure is taken, nothing else.
pub fn proposed(variables: Vec<Variable>, meanings: Vec<Match>) -> Vec<Line> {
    let line = |(variable, meaning): (Variable, Match)| {
        let taken = match &meaning {
            Match::Held(id) => Some(id.clone()),
            Match::Unsure(_) | Match::NotHeld => None,
        };
        Line { variable, meaning, taken }
    };
    variables.into_iter().zip(meanings).map(line).collect()
}

/// Counts the lines of a list.
pub fn count(lines: &[Line]) -> Counts {
    let mut counts = Counts::default();
    for line in lines {
        match line.meaning {
            Match::Held(_) => counts.held += 1,
            Match::Unsure(_) => counts.unsure += 1,
            Match::NotHeld => counts.not_held += 1,
        }
    }
    counts
}

/// The elements that are taken, each once, in the order of the list, with all years that the list names for them.
pub fn taken(lines: &[Line]) -> Vec<(ElementId, Years)> {
    let mut all: Vec<(ElementId, Years)> = Vec::new();
    for line in lines {
        let Some(id) = &line.taken else { continue };
        match all.iter_mut().find(|(known, _)| known == id) {
            Some((_, years)) => years.0.extend(line.variable.years.0.iter().copied()),
            None => all.push((id.clone(), line.variable.years.clone())),
        }
    }
    all
}

/// The edits that put the elements of a list into an ask; with its years where they are wanted. Years of the list become
/// the ask's own where it has none and each element has some.
pub fn take_list(ask: &Ask, lines: &[Line], with_years: bool) -> Vec<Edit> {
    let taken = taken(lines);
    let mut edits = Vec::new();
    let mut whole = ask.years.clone();
    if with_years && whole.is_empty() && taken.iter().all(|(_, years)| !years.is_empty()) {
        whole = taken.iter().flat_map(|(_, years)| years.0.iter().copied()).collect();
        if !whole.is_empty() {
            edits.push(Edit::SetYears { ask: ask.id, years: whole.clone() });
        }
    }
    for (element, years) in taken {
        if !ask.has(&element) {
            edits.push(Edit::AddElement { ask: ask.id, element: element.clone() });
        }
        if with_years && !years.is_empty() && years != whole {
            edits.push(Edit::SetElementYears { ask: ask.id, element, years: Some(years) });
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::{AskId, Request};

    fn id(text: &str) -> ElementId {
        ElementId::new(text).unwrap()
    }

    fn years(text: &str) -> Years {
        text.split_whitespace().map(|year| year.parse().unwrap()).collect()
    }

    fn line(name: &str, years_of: &str, meaning: Match) -> (Variable, Match) {
        (Variable { name: name.into(), about: String::new(), years: years(years_of) }, meaning)
    }

    #[test]
    fn what_is_sure_is_taken_once_with_all_its_years() {
        let lines = [
            line("gpa_1819", "2018-19", Match::Held(id("gpa"))),
            line("gpa_1920", "2019-20", Match::Held(id("gpa"))),
            line("grade", "", Match::Unsure(vec![id("grade-level"), id("letter-grade")])),
            line("shoe size", "", Match::NotHeld),
            line("sex", "", Match::Held(id("gender"))),
        ];
        let (variables, meanings) = lines.into_iter().unzip();
        let mut lines = proposed(variables, meanings);
        assert_eq!(count(&lines), Counts { held: 3, unsure: 1, not_held: 1 });
        lines[2].taken = Some(id("grade-level"));
        let ask = AskId(1);
        let before =
            Request::default().with_edits(&[Edit::AddAsk, Edit::AddElement { ask, element: id("gender") }]);
        let after = before.with_edits(&take_list(&before.asks[0], &lines, true));
        let chosen: Vec<&str> = after.asks[0].elements.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(chosen, ["gender", "gpa", "grade-level"]);
        assert!(after.asks[0].years.is_empty(), "not all of them have years");
        assert_eq!(after.asks[0].elements[1].years, Some(years("2018-19 2019-20")));
        lines.truncate(2);
        let all = before.with_edits(&take_list(&before.asks[0], &lines, true));
        assert_eq!(all.asks[0].years, years("2018-19 2019-20"));
        assert!(all.asks[0].elements.iter().all(|it| it.years.is_none()), "all have the years of the ask");

        let narrow = before.with_edits(&[Edit::SetYears { ask, years: years("2015-16") }]);
        let own = narrow.with_edits(&take_list(&narrow.asks[0], &lines, true));
        assert_eq!(own.asks[0].elements[1].years, Some(years("2018-19 2019-20")));
        let without = narrow.with_edits(&take_list(&narrow.asks[0], &lines, false));
        assert!(without.asks[0].elements.iter().all(|it| it.years.is_none()));
    }
}

//! The picture of what is public: elements by years, each cell with how much is published, in which file, and what is
//! missing.

use requisite_pack::{Measured, Pack};
use requisite_precheck::{Coverage, CoverageState, Missing, Report, YearCover, missing_phrase};
use requisite_request::{AskId, ElementId, ProductId, SchoolYear, set_of};

/// How a cell is drawn and named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Published as wanted.
    Covered,
    /// Perhaps published as wanted.
    Check,
    /// Published, but not as wanted.
    Partly,
    /// Published for each place or member of staff, where it is wanted for each student.
    OnlyBy,
    /// Totals are published of what is wanted otherwise.
    Totals,
    /// Not published.
    NotPublic,
}

impl Mark {
    /// All, from the most that is public to the least.
    pub const ALL: [Self; 6] =
        [Self::Covered, Self::Check, Self::Partly, Self::OnlyBy, Self::Totals, Self::NotPublic];

    /// Of some years of an element.
    pub fn of(state: CoverageState, products: &[ProductId], missing: &[Missing]) -> Self {
        match state {
            CoverageState::Covered => Self::Covered,
            CoverageState::Check => Self::Check,
            CoverageState::Partly => Self::Partly,
            CoverageState::NotPublic if products.is_empty() => Self::NotPublic,
            CoverageState::NotPublic if missing.iter().all(|it| matches!(it, Missing::OnlyBy(_))) => {
                Self::OnlyBy
            }
            // Products of something that is not public as wanted hold its totals.
            CoverageState::NotPublic => Self::Totals,
        }
    }
}

/// One element in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How much is published.
    pub mark: Mark,
    /// The files, as positions in [`Matrix::files`].
    pub files: Vec<usize>,
    /// What they lack or leave open, as a phrase; empty when nothing.
    pub missing: String,
}

/// One element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The element.
    pub element: ElementId,
    /// Its label.
    pub label: String,
    /// A cell for each year of the matrix; none for years in which the element is not asked for.
    pub cells: Vec<Option<Cell>>,
}

/// What is public of one ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The years, ascending.
    pub years: Vec<SchoolYear>,
    /// The elements, in the request's order.
    pub lines: Vec<Line>,
    /// The files that a cell names, each by its position: `A` is the first.
    pub files: Vec<ProductId>,
}

impl Matrix {
    /// The picture of one ask; empty while nothing of it was compared.
    pub fn of(pack: &Pack, report: &Report, ask: AskId) -> Self {
        let rows: Vec<&Coverage> = report.coverage.iter().filter(|row| row.ask == ask).collect();
        let parts = || rows.iter().flat_map(|row| &row.by_year);
        let years = set_of(parts().flat_map(|part| part.years.0.iter().copied()));
        let named = set_of(parts().flat_map(|part| &part.products));
        // The order of the pack is the order of its list of files.
        let files: Vec<ProductId> =
            pack.products.iter().map(|it| &it.id).filter(|id| named.contains(id)).cloned().collect();
        let cell = |part: &YearCover, year: SchoolYear| {
            // Years that fare alike are told together; each file holds some of them.
            let holds = |id: &&ProductId| holds_year(pack, id, year);
            let place = |id: &ProductId| files.iter().position(|it| it == id);
            Cell {
                mark: Mark::of(part.state, &part.products, &part.missing),
                files: part.products.iter().filter(holds).filter_map(place).collect(),
                missing: missing_phrase(pack, &pack.language, &part.missing),
            }
        };
        let line = |row: &&Coverage| Line {
            element: row.element.clone(),
            label: pack.label(&row.element).to_owned(),
            cells: years.iter().map(|year| row.of_year(*year).map(|part| cell(part, *year))).collect(),
        };
        let lines = rows.iter().map(line).collect();
        Self { years: years.into_iter().collect(), lines, files }
    }

    /// The cell of an element in a year, by their positions.
    pub fn cell(&self, line: usize, year: usize) -> Option<&Cell> {
        self.lines.get(line)?.cells.get(year)?.as_ref()
    }
}

/// Whether a file is of a year, as far as the pack says.
fn holds_year(pack: &Pack, file: &ProductId, year: SchoolYear) -> bool {
    let years = pack.products.iter().find(|it| it.id == *file).map(|it| it.years);
    match years {
        Some(Measured::Years(first, last)) => first <= year && year <= last,
        _ => true,
    }
}

/// The sign under which a file is listed: `A`, `B`, to `Z`, `AA`, `AB`.
pub fn file_letter(position: usize) -> String {
    let mut left = position + 1;
    let mut letters = Vec::new();
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Where an arrow key leads in a table of so many lines and columns.
pub fn step(
    key: &str,
    with_control: bool,
    at: (usize, usize),
    size: (usize, usize),
) -> Option<(usize, usize)> {
    let (line, column) = at;
    let last = (size.0.checked_sub(1)?, size.1.checked_sub(1)?);
    Some(match key {
        "ArrowUp" => (line.checked_sub(1)?, column),
        "ArrowDown" => (line.checked_add(1).filter(|to| *to <= last.0)?, column),
        "ArrowLeft" => (line, column.checked_sub(1)?),
        "ArrowRight" => (line, column.checked_add(1).filter(|to| *to <= last.1)?),
        "Home" if with_control => (0, 0),
        "End" if with_control => last,
        "Home" => (line, 0),
        "End" => (line, last.1),
        "PageUp" => (line.saturating_sub(10), column),
        "PageDown" => ((line + 10).min(last.0), column),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_pack::{ospi, today};
    use requisite_precheck::precheck;
    use requisite_request::{Edit, Form, Request, Years};

    fn request(form: Form) -> Request {
        let years = Years::span("2021-22".parse().unwrap(), "2023-24".parse().unwrap());
        let own = Years::span("2022-23".parse().unwrap(), "2022-23".parse().unwrap());
        let element = |text: &str| ElementId::new(text).unwrap();
        let ask = AskId(1);
        Request::default().with_edits(&[
            Edit::AddAsk,
            Edit::SetForm { ask, form },
            Edit::SetUnit { ask, unit: requisite_request::UnitId::new("district").unwrap() },
            Edit::SetYears { ask, years },
            Edit::AddElement { ask, element: element("gender") },
            Edit::AddElement { ask, element: element("gpa") },
            Edit::SetElementYears { ask, element: element("gpa"), years: Some(own) },
        ])
    }

    #[test]
    fn each_cell_says_how_much_and_where() {
        let pack = ospi();
        let report = precheck(&pack, &request(Form::AggregateSuppressed), today());
        let matrix = Matrix::of(&pack, &report, AskId(1));
        assert_eq!(matrix.years.len(), 3);
        assert_eq!(matrix.lines.len(), 2);
        let gender = matrix.cell(0, 1).unwrap();
        assert_eq!(gender.mark, Mark::Covered);
        assert!(!gender.files.is_empty() && gender.missing.is_empty());
        assert!(gender.files.iter().all(|at| matrix.files.get(*at).is_some()));
        assert!(matrix.cell(1, 0).is_none(), "not asked for in that year");
        let gpa = matrix.cell(1, 1).unwrap();
        assert_eq!(gpa.mark, Mark::NotPublic);
        assert!(!gpa.missing.is_empty());
    }

    #[test]
    fn a_cell_names_the_files_of_its_year_alone() {
        let pack = ospi();
        let years = Years::span("2011-12".parse().unwrap(), "2023-24".parse().unwrap());
        let all = request(Form::AggregateSuppressed).with_edits(&[Edit::SetYears { ask: AskId(1), years }]);
        let matrix = Matrix::of(&pack, &precheck(&pack, &all, today()), AskId(1));
        let mut by_year = Vec::new();
        for (at, year) in matrix.years.iter().enumerate() {
            let Some(cell) = matrix.cell(0, at) else { continue };
            assert!(cell.mark == Mark::NotPublic || !cell.files.is_empty(), "{year}");
            for file in &cell.files {
                let id = &matrix.files[*file];
                let product = pack.products.iter().find(|it| it.id == *id).unwrap();
                let Measured::Years(first, last) = product.years else { continue };
                assert!(first <= *year && *year <= last, "{year}: {id}");
            }
            by_year.push(cell.files.clone());
        }
        by_year.dedup();
        assert!(by_year.len() > 2, "files come and go with the years: {by_year:?}");
    }

    #[test]
    fn totals_of_what_is_wanted_student_by_student_are_told_apart() {
        let pack = ospi();
        let report = precheck(&pack, &request(Form::DeIdentified), today());
        let matrix = Matrix::of(&pack, &report, AskId(1));
        assert_eq!(matrix.cell(0, 1).unwrap().mark, Mark::Totals);
        assert_eq!(Matrix::of(&pack, &report, AskId(7)), Matrix::default());
    }

    #[test]
    fn what_a_directory_says_of_each_school_is_told_apart_from_totals() {
        let pack = ospi();
        let element = ElementId::new("school-type").unwrap();
        let beside = request(Form::DeIdentified).with_edits(&[Edit::AddElement { ask: AskId(1), element }]);
        let matrix = Matrix::of(&pack, &precheck(&pack, &beside, today()), AskId(1));
        assert_eq!(matrix.cell(2, 1).unwrap().mark, Mark::OnlyBy);
        assert_eq!(matrix.cell(0, 1).unwrap().mark, Mark::Totals);
        let totals = beside.with_edits(&[Edit::SetForm { ask: AskId(1), form: Form::AggregateSuppressed }]);
        let matrix = Matrix::of(&pack, &precheck(&pack, &totals, today()), AskId(1));
        assert_eq!(matrix.cell(2, 1).unwrap().mark, Mark::Covered, "a directory has no groups");
    }

    #[test]
    fn files_have_letters() {
        let letters: Vec<String> = [0, 1, 25, 26, 27, 701, 702].into_iter().map(file_letter).collect();
        assert_eq!(letters, ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn arrow_keys_stay_within_the_table() {
        let size = (3, 2);
        assert_eq!(step("ArrowDown", false, (2, 0), size), None);
        assert_eq!(step("ArrowDown", false, (1, 0), size), Some((2, 0)));
        assert_eq!(step("ArrowLeft", false, (1, 0), size), None);
        assert_eq!(step("End", true, (0, 0), size), Some((2, 1)));
        assert_eq!(step("PageDown", false, (0, 1), size), Some((2, 1)));
        assert_eq!(step("a", false, (0, 0), size), None);
        assert_eq!(step("Home", false, (0, 0), (0, 0)), None);
    }
}

//! Populations as the agencies' public files, with the columns and codes that those files have.

use crate::groups_population::{GRADES, Level, Population, Student};

/// What a file hides: nothing, or counts below this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hiding(pub Option<u32>, pub &'static str);

pub const OPEN: Hiding = Hiding(None, "");

impl Hiding {
    fn cell(self, count: u32) -> String {
        match self.0 {
            Some(smallest) if (1..smallest).contains(&count) => self.1.to_owned(),
            _ => count.to_string(),
        }
    }
}

/// Races as the CDE's files code them, in the order of the populations; the groups as the pack names them.
pub const CDE_RACES: [(&str, &str, &str); 9] = [
    ("RE_B", "6", "black"),
    ("RE_I", "1", "american_indian"),
    ("RE_A", "2", "asian"),
    ("RE_F", "4", "filipino"),
    ("RE_H", "5", "hispanic"),
    ("RE_P", "3", "pacific_islander"),
    ("RE_D", "0", "not_reported"),
    ("RE_T", "9", "two_or_more"),
    ("RE_W", "7", "white"),
];

/// Races as columns of OSPI's file.
pub const OSPI_RACES: [(&str, &str); 7] = [
    ("American Indian/ Alaskan Native", "american_indian"),
    ("Asian", "asian"),
    ("Black/ African American", "black"),
    ("Hispanic/ Latino of any race(s)", "hispanic"),
    ("Native Hawaiian/ Other Pacific Islander", "pacific_islander"),
    ("Two or More Races", "two_or_more"),
    ("White", "white"),
];

fn thousands_apart(text: &str) -> String {
    let (thousands, rest) = text.split_at(1);
    format!("{thousands},{rest}")
}

/// The CDE's Census Day file of a year: tabulators, all four levels, one row a place and reporting category.
pub fn census_day(population: &Population, year: &str, hiding: Hiding) -> String {
    let mut file =
        "AcademicYear\tAggregateLevel\tCountyCode\tDistrictCode\tSchoolCode\tCountyName\tDistrictName\t\
        SchoolName\tCharter\tReportingCategory\tTOTAL_ENR\tGR_TK\tGR_KN"
            .to_owned();
    for grade in 1..=12 {
        file += &format!("\tGR_{grade:02}");
    }
    file.push('\n');
    for (letter, level) in
        [("T", Level::State), ("C", Level::County), ("D", Level::District), ("S", Level::School)]
    {
        for (number, place) in population.places(level).iter().enumerate() {
            let codes = match level {
                Level::State => ("00".to_owned(), "00000".to_owned(), "0000000".to_owned()),
                Level::County => (format!("{:02}", number + 1), "00000".to_owned(), "0000000".to_owned()),
                _ => {
                    let school =
                        if level == Level::School { format!("{:07}", number + 1) } else { "0000000".into() };
                    (format!("{:02}", place[0].county + 1), format!("{:05}", place[0].district + 1), school)
                }
            };
            let mut row = |charter: &str, category: &str, test: &dyn Fn(&Student) -> bool| {
                let by_grade = Population::by_grade(place, test);
                let all: u32 = by_grade.iter().sum();
                // The agency lists only categories that have students.
                if all == 0 {
                    return;
                }
                let (county, district, school) = &codes;
                file += &format!(
                    "{year}\t{letter}\t{county}\t{district}\t{school}\tLa \"Pe\u{f1}a\"\tElm\tOak\t{charter}\t{category}\t{}",
                    hiding.cell(all)
                );
                for count in by_grade {
                    file += &format!("\t{}", hiding.cell(count));
                }
                file.push('\n');
            };
            row("All", "TA", &|_| true);
            row("N", "TA", &|_| true);
            for (at, (code, _, _)) in CDE_RACES.iter().enumerate().take(population.races) {
                row("All", code, &|it| it.race == at);
            }
            for (at, code) in ["GN_F", "GN_M", "GN_X"].iter().enumerate() {
                row("All", code, &|it| it.gender == at);
            }
            row("All", "SG_EL", &|it| it.learner == 1);
            row("All", "SG_SD", &|it| it.poor == 1);
            row("All", "SG_DS", &|it| it.disabled == 1);
            row("All", "ELAS_EO", &|it| it.learner == 0);
        }
    }
    file
}

/// The CDE's older files by school: tabulators, one row a school, race and gender; hides nothing.
pub fn by_school(population: &Population) -> String {
    let mut file =
        "CDS_CODE\tCOUNTY\tDISTRICT\tSCHOOL\tETHNIC\tGENDER\tKDGN\tGR_1\tGR_2\tGR_3\tGR_4\tGR_5\tGR_6\tGR_7\tGR_8\t\
        UNGR_ELM\tGR_9\tGR_10\tGR_11\tGR_12\tUNGR_SEC\tENR_TOTAL\tADULT\n"
            .to_owned();
    for (number, school) in population.schools.iter().enumerate() {
        for (at, (_, code, _)) in CDE_RACES.iter().enumerate() {
            for (gender, letter) in ["F", "M", "X"].iter().enumerate() {
                let counts = Population::by_grade(&[school], |it| it.race == at && it.gender == gender);
                if counts.iter().sum::<u32>() == 0 {
                    continue;
                }
                file += &format!(
                    "{:02}{:05}{:07}\tKern\tElm\tOak\t{code}\t{letter}",
                    school.county + 1,
                    school.district + 1,
                    number + 1
                );
                // There is no transitional kindergarten in these files.
                for (grade, count) in counts.iter().enumerate().skip(1) {
                    file += &format!("\t{count}{}", if grade == 9 { "\t0" } else { "" });
                }
                file += &format!("\t0\t{}\t0\n", counts.iter().sum::<u32>());
            }
        }
    }
    file
}

/// OSPI's Report Card file of a year: commas and quotation marks, one row a place and grade, groups as columns.
pub fn report_card(population: &Population, year: &str, hiding: Hiding) -> String {
    let mut file = "SchoolYear,OrganizationLevel,County,ESDName,ESDOrganizationID,DistrictCode,DistrictName,\
        DistrictOrganizationId,SchoolCode,SchoolName,SchoolOrganizationid,CurrentSchoolType,Gradelevel,All Students,\
        Female,Gender X,Male"
        .to_owned();
    for (name, _) in OSPI_RACES {
        file += &format!(",{name}");
    }
    file += ",English Language Learners,Low-Income,Students with Disabilities,Non-English Language Learners,\
        Non-Low Income,Students without Disabilities,DataAsOf\n";
    let names = [
        "Pre-Kindergarten".to_owned(),
        "Kindergarten".to_owned(),
        "1st Grade".to_owned(),
        "2nd Grade".to_owned(),
        "3rd Grade".to_owned(),
    ];
    let name = |grade: usize| names.get(grade).cloned().unwrap_or_else(|| format!("{}th Grade", grade - 1));
    for (label, level) in [
        ("State", Level::State),
        ("ESD", Level::County),
        ("District", Level::District),
        ("School", Level::School),
    ] {
        for (number, place) in population.places(level).iter().enumerate() {
            let mut columns: Vec<[u32; GRADES]> = Vec::new();
            let mut column =
                |test: &dyn Fn(&Student) -> bool| columns.push(Population::by_grade(place, test));
            column(&|_| true);
            for gender in [0, 2, 1] {
                column(&|it| it.gender == gender);
            }
            for race in 0..OSPI_RACES.len() {
                column(&|it| it.race == race);
            }
            for yes in [1, 0] {
                column(&|it| it.learner == yes);
                column(&|it| it.poor == yes);
                column(&|it| it.disabled == yes);
            }
            for grade in std::iter::once(None).chain((0..GRADES).map(Some)) {
                let count = |column: &[u32; GRADES]| grade.map_or(column.iter().sum(), |grade| column[grade]);
                if count(&columns[0]) == 0 {
                    continue;
                }
                let school = if level == Level::School { (3000 + number).to_string() } else { String::new() };
                file += &format!(
                    "{year},{label},Pierce,\"ESD, {}\",,{:05},\"Elm, District\",,{school},\"Oak\nSchool\",,P,{}",
                    place[0].county,
                    place[0].district + 1,
                    grade.map_or("All Grades".to_owned(), name),
                );
                for column in &columns {
                    let text = hiding.cell(count(column));
                    // Thousands are apart, and then in quotation marks.
                    let thousands = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
                    let text = if thousands { format!("\"{}\"", thousands_apart(&text)) } else { text };
                    file += &format!(",{text}");
                }
                file += ",04/22/2026 12:00:00 AM\n";
            }
        }
    }
    file
}

//! Files that are not what they claim: each is read rightly, or refused with a sentence that says what it is.

use crate::fixtures::pack;
use crate::groups_files::{OPEN, by_school, census_day, report_card};
use crate::groups_read::{people, read, read_in};
use fastrand::Rng;
use requisite_groups::{EnrollmentReader, FileProblem, Margins};
use requisite_precheck::groups::{Count, FileNote, file_note_sentence};
use requisite_request::{SchoolYear, UnitId};

fn census(seed: u64) -> String {
    census_day(&people(seed, pack("cde")), "2023-24", OPEN)
}

fn card(seed: u64) -> String {
    report_card(&people(seed, pack("ospi")), "2023-24", OPEN)
}

fn read_bytes(agency: &str, file: &[u8]) -> Result<Margins, FileProblem> {
    read_in(pack(agency), file, 3000)
}

/// Reads it, and looks whether the counts are those of the same file as it should be.
fn reads_as(agency: &str, file: &[u8], like: &str) -> Vec<FileNote> {
    let found = read_bytes(agency, file).unwrap_or_else(|problem| panic!("{problem}"));
    let expected = read(pack(agency), like);
    assert!((found.levels == expected.levels) && (found.year == expected.year));
    found.notes
}

fn refused(agency: &str, file: &[u8], says: &str) {
    let problem = read_bytes(agency, file).err().unwrap_or_else(|| panic!("it does not say `{says}`"));
    let text = problem.to_string();
    assert!(text.contains(says), "`{text}` does not say `{says}`");
    assert!(!text.contains('!') && text.ends_with('.'), "{text}");
}

#[test]
fn utf_16_is_read() {
    let file = census(1);
    let little: Vec<u8> = file.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = file.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (mark, bytes) in
        [(vec![0xFF, 0xFE], &little), (vec![0xFE, 0xFF], &big), (vec![], &little), (vec![], &big)]
    {
        let bytes = [mark, bytes.clone()].concat();
        assert_eq!(reads_as("cde", &bytes, &file), [FileNote::Utf16]);
    }
}

#[test]
fn latin_1_and_windows_1252_are_read() {
    let file = census(2).replace("Elm", "Ca\u{f1}on");
    let latin: Vec<u8> = file.chars().map(|it| u8::try_from(u32::from(it)).unwrap()).collect();
    assert!(reads_as("cde", &latin, &file).is_empty());
    let dash: Vec<u8> = latin.iter().map(|byte| if *byte == 0xF1 { 0x96 } else { *byte }).collect();
    assert!(reads_as("cde", &dash, &file).is_empty());
}

#[test]
fn a_byte_order_mark_is_read() {
    let file = card(3);
    assert!(reads_as("ospi", format!("\u{feff}{file}").as_bytes(), &file).is_empty());
}

#[test]
fn line_ends_case_and_order_of_columns_do_not_matter() {
    let file = census(4);
    assert!(reads_as("cde", file.replace('\n', "\r\n").as_bytes(), &file).is_empty());
    assert!(reads_as("cde", file.replace('\n', "\r").as_bytes(), &file).is_empty());
    let (heading, rows) = file.split_once('\n').unwrap();
    let loud =
        format!("{}\n{rows}", heading.to_uppercase().replace("CHARTER", " Charter ").replace('_', " "));
    assert!(reads_as("cde", loud.as_bytes(), &file).is_empty());
    let turned: String =
        file.lines().map(|line| line.rsplit('\t').collect::<Vec<_>>().join("\t") + "\n").collect();
    let found = read_bytes("cde", turned.as_bytes()).unwrap();
    let school = UnitId::new("school").unwrap();
    let all = |margins: &Margins| -> Vec<Count> {
        let level = margins.level(&school).unwrap();
        level.places.iter().map(|place| margins.count(place, &[("race", "white"), ("grade", "3")])).collect()
    };
    assert_eq!(all(&found), all(&read(pack("cde"), &file)));
}

#[test]
fn line_ends_within_quotation_marks_are_read() {
    let file = card(5);
    assert!(file.contains("\"Oak\nSchool\""));
    let plain = file.replace("\"Oak\nSchool\"", "Oak");
    assert!(reads_as("ospi", file.as_bytes(), &plain).is_empty());
}

#[test]
fn a_title_above_the_heading_is_passed_over() {
    let file = card(6);
    assert!(reads_as("ospi", format!("Report Card Enrollment\n\n{file}").as_bytes(), &file).is_empty());
}

#[test]
fn another_separator_is_read() {
    let file = census(7);
    let plain = file.replace("La \"Pe\u{f1}a\"", "La Pena");
    for separator in [",", ";", "|"] {
        let other = plain.replace('\t', separator);
        assert_eq!(reads_as("cde", other.as_bytes(), &plain), [FileNote::OtherSeparator]);
    }
    // A spreadsheet puts what it saves in quotation marks.
    let quoted = by_school(&people(8, pack("cde")));
    let marked = quoted.replace("Elm", "\"Elm\"");
    assert!(reads_as("cde", marked.as_bytes(), &quoted).is_empty());
}

#[test]
fn other_columns_are_named() {
    let file = census(9);
    refused(
        "cde",
        file.replacen("ReportingCategory", "Group", 1).as_bytes(),
        "no column \u{201c}ReportingCategory\u{201d}",
    );
    // The other agency's file is none of this agency's.
    refused("cde", card(9).as_bytes(), "is not an enrollment file that Requisite knows");
    refused("ospi", file.as_bytes(), "most like \u{201c}Report Card Enrollment\u{201d}");
    refused("cde", b"name,city\nOak,Fresno\n", "begin with \u{201c}name\u{201d}, \u{201c}city\u{201d}");
}

#[test]
fn what_is_no_text_is_said() {
    let long = |start: &[u8]| [start, &[7u8; 9000]].concat();
    refused("cde", b"", "The file is empty.");
    refused("cde", b" \r\n\n ", "The file is empty.");
    refused("cde", &long(b"PK\x03\x04\x14\0\x06\0[Content_Types].xml"), "spreadsheet workbook");
    refused("cde", &long(b"PK\x03\x04\x14\0\x06\0enr.txt"), "ZIP archive");
    refused("cde", &long(&[0xD0, 0xCF, 0x11, 0xE0]), "spreadsheet workbook");
    refused("cde", &long(&[0x1F, 0x8B, 8]), "compressed");
    refused("cde", &long(b"%PDF-1.7"), "PDF");
    refused("cde", &long(&[0, 1, 2, 0, 0, 3]), "not a text file");
    for page in [
        "<!DOCTYPE html><html><body>Access denied",
        "\n  <html lang=\"en\"><table><tr><td>AcademicYear",
        "\u{feff}<?xml version=\"1.0\"?><x/>",
    ] {
        refused("cde", page.as_bytes(), "web page");
    }
}

#[test]
fn a_file_that_is_cut_off_is_said_to_be() {
    let file = census(10);
    let whole: Vec<&str> = file.lines().collect();
    let half = whole[..whole.len() - 1].join("\n") + "\n" + whole[whole.len() - 1].split_at(30).0;
    let like = whole[..whole.len() - 1].join("\n") + "\n";
    assert_eq!(reads_as("cde", half.as_bytes(), &like), [FileNote::CutOff]);
    // A last line without its end is whole all the same.
    assert!(reads_as("cde", file.trim_end().as_bytes(), &file).is_empty());
}

#[test]
fn a_row_without_end_is_refused() {
    let file = card(11);
    let heading = file.lines().next().unwrap();
    let long = format!("{heading}\n2023-24,School,Pierce,\"ESD 1{}", ",Oak\n".repeat(100_000));
    refused("ospi", long.as_bytes(), "does not end");
}

#[test]
fn rows_that_are_uneven_are_left_out_and_counted() {
    let file = census(12);
    let torn = format!("{file}2023-24\tS\t01\n2023-24\tS\t01\t2\n");
    assert_eq!(reads_as("cde", torn.as_bytes(), &file), [FileNote::UnevenRows(2)]);
    let spare: String = file.lines().map(|line| format!("{line}\t\n")).collect();
    assert!(reads_as("cde", spare.as_bytes(), &file).is_empty());
}

#[test]
fn counts_that_are_none_are_left_out_and_counted() {
    let file = by_school(&people(13, pack("cde")));
    let row = file.lines().nth(1).unwrap();
    let odd = row.rsplit_once('\t').unwrap().0.rsplit_once('\t').unwrap().0.to_owned() + "\tmany\t0";
    let found = read_bytes("cde", file.replacen(row, &odd, 1).as_bytes()).unwrap();
    assert_eq!(found.notes, [FileNote::UnreadableCounts(1)]);
    let (heading, rows) = file.split_once('\n').unwrap();
    let words: String = rows
        .lines()
        .map(|row| {
            let mut cells: Vec<&str> = row.split('\t').collect();
            cells[6..].fill("x");
            cells.join("\t") + "\n"
        })
        .collect();
    refused("cde", format!("{heading}\n{words}").as_bytes(), "counts are not numbers");
}

#[test]
fn rows_of_other_levels_alone_are_said() {
    let file = census(14);
    let of = |letters: &[&str]| -> String {
        let rows = file
            .lines()
            .enumerate()
            .filter(|(at, line)| *at == 0 || letters.contains(&line.split('\t').nth(1).unwrap()));
        rows.map(|(_, line)| format!("{line}\n")).collect()
    };
    refused("cde", of(&[]).as_bytes(), "no row counts students");
    refused(
        "cde",
        file.replace("\tT\t", "\tX\t")
            .replace("\tC\t", "\tX\t")
            .replace("\tD\t", "\tX\t")
            .replace("\tS\t", "\tX\t")
            .as_bytes(),
        "no row counts students",
    );
    let unit = |id: &str| UnitId::new(id).unwrap();
    let state = read_bytes("cde", of(&["T"]).as_bytes()).unwrap();
    assert_eq!(
        state.notes,
        [FileNote::LevelsMissing(vec![unit("county"), unit("district"), unit("school")])]
    );
    let text = file_note_sentence(pack("cde"), "en", &state.notes[0]);
    assert!(text.contains("County") && text.contains("rough totals"), "{text}");
    // Schools alone are added up.
    let schools = read_bytes("cde", of(&["S"]).as_bytes()).unwrap();
    let whole = read(pack("cde"), &file);
    for level in ["state", "county", "district"] {
        let [sum, own] = [&schools, &whole].map(|it| {
            let level = it.level(&unit(level)).unwrap();
            level.places.iter().map(|place| it.count(place, &[("gender", "female")])).collect::<Vec<_>>()
        });
        assert_eq!(sum, own, "{level}");
    }
}

#[test]
fn of_several_years_one_is_used_and_named() {
    let year = |start| SchoolYear::starting(start).unwrap();
    let people = people(15, pack("cde"));
    let [first, second] = [2022, 2023].map(|start| census_day(&people, &year(start).to_string(), OPEN));
    let rows = |file: &str| file.split_once('\n').unwrap().1.to_owned();
    for both in [first.clone() + &rows(&second), second.clone() + &rows(&first)] {
        let like = read(pack("cde"), &second);
        let read_for = |wanted: Option<SchoolYear>| {
            let mut reader = EnrollmentReader::new(&pack("cde").enrollment, wanted);
            reader.push(both.as_bytes()).unwrap();
            reader.finish().unwrap()
        };
        let latest = read_for(None);
        assert_eq!((latest.year, &latest.levels), (Some(year(2023)), &like.levels));
        assert_eq!(latest.notes, [FileNote::OtherYears(vec![year(2022)])]);
        let asked = read_for(Some(year(2022)));
        assert_eq!((asked.year, &asked.levels), (Some(year(2022)), &like.levels));
        let absent = read_for(Some(year(2019)));
        assert_eq!(absent.year, Some(year(2023)));
        assert_eq!(absent.notes[0], FileNote::YearNotThere(year(2019)));
    }
}

#[test]
fn no_bytes_make_the_reader_panic() {
    let mut rng = Rng::with_seed(7);
    let files = [("cde", census(16)), ("cde", by_school(&people(16, pack("cde")))), ("ospi", card(16))];
    let mut read = 0;
    for round in 0..600 {
        let (agency, file) = &files[round % files.len()];
        let mut bytes: Vec<u8> = file.bytes().take(rng.usize(200..30_000)).collect();
        if round % 10 == 9 {
            bytes.iter_mut().for_each(|byte| *byte = rng.u8(..));
        }
        for _ in 0..rng.usize(0..30) {
            let at = rng.usize(..bytes.len());
            match rng.usize(0..5) {
                0 => bytes[at] = rng.u8(..),
                1 => bytes.truncate(at.max(1)),
                2 => bytes.insert(at, *rng.choice(b"\t,;\"\n\r*<0").unwrap()),
                3 => drop(bytes.remove(at.min(bytes.len() - 2))),
                _ => {
                    let piece: Vec<u8> = bytes[at..].iter().copied().take(100).collect();
                    bytes.splice(at..at, piece);
                }
            }
            bytes.extend_from_slice(b"  ");
        }
        read += usize::from(read_in(pack(agency), &bytes, rng.usize(1..9000)).is_ok());
    }
    eprintln!("{read} of 600 damaged files could be read in part");
}

#[test]
fn every_note_has_a_sentence() {
    let year = SchoolYear::starting(2023).unwrap();
    for note in [
        FileNote::Utf16,
        FileNote::OtherSeparator,
        FileNote::OtherYears(vec![year]),
        FileNote::YearNotThere(year),
        FileNote::UnevenRows(1),
        FileNote::UnevenRows(2000),
        FileNote::CutOff,
        FileNote::UnreadableCounts(1),
        FileNote::UnreadableCounts(2),
        FileNote::HiddenCounts(1),
        FileNote::HiddenCounts(12_345),
        FileNote::TotalMissing("All Students".to_owned()),
        FileNote::GroupsMissing(vec!["Asian".to_owned()]),
        FileNote::GroupsMissing(vec!["Asian".to_owned(), "White".to_owned()]),
        FileNote::GradesMissing(vec!["GR_TK".to_owned()]),
        FileNote::GradesMissing(vec!["GR_TK".to_owned(), "GR_KN".to_owned()]),
        FileNote::LevelsMissing(vec![UnitId::new("school").unwrap()]),
    ] {
        let text = file_note_sentence(pack("cde"), "en", &note);
        assert!(text.ends_with('.') && !text.contains('!') && !text.contains("  "), "{text}");
    }
}

/// The notes on a file whose heading lacks these columns, under other names.
fn without(agency: &str, file: &str, columns: &[&str]) -> Margins {
    let (heading, rows) = file.split_once('\n').unwrap();
    let mut heading = heading.to_owned();
    for column in columns {
        assert!(heading.contains(column), "{heading}");
        heading = heading.replacen(column, &format!("Other {}", column.len()), 1);
    }
    read(pack(agency), &format!("{heading}\n{rows}"))
}

#[test]
fn groups_without_a_column_do_not_count_as_none() {
    let has_race = |margins: &Margins| margins.groups.iter().any(|key| key.breakdown.as_str() == "race");
    let whole = read(pack("ospi"), &card(3));
    assert!(has_race(&whole) && whole.notes.is_empty());
    let names = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>();

    // Two of them are not there: nothing is taken of that breakdown, and it is said.
    let two = without("ospi", &card(3), &["Asian", "White"]);
    assert_eq!(two.notes, [FileNote::GroupsMissing(names(&["Asian", "White"]))]);
    assert!(!has_race(&two));
    let all = |margins: &Margins| {
        let level = margins.level(&UnitId::new("district").unwrap()).unwrap();
        level.places.iter().map(|place| margins.count(place, &[]).get().unwrap_or(0)).sum::<u32>()
    };
    assert_eq!(all(&two), all(&whole));

    // One alone is what the others leave of all students.
    let one = without("ospi", &card(3), &["Asian"]);
    assert!(one.notes.is_empty() && has_race(&one));

    // Without all students there is nothing to leave, and no breakdown that lacks a group serves.
    let total = without("ospi", &card(3), &["All Students", "Asian"]);
    assert_eq!(
        total.notes,
        [FileNote::TotalMissing("All Students".to_owned()), FileNote::GroupsMissing(names(&["Asian"]))]
    );
    assert!(!has_race(&total));

    // Not every file is of all grades.
    let grade = without("cde", &census(3), &["GR_TK"]);
    assert_eq!(grade.notes, [FileNote::GradesMissing(names(&["GR_TK"]))]);
}

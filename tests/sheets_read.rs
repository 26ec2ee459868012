//! Workbooks of spreadsheet programs, and files that only claim to be one.

use crate::fixtures::root;
use requisite_catalog::read_list;
use requisite_sheets::{SheetProblem, first_sheet};
use std::io::Write as _;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Notes" sheetId="1" r:id="rId1"/><sheet name="Codebook" sheetId="2" r:id="rId2"/></sheets></workbook>"#;
const BOOK_RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#;
const EMPTY: &str = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>"#;

/// A workbook whose first sheet is empty and whose second has these rows.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    workbook_of(&rows.iter().map(row).collect::<String>(), &[])
}

/// A workbook whose first sheet is empty and whose second has these rows, with more parts.
fn workbook_of(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let parts = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", EMPTY.as_bytes()),
        ("xl/worksheets/sheet2.xml", sheet.as_bytes()),
    ];
    let replaced = |name: &str| more.iter().any(|(it, _)| *it == name);
    let kept: Vec<_> = parts.into_iter().filter(|(name, _)| !replaced(name)).collect();
    archive(&[&kept, more].concat())
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_codebook_becomes_a_list() {
    let book = workbook(&[
        &["Label", "Variable name", "Years"],
        &["Grade point average", "gpa_1819", "2018-19"],
        &["Gender&#10;of the student", "stu_sex", ""],
    ]);
    let sheet = first_sheet(&book).unwrap();
    assert_eq!(sheet.name, "Codebook");
    assert_eq!(sheet.text.lines().count(), 3, "{:?}", sheet.text);
    let (list, _) = read_list(&sheet.text);
    assert_eq!(list.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["gpa_1819", "stu_sex"]);
    assert_eq!(list[0].years.to_string(), "2018-19");
    assert_eq!(list[1].about, "Gender of the student");
}

/// One that another program wrote, with shared strings and styles.
#[test]
fn a_workbook_of_another_program_is_read() {
    let book = std::fs::read(root().join("tests/catalog/codebook.xlsx")).unwrap();
    let sheet = first_sheet(&book).unwrap();
    let names: Vec<String> = read_list(&sheet.text).0.into_iter().map(|it| it.name).collect();
    assert_eq!(
        (sheet.name.as_str(), names.join(" ").as_str()),
        ("Codebook", "gpa_1819 d_homeless_flag shoe_size")
    );
}

#[test]
fn what_is_no_workbook_says_what_to_do() {
    for bytes in [b"".as_slice(), b"PK", b"PK\x03\x04 no archive", b"gender,race"] {
        let problem = first_sheet(bytes).unwrap_err();
        assert!(matches!(problem, SheetProblem::Unreadable { .. }), "{problem}");
        assert!(problem.to_string().contains("Save it as XLSX or CSV"), "{problem}");
    }
    let other = archive(&[("word/document.xml", b"<w/>")]);
    assert!(matches!(first_sheet(&other), Err(SheetProblem::Unreadable { .. })));
    assert_eq!(first_sheet(&workbook(&[])), Err(SheetProblem::Empty));
    assert_eq!(first_sheet(&vec![b'P'; 5_000_001]), Err(SheetProblem::TooLarge));
}

#[test]
fn a_bomb_is_refused_before_anything_of_it_is_kept() {
    // Two hundred times smaller than it unpacks to, under the name of a part that is read.
    let large = vec![b' '; 70_000_000];
    let bomb = archive(&[("xl/worksheets/sheet1.xml", &large)]);
    assert!(bomb.len() < 400_000);
    assert_eq!(first_sheet(&bomb), Err(SheetProblem::UnpacksTooLarge));
    let many: Vec<String> = (0..2_001).map(|n| format!("part{n}")).collect();
    let parts: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(first_sheet(&archive(&parts)), Err(SheetProblem::UnpacksTooLarge));
}

#[test]
fn two_cells_at_opposite_corners_are_two_lines() {
    let cell = |place: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>gender</t></is></c>");
    let rows = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", cell("XFA1"), cell("XFD1048576"));
    assert_eq!(first_sheet(&workbook_of(&rows, &[])).unwrap().text, "gender\n\t\t\tgender");
    // What is too far to the right is not kept, nor the line where nothing else is.
    let rows = format!("<row r=\"9\">{}</row><row r=\"1048576\">{}</row>", cell("A9"), cell("XFD1048576"));
    assert_eq!(first_sheet(&workbook_of(&rows, &[])).unwrap().text, "gender");
}

#[test]
fn rows_and_columns_are_kept_up_to_a_limit_in_whatever_order_they_come() {
    let cell = |column: char, row: usize| format!("<c r=\"{column}{row}\"><v>{row}</v></c>");
    let row = |row: usize| format!("<row r=\"{row}\">{}{}</row>", cell('C', row), cell('B', row));
    let rows: String = (1..=5_003).rev().map(row).collect();
    let text = first_sheet(&workbook_of(&rows, &[])).unwrap().text;
    assert_eq!(text.lines().count(), 5_000);
    assert!(text.starts_with("1\t1\n2\t2\n") && text.ends_with("\n5000\t5000"));
    let wide = [["x"; 61].as_slice()];
    assert_eq!(first_sheet(&workbook(&wide)).unwrap().text.split('\t').count(), 60);
}

#[test]
fn a_text_that_many_cells_share_is_refused_before_it_fills_the_memory() {
    let strings = shared("", &"gender ".repeat(100_000));
    let cells = |count: usize| format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(count));
    assert!(first_sheet(&book_with(&cells(50), &strings)).unwrap().text.starts_with("gender gender"));
    assert_eq!(first_sheet(&book_with(&cells(50_000), &strings)), Err(SheetProblem::UnpacksTooLarge));
}

#[test]
fn a_claim_of_many_texts_is_not_believed() {
    let read = |attributes: &str| {
        let rows = r#"<row><c t="s"><v>0</v></c></row>"#;
        first_sheet(&book_with(rows, &shared(attributes, "gender"))).map(|sheet| sheet.text)
    };
    for few in ["", "uniqueCount=\"1\"", "uniqueCount='4000000'", "uniqueCount=\"\""] {
        assert_eq!(read(few).as_deref(), Ok("gender"), "{few}");
    }
    for many in ["count=\"1\" uniqueCount=\"4000001\"", "uniqueCount = '+99999999999999999999'"] {
        assert_eq!(read(many), Err(SheetProblem::UnpacksTooLarge), "{many}");
    }
}

/// A list of one text that cells share.
fn shared(attributes: &str, text: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {attributes}><si><t>{text}</t></si></sst>"#
    )
}

/// A workbook with such a list.
fn book_with(rows: &str, strings: &str) -> Vec<u8> {
    let relations = BOOK_RELATIONS.replace(
        "</Relationships>",
        r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    );
    let parts =
        [("xl/sharedStrings.xml", strings.as_bytes()), ("xl/_rels/workbook.xml.rels", relations.as_bytes())];
    workbook_of(rows, &parts)
}

#[test]
fn damaged_workbooks_are_read_or_refused_and_nothing_else() {
    let book = workbook(&[&["gender", "race"], &["gpa", "grade"]]);
    let mut random = fastrand::Rng::with_seed(9);
    for _ in 0..2_000 {
        let mut damaged = book.clone();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(0..damaged.len());
            damaged[at] = random.u8(..);
        }
        if random.bool() {
            damaged.truncate(random.usize(0..damaged.len()));
        }
        let _ = first_sheet(&damaged);
    }
}

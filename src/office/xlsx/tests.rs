//! What a spreadsheet must find in a workbook. Values were compared by openpyxl as well.

use crate::{Column, OfficeError, Parts, Sheet, Workbook, xlsx};

fn sheet(rows: &[&[&str]]) -> Sheet {
    let columns = rows.first().map_or(0, |row| row.len());
    let texts = |row: &&[&str]| row.iter().map(|text| (*text).to_owned()).collect();
    Sheet {
        name: "Data".to_owned(),
        columns: vec![Column { head: "Head".to_owned(), width: 20 }; columns],
        rows: rows.iter().map(texts).collect(),
    }
}

fn workbook(sheets: Vec<Sheet>) -> Workbook {
    Workbook {
        title: "Elements".to_owned(),
        day: "2026-11-30".to_owned(),
        made_by: "Requisite".to_owned(),
        sheets,
    }
}

fn part<'a>(parts: &'a Parts, name: &str) -> &'a str {
    std::str::from_utf8(&parts[name]).unwrap()
}

#[test]
fn cells_are_texts_whatever_they_look_like() {
    let hard = [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\t=1",
        "https://example.org",
        "00123",
        "1e5",
        "TRUE",
        "_x0000_",
        "<r>x</r>",
        "a\0b",
    ];
    let parts = xlsx(&workbook(vec![sheet(&[&hard])])).unwrap();
    let page = part(&parts, "xl/worksheets/sheet1.xml");
    assert!(!page.contains("<f>") && !page.contains("hyperlink"));
    assert_eq!(page.matches(" t=\"s\"").count(), 24);
    let texts = part(&parts, "xl/sharedStrings.xml");
    for text in ["=1+1", "00123", "_x005F_x0000_", "&lt;r&gt;x&lt;/r&gt;", "a\u{fffd}b"] {
        assert!(texts.contains(&format!(">{text}</t>")), "{text}");
    }
    assert!(!texts.contains("<r>"));
    assert!(part(&parts, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn heads_stay_in_sight_and_are_filtered_by_and_printed() {
    let parts = xlsx(&workbook(vec![sheet(&[&["a", "b"], &["c\nd", "e"]])])).unwrap();
    let page = part(&parts, "xl/worksheets/sheet1.xml");
    for wanted in [
        "ySplit=\"1\"",
        "state=\"frozen\"",
        "<autoFilter ref=\"A1:B3\"/>",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<pageSetUpPr fitToPage=\"1\"/>",
        "ht=\"30\"",
    ] {
        assert!(page.contains(wanted), "{wanted}");
    }
    assert!(part(&parts, "xl/workbook.xml").contains("Data&apos;!$1:$1</definedName>"));
}

#[test]
fn no_clock_is_in_the_file() {
    let book = workbook(vec![sheet(&[&["a"]])]);
    let parts = xlsx(&book).unwrap();
    assert_eq!(parts, xlsx(&book).unwrap());
    for (name, bytes) in &parts {
        let dates = std::str::from_utf8(bytes).unwrap().matches("T00:00:00Z").count();
        assert_eq!(dates, if name == "docProps/core.xml" { 2 } else { 0 }, "{name}");
    }
    assert!(part(&parts, "docProps/core.xml").contains("2026-11-30T00:00:00Z</dcterms:modified>"));
}

#[test]
fn what_no_workbook_can_be_is_said() {
    let of = |book: &Workbook| xlsx(book).unwrap_err();
    assert!(matches!(of(&workbook(Vec::new())), OfficeError::NoSheet));
    let undated = Workbook { day: "2026-02-30".to_owned(), ..workbook(vec![Sheet::default()]) };
    assert!(!part(&xlsx(&undated).unwrap(), "docProps/core.xml").contains("dcterms:created"));
    let long = Sheet { rows: vec![Vec::new(); 1_048_576], ..Sheet::default() };
    assert!(matches!(of(&workbook(vec![long])), OfficeError::TooManyRows { rows: 1_048_577, .. }));
    let wide = Sheet { rows: vec![vec![String::new(); 16_385]], ..Sheet::default() };
    assert!(matches!(of(&workbook(vec![wide])), OfficeError::TooManyColumns { columns: 16_385, .. }));
    assert!(xlsx(&workbook(vec![Sheet::default()])).is_ok());
}

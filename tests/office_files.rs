//! The files for word processors and spreadsheets, opened by readers that are not the writers.

use std::io::{Cursor, Read, Write};

use requisite_office::{Block, Column, Document, Parts, Sheet, Workbook, docx, xlsx};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn archive(parts: &Parts) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        archive.start_file(name.as_str(), stored).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_is_written_into_a_workbook_is_read_from_it() {
    let rows = [
        "=1+1",
        "-5",
        "00123",
        "Überprüfung 文 🙂",
        "שלום",
        "<&> ]]> \"q\"",
        "_x0000_",
        "https://example.org",
    ];
    let workbook = Workbook {
        title: "Elements".to_owned(),
        day: "2026-11-30".to_owned(),
        made_by: "Requisite".to_owned(),
        sheets: vec![Sheet {
            name: "a/b".to_owned(),
            columns: vec![Column { head: "Element".to_owned(), width: 30 }],
            rows: rows.iter().map(|text| vec![(*text).to_owned()]).collect(),
        }],
    };
    let read = requisite_sheets::first_sheet(&archive(&xlsx(&workbook).unwrap())).unwrap();
    assert_eq!(read.name, "a b");
    assert_eq!(read.text.lines().collect::<Vec<_>>(), [&["Element"] as &[&str], &rows].concat());
}

#[test]
fn a_long_table_becomes_a_document_of_stored_parts() {
    let cell = |text: &str| text.repeat(20);
    let document = Document {
        language: "en".to_owned(),
        title: "Long".to_owned(),
        day: "2026-11-30".to_owned(),
        made_by: "Requisite".to_owned(),
        blocks: vec![Block::Table {
            caption: "Long".to_owned(),
            heads: vec!["a".to_owned(), "b".to_owned()],
            rows: vec![vec![cell("row "), cell("]]> ")]; 2_000],
        }],
    };
    let parts = docx(&document);
    let mut archive = ZipArchive::new(Cursor::new(archive(&parts))).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text.as_bytes(), parts["word/document.xml"]);
    assert_eq!(text.matches("<w:tr>").count(), 2_001);
    assert!(!text.contains("]]>"));
}

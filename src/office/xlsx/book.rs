//! The parts that hold no text of a cell: which parts there are, what they are to each other, and what is said about the workbook.

use super::page::Extent;
use super::writing::Part;
use crate::Workbook;
use crate::letters::one_line;

/// Namespace of the elements of workbooks.
pub(super) const SHEETS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// How cells look: plain, heads, texts, and texts that are guarded.
pub(super) const STYLES: &str = include_str!("styles.xml");

/// The name of the part of a sheet, counted from 1.
pub(super) fn page_name(number: usize) -> String {
    format!("xl/worksheets/sheet{number}.xml")
}

/// What kind each part is.
pub(super) fn content_types(sheets: usize) -> Vec<u8> {
    let mut part = Part::new();
    part.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let relationships = "application/vnd.openxmlformats-package.relationships+xml";
    part.empty("Default", &[("Extension", "rels"), ("ContentType", relationships)]);
    part.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let mut kinds = vec![
        ("xl/workbook.xml".to_owned(), format!("{KIND}.sheet.main+xml")),
        ("xl/styles.xml".to_owned(), format!("{KIND}.styles+xml")),
        ("xl/sharedStrings.xml".to_owned(), format!("{KIND}.sharedStrings+xml")),
        (
            "docProps/core.xml".to_owned(),
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
    ];
    kinds.extend((1..=sheets).map(|number| (page_name(number), format!("{KIND}.worksheet+xml"))));
    for (name, kind) in kinds {
        part.empty("Override", &[("PartName", &format!("/{name}")), ("ContentType", &kind)]);
    }
    part.close("Types");
    part.written()
}

/// What the package leads to.
pub(super) fn relationships_of_package() -> Vec<u8> {
    relationships(&[
        (format!("{OFFICE}/officeDocument"), "xl/workbook.xml".to_owned()),
        (format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml".to_owned()),
    ])
}

/// What the workbook leads to: its sheets first, so that each is known by its number.
pub(super) fn relationships_of_book(sheets: usize) -> Vec<u8> {
    let mut parts: Vec<_> = (1..=sheets)
        .map(|number| (format!("{OFFICE}/worksheet"), format!("worksheets/sheet{number}.xml")))
        .collect();
    parts.push((format!("{OFFICE}/styles"), "styles.xml".to_owned()));
    parts.push((format!("{OFFICE}/sharedStrings"), "sharedStrings.xml".to_owned()));
    relationships(&parts)
}

fn relationships(parts: &[(String, String)]) -> Vec<u8> {
    let mut part = Part::new();
    part.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (number, (kind, target)) in parts.iter().enumerate() {
        let id = format!("rId{}", number + 1);
        part.empty("Relationship", &[("Id", &id), ("Type", kind), ("Target", target)]);
    }
    part.close("Relationships");
    part.written()
}

/// The sheets by name, what each is filtered by, and which row is printed on every page.
pub(super) fn book(named: &[(String, Extent)]) -> Vec<u8> {
    let mut part = Part::new();
    part.open("workbook", &[("xmlns", SHEETS), ("xmlns:r", OFFICE)]);
    part.open("sheets", &[]);
    for (number, (name, _)) in named.iter().enumerate() {
        let (id, reference) = ((number + 1).to_string(), format!("rId{}", number + 1));
        part.empty("sheet", &[("name", name), ("sheetId", &id), ("r:id", &reference)]);
    }
    part.close("sheets");
    part.open("definedNames", &[]);
    for (number, (name, extent)) in named.iter().enumerate() {
        let (sheet, number) = (format!("'{}'", name.replace('\'', "''")), number.to_string());
        let of = |name| [("name", name), ("localSheetId", number.as_str())];
        if let Some((column, row)) = extent.last() {
            let [name, local] = of("_xlnm._FilterDatabase");
            let range = format!("{sheet}!$A$1:${column}${row}");
            part.text("definedName", &[name, local, ("hidden", "1")], &range);
        }
        part.text("definedName", &of("_xlnm.Print_Titles"), &format!("{sheet}!$1:$1"));
    }
    part.close("definedNames");
    part.close("workbook");
    part.written()
}

/// What is said about the workbook. Dates name their kind, or Excel calls the file damaged.
pub(super) fn properties(workbook: &Workbook, day: Option<&str>) -> Vec<u8> {
    let mut part = Part::new();
    part.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    part.text("dc:title", &[], &one_line(&workbook.title));
    part.text("dc:creator", &[], &one_line(&workbook.made_by));
    for tag in ["dcterms:created", "dcterms:modified"] {
        if let Some(day) = day {
            part.text(tag, &[("xsi:type", "dcterms:W3CDTF")], &format!("{day}T00:00:00Z"));
        }
    }
    part.close("cp:coreProperties");
    part.written()
}

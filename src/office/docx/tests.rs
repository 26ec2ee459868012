//! What a word processor must find in a document. Texts, headings and tables were compared by python-docx as well.

use crate::{Block, Document, Parts, docx};

fn document(blocks: Vec<Block>) -> Document {
    Document {
        language: "en".to_owned(),
        title: "Reading <&> \"progress\"".to_owned(),
        day: "2026-11-30".to_owned(),
        made_by: "Requisite".to_owned(),
        blocks,
    }
}

fn part<'a>(parts: &'a Parts, name: &str) -> &'a str {
    std::str::from_utf8(&parts[name]).unwrap()
}

fn main_part(blocks: Vec<Block>) -> String {
    part(&docx(&document(blocks)), "word/document.xml").to_owned()
}

fn text(text: &str) -> Block {
    Block::Paragraph { text: text.to_owned() }
}

fn cells(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn every_part_is_declared_and_led_to() {
    let parts = docx(&document(Vec::new()));
    let (kinds, from_main) =
        (part(&parts, "[Content_Types].xml"), part(&parts, "word/_rels/document.xml.rels"));
    for name in parts.keys().filter(|name| !name.ends_with(".rels") && *name != "[Content_Types].xml") {
        assert!(kinds.contains(&format!("PartName=\"/{name}\"")), "{name}");
        let target = name.trim_start_matches("word/");
        let leads = from_main.contains(&format!("Target=\"{target}\""))
            || part(&parts, "_rels/.rels").contains(&format!("Target=\"{name}\""));
        assert!(leads, "{name}");
    }
    assert!(from_main.contains("Id=\"rId4\" Target=\"footer1.xml\""));
    assert!(from_main.contains("relationships/footer\"") && !from_main.contains("relationships/header\""));
}

#[test]
fn properties_come_from_the_document_alone() {
    let parts = docx(&document(Vec::new()));
    let properties = part(&parts, "docProps/core.xml");
    assert!(properties.contains("<dc:title>Reading &lt;&amp;&gt; &quot;progress&quot;</dc:title>"));
    assert!(properties.contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-11-30T00:00:00Z<"));
    assert!(part(&parts, "word/styles.xml").contains("<w:lang w:val=\"en-US\"/>"));
    let undated = docx(&Document { day: "soon".to_owned(), ..document(Vec::new()) });
    assert!(!part(&undated, "docProps/core.xml").contains("dcterms:created"));
    assert_eq!(docx(&document(vec![text("a")])), docx(&document(vec![text("a")])));
}

#[test]
fn texts_stay_whole() {
    let hard = main_part(vec![text("<&> ]]> \"q\"\r\n two\tthree\0")]);
    let kept = "<w:t xml:space=\"preserve\">";
    assert!(
        hard.contains(&format!(
            "{kept}&lt;&amp;&gt; ]]&gt; &quot;q&quot;</w:t><w:br/>{kept} two</w:t><w:tab/>"
        ))
    );
    assert!(hard.contains(&format!("{kept}three\u{fffd}</w:t>")));
}

#[test]
fn every_text_runs_in_its_own_direction() {
    let right = main_part(vec![text("שלום"), Block::Own { text: "مرحبا\n\nhello".to_owned() }]);
    assert_eq!(right.matches("<w:bidi/>").count(), 2);
    assert_eq!(right.matches("<w:rtl/>").count(), 2);
    assert_eq!(right.matches("w:val=\"OwnWords\"").count(), 2);
    assert_eq!(right.matches("<w:left w:val=\"nil\"/>").count(), 1);
}

#[test]
fn headings_and_points_have_the_styles_of_word() {
    let heading = |level| Block::Heading { level, text: "x".to_owned() };
    let levels = main_part([0, 1, 2, 3, 4, 9].map(heading).into_iter().collect());
    for (style, times) in [("Heading1", 2), ("Heading2", 1), ("Heading3", 1), ("Heading4", 2)] {
        assert_eq!(levels.matches(&format!("w:val=\"{style}\"")).count(), times, "{style}");
    }
    let points = main_part(vec![Block::List { items: cells(&["a", "b"]) }]);
    assert_eq!(points.matches("w:val=\"ListBullet\"").count(), 2);
    let styles = docx(&document(Vec::new()));
    for level in 1..=4 {
        assert!(part(&styles, "word/styles.xml").contains(&format!("<w:name w:val=\"heading {level}\"/>")));
    }
}

#[test]
fn heads_are_repeated_and_rows_are_of_one_length() {
    let table = Block::Table {
        caption: "What".to_owned(),
        heads: cells(&["a", "b"]),
        rows: vec![cells(&["1"]), cells(&["1", "2", "3"]), cells(&["1", &"long ".repeat(400)])],
    };
    let written = main_part(vec![table]);
    assert_eq!(written.matches("<w:tr>").count(), 4);
    assert_eq!(written.matches("<w:tc>").count(), 12);
    assert_eq!(written.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(written.matches("<w:cantSplit/>").count(), 3);
    assert!(written.contains("<w:tblCaption w:val=\"What\"/>"));
}

#[test]
fn tables_do_not_run_together() {
    let pairs = || Block::Pairs { pairs: vec![("a".to_owned(), "b".to_owned())] };
    let written = main_part(vec![pairs(), pairs()]);
    assert!(!written.contains("</w:tbl><w:tbl>") && !written.contains("</w:tbl><w:sectPr"));
    assert!(main_part(vec![pairs(), text("x")]).contains("<w:spacing w:before=\"200\"/>"));
    let nothing = Block::Table { caption: "c".to_owned(), heads: Vec::new(), rows: vec![Vec::new()] };
    assert!(!main_part(vec![nothing, Block::Pairs { pairs: Vec::new() }]).contains("w:tbl>"));
}

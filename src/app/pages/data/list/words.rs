//! Words about a list of variables.

use requisite_catalog::{Counts, MOST_VARIABLES};

/// Said when there is nothing to find.
pub const EMPTY: &str = "There is no name in the list yet. Paste or type at least one.";

/// Said when not all lines were read.
pub fn too_many() -> String {
    format!("Only the first {MOST_VARIABLES} lines were read. Take the rest as a second list.")
}

/// What came of a list.
pub fn counted(counts: Counts) -> String {
    let Counts { held, unsure, not_held } = counts;
    let all = held + unsure + not_held;
    let lines = if all == 1 { "1 line".to_owned() } else { format!("{all} lines") };
    let mut parts = vec![format!("{held} found")];
    if unsure > 0 {
        parts.push(format!("{unsure} for you to decide"));
    }
    if not_held > 0 {
        parts.push(format!("{not_held} not in the catalog"));
    }
    format!("{lines}: {}.", parts.join(", "))
}

/// What the button says that takes so many elements, of which so many are chosen already.
pub fn take(elements: usize, chosen: usize) -> String {
    match (elements - chosen, chosen) {
        (0, 0) => "Add the elements that you check".to_owned(),
        (0, _) => "All of these are in your request".to_owned(),
        (1, _) => "Add 1 element to your request".to_owned(),
        (new, _) => format!("Add {new} elements to your request"),
    }
}

/// Whether a file is a workbook of today's spreadsheet programs, by how it begins.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

/// The text of a file of names; else why it is none.
pub fn text_of_file(name: &str, bytes: &[u8], largest: usize) -> Result<String, String> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(format!(
            "{name} is a file of an older spreadsheet program. Save it as XLSX or CSV, and choose that file; or copy its column with the names and paste it."
        ));
    }
    if bytes.len() > largest {
        return Err(format!(
            "{name} is larger than 1 MB. A list of names is shorter: choose the codebook, not the data."
        ));
    }
    if let Some(text) = utf_16(bytes) {
        return Ok(text);
    }
    if bytes.contains(&0) {
        return Err(format!("{name} is not a text. Choose a text, CSV or XLSX file."));
    }
    Ok(String::from_utf8_lossy(bytes).into_owned())
}

/// The text of a file in UTF-16 that says so at its beginning, as spreadsheets write it.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let (mark, rest) = bytes.split_at_checked(2)?;
    let read: fn([u8; 2]) -> u16 = match mark {
        [0xff, 0xfe] => u16::from_le_bytes,
        [0xfe, 0xff] => u16::from_be_bytes,
        _ => return None,
    };
    let units: Vec<u16> = rest.chunks_exact(2).filter_map(|pair| Some(read(pair.try_into().ok()?))).collect();
    Some(String::from_utf16_lossy(&units))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_a_sentence() {
        let counts = |held, unsure, not_held| counted(Counts { held, unsure, not_held });
        assert_eq!(counts(1, 0, 0), "1 line: 1 found.");
        assert_eq!(counts(8, 2, 1), "11 lines: 8 found, 2 for you to decide, 1 not in the catalog.");
        assert_eq!(take(3, 1), "Add 2 elements to your request");
        assert_eq!(take(2, 2), "All of these are in your request");
    }

    #[test]
    fn files_that_are_no_texts_say_so() {
        let text = |bytes: &[u8]| text_of_file("list", bytes, 100);
        assert_eq!(text(b"gender\nrace"), Ok("gender\nrace".to_owned()));
        assert_eq!(text(&[0xff, 0xfe, b'a', 0, b'b', 0]), Ok("ab".to_owned()));
        assert!(is_workbook(b"PK\x03\x04") && !is_workbook(b"gender"));
        assert!(text(&[0xd0, 0xcf, 0x11, 0xe0, 1]).is_err_and(|why| why.contains("Save it as XLSX")));
        assert!(text(&[b'a', 0, 1]).is_err());
        assert!(text(&[b'a'; 101]).is_err_and(|why| why.contains("1 MB")));
    }
}

//! Comma-separated values as in RFC 4180, guarded against formulas.

/// A table under construction.
///
/// It begins with a byte order mark: without it the most used spreadsheet program reads names with accents as if they
/// were in its old national encoding.
pub(crate) struct Csv {
    text: String,
}

impl Csv {
    /// A table with this header.
    pub fn new(header: &[&str]) -> Self {
        let mut csv = Self { text: String::from("\u{feff}") };
        csv.row(header);
        csv
    }

    /// Adds a row.
    pub fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        for (idx, cell) in cells.iter().enumerate() {
            if idx > 0 {
                self.text.push(',');
            }
            self.text.push('"');
            self.text.push_str(&guarded(cell.as_ref()).replace('"', "\"\""));
            self.text.push('"');
        }
        self.text.push_str("\r\n");
    }

    /// The file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// A cell that no spreadsheet takes for a formula: an apostrophe before what would begin one (OWASP, CSV injection).
///
/// Blanks before the sign do not hide it, because some programs trim cells, and the full-width signs count, because some
/// turn them into the plain ones.
fn guarded(cell: &str) -> String {
    let first =
        cell.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}').chars().next();
    let formula = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    let control = cell.starts_with(char::is_control);
    if formula || control { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_begin_a_formula_gets_an_apostrophe() {
        for cell in [
            "=1+1",
            "+1",
            "-1",
            "@a",
            "\t=1",
            "\r=1",
            "\n=1",
            "\0=1",
            " =1",
            "\u{a0}=1",
            "＝1",
            "＠a",
            "\u{feff}=1",
        ] {
            assert_eq!(guarded(cell), format!("'{cell}"));
        }
        for cell in ["", "a=1", "2014-15", "1", "é", "'=1"] {
            assert_eq!(guarded(cell), cell);
        }
    }

    #[test]
    fn rows_are_quoted_and_end_with_both_signs() {
        let mut csv = Csv::new(&["a", "b"]);
        csv.row(&["say \"hi\",\nthere", "=1"]);
        assert_eq!(
            csv.into_bytes(),
            "\u{feff}\"a\",\"b\"\r\n\"say \"\"hi\"\",\nthere\",\"'=1\"\r\n".as_bytes()
        );
    }
}

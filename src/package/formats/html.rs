//! HTML under construction: markup only from the program, everything else as text.

use crate::digest::sha256_base64;

/// A page under construction.
pub(crate) struct Html {
    text: String,
}

impl Html {
    /// Begins a page that stands alone: its style is inside, named by its digest, and nothing else may load or run.
    pub fn page(language: &str, title: &str, style: &'static str) -> Self {
        let mut html = Self { text: String::new() };
        html.raw("<!DOCTYPE html>\n<html lang=\"")
            .text(language)
            .raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-",
        );
        html.text(&sha256_base64(style.as_bytes()));
        html.raw(
            "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n",
        );
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        html.text(title).raw("</title>\n<style>").raw(style).raw("</style>\n</head>\n<body>\n");
        html
    }

    /// Adds markup. Only literals of the program are markup, so that no data can become any.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.text.push_str(markup);
        self
    }

    /// Adds text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\n' | '\t' => self.text.push(letter),
                '\r' => {}
                // Browsers drop or misread these; shown as unreadable, they are at least not lost in silence.
                _ if letter.is_control() => self.text.push('\u{fffd}'),
                _ => self.text.push(letter),
            }
        }
        self
    }

    /// Adds a number.
    pub fn number(&mut self, number: u32) -> &mut Self {
        self.text.push_str(&number.to_string());
        self
    }

    /// Adds a text of the person in an element: its direction is its own, and its line breaks stay (by the style).
    pub fn own_words(&mut self, text: &str) -> &mut Self {
        self.raw("<div class=\"own\" dir=\"auto\">").text(text.trim()).raw("</div>")
    }

    /// Adds an element with text.
    pub fn paragraph(&mut self, text: &str) -> &mut Self {
        self.raw("<p>").text(text).raw("</p>\n")
    }

    /// Adds a heading of a numbered part.
    pub fn part(&mut self, id: &'static str, title: &str) -> &mut Self {
        self.raw("<h2 id=\"").raw(id).raw("\">").text(title).raw("</h2>\n")
    }

    /// Adds a term and its description.
    pub fn pair(&mut self, term: &str, text: &str) -> &mut Self {
        self.raw("<dt>").text(term).raw("</dt><dd dir=\"auto\">").text(text).raw("</dd>\n")
    }

    /// Begins a table with these column heads.
    pub fn table(&mut self, caption: &str, heads: &[&str]) -> &mut Self {
        self.raw("<table>\n<caption>").text(caption).raw("</caption>\n<thead><tr>");
        for head in heads {
            self.raw("<th scope=\"col\">").text(head).raw("</th>");
        }
        self.raw("</tr></thead>\n<tbody>\n")
    }

    /// Adds a row whose first cell names it.
    pub fn row(&mut self, name: &str, cells: &[&str]) -> &mut Self {
        self.raw("<tr><th scope=\"row\" dir=\"auto\">").text(name).raw("</th>");
        for cell in cells {
            self.raw("<td dir=\"auto\">").text(cell.trim()).raw("</td>");
        }
        self.raw("</tr>\n")
    }

    /// Ends a table.
    pub fn end_table(&mut self) -> &mut Self {
        self.raw("</tbody>\n</table>\n")
    }

    /// Adds a web address, as a link where it is one of the web.
    pub fn address(&mut self, label: &str, address: &str) -> &mut Self {
        if address.starts_with("https://") || address.starts_with("http://") {
            self.raw("<a href=\"").text(address).raw("\">").text(label).raw("</a>");
            if label != address {
                self.raw(" <span class=\"address\">").text(address).raw("</span>");
            }
            self
        } else {
            self.text(label).raw(" ").text(address)
        }
    }

    /// The file.
    pub fn into_bytes(mut self) -> Vec<u8> {
        self.raw("</body>\n</html>\n");
        self.text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_never_become_markup() {
        let mut html = Html::page("\"><script>", "</title><script>alert(1)</script>", "p{}");
        html.paragraph("<img src=x onerror=alert(1)>\u{0}")
            .address("a", "javascript:alert(1)")
            .address("\"", "https://\"x");
        let text = String::from_utf8(html.into_bytes()).unwrap();
        assert!(!text.contains("<script") && !text.contains("<img") && !text.contains("href=\"javascript"));
        assert!(text.contains("href=\"https://&quot;x\"") && text.contains('\u{fffd}'));
    }
}

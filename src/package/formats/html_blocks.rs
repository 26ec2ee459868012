//! Blocks of a document as HTML.

use super::html::Html;
use requisite_office::Block;

impl Html {
    /// Adds blocks. Their headings stand so many levels deeper than they say.
    pub fn blocks(&mut self, blocks: &[Block], deeper: u8) -> &mut Self {
        for block in blocks {
            self.block(block, deeper);
        }
        self
    }

    fn block(&mut self, block: &Block, deeper: u8) {
        match block {
            Block::Heading { level, text } => self.heading(level.saturating_add(deeper), text),
            Block::Kind { text } => self.raw("<p class=\"kind\">").text(text).raw("</p>\n"),
            Block::Paragraph { text } => self.paragraph(text),
            Block::Label { text } => self.raw("<p><strong>").text(text).raw("</strong></p>\n"),
            Block::Note { text } => self.raw("<p class=\"note\">").text(text).raw("</p>\n"),
            Block::Small { text } => self.raw("<p class=\"small\">").text(text).raw("</p>\n"),
            Block::Own { text } => self.own_words(text).raw("\n"),
            Block::List { items } => self.list(items),
            Block::Pairs { pairs } => {
                self.raw("<dl>\n");
                for (term, text) in pairs {
                    self.pair(term, text);
                }
                self.raw("</dl>\n")
            }
            Block::Table { caption, heads, rows } => {
                self.table(caption, &heads.iter().map(String::as_str).collect::<Vec<_>>());
                for row in rows {
                    self.cells(row);
                }
                self.end_table()
            }
        };
    }

    fn heading(&mut self, level: u8, text: &str) -> &mut Self {
        let (open, close) = match level {
            ..=1 => ("<h1 dir=\"auto\">", "</h1>\n"),
            2 => ("<h2>", "</h2>\n"),
            3 => ("<h3>", "</h3>\n"),
            4.. => ("<h4>", "</h4>\n"),
        };
        self.raw(open).text(text).raw(close)
    }

    fn list(&mut self, items: &[String]) -> &mut Self {
        self.raw("<ul>\n");
        for item in items {
            self.raw("<li dir=\"auto\">").text(item).raw("</li>\n");
        }
        self.raw("</ul>\n")
    }

    /// A row of a table. One that nothing names is there to be filled in by hand.
    fn cells(&mut self, row: &[String]) -> &mut Self {
        let Some((name, cells)) = row.split_first() else { return self };
        if !name.is_empty() {
            return self.row(name, &cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
        self.raw("<tr><td class=\"blank\"></td>");
        for cell in cells {
            self.raw("<td dir=\"auto\">").text(cell.trim()).raw("</td>");
        }
        self.raw("</tr>\n")
    }
}

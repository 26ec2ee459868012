//! Elements written down one after the other.

use hard_xml::XmlWriter;

const DECLARATION: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A part being written. Memory takes what is written to it, so nothing here can fail.
pub(super) struct Part(XmlWriter<Vec<u8>>);

impl Part {
    /// A part that says nothing yet.
    pub fn new() -> Self {
        Self(XmlWriter::new(DECLARATION.to_vec()))
    }

    /// Begins an element.
    pub fn open(&mut self, tag: &str, attributes: Attributes<'_>) {
        self.begin(tag, attributes);
        let _ = self.0.write_element_end_open();
    }

    /// Ends an element.
    pub fn close(&mut self, tag: &str) {
        let _ = self.0.write_element_end_close(tag);
    }

    /// Writes an element without content.
    pub fn empty(&mut self, tag: &str, attributes: Attributes<'_>) {
        self.begin(tag, attributes);
        let _ = self.0.write_element_end_empty();
    }

    /// Writes an element with a text.
    pub fn text(&mut self, tag: &str, attributes: Attributes<'_>, text: &str) {
        self.open(tag, attributes);
        let _ = self.0.write_text(text);
        self.close(tag);
    }

    /// Its bytes.
    pub fn written(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn begin(&mut self, tag: &str, attributes: Attributes<'_>) {
        let _ = self.0.write_element_start(tag);
        for (name, value) in attributes {
            let _ = self.0.write_attribute(name, value);
        }
    }
}

//! From the file's bytes to UTF-8, slice by slice.

use crate::start::Encoding;

/// Turns slices of a file into UTF-8. Bytes that are no UTF-16 become replacement signs, and nothing else is changed.
pub(crate) struct Text {
    encoding: Encoding,
    /// A byte that waits for its other half.
    half: Option<u8>,
    /// A unit that waits for its other half.
    high: Option<u16>,
    turned: Vec<u8>,
}

impl Text {
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, half: None, high: None, turned: Vec::new() }
    }

    /// Whether it is UTF-16.
    pub fn is_utf_16(&self) -> bool {
        self.encoding != Encoding::Bytes
    }

    /// The slice as UTF-8, or as it is when every byte is a sign.
    pub fn turn<'t>(&'t mut self, slice: &'t [u8]) -> &'t [u8] {
        let unit: fn([u8; 2]) -> u16 = match self.encoding {
            Encoding::Bytes => return slice,
            Encoding::Utf16Little => u16::from_le_bytes,
            Encoding::Utf16Big => u16::from_be_bytes,
        };
        self.turned.clear();
        let mut units: Vec<u16> = Vec::with_capacity(slice.len() / 2 + 2);
        units.extend(self.high.take());
        for byte in slice {
            match self.half.take() {
                None => self.half = Some(*byte),
                Some(first) => units.push(unit([first, *byte])),
            }
        }
        if let Some(last) = units.last().copied().filter(|last| (0xD800..0xDC00).contains(last)) {
            self.high = Some(last);
            units.pop();
        }
        let mut room = [0; 4];
        for sign in char::decode_utf16(units) {
            let sign = sign.unwrap_or(char::REPLACEMENT_CHARACTER);
            self.turned.extend_from_slice(sign.encode_utf8(&mut room).as_bytes());
        }
        &self.turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_turned_however_it_is_cut() {
        let text = "School\tA\u{f1}o \u{1f642}\n";
        for (encoding, bytes) in [
            (Encoding::Utf16Little, text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
            (Encoding::Utf16Big, text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ] {
            for size in [1, 2, 3, 5, 100] {
                let mut turned = Vec::new();
                let mut reader = Text::new(encoding);
                for slice in bytes.chunks(size) {
                    turned.extend_from_slice(reader.turn(slice));
                }
                assert_eq!(String::from_utf8(turned).unwrap(), text);
            }
        }
    }
}

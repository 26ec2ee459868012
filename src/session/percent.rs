//! Percent-encoding (RFC 3986).

/// The text with every byte as `%` and two digits but letters, digits and these signs.
pub fn percent_encoded(text: &str, plain: &str) -> String {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend(HEX.get(usize::from(byte >> 4)));
            encoded.extend(HEX.get(usize::from(byte & 15)));
        }
    }
    encoded
}

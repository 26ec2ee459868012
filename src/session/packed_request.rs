//! The request within a package, for whoever starts from one: of a colleague, or of their own from last year.
//!
//! A package is stored, not compressed, and each part says its size before it begins; see the writer in `src/package/zip`.
//! Other archives hold no request for us. What is found is read as any other file from outside.

/// The name of the request within the package's folder.
const REQUEST: &str = "/data/request.json";
/// How each part begins.
const PART: [u8; 4] = *b"PK\x03\x04";
/// Length of what stands before a part's name.
const HEAD: usize = 30;

/// The bytes of the request, where a file is a package.
pub fn packed_request(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    while rest.starts_with(&PART) {
        let is_plain = number(rest, 6, 2)? & 0b1001 == 0 && number(rest, 8, 2)? == 0;
        let size = number(rest, 18, 4)?;
        if !is_plain || size != number(rest, 22, 4)? {
            return None;
        }
        let (name, extra) = (number(rest, 26, 2)?, number(rest, 28, 2)?);
        let start = HEAD + name + extra;
        let content = rest.get(start..start.checked_add(size)?)?;
        if rest.get(HEAD..HEAD + name)?.ends_with(REQUEST.as_bytes()) {
            return Some(content);
        }
        rest = rest.get(start + size..)?;
    }
    None
}

/// A number of so many bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(at..at + length)?;
    Some(digits.iter().rev().fold(0, |sum, digit| sum << 8 | usize::from(*digit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, content: &[u8], method: u8) -> Vec<u8> {
        let size = u32::try_from(content.len()).unwrap().to_le_bytes();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let head = [&PART[..], &[20, 0, 0, 0, method, 0], &[0; 8], &size, &size, &length, &[0, 0]].concat();
        assert_eq!(head.len(), HEAD);
        [head, name.as_bytes().to_vec(), content.to_vec()].concat()
    }

    #[test]
    fn the_request_is_found_behind_other_parts() {
        let first = part("a/data/elements.csv", b"x", 0);
        let all = [first.clone(), part("a/data/request.json", b"{}", 0)].concat();
        assert_eq!(packed_request(&all), Some(b"{}".as_slice()));
        assert_eq!(packed_request(&first), None);
        assert_eq!(
            packed_request(&part("a/data/request.json", b"{}", 8)),
            None,
            "compressed: no package of ours"
        );
        for end in 0..all.len() {
            packed_request(all.get(..end).unwrap());
        }
        assert_eq!(packed_request(b"{}"), None);
    }
}

//! What a file is, by its first bytes. Names of files say nothing: workbooks and web pages are saved as `.csv`.

use crate::problem::FileProblem;

/// How the text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// One byte a sign, as far as it matters: UTF-8, Latin-1, Windows-1252.
    Bytes,
    /// UTF-16, lower byte first.
    Utf16Little,
    /// UTF-16, upper byte first.
    Utf16Big,
}

/// The encoding, and how many bytes its mark has.
///
/// # Errors
/// When the bytes begin what is no text, or a web page.
pub(crate) fn start(bytes: &[u8]) -> Result<(Encoding, usize), FileProblem> {
    for (mark, encoding) in [
        (&[0xEF, 0xBB, 0xBF][..], Encoding::Bytes),
        (&[0xFF, 0xFE][..], Encoding::Utf16Little),
        (&[0xFE, 0xFF][..], Encoding::Utf16Big),
    ] {
        if bytes.starts_with(mark) {
            return Ok((encoding, mark.len()));
        }
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let inside = |name: &[u8]| bytes.windows(name.len()).any(|it| it == name);
        let is_workbook =
            inside(b"[Content_Types].xml") || inside(b"xl/") || inside(b"mimetypeapplication/vnd.oasis");
        return Err(if is_workbook { FileProblem::Workbook } else { FileProblem::Archive });
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(FileProblem::Workbook);
    }
    if bytes.starts_with(&[0x1F, 0x8B]) {
        return Err(FileProblem::Compressed);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(FileProblem::Pdf);
    }
    let encoding = without_mark(bytes)?;
    if is_web_page(bytes) {
        return Err(FileProblem::WebPage);
    }
    Ok((encoding, 0))
}

/// Text has no NUL, save UTF-16 without a mark, where every other byte of English is one.
fn without_mark(bytes: &[u8]) -> Result<Encoding, FileProblem> {
    let nuls = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let many = bytes.len() / 4;
    match (even, odd) {
        (0, 0) => Ok(Encoding::Bytes),
        (0, odd) if odd > many => Ok(Encoding::Utf16Little),
        (even, 0) if even > many => Ok(Encoding::Utf16Big),
        _ => Err(FileProblem::NotText),
    }
}

/// Whether text begins like a page: with a tag, after nothing but blanks.
pub(crate) fn is_web_page(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let is_tag = text.first() == Some(&b'<')
        && text.get(1).is_some_and(|it| it.is_ascii_alphabetic() || matches!(it, b'!' | b'?'));
    is_tag && text.contains(&b'>')
}

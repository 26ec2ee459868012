//! Writes compressed copies beside the files of a folder, for hosts that can serve them.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files::{compressed_copy, extension, files_below, is_compressed_copy, read, write};
use crate::problem::Problem;

/// Writes `.br` and `.gz` beside every file of the folder that becomes smaller by it.
pub fn compress_folder(folder: &Path) -> Result<(), Problem> {
    let files: Vec<PathBuf> = files_below(folder)?
        .into_iter()
        .filter(|file| is_compressible(file) && !is_compressed_copy(file))
        .collect();
    let next = AtomicUsize::new(0);
    let work = || -> Result<(), Problem> {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            compress_file(file)?;
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|_| {
                Err(Problem::Unexpected {
                    path: folder.to_owned(),
                    why: "compressing it broke off".to_owned(),
                })
            })
        })
    })
}

/// Writes `.br` and `.gz` beside a file.
pub fn compress_file(file: &Path) -> Result<(), Problem> {
    let content = read(file)?;
    let smaller = |copy: Vec<u8>, suffix: &str| {
        if copy.len() < content.len() { write(&compressed_copy(file, suffix), copy) } else { Ok(()) }
    };
    smaller(brotli(&content).map_err(Problem::at(file))?, "br")?;
    smaller(gzip(&content).map_err(Problem::at(file))?, "gz")
}

/// Brotli at its strongest.
pub fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut copy, &parameters)?;
    Ok(copy)
}

/// Gzip at its strongest.
pub fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

/// Kinds of file that shrink; pictures and fonts already have.
fn is_compressible(path: &Path) -> bool {
    matches!(
        extension(path).as_str(),
        "html"
            | "js"
            | "mjs"
            | "css"
            | "wasm"
            | "json"
            | "csv"
            | "svg"
            | "txt"
            | "md"
            | "xml"
            | "webmanifest"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_and_gzip_shrink_text_and_give_the_same_bytes_again() {
        let text = b"element_without_purpose ".repeat(50);
        assert!(brotli(&text).expect("memory never fails").len() < 60);
        assert_eq!(gzip(&text).expect("memory never fails"), gzip(&text).expect("memory never fails"));
    }

    #[test]
    fn only_text_and_wasm_are_compressed() {
        assert!(is_compressible(Path::new("app_bg.wasm")));
        assert!(is_compressible(Path::new("packs/cde/elements.csv")));
        assert!(!is_compressible(Path::new("font.woff2")));
        assert!(!is_compressible(Path::new("app_bg.wasm.br")));
    }
}

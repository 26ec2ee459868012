//! A spreadsheet, read in a worker. It stays on this computer.

use super::page_worker::{FIRST_SIGN, next_within, start};
use futures_channel::mpsc::unbounded;
use requisite_request::{SheetAnswer, SheetOrder};

/// The file that starts the worker, beside the page.
const LOADER: &str = "./requisite-reader_loader.js";
/// Said when the worker does not start, or goes silent.
const NO_WORKER: &str = "The part of this page that reads spreadsheets could not be loaded. Check your connection, then try again; or copy the column with the names and paste it.";

/// The first sheet of a workbook as lines, with tabs between the cells; else why not, in a sentence. The worker ends with it.
pub async fn read_sheet(bytes: Vec<u8>) -> Result<String, String> {
    let (sender, mut answers) = unbounded();
    let worker = start::<SheetOrder, SheetAnswer>(LOADER, move |answer| {
        let _ = sender.unbounded_send(answer);
    });
    worker.send(SheetOrder { bytes });
    match next_within(&mut answers, FIRST_SIGN).await {
        Some(SheetAnswer::Read { text }) => Ok(text),
        Some(SheetAnswer::Refused { sentence }) => Err(sentence),
        None => Err(NO_WORKER.to_owned()),
    }
}

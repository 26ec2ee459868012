//! A spreadsheet, read in the worker that reads files. It stays on this computer.

use super::file_counter::CountError;
use super::page_worker::{FIRST_SIGN, next_within, start};
use futures_channel::mpsc::unbounded;
use requisite_request::{CountAnswer, CountOrder};

/// The file that starts the worker, beside the page.
const LOADER: &str = "./requisite-counter_loader.js";

/// The first sheet of a workbook as lines, with tabs between the cells. The worker ends with it.
///
/// # Errors
/// [`CountError`] when it is no workbook that can be read, or the worker does not start.
pub async fn read_sheet(bytes: Vec<u8>) -> Result<String, CountError> {
    let (sender, mut answers) = unbounded();
    let worker = start::<CountOrder, CountAnswer>(LOADER, move |answer| {
        let _ = sender.unbounded_send(answer);
    });
    worker.send(CountOrder::Spreadsheet { bytes });
    match next_within(&mut answers, FIRST_SIGN).await {
        Some(CountAnswer::Sheet { text, .. }) => Ok(text),
        Some(CountAnswer::Refused { sentence }) => Err(CountError::Refused(sentence)),
        _ => Err(CountError::NoWorker),
    }
}

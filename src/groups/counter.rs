//! Orders about a file, in and answers out: what the worker does, without a worker.

use crate::EnrollmentReader;
use requisite_pack::{Pack, load};
use requisite_precheck::groups::{Margins, file_note_sentence, small_groups};
use requisite_request::{CountAnswer, CountOrder, RequestFile, SchoolYear};
use std::collections::BTreeMap;

/// Reads one file at a time and keeps its counts.
#[derive(Default)]
pub struct Counter {
    pack: Option<Pack>,
    reader: Option<EnrollmentReader>,
    margins: Option<Margins>,
}

impl Counter {
    /// Carries out an order. Orders that come at the wrong time are refused; the next file begins anew.
    pub fn take(&mut self, order: CountOrder) -> CountAnswer {
        match order {
            CountOrder::Begin { files, wanted } => self.begin(files, wanted),
            CountOrder::Slice { bytes } => self.slice(&bytes),
            CountOrder::End => self.end(),
            CountOrder::Estimate { request } => self.estimate(&request),
        }
    }

    fn begin(&mut self, files: BTreeMap<String, String>, wanted: Option<SchoolYear>) -> CountAnswer {
        *self = Self::default();
        let files = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        let loaded = load(&files);
        let Some(pack) = loaded.pack else {
            let complaint = loaded.complaints.iter().map(ToString::to_string).next();
            return refused(complaint.unwrap_or_default());
        };
        self.reader = Some(EnrollmentReader::new(&pack.enrollment, wanted));
        self.pack = Some(pack);
        CountAnswer::Taken { bytes: 0 }
    }

    fn slice(&mut self, bytes: &[u8]) -> CountAnswer {
        let Some(reader) = &mut self.reader else { return out_of_order() };
        match reader.push(bytes) {
            Ok(()) => CountAnswer::Taken { bytes: reader.bytes() },
            Err(problem) => refused(problem.to_string()),
        }
    }

    fn end(&mut self) -> CountAnswer {
        let (Some(reader), Some(pack)) = (self.reader.take(), &self.pack) else { return out_of_order() };
        match reader.finish() {
            Ok(margins) => {
                let notes =
                    margins.notes.iter().map(|note| file_note_sentence(pack, &pack.language, note)).collect();
                let (title, year) = (margins.title.clone(), margins.year);
                self.margins = Some(margins);
                CountAnswer::Read { title, year, notes }
            }
            Err(problem) => refused(problem.to_string()),
        }
    }

    fn estimate(&self, request: &str) -> CountAnswer {
        let (Some(pack), Some(margins)) = (&self.pack, &self.margins) else { return out_of_order() };
        // Our own page wrote it a moment ago: the limits for files from outside do not apply.
        let Ok(request) = serde_json::from_str::<RequestFile>(request) else { return out_of_order() };
        let asks = request.request.asks.iter();
        let groups: Vec<_> = asks.filter_map(|ask| small_groups(pack, ask, Some(margins))).collect();
        CountAnswer::Estimated { groups: serde_json::to_string(&groups).unwrap_or_default() }
    }
}

fn refused(sentence: String) -> CountAnswer {
    CountAnswer::Refused { sentence }
}

fn out_of_order() -> CountAnswer {
    refused("Choose the file again.".to_owned())
}

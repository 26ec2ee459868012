//! A file of hundreds of megabytes is read in slices, and what is held stays small. By default 12 MB come; this takes 300:
//! `REQUISITE_FILE_MB=300 cargo test --profile tool -p requisite-tests groups_large -- --nocapture`.

use crate::fixtures::pack;
use requisite_groups::EnrollmentReader;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Rows of a Census Day file that goes through the same places again and again, year by year, made as it is read.
struct Rows {
    number: usize,
}

const SCHOOLS: usize = 10_000;
const CATEGORIES: [&str; 19] = [
    "TA", "RE_A", "RE_B", "RE_D", "RE_F", "RE_H", "RE_I", "RE_P", "RE_T", "RE_W", "GN_F", "GN_M", "GN_X",
    "SG_EL", "SG_DS", "SG_SD", "SG_MG", "SG_FS", "SG_HM",
];

impl Rows {
    fn slice(&mut self, slice: &mut String) {
        slice.clear();
        for _ in 0..2000 {
            let (school, category) =
                (self.number / CATEGORIES.len() % SCHOOLS, self.number % CATEGORIES.len());
            let year = 1990 + self.number / CATEGORIES.len() / SCHOOLS;
            write!(
                slice,
                "{year}-{:02}\tS\t{:02}\t{:05}\t{:07}\tLos Angeles\tSome Unified School District\tSome Elementary School\tAll\t{}",
                (year + 1) % 100,
                school % 58,
                school / 10,
                school,
                CATEGORIES[category]
            )
            .unwrap();
            for grade in 0..15 {
                write!(slice, "\t{}", (self.number + grade) % 97).unwrap();
            }
            slice.push('\n');
            self.number += 1;
        }
    }
}

#[test]
fn a_large_file_is_read_in_little_memory() {
    let megabytes =
        std::env::var("REQUISITE_FILE_MB").ok().and_then(|text| text.parse().ok()).unwrap_or(12u64);
    let mut reader = EnrollmentReader::new(&pack("cde").enrollment, None);
    let mut heading = "AcademicYear\tAggregateLevel\tCountyCode\tDistrictCode\tSchoolCode\tCountyName\tDistrictName\tSchoolName\tCharter\tReportingCategory\tTOTAL_ENR\tGR_TK\tGR_KN".to_owned();
    for grade in 1..=12 {
        write!(heading, "\tGR_{grade:02}").unwrap();
    }
    reader.push(heading.as_bytes()).unwrap();
    reader.push(b"\n").unwrap();
    let (mut rows, mut slice, mut most, mut took) = (Rows { number: 0 }, String::new(), 0, Duration::ZERO);
    while reader.bytes() < megabytes << 20 {
        rows.slice(&mut slice);
        let start = Instant::now();
        reader.push(slice.as_bytes()).unwrap();
        took += start.elapsed();
        most = most.max(reader.held());
    }
    eprintln!("{megabytes} MB in {:?}; at most {} kB held", took, most >> 10);
    // Ten thousand places, nineteen groups by fifteen grades, eight bytes each, and room for as many again.
    assert!(most < 64 << 20, "{most}");
    let margins = reader.finish().unwrap();
    assert!(margins.levels.iter().all(|level| !level.places.is_empty()));
}

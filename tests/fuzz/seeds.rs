//! Writes the inputs from which fuzzing begins: files that are right, and a few changes of each kind.

#[path = "../groups_files.rs"]
mod groups_files;
#[expect(dead_code, reason = "the tests of the reader also count what they have written")]
#[path = "../groups_population.rs"]
mod groups_population;

use groups_files::{OPEN, by_school, census_day, report_card};
use groups_population::{Making, population};
use requisite_fuzz::originals::{packed, root, workbook};
use requisite_request::draft_page;
use std::path::Path;

fn main() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let write = |target: &str, name: &str, head: &[u8], bytes: &[u8]| {
        let folder = corpus.join(target);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(name), [head, bytes].concat()).unwrap();
    };
    let package = packed()[0].package.as_ref().unwrap();
    write("packages", "raw", &[0, 0], &package.bytes);
    write("packages", "raw-torn", &[0, 0], &package.bytes[package.bytes.len() / 2..]);
    let mut random = fastrand::Rng::with_seed(7);
    for way in 1..8 {
        for number in 0..24 {
            let which = if number < 16 { 0 } else { 208 + number };
            // The byte behind the head says what is repaired: everything, mostly.
            let steers: Vec<u8> = (0..random.usize(8..80)).map(|_| random.u8(..)).collect();
            let repair = if number % 4 == 0 { random.u8(192..) } else { 0 };
            write("packages", &format!("steers-{way}-{number}"), &[way, which, repair], &steers);
            write("files", &format!("steers-{way}-{number}"), &[way, which], &steers);
        }
    }
    for name in ["ospi-complete", "ospi-totals", "cde-complete", "cde-totals"] {
        let path = format!("tests/requests/{name}.json");
        let file = requisite_fuzz::originals::request_file(&path);
        write("files", name, &[0, 0], &std::fs::read(root().join(&path)).unwrap());
        write("files", &format!("{name}-draft"), &[0, 0], draft_page(&file, "Draft", &[]).as_bytes());
    }
    write("files", "workbook", &[3, 0], &workbook());
    let making = Making { schools: 2, students: 8.0, sizes: 0.4, gathered: 0.3, together: 0.0 };
    let people = population(&mut random, making, &[1; 7]);
    // Ways 6 and 7 read enrollment files; the byte behind them says whose, and the next two how they are cut.
    write("files", "census-day", &[6, 1, 50, 0], census_day(&people, "2023-24", OPEN).as_bytes());
    write("files", "by-school", &[6, 1, 7, 0], by_school(&people).as_bytes());
    write("files", "report-card", &[6, 0, 200, 1], report_card(&people, "2023-24", OPEN).as_bytes());
    let wide =
        report_card(&people, "2023-24", OPEN).encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    write("files", "report-card-wide", &[7, 0, 3, 0], &wide);
}

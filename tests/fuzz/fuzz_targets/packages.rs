//! Packages from outside: opened, and verified with the pack for which they were made.
#![no_main]

use libfuzzer_sys::fuzz_target;
use requisite_fuzz::originals::packed;
use requisite_fuzz::steer::Steer;
use requisite_fuzz::{damage, forge, laws};
use requisite_request::read_request;

fuzz_target!(|bytes: &[u8]| {
    let mut steer = Steer::new(bytes);
    let (way, which) = (steer.byte() % 8, steer.byte());
    let all = packed();
    // Packages of the small pack are ten times faster than the others.
    let original = all[if which < 208 { 0 } else { usize::from(which) % all.len() }];
    let package = original.package.as_ref();
    match way {
        0 => laws::package(steer.rest(), &original.pack, package),
        1 => {
            let mut bytes = package.map(|it| it.bytes.clone()).unwrap_or_default();
            while !steer.is_over() {
                damage::of_bytes(&mut steer, &mut bytes);
            }
            laws::package(&bytes, &original.pack, package);
        }
        2 => {
            let mut request =
                original.archive.files.iter().find(|it| it.name.ends_with(b"data/request.json"));
            let mut content = request.take().map(|it| it.content.clone()).unwrap_or_default();
            for _ in 0..6 {
                damage::of_json(&mut steer, &mut content);
                if steer.is_over() {
                    break;
                }
            }
            if let Ok(read) = read_request(&content) {
                laws::request_to_package(&read.file.request, &original.pack);
            }
        }
        _ => laws::package(&forge::forged(&mut steer, original), &original.pack, package),
    }
});

//! All other files from outside: requests and drafts, packs, workbooks, enrollment files.
#![no_main]

use libfuzzer_sys::fuzz_target;
use requisite_fuzz::originals::{Original, originals, workbook, workbook_parts};
use requisite_fuzz::package_archive::{Archive, File};
use requisite_fuzz::steer::Steer;
use requisite_fuzz::{damage, laws};
use requisite_request::RequestFile;

const MOST_CHANGES: usize = 8;

fuzz_target!(|bytes: &[u8]| {
    let mut steer = Steer::new(bytes);
    let (way, which) = (steer.byte() % 8, steer.byte());
    let original = &originals()[usize::from(which) % originals().len()];
    match way {
        0 => drop(laws::request(steer.rest())),
        1 => changed_request(&mut steer, original),
        2 => {
            // The shipped packs are thirty times larger than the small ones.
            let original = if which < 224 { &originals()[usize::from(which % 2)] } else { original };
            changed_pack(&mut steer, original);
        }
        3 => laws::workbook(steer.rest()),
        4 | 5 => changed_workbook(&mut steer),
        _ => {
            let slice = usize::from(steer.two()) % 5_000 + 1;
            laws::enrollment(steer.rest(), slice, &originals()[2 + usize::from(which % 2)]);
        }
    }
});

fn changes(steer: &mut Steer<'_>, mut change: impl FnMut(&mut Steer<'_>)) {
    for _ in 0..MOST_CHANGES {
        change(steer);
        if steer.is_over() {
            break;
        }
    }
}

fn changed_request(steer: &mut Steer<'_>, original: &Original) {
    let mut bytes =
        RequestFile::new(original.pack.stamp.clone(), original.request.clone()).to_json().into_bytes();
    changes(steer, |steer| match steer.byte() % 4 {
        0 => damage::of_bytes(steer, &mut bytes),
        _ => damage::of_json(steer, &mut bytes),
    });
    laws::request(&bytes);
}

fn changed_pack(steer: &mut Steer<'_>, original: &Original) {
    let mut files = original.pack_files.clone();
    changes(steer, |steer| {
        let Some(name) = files.keys().nth(steer.below(files.len())).cloned() else { return };
        let way = steer.byte() % 16;
        if way == 0 {
            files.remove(&name);
        } else if let Some(content) = files.get_mut(&name) {
            match way {
                1..=4 => damage::of_bytes(steer, content),
                _ => damage::of_json(steer, content),
            }
        }
    });
    laws::pack(&files, &original.request);
}

fn changed_workbook(steer: &mut Steer<'_>) {
    let mut parts = workbook_parts().to_vec();
    changes(steer, |steer| {
        let at = steer.below(parts.len());
        damage::of_bytes(steer, &mut parts[at].1);
    });
    let file = |(name, content): &(String, Vec<u8>)| {
        let mut file = File::new(name, content);
        file.crc = Some(crc32fast::hash(content));
        file
    };
    let archive = Archive { files: parts.iter().map(file).collect(), ..Archive::default() };
    laws::workbook(&archive.bytes());
    let mut packed = workbook();
    damage::of_bytes(steer, &mut packed);
    laws::workbook(&packed);
}

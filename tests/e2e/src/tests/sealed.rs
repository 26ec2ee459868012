//! A package for an agency that gives keys is sealed in the browser, with its random numbers and under the page's policy. What is
//! saved and what is sent is the sealed one; `age` itself opens it, with keys that `age-keygen` made.

use std::path::{Path, PathBuf};

use crate::problem::{Problem, expect, expect_equal, expect_none};
use crate::programs::{must_run, run as run_program};
use crate::receiver::{Receiver, sha256};
use crate::scratch::{read, write};
use crate::screens::address;
use crate::submission::Submission;
use crate::world::World;

pub async fn run(world: &World) -> Result<(), Problem> {
    let folder = world.scratch.folder("sealed")?;
    let keys = [new_key(world, &folder.join("first"))?, new_key(world, &folder.join("second"))?];
    let other = new_key(world, &folder.join("other"))?;
    let receiver = Receiver::start()?;
    let (target, public) = (receiver.address(), keys.each_ref().map(|key| key.public.as_str()));
    let submission = Submission { post: Some(&target), encrypt_to: &public, ..Submission::default() };
    let (_server, site) = world.site_for_sending(&submission)?;

    let browser = world.browser_at(&site).await?;
    browser.load(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-complete.json")).await?;
    browser.jump(&address("package")).await?;
    browser.make_package().await?;
    browser.wait_to_see("#encrypted-download").await?;
    let package = read(&browser.download_package().await?)?;
    let saved = browser.download(async || browser.click_id("encrypted-download").await).await?;
    expect(saved.to_string_lossy().ends_with(".zip.age"), || format!("saved as {}", saved.display()))?;
    browser.send_package().await?;
    browser.wait_for_standing("received").await?;

    let (sent, complaints) = receiver.look(|ledger| {
        let deliveries: Vec<_> = ledger.filed.values().map(|filed| filed.delivery.clone()).collect();
        (deliveries, ledger.complaints.clone())
    });
    expect_none("the receiver complains", &complaints)?;
    let [sent] = sent.as_slice() else {
        return Err(Problem::NotSo(format!("one package was expected, found {}", sent.len())));
    };
    expect_equal("the digest of the package inside", &sent.package_sha256, &sha256(&package))?;
    expect(sent.bytes == read(&saved)?, || "what was sent is not what can be saved".to_owned())?;
    let sealed = folder.join("sent.zip.age");
    write(&sealed, &sent.bytes)?;
    for key in &keys {
        let opened = must_run(&world.age, opening(&key.file, &sealed))?;
        expect(opened == package, || "what age opened is not the package".to_owned())?;
    }
    let refused = run_program(&world.age, opening(&other.file, &sealed))?;
    expect(!refused.good, || "a key of somebody else opens the package".to_owned())?;
    browser.expect_own_origin_and(&[&target]).await
}

/// A pair of keys.
struct Key {
    /// The file with the secret one.
    file: PathBuf,
    public: String,
}

fn new_key(world: &World, file: &Path) -> Result<Key, Problem> {
    let keygen = world.age.with_file_name(format!("age-keygen{}", std::env::consts::EXE_SUFFIX));
    must_run(&keygen, ["-o".as_ref(), file.as_os_str()])?;
    let public = must_run(&keygen, ["-y".as_ref(), file.as_os_str()])?;
    Ok(Key { file: file.to_owned(), public: String::from_utf8_lossy(&public).trim().to_owned() })
}

fn opening<'a>(key: &'a Path, sealed: &'a Path) -> [&'a std::ffi::OsStr; 4] {
    ["--decrypt".as_ref(), "--identity".as_ref(), key.as_os_str(), sealed.as_os_str()]
}

//! What the sealer seals in a real browser, with the browser's random numbers and under the page's policy, is opened by `age`
//! itself, with keys that `age-keygen` made. The test speaks with the sealer as pages do, in what the worker library writes.

use std::path::{Path, PathBuf};

use requisite_request::{SealAnswer, SealOrder};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::problem::{Problem, expect, expect_equal};
use crate::programs::{make_package, must_run, run as run_program};
use crate::scratch::{read, write};
use crate::world::World;

const DAY: &str = "2026-11-27";

/// Says what came; the first message of a worker is a sign of life.
const ASK: &str = "const [order, done] = arguments;
    const worker = new Worker('./requisite-sealer_loader.js');
    const end = (answer) => { worker.terminate(); done(answer); };
    worker.onerror = (error) => end(String(error.message));
    let alive = false;
    worker.onmessage = (message) => {
      if (alive) { end(Array.from(message.data)); return; }
      alive = true;
      worker.postMessage(new Uint8Array(order));
    };";

/// The number of the message of the worker library that takes an order, and of the one that answers; each is followed by the
/// number of the customer.
const TAKE: u32 = 1;
const ANSWER: u32 = 1;
const CUSTOMER: u64 = 0;

pub async fn run(world: &World) -> Result<(), Problem> {
    let folder = world.scratch.folder("sealed")?;
    let keys = [new_key(world, &folder.join("first"))?, new_key(world, &folder.join("second"))?];
    let other = new_key(world, &folder.join("other"))?;
    let package = folder.join("package.zip");
    let request = world.source("tests/requests/ospi-complete.json");
    make_package(world, &request, &world.pack(), &package, DAY)?;
    let package = read(&package)?;

    let browser = world.browser().await?;
    browser.load("").await?;
    let recipients: Vec<String> = keys.iter().map(|key| key.public.clone()).collect();
    let order = SealOrder { bytes: package.clone(), recipients };
    let SealAnswer::Sealed { bytes, sha256 } = ask(&browser, &order).await? else {
        return Err(Problem::NotSo("the sealer refused good keys".to_owned()));
    };
    let sealed = folder.join("package.zip.age");
    write(&sealed, &bytes)?;
    expect_equal("the digest of what was sealed", &sha256, &digest(world, &sealed)?)?;
    for key in &keys {
        let opened = must_run(&world.age, opening(&key.file, &sealed))?;
        expect(opened == package, || "what age opened is not the package".to_owned())?;
    }
    let refused = run_program(&world.age, opening(&other.file, &sealed))?;
    expect(!refused.good, || "a key of somebody else opens the package".to_owned())?;

    let order = SealOrder { bytes: package, recipients: vec!["age1nobody".to_owned()] };
    let SealAnswer::Refused { sentences } = ask(&browser, &order).await? else {
        return Err(Problem::NotSo("the sealer took a key that is none".to_owned()));
    };
    expect(sentences.iter().any(|sentence| sentence.contains("age1nobody")), || {
        format!("the key is not named: {sentences:?}")
    })?;
    browser.expect_quiet_console().await?;
    browser.expect_own_origin_only().await
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

fn digest(world: &World, file: &Path) -> Result<String, Problem> {
    let script = "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())";
    let digest = must_run(&world.python, ["-c".as_ref(), script.as_ref(), file.as_os_str()])?;
    Ok(String::from_utf8_lossy(&digest).trim().to_owned())
}

async fn ask(browser: &Browser, order: &SealOrder) -> Result<SealAnswer, Problem> {
    let strange = |error: bincode::Error| Problem::NotSo(format!("a message of the sealer: {error}"));
    let order = bincode::serialize(&(TAKE, CUSTOMER, order)).map_err(strange)?;
    let came = browser.ask_later(ASK, vec![json!(order)]).await?;
    let Value::Array(bytes) = &came else {
        return Err(Problem::NotSo(format!("the sealer did not answer: {came}")));
    };
    let bytes: Vec<u8> =
        bytes.iter().filter_map(Value::as_u64).filter_map(|byte| byte.try_into().ok()).collect();
    let (kind, _, answer): (u32, u64, SealAnswer) = bincode::deserialize(&bytes).map_err(strange)?;
    expect_equal("the kind of the sealer's message", &kind, &ANSWER)?;
    Ok(answer)
}

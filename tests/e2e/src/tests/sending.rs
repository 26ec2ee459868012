//! A package on its way to the agency: whatever happens there or in between, the agency files it once or not at all, the page says
//! which, and what is filed is what a person can save.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::browser::Browser;
use crate::patience::{self, Look, until};
use crate::problem::{Problem, expect, expect_equal, expect_none};
use crate::receiver::{Behaviour, Filed, Ledger, Receiver, Script, sha256};
use crate::scratch::read;
use crate::screens::sending::NOTICE;
use crate::screens::{AGENCY, address};
use crate::submission::Submission;
use crate::world::World;

/// What sets one package apart from the next.
const FIELD: &str = "q-contact_title";

/// What a receiver does, and how that ends.
struct Course {
    name: &'static str,
    script: Script,
    standing: &'static str,
    says: &'static [&'static str],
    filed: bool,
    /// How often it is sent, where that is certain.
    asked: Option<usize>,
    /// For how long the receiver asks to be left alone.
    pause: Duration,
}

/// Every course that takes no more than waiting.
fn courses() -> Vec<Course> {
    use Behaviour::{NoReceipt, OtherDigest, Receive, ReceiveAndCutAnswer, Reset};
    let received = |name, first: Vec<Behaviour>, asked| Course {
        name,
        script: first.into(),
        standing: "received",
        says: &[],
        filed: true,
        asked: Some(asked),
        pause: Duration::ZERO,
    };
    let busy = |name, code| Course {
        pause: Duration::from_secs(1),
        ..received(name, vec![Behaviour::busy(code, 1)], 2)
    };
    let refused = |name, code, says| Course {
        name,
        script: [Behaviour::refusal(code, "Not for this office", "Ask the records office.")].into(),
        standing: "refused",
        says,
        filed: false,
        asked: Some(1),
        pause: Duration::ZERO,
    };
    let unclear = |name, what| Course {
        name,
        script: Script::always(what),
        standing: "unclear",
        says: &[],
        filed: false,
        asked: None,
        pause: Duration::ZERO,
    };
    vec![
        received("at once", vec![Receive], 1),
        busy("too busy first", 503),
        busy("asked too often first", 429),
        received("broken off first", vec![Reset], 2),
        received("an answer that is lost", vec![ReceiveAndCutAnswer], 2),
        refused("too large", 413, &[]),
        refused("a key of another file", 422, &[]),
        refused("not accepted", 403, &["Not for this office", "Ask the records office."]),
        unclear("a page in place of a receipt", NoReceipt),
        unclear("a receipt for another file", OtherDigest),
    ]
}

pub async fn run(world: &World) -> Result<(), Problem> {
    let mut receiver = Receiver::start()?;
    let target = receiver.address();
    let submission = Submission { post: Some(&target), ..Submission::default() };
    let (_server, site) = world.site_for_sending(&submission)?;
    let browser = world.browser_at(&site).await?;
    browser.load(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-complete.json")).await?;
    browser.wait_until_saved().await?;

    let mut ended = Vec::new();
    for course in courses() {
        let name = course.name;
        ended.push(go_through(&browser, &receiver, course).await.map_err(during(name))?);
    }
    ended.push(nobody_there(&browser, &mut receiver).await.map_err(during("nobody there at first"))?);
    ended.push(page_closed(&browser, &receiver).await.map_err(during("closed while it waits"))?);
    ended.push(page_reloaded(&browser, &receiver).await.map_err(during("reloaded while it is sent"))?);
    ended.push(two_tabs(&browser, &receiver).await.map_err(during("two tabs"))?);
    ended.push(stopped(&browser, &receiver).await.map_err(during("stopped"))?);
    once_more(&browser, &receiver).await.map_err(during("after all"))?;

    receiver.look(|ledger| nothing_came_later(ledger, &ended))?;
    browser.expect_own_origin_and(&[&target]).await?;
    // A browser says itself what did not work on the network.
    let of_network = format!("{target} ");
    browser
        .expect_console_quiet_but(|entry| entry.source == "network" && entry.text.starts_with(&of_network))
        .await?;
    browser.end().await
}

/// A sending that has come to its end.
struct Ended {
    key: String,
    asked: usize,
}

/// A package that is about to be sent.
struct Package {
    bytes: Vec<u8>,
    /// How many sendings had come in before.
    before: usize,
}

fn during(name: &str) -> impl FnOnce(Problem) -> Problem {
    move |problem| Problem::NotSo(format!("{name}: {problem}"))
}

async fn go_through(browser: &Browser, receiver: &Receiver, course: Course) -> Result<Ended, Problem> {
    let package = make(browser, receiver, course.name).await?;
    receiver.follow(course.script);
    browser.send_package().await?;
    let said = browser.wait_for_standing(course.standing).await?;
    for part in course.says {
        expect(said.contains(part), || format!("\u{201c}{part}\u{201d} is not said: {said}"))?;
    }
    let ended = receiver.look(|ledger| is_once(ledger, &package, course.filed))?;
    if let Some(asked) = course.asked {
        expect_equal("how often it was sent", &ended.asked, &asked)?;
    }
    if course.filed {
        receipt_is_shown(browser, receiver, &ended).await?;
    }
    receiver.look(|ledger| was_left_alone(ledger, &package, course.pause))?;
    Ok(ended)
}

/// Makes a package that is like no other, and saves it. Nothing leaves the page by that.
async fn make(browser: &Browser, receiver: &Receiver, name: &str) -> Result<Package, Problem> {
    let before = receiver.look(|ledger| ledger.asks.len());
    // A page without the package before.
    browser.load(&address("who")).await?;
    browser.type_into(FIELD, &format!("Professor of {name}")).await?;
    browser.wait_until_saved().await?;
    browser.jump(&address("package")).await?;
    browser.make_package().await?;
    let bytes = read(&browser.download_package().await?)?;
    browser.wait_to_see("#send-package").await?;
    expect_equal("sendings before anybody sends", &receiver.look(|ledger| ledger.asks.len()), &before)?;
    Ok(Package { bytes, before })
}

/// All sendings of a package had one key, and it was filed once with that key, byte for byte, or not at all.
fn is_once(ledger: &Ledger, package: &Package, filed: bool) -> Result<Ended, Problem> {
    expect_none("the receiver complains", &ledger.complaints)?;
    let keys: BTreeSet<&str> = ledger.asks.iter().skip(package.before).map(|ask| ask.key.as_str()).collect();
    let digest = sha256(&package.bytes);
    let copies: Vec<(&String, &Filed)> =
        ledger.filed.iter().filter(|(_, filed)| filed.delivery.package_sha256 == digest).collect();
    expect_equal("copies that were filed", &copies.len(), &usize::from(filed))?;
    for (key, filed) in copies {
        expect(keys.contains(key.as_str()), || format!("it was filed with the key {key} of an earlier one"))?;
        expect(filed.delivery.bytes == package.bytes, || {
            "what was filed is not what can be saved".to_owned()
        })?;
        expect_equal("the agency", &filed.delivery.agency.as_str(), &AGENCY)?;
    }
    match keys.iter().collect::<Vec<_>>().as_slice() {
        [key] => Ok(Ended { key: (**key).to_owned(), asked: ledger.times_asked(key) }),
        keys => Err(Problem::NotSo(format!("one key was expected, found {keys:?}"))),
    }
}

/// Between two sendings of a package is the pause that the receiver asked for.
fn was_left_alone(ledger: &Ledger, package: &Package, wanted: Duration) -> Result<(), Problem> {
    let times: Vec<_> = ledger.asks.iter().skip(package.before).map(|ask| ask.at).collect();
    let pauses = times.iter().zip(times.iter().skip(1)).map(|(one, next)| next.duration_since(*one));
    let short: Vec<String> =
        pauses.filter(|pause| *pause < wanted).map(|pause| format!("{} ms", pause.as_millis())).collect();
    expect_none("it was sent again too soon, after", &short)
}

/// The page names what the receipt calls the request.
async fn receipt_is_shown(browser: &Browser, receiver: &Receiver, ended: &Ended) -> Result<(), Problem> {
    let reference = receiver.look(|ledger| ledger.filed.get(&ended.key).map(|filed| filed.reference.clone()));
    let reference = reference.unwrap_or_default();
    browser
        .wait_for_text("#sending-state", &format!("names {reference}"), |text| text.contains(&reference))
        .await
        .map(|_| ())
}

/// The receiver comes when somebody waits for it already.
async fn nobody_there(browser: &Browser, receiver: &mut Receiver) -> Result<Ended, Problem> {
    let package = make(browser, receiver, "nobody there").await?;
    receiver.follow(Script::default());
    receiver.close();
    browser.send_package().await?;
    browser.wait_for_standing("later").await?;
    receiver.open()?;
    browser.wait_for_standing("received").await?;
    receiver.look(|ledger| is_once(ledger, &package, true))
}

/// The page is closed while the package waits for its next try, and opened again at another place.
async fn page_closed(browser: &Browser, receiver: &Receiver) -> Result<Ended, Problem> {
    let package = make(browser, receiver, "a closed page").await?;
    receiver.follow(Script::always(Behaviour::busy(503, 1)));
    browser.send_package().await?;
    browser.wait_for_standing("later").await?;
    browser.load(&address("tasks")).await?;
    browser.wait_to_see(NOTICE).await?;
    receiver.look(|ledger| is_once(ledger, &package, false))?;
    receiver.follow(Script::default());
    comes_in(browser, receiver, &package).await
}

/// The page is loaded again while the receiver has the package and has not said so.
async fn page_reloaded(browser: &Browser, receiver: &Receiver) -> Result<Ended, Problem> {
    let package = make(browser, receiver, "a page loaded again").await?;
    receiver.follow([Behaviour::Stall]);
    browser.send_package().await?;
    browser.wait_for_standing("sending").await?;
    until("it begins to come in", patience::USUAL, async || {
        Ok(receiver.look(|ledger| (ledger.asks.len() > package.before).then_some(()).into()))
    })
    .await?;
    browser.reload().await?;
    browser.wait_for_standing("received").await?;
    receiver.look(|ledger| is_once(ledger, &package, true))
}

/// Without anybody doing anything the package comes in, and other pages say so until that is noted.
async fn comes_in(browser: &Browser, receiver: &Receiver, package: &Package) -> Result<Ended, Problem> {
    let digest = sha256(&package.bytes);
    until("the package comes in", patience::LONG, async || {
        let there = receiver
            .look(|ledger| ledger.filed.values().any(|filed| filed.delivery.package_sha256 == digest));
        if there {
            return Ok(Look::There(()));
        }
        Ok(Look::NotYet(browser.text(NOTICE).await?))
    })
    .await?;
    let is_received = |text: &str| text.contains("Received at");
    browser.wait_for_text(NOTICE, "says that it was received", is_received).await?;
    browser.click(".outbox-noted").await?;
    // What was refused before is still told.
    browser.wait_for_text(NOTICE, "says no more of it", |text| !is_received(text)).await?;
    receiver.look(|ledger| is_once(ledger, package, true))
}

/// Two tabs know of the package: one of them sends it, and both say that it was received.
async fn two_tabs(browser: &Browser, receiver: &Receiver) -> Result<Ended, Problem> {
    let package = make(browser, receiver, "two tabs").await?;
    receiver.follow([Behaviour::busy(503, 4)]);
    browser.send_package().await?;
    browser.wait_for_standing("later").await?;
    let first = browser.second_tab().await?;
    browser.load(&address("tasks")).await?;
    let is_received = |text: &str| text.contains("Received at");
    browser.wait_for_text(NOTICE, "says in the other tab that it was received", is_received).await?;
    browser.close_tab().await?;
    browser.to_tab(first).await?;
    browser.wait_for_standing("received").await?;
    let ended = receiver.look(|ledger| is_once(ledger, &package, true))?;
    expect_equal("how often it was sent", &ended.asked, &2)?;
    Ok(ended)
}

/// A person thinks better of it while the package waits for its next try.
async fn stopped(browser: &Browser, receiver: &Receiver) -> Result<Ended, Problem> {
    let package = make(browser, receiver, "second thoughts").await?;
    receiver.follow([Behaviour::busy(503, 600)]);
    browser.send_package().await?;
    browser.wait_for_standing("later").await?;
    browser.click_id("stop-sending").await?;
    browser.wait_for_standing("stopped").await?;
    receiver.look(|ledger| is_once(ledger, &package, false))
}

/// Whatever has ended before, the next package goes its way.
async fn once_more(browser: &Browser, receiver: &Receiver) -> Result<(), Problem> {
    let package = make(browser, receiver, "all the rest").await?;
    receiver.follow(Script::default());
    browser.send_package().await?;
    browser.wait_for_standing("received").await?;
    receiver.look(|ledger| is_once(ledger, &package, true)).map(|_| ())
}

/// What had ended was not sent again afterwards.
fn nothing_came_later(ledger: &Ledger, ended: &[Ended]) -> Result<(), Problem> {
    for Ended { key, asked } in ended {
        expect_equal(
            &format!("how often what has the key {key} was sent in all"),
            &ledger.times_asked(key),
            asked,
        )?;
    }
    Ok(())
}

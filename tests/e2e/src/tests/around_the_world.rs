//! The same draft in browsers of three time zones and languages gives the package that the command line makes, to the byte.
//!
//! A package names the day on which it was made, by the person's calendar, so that two things are compared. At a time at which
//! all three have the same day, all three packages have one digest. At a time at which they have not, each is the command line's
//! package of that place's own day. The clock is set within the page; zone and language are the system's own, but that in which
//! numbers and days are written, since a browser may be installed with English alone.

use std::collections::BTreeSet;

use serde_json::json;

use crate::browser::Browser;
use crate::engine::Whereabouts;
use crate::problem::{Problem, expect, expect_equal};
use crate::programs::{make_package, must_run};
use crate::scratch::read;
use crate::screens::address;
use crate::world::World;

const REQUEST: &str = "tests/requests/ospi-complete.json";

/// A place, and what time it is there.
struct Place {
    there: Whereabouts,
    /// Minutes that its clocks are behind UTC at the first time.
    behind: i64,
    /// Its day at the two times.
    days: [&'static str; 2],
}

/// Half past one in Los Angeles, half an hour before its clocks go forward; half past eleven at night on Kiritimati.
const SAME_DAY: &str = "2026-03-08T09:30:00Z";
/// Three in the morning on Kiritimati, the day before in the other places.
const OTHER_DAYS: &str = "2026-11-23T13:00:00Z";

/// As far apart as clocks are, and by three quarters of an hour; in languages with a dotless i, with digits of their own, and with a
/// comma where others have a point.
const PLACES: [Place; 3] = [
    Place {
        there: Whereabouts { zone: "Pacific/Kiritimati", language: "tr-TR" },
        behind: -14 * 60,
        days: ["2026-03-08", "2026-11-24"],
    },
    Place {
        there: Whereabouts { zone: "America/Los_Angeles", language: "ar-EG" },
        behind: 8 * 60,
        days: ["2026-03-08", "2026-11-23"],
    },
    Place {
        there: Whereabouts { zone: "Asia/Kathmandu", language: "de-DE" },
        behind: -(5 * 60 + 45),
        days: ["2026-03-08", "2026-11-23"],
    },
];

pub async fn run(world: &World) -> Result<(), Problem> {
    let mut digests = BTreeSet::new();
    for place in PLACES {
        let [same_day, other_day] = place.days;
        let browser = world.browser_elsewhere(place.there).await?;
        browser.set_locale(place.there.language).await?;
        set_clock(&browser, SAME_DAY).await?;
        browser.load(&address("tasks")).await?;
        is_there(&browser, &place).await?;
        browser.open_draft(&world.source(REQUEST)).await?;
        digests.insert(package_of(world, &browser, same_day).await?);
        set_clock(&browser, OTHER_DAYS).await?;
        browser.load(&address("tasks")).await?;
        package_of(world, &browser, other_day).await?;
        browser.expect_own_origin_only().await?;
        browser.expect_quiet_console().await?;
        browser.end().await?;
    }
    expect_equal("digests of the packages of one day", &digests.len(), &1)
}

/// Makes the package and compares it with the command line's of this day; gives its SHA-256.
async fn package_of(world: &World, browser: &Browser, day: &str) -> Result<String, Problem> {
    expect_equal("the day there", &browser.today().await?.as_str(), &day)?;
    browser.go("package").await?;
    browser.make_package().await?;
    let made = browser.download_package().await?;
    let file = world.scratch.folder("elsewhere")?.join("package.zip");
    make_package(world, &world.source(REQUEST), &world.pack(), &file, day)?;
    let same = read(&made)? == read(&file)?;
    expect(same, || format!("the package of {day} is not the command line's: {}", made.display()))?;
    let script = "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())";
    let digest = must_run(&world.python, ["-c".as_ref(), script.as_ref(), made.as_os_str()])?;
    Ok(String::from_utf8_lossy(&digest).trim().to_owned())
}

/// Sets the clock of every page that is loaded from now on. It goes on from there.
async fn set_clock(browser: &Browser, time: &str) -> Result<(), Problem> {
    let script = format!(
        "(() => {{
            const Before = Date;
            const ahead = Before.parse('{time}') - Before.now();
            globalThis.Date = class extends Before {{
                constructor(...parts) {{ parts.length ? super(...parts) : super(Before.now() + ahead); }}
                static now() {{ return Before.now() + ahead; }}
            }};
        }})()"
    );
    browser.before_every_page(&script).await
}

/// The page has the zone, and the language also in how it writes numbers and days.
async fn is_there(browser: &Browser, Place { there, behind, .. }: &Place) -> Result<(), Problem> {
    let script = "return [new Date().getTimezoneOffset(), Intl.NumberFormat().resolvedOptions().locale,
        navigator.language]";
    let wanted = json!([behind, there.language, there.language]);
    expect_equal("zone and language of the page", &browser.ask(script).await?, &wanted)
}

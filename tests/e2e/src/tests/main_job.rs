//! What Requisite is for, in short: a draft opened, its package made and checked, and every page seen. For tests in which the page
//! stands in an unusual place.

use crate::browser::Browser;
use crate::problem::{Problem, expect};
use crate::programs::make_package;
use crate::scratch::read;
use crate::screens::address;
use crate::world::World;

/// Does it, from the list of agencies on.
pub async fn main_job(world: &World, browser: &Browser) -> Result<(), Problem> {
    browser.load("#/").await?;
    browser.follow(&address("")).await?;
    browser.load(&address("tasks")).await?;
    let request = world.source("tests/requests/ospi-complete.json");
    browser.open_draft(&request).await?;
    browser.wait_until_saved().await?;
    let day = browser.today().await?;
    browser.jump(&address("package")).await?;
    browser.make_package().await?;
    let made = browser.download_package().await?;
    let theirs = world.scratch.folder("package")?.join("theirs.zip");
    make_package(world, &request, &world.pack(), &theirs, &day)?;
    expect(read(&made)? == read(&theirs)?, || "the package is not that of the command line".to_owned())?;
    for page in ["who", "data", "public", "reasons", "check", "questions", "element/gender", "review"] {
        browser.load(&address(page)).await?;
    }
    browser.give_file("review-file", &made).await?;
    let is_good = |text: &str| text.contains("Good: every file follows from the request");
    browser.wait_for_text("main", "says that the package is good", is_good).await.map(|_| ())
}

//! Where the page may stand beside a host's first folder: deep in a host's folders, and as one file on a disk, where no host is.

use crate::browser::Browser;
use crate::problem::Problem;
use crate::screens::address;
use crate::tests::main_job::main_job;
use crate::world::World;

const DEEP: &str = "any/deep/path";
const FIELD: &str = "q-contact_name";

pub async fn run(world: &World) -> Result<(), Problem> {
    let (_server, host) = world.site_in_folder(DEEP)?;
    let browser = world.browser_at(&format!("{host}{DEEP}/")).await?;
    main_job(world, &browser).await?;
    browser.expect_own_origin_only().await?;
    browser.expect_quiet_console().await?;
    browser.end().await?;

    let file = format!("file://{}", world.single_file.display());
    let browser = world.browser_at(&file).await?;
    main_job(world, &browser).await?;
    a_list_is_read(world, &browser).await?;
    browser.expect_own_origin_only().await?;

    // What was written is there when the file is opened again.
    browser.load(&address("who")).await?;
    browser.type_into(FIELD, "Ada on a disk").await?;
    browser.wait_until_saved().await?;
    browser.expect_quiet_console().await?;
    let wishes = browser.wishes().clone();
    browser.end().await?;
    let browser = world.browser_again(&file, wishes).await?;
    browser.load(&address("who")).await?;
    browser.wait_for_value(FIELD, "Ada on a disk").await?;
    browser.load("#/privacy").await?;
    let says = |text: &str| text.contains("All of it stands in this one file");
    browser.wait_for_text("#privacy-loads", "says what a single file loads", says).await?;
    browser.expect_quiet_console().await?;
    browser.end().await
}

/// The worker that reads spreadsheets starts as well.
async fn a_list_is_read(world: &World, browser: &Browser) -> Result<(), Problem> {
    browser.load(&address("data")).await?;
    browser.click("#from-list summary").await?;
    browser.give_file("list-file", &world.source("tests/catalog/codebook.xlsx")).await?;
    let has_read = |text: &str| text.contains("2 found, 1 not in the catalog");
    browser.wait_for_text("#matched-title", "has read the list", has_read).await.map(|_| ())
}

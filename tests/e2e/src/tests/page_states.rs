//! Every page in every state that a person meets, for the tests that look at all of them.

use crate::browser::{Browser, by_id};
use crate::problem::Problem;
use crate::screens::{SECTIONS, address, all_pages};
use crate::world::World;

/// Goes through all pages in all states; `look` is told the name of each.
pub async fn visit(
    world: &World,
    browser: &Browser,
    mut look: impl AsyncFnMut(&str) -> Result<(), Problem>,
) -> Result<(), Problem> {
    browser.load("#/").await?;
    for (name, hash) in all_pages() {
        browser.jump(&hash).await?;
        look(&format!("{name}, empty")).await?;
    }
    after_leaving_fields(browser, &mut look).await?;
    browser.jump(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-before-fixes.json")).await?;
    look("tasks, a draft was opened").await?;
    with_findings(browser, &mut look).await?;
    browser.jump(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-totals.json")).await?;
    for page in ["data", "public"] {
        browser.jump(&address(page)).await?;
        look(&format!("{page}, totals")).await?;
    }
    browser.jump(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-complete.json")).await?;
    for page in ["tasks", "data", "reasons", "check", "package", "document/data_sharing_request_form"] {
        browser.jump(&address(page)).await?;
        look(&format!("{page}, complete")).await?;
    }
    browser.jump(&address("merge")).await?;
    browser.give_file("merge-file", &world.source("tests/requests/ospi-before-fixes.json")).await?;
    browser.wait_to_see("#merge-conflicts").await?;
    look("merge, two drafts").await?;
    browser.jump(&address("document/data_sharing_request_form")).await?;
    browser.click_id("document-reads").await?;
    look("form, as it will read").await?;
    browser.jump(&address("package")).await?;
    browser.make_package().await?;
    look("package, made").await?;
    let made = browser.download_package().await?;
    browser.jump(&address("review")).await?;
    for (file, state) in [(made, "review, a package"), (world.source("LICENSE-MIT"), "review, no package")] {
        browser.give_file("review-file", &file).await?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        browser.wait_for_text("#review-state", "says what came out", |text| text.contains(&name)).await?;
        browser.wait_to_see("#review-outcome").await?;
        look(state).await?;
        if browser.sees("#element-gender-decision").await? {
            browser.choose("element-gender-decision", "change").await?;
            browser.wait_to_see("#element-gender-note").await?;
            look("review, decided").await?;
            let returned = browser.download(async || browser.click_id("save-return").await).await?;
            browser.give_file("review-file", &returned).await?;
            browser.wait_not_to_see("#element-gender-decision").await?;
            browser.wait_to_see("#review-outcome").await?;
            look("review, a return file").await?;
        }
    }
    Ok(())
}

/// Pages of questions whose fields were left empty or filled wrongly.
async fn after_leaving_fields(
    browser: &Browser,
    look: &mut impl AsyncFnMut(&str) -> Result<(), Problem>,
) -> Result<(), Problem> {
    for section in SECTIONS {
        browser.jump(&address(section)).await?;
        for id in browser.attributes("main input[type=email]", "id").await? {
            browser.type_into(&id, "not an address").await?;
        }
        for id in browser.attributes("main button[id$=\"-add\"]", "id").await? {
            browser.click_id(&id).await?;
        }
        let leave =
            "for (const field of document.querySelectorAll('main input, main select, main textarea')) {
            field.focus();
            field.blur();
        }";
        browser.ask(leave).await?;
        look(&format!("{section}, fields left")).await?;
        if browser.sees("#continue").await? {
            browser.click_id("continue").await?;
            if browser.hash().await? == address(section) {
                look(&format!("{section}, cannot continue")).await?;
            }
        }
    }
    Ok(())
}

/// Pages of a request that has much to be fixed.
async fn with_findings(
    browser: &Browser,
    look: &mut impl AsyncFnMut(&str) -> Result<(), Problem>,
) -> Result<(), Problem> {
    for page in SECTIONS.into_iter().chain(["data", "public", "reasons", "check", "package", "questions"]) {
        browser.jump(&address(page)).await?;
        look(&format!("{page}, with findings")).await?;
        match page {
            "data" => {
                browser.search("grade").await?;
                browser.wait_to_see("[id^=\"choose-\"]").await?;
                look("data, search results").await?;
                browser.search("zzzzzz qqqqq").await?;
                browser.wait_not_to_see("[id^=\"choose-\"]").await?;
                look("data, nothing found").await?;
                browser.click("#from-list summary").await?;
                look("data, a list to paste").await?;
                browser
                    .paste_into("variable-list", "gender\nexit_reason\nshoe size\nbirth date 2018-19")
                    .await?;
                browser.click_id("find-list").await?;
                browser.wait_to_see("#take-list").await?;
                look("data, a list matched").await?;
            }
            "check" => {
                browser
                    .ask("document.querySelectorAll('main details').forEach((it) => { it.open = true; })")
                    .await?;
                look("check, all unfolded").await?;
                browser.click("[data-fix]").await?;
                browser.wait_to_see(&by_id("fix-apply")).await?;
                look("check, a remedy previewed").await?;
                browser.click_id("fix-cancel").await?;
            }
            _ => {}
        }
    }
    Ok(())
}

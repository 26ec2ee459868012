//! Requests that are not for this process end well elsewhere: with an address, a contact, and what to do next.

use requisite_request::{Ask, read_request};
use serde_json::{Value, json};

use crate::browser::{Browser, by_id};
use crate::problem::{Problem, expect};
use crate::scratch::read;
use crate::screens::{OUTCOMES, address};
use crate::world::World;

pub async fn run(world: &World) -> Result<(), Problem> {
    let pack = Pack::read(world)?;
    for outcome in OUTCOMES {
        let browser = world.browser().await?;
        browser.load(&address("who")).await?;
        browser.tick(&format!("q-topic-{outcome}"), true).await?;
        pack.leads_to(&browser, outcome).await?;
    }
    all_public(world, &pack).await
}

/// Totals that are published already: taking them from there leaves nothing to request.
async fn all_public(world: &World, pack: &Pack) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.load(&address("who")).await?;
    browser.tick("q-topic-k12", true).await?;
    browser.go("data").await?;
    browser.choose_data(&published_totals()?).await?;
    browser.go("public").await?;
    for element in ["grade-level", "gender", "el-status"] {
        browser.wait_to_see(&by_id(&format!("use-public-{element}"))).await?;
    }
    browser.click_id("use-all-public").await?;
    pack.leads_to(&browser, "all_public").await?;
    // What to download, and how to cite it.
    browser.wait_to_see("#public-files a").await?;
    expect(browser.count(".rq-cite").await? > 0, || "nothing says how to cite the files".to_owned())?;
    // A person who is not content goes back and finds the request as it was.
    browser.click_id("undo").await?;
    browser.jump(&address("public")).await?;
    browser.wait_to_see(&by_id("use-public-gender")).await
}

fn published_totals() -> Result<Ask, Problem> {
    let file = json!({
        "format": 1,
        "pack": { "id": "ospi", "version": "", "hash": "" },
        "request": { "asks": [{
            "id": 1, "form": "aggregate_suppressed", "unit": "district", "years": ["2018-19"],
            "elements": [{ "id": "grade-level" }, { "id": "gender" }, { "id": "el-status" }],
        }] },
    });
    let read = read_request(file.to_string().as_bytes());
    let read = read.map_err(|error| Problem::NotSo(format!("the test's request cannot be read: {error}")))?;
    read.file
        .request
        .asks
        .into_iter()
        .next()
        .ok_or_else(|| Problem::NotSo("the test's request has no ask".to_owned()))
}

/// What the agency says about its routes.
struct Pack {
    routes: Value,
    pack: Value,
    words: Value,
}

impl Pack {
    fn read(world: &World) -> Result<Self, Problem> {
        let file = |name: &str| {
            let bytes = read(&world.pack().join(name))?;
            serde_json::from_slice::<Value>(&bytes).map_err(Problem::json(name.to_owned()))
        };
        Ok(Self { routes: file("routes.json")?, pack: file("pack.json")?, words: file("words.en.json")? })
    }

    /// From here a link leads to the page of a route, and the page has what the agency says.
    async fn leads_to(&self, browser: &Browser, id: &str) -> Result<(), Problem> {
        let hash = address(&format!("route/{id}"));
        if browser.hash().await? == hash {
            browser.arrived(&hash).await?;
        } else {
            browser.follow(&hash).await?;
        }
        let route = entry(&self.routes, "routes", id)?;
        let title =
            self.words.pointer(&format!("/routes/{id}/title")).and_then(Value::as_str).unwrap_or_default();
        browser
            .wait_for_text("main h1", &format!("is \u{201c}{title}\u{201d}"), |text| text.trim() == title)
            .await?;
        let said = browser.text("main").await?;
        if let Some(contact) = route.get("contact").and_then(Value::as_str) {
            let name = self
                .words
                .pointer(&format!("/contacts/{contact}"))
                .and_then(Value::as_str)
                .unwrap_or_default();
            expect(said.contains(name), || {
                format!("{id} does not name the contact \u{201c}{name}\u{201d}:\n{said}")
            })?;
        }
        for link in
            route.get("links").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
        {
            let link = entry(&self.pack, "links", link)?;
            let target = link.get("address").and_then(Value::as_str).unwrap_or_default();
            expect(browser.sees(&format!("main a[href=\"{target}\"]")).await?, || {
                format!("{id} has no link to {target}")
            })?;
        }
        Ok(())
    }
}

fn entry<'a>(file: &'a Value, list: &str, id: &str) -> Result<&'a Value, Problem> {
    let mut entries = file.get(list).and_then(Value::as_array).into_iter().flatten();
    let found = entries.find(|entry| entry.get("id").and_then(Value::as_str) == Some(id));
    found.ok_or_else(|| Problem::NotSo(format!("the pack has no {id} in its {list}")))
}

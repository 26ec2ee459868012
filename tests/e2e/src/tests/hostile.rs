//! Texts that would like to be programs, or break the page, stay texts.

use requisite_request::{Answer, PackStamp, QuestionId, Request, RequestFile, draft_page};

use super::journey::{request_of, same_request};
use crate::browser::Browser;
use crate::problem::{Problem, expect_equal};
use crate::screens::{SECTIONS, address};
use crate::world::World;

/// Each tries to say in the page that it ran.
const TEXTS: [&str; 8] = [
    "<img src=x onerror=\"window.ran = 1\"><script>window.ran = 2</script>",
    "\"><svg onload=window.ran=3>'-window.ran=4-'\u{60}${window.ran=5}\u{60}",
    "javascript:window.ran=6//{{constructor.constructor('window.ran=7')()}}",
    "</textarea></script><script>window.ran = 8</script><!-- <style>*{display:none}</style>",
    "\u{202e}\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{627}\u{644}\u{633}\u{644}\u{627}\u{645} \u{200f}abc\u{2066}def",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466} \u{1f3f4}\u{e0067}\u{e0062}\u{e007f} e\u{301}\u{327} \u{fb01} \u{ff21} Z\u{351}\u{36b}\u{343}",
    "=HYPERLINK(\"https://example.org\",\"x\") +1 -1 @SUM(A1) %0a &lt;b&gt; &#x3c;",
    "\\u003cscript\\u003e \\\" \\\\ ' \" -- ; DROP TABLE requests; {0} {label} $& $1",
];

const SHORT: &str = "q-study_title";
const LONG: &str = "q-purpose";

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser
        .before_every_page(
            "addEventListener('securitypolicyviolation', (it) => { window.ran = it.violatedDirective; });",
        )
        .await?;
    by_hand(&browser).await?;
    by_file(world, &browser).await?;
    browser.expect_own_origin_only().await
}

/// Typed and pasted into fields.
async fn by_hand(browser: &Browser) -> Result<(), Problem> {
    browser.load(&address("study")).await?;
    for text in TEXTS {
        browser.type_into(SHORT, "x").await?;
        browser.paste_into(SHORT, text).await?;
        browser.wait_for_value(SHORT, &format!("x{text}")).await?;
    }
    let endless: String = "Why <b>not</b>? \u{1f600}\n".chars().cycle().take(50_000).collect();
    browser.paste_into(LONG, &endless).await?;
    browser.wait_for_value(LONG, &endless).await?;
    browser.leave_field().await?;
    browser.wait_until_saved().await?;
    browser.reload().await?;
    browser.wait_for_value(LONG, &endless).await?;
    let last = TEXTS.last().copied().unwrap_or_default();
    browser.wait_for_value(SHORT, &format!("x{last}")).await?;
    visit_all(browser).await
}

/// All at once in a draft file, in every text of a complete request.
async fn by_file(world: &World, browser: &Browser) -> Result<(), Problem> {
    let mut request = request_of(&world.source("tests/requests/ospi-complete.json"))?;
    let all = TEXTS.join("\n");
    poison(&mut request, &all)?;
    let stamp = PackStamp { id: "ospi".to_owned(), version: "1".to_owned(), hash: String::new() };
    let page = draft_page(&RequestFile::new(stamp, request.clone()), &all, &[(all.clone(), all.clone())]);
    let file = world.scratch.file("hostile.html", page.as_bytes())?;
    browser.jump(&address("tasks")).await?;
    browser.open_draft(&file).await?;
    visit_all(browser).await?;
    same_request(browser, &request).await?;
    browser.wait_until_saved().await?;
    browser.reload().await?;
    visit_all(browser).await?;
    same_request(browser, &request).await
}

/// Puts a text wherever a person can write.
fn poison(request: &mut Request, text: &str) -> Result<(), Problem> {
    for answer in request.answers.values_mut() {
        match answer {
            Answer::Text(old) if old.contains(' ') => text.clone_into(old),
            Answer::Rows(rows) => {
                for cell in rows.iter_mut().flat_map(|row| row.values_mut()).filter(|cell| cell.contains(' '))
                {
                    text.clone_into(cell);
                }
            }
            _ => {}
        }
    }
    let title = QuestionId::new("study_title").map_err(|error| Problem::NotSo(error.to_string()))?;
    request.answers.insert(title, Answer::Text(text.to_owned()));
    for ask in &mut request.asks {
        text.clone_into(&mut ask.name);
        text.clone_into(&mut ask.population);
    }
    for question in &mut request.research_questions {
        text.clone_into(&mut question.text);
    }
    for reason in request.reasons.values_mut() {
        text.clone_into(&mut reason.why_needed);
        text.clone_into(&mut reason.why_not_less);
        text.clone_into(&mut reason.if_refused);
    }
    request.explained.insert(format!("nothing@question:{text}"), text.to_owned());
    Ok(())
}

/// Every page is drawn with the texts, and none of them ran.
async fn visit_all(browser: &Browser) -> Result<(), Problem> {
    for page in
        ["tasks", "data", "public", "reasons", "check", "package", "questions"].into_iter().chain(SECTIONS)
    {
        browser.jump(&address(page)).await?;
        let ran = browser.ask("return window.ran ?? null").await?;
        expect_equal(&format!("what ran on the page {page}"), &ran, &serde_json::Value::Null)?;
        let alien = browser
            .count("main img, main svg:not([aria-hidden], .rq-flow), main script, main style, main iframe")
            .await?;
        expect_equal(&format!("elements on the page {page} that no page of ours has"), &alien, &0)?;
    }
    Ok(())
}

//! Runs the tests one after the other and says how each went.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::arguments::Arguments;
use crate::browser::Browser;
use crate::problem::Problem;
use crate::scratch::write;
use crate::tests::Test;
use crate::world::World;

/// Runs the tests; whether all passed.
pub async fn run(arguments: &Arguments) -> Result<bool, Problem> {
    let wanted = |test: &Test| arguments.only.as_deref().is_none_or(|only| test.name().contains(only));
    let failures = folder_for_failures(arguments)?;
    let world = World::start(arguments)?;
    let (mut passed, mut failed) = (0_u32, 0_u32);
    for test in Test::ALL.into_iter().filter(wanted) {
        let start = Instant::now();
        let mut outcome = test.run(&world).await;
        for browser in world.take_browsers() {
            // A test that ends a browser has asked it everything.
            if browser.has_ended() {
                continue;
            }
            if outcome.is_ok() {
                outcome = browser.expect_quiet_console().await;
            }
            if outcome.is_err() {
                record(&browser, test.name(), &failures).await;
            }
            // Nothing depends on how it ends.
            let _ = browser.end().await;
        }
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => {
                passed += 1;
                println!("ok      {} ({seconds:.1} s)", test.name());
            }
            Err(problem) => {
                failed += 1;
                println!("FAILED  {} ({seconds:.1} s)", test.name());
                println!("        {}", problem.to_string().replace('\n', "\n        "));
                println!("        picture and console: {}", failures.display());
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    Ok(failed == 0 && passed > 0)
}

/// Where pictures of failures go: beside the built files, so that they outlive the run.
fn folder_for_failures(arguments: &Arguments) -> Result<PathBuf, Problem> {
    let folder = arguments.dist.parent().unwrap_or(Path::new(".")).join("e2e-failures");
    // Those of the last run would only confuse.
    let _ = std::fs::remove_dir_all(&folder);
    for folder in std::iter::once(&folder).chain(&arguments.show) {
        std::fs::create_dir_all(folder).map_err(Problem::file(folder.display().to_string()))?;
    }
    Ok(folder)
}

/// Keeps what was on the screen and in the console. A browser that is gone has nothing to show.
async fn record(browser: &Browser, name: &str, folder: &Path) {
    if let Ok(picture) = browser.picture().await {
        let _ = write(&folder.join(format!("{name}.png")), &picture);
    }
    if let Ok(console) = browser.console().await {
        let lines: Vec<String> = console
            .iter()
            .map(|entry| format!("{} ({}): {}", entry.level, entry.source, entry.text))
            .collect();
        let hash = browser.hash().await.unwrap_or_default();
        let text = format!("at {hash}\n{}\n", lines.join("\n"));
        let _ = write(&folder.join(format!("{name}.txt")), text.as_bytes());
    }
}

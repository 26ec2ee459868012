//! Documents and workbooks of packages, opened by a word processor, a spreadsheet and other programs that are not ours: of complete
//! requests to both agencies, and of one with the oddest texts. That the browser makes the same bytes is for the journey.

use std::path::Path;

use crate::problem::{Problem, expect};
use crate::programs::{make_package, must_run};
use crate::scratch::{read, write};
use crate::world::World;

const DAY: &str = "2026-11-27";

/// Texts that stand in place of a name and an answer of the complete request.
const ODD: &str = "Zo\u{eb} \u{c5}ngstr\u{f6}m \u{4f50}\u{85e4} \u{82b1}\u{5b50}; \u{645}\u{62d}\u{645}\u{62f} and \u{5e9}\u{5dc}\u{5d5}\u{5dd} \
    =1+1 <b>&amp;</b> ]]> \\\"quoted\\\" _x0041_ \u{1f469}\u{200d}\u{1f52c} e\u{301}\\n\\n+second @line\\n-third";

pub async fn run(world: &World) -> Result<(), Problem> {
    let folder = world.scratch.folder("office")?;
    for name in ["ospi-complete", "cde-complete", "ospi-totals"] {
        let request = world.source(&format!("tests/requests/{name}.json"));
        opens_elsewhere(world, &request, &folder, name)?;
    }
    let complete =
        String::from_utf8_lossy(&read(&world.source("tests/requests/ospi-complete.json"))?).into_owned();
    // Elements that need no reason have none, and no two reasons are the same.
    let (why, none) = ("\"why_needed\": \"", "\"why_needed\": \"\"");
    let odd = complete.replace(none, "NONE").replace(why, &format!("{why}{ODD} ")).replace("NONE", none);
    expect(odd != complete, || "the complete request has no reasons".to_owned())?;
    let request = folder.join("odd.json");
    write(&request, odd.as_bytes())?;
    opens_elsewhere(world, &request, &folder, "odd")
}

fn opens_elsewhere(world: &World, request: &Path, folder: &Path, name: &str) -> Result<(), Problem> {
    let agency = if name.starts_with("cde") { "cde" } else { "ospi" };
    let package = folder.join(format!("{name}.zip"));
    make_package(world, request, &world.source(&format!("public/packs/{agency}")), &package, DAY)?;
    let checks = world.source("tests/e2e/python/office.py");
    let out = folder.join(name);
    must_run(&world.python, [checks.as_os_str(), package.as_os_str(), out.as_os_str()])?;
    Ok(())
}

//! Splits the parts of the app that are loaded later out of the WebAssembly that the compiler made.
//!
//! The split must happen between the compiler and wasm-bindgen, and Trunk has no step there. So Trunk finds a copy of
//! this program under the name `wasm-bindgen` ([`put_stand_in`]): it splits, then hands over to the real one.
//!
//! INVARIANT: the name of a part holds a hash of the whole program. A part works only with the main module it was split
//! from: with another it would read memory wrongly, so a stored copy of another build must never be taken.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::env;
use std::ffi::{OsStr, OsString};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::files::{extension, files_below, make_folder, read, remove_folder, write};
use crate::place::{Place, find_program};
use crate::problem::Problem;
use crate::run::run;

/// The program that is split.
const APP: &str = "requisite-app";
/// Where its parts go below the built files. Trunk copies what is in `snippets` as it is.
const FOLDER: &str = "snippets/requisite-app-parts";
/// The script that fetches a part and joins it to the main module.
const SCRIPT: &str = "parts.js";
/// The app's own script, as seen from that one, before Trunk gives it its final name.
const APP_SCRIPT: &str = "../../requisite-app.js";
/// The name under which Trunk looks for wasm-bindgen.
const WASM_BINDGEN: &str = "wasm-bindgen";
/// Tells the stand-in where the real program is.
const REAL: &str = "REQUISITE_WASM_BINDGEN";

/// What the compiler takes for granted in a browser; the same list as for the main module in index.html.
/// Functions stand in the order of their names: those of one kind are alike, which makes the file smaller when it is
/// compressed.
const WASM_OPT: [&str; 8] = [
    "-Oz",
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
];

/// Has a command find the stand-in where it looks for wasm-bindgen. Call it after the command's search path is set.
pub fn put_stand_in(command: &mut Command, place: &Place) -> Result<(), Problem> {
    let path = place.path_with_tools();
    let real = find_program(WASM_BINDGEN, &path)
        .ok_or_else(|| Problem::missing("wasm-bindgen", "Run: cargo xtask setup"))?;
    let folder = place.target.join("stand-in");
    make_folder(&folder)?;
    let this = env::current_exe().map_err(Problem::at(&folder))?;
    let stand_in = folder.join(format!("{WASM_BINDGEN}{}", env::consts::EXE_SUFFIX));
    std::fs::copy(this, &stand_in).map_err(Problem::at(&stand_in))?;
    let folders = std::iter::once(folder).chain(env::split_paths(&path));
    command.env("PATH", env::join_paths(folders).unwrap_or(path)).env(REAL, real);
    Ok(())
}

/// Was this program called in the place of wasm-bindgen?
pub fn is_stand_in() -> bool {
    env::current_exe().is_ok_and(|path| path.file_stem() == Some(OsStr::new(WASM_BINDGEN)))
}

/// Splits when it is the app's turn, then does what wasm-bindgen does.
pub fn stand_in() -> Result<ExitCode, Problem> {
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let is_app = arguments.iter().any(|argument| *argument == *format!("--out-name={APP}"));
    let out = arguments.iter().find_map(|argument| argument.to_str()?.strip_prefix("--out-dir="));
    let out = out.filter(|_| is_app).map(PathBuf::from);
    let wasm = arguments.iter_mut().find(|argument| extension(Path::new(argument)) == "wasm");
    if let (Some(out), Some(input)) = (out, wasm) {
        *input = split(Path::new(&*input), &out)?.into();
        arguments.extend(["--keep-lld-exports".into(), "--no-demangle".into()]);
    }
    let real = env::var_os(REAL).ok_or_else(|| Problem::missing(REAL, "Run: cargo xtask dist"))?;
    let status = Command::new(&real)
        .args(&arguments)
        .status()
        .map_err(|source| Problem::NotStarted { program: real.to_string_lossy().into_owned(), source })?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes the parts below `out`, and gives back the main module for wasm-bindgen.
fn split(wasm: &Path, out: &Path) -> Result<PathBuf, Problem> {
    let input = read(wasm)?;
    let main = out.join(format!("{APP}-main.wasm"));
    let parts = out.join(FOLDER);
    remove_folder(&parts)?;
    make_folder(&parts)?;
    let link = format!("./{FOLDER}/{SCRIPT}");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = out;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = APP_SCRIPT;
    let made = wasm_split_cli_support::transform(options)
        .map_err(|error| Problem::Unexpected { path: wasm.to_owned(), why: format!("{error:#}") })?;

    let mut hasher = DefaultHasher::new();
    input.hash(&mut hasher);
    let hash = hasher.finish();
    let script = parts.join(SCRIPT);
    let mut text = String::from_utf8_lossy(&read(&script)?).into_owned();
    let names = names(&made.prefetch_map);
    for part in made.split_modules {
        let Some(stem) = part.file_stem().and_then(OsStr::to_str) else { continue };
        let name = names.get(stem).map_or(stem, String::as_str);
        let name = format!("{name}-{hash:016x}.wasm");
        text = replace(&text, &format!("\"./{stem}.wasm\""), &format!("\"./{name}\""), &script)?;
        make_small(&part, &parts.join(name))?;
        std::fs::remove_file(&part).map_err(Problem::at(&part))?;
    }
    write(&script, text)?;
    Ok(main)
}

/// Names for the files of the parts: that of the part, or of all the parts that share it, such as `agency+pages`.
fn names(files_of: &HashMap<String, Vec<String>>) -> BTreeMap<&str, String> {
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (part, files) in files_of {
        for file in files {
            users.entry(file).or_default().insert(part);
        }
    }
    let joined = |parts: BTreeSet<&str>| parts.into_iter().collect::<Vec<_>>().join("+");
    users.into_iter().map(|(file, parts)| (file, joined(parts))).collect()
}

/// As Trunk does it for the main module.
fn make_small(wasm: &Path, smaller: &Path) -> Result<(), Problem> {
    let path = env::var_os("PATH").unwrap_or_default();
    let program = find_program("wasm-opt", &path)
        .ok_or_else(|| Problem::missing("wasm-opt", "Run: cargo xtask setup"))?;
    run(Command::new(program).args(WASM_OPT).arg(wasm).arg("-o").arg(smaller))
}

/// Tells the script of the parts the final name of the app's own script. For the published folder.
pub fn name_app_script(dist: &Path) -> Result<(), Problem> {
    let is_app = |name: &str| name.starts_with(&format!("{APP}-"));
    let files = files_below(dist)?;
    let names = files.iter().filter(|file| extension(file) == "js" && file.parent() == Some(dist));
    let name = names
        .filter_map(|file| file.file_name()?.to_str())
        .find(|name| is_app(name))
        .ok_or_else(|| Problem::missing(format!("{APP}-*.js in {}", dist.display()), "Build again."))?;
    let script = dist.join(FOLDER).join(SCRIPT);
    let text = String::from_utf8_lossy(&read(&script)?).into_owned();
    write(&script, replace(&text, &format!("\"{APP_SCRIPT}\""), &format!("\"../../{name}\""), &script)?)
}

/// The address of the script that fetches the parts, below the published folder.
pub fn script() -> String {
    format!("{FOLDER}/{SCRIPT}")
}

/// The app's own script and that of its parts as one, for a page that has no files beside it: each of the two loads the other, and
/// scripts in a page cannot. It leaves the program as `requisiteProgram`. None when they are not what was expected.
pub fn joined(app: &str, parts: &str) -> Option<String> {
    let (first, parts) = parts.split_once('\n')?;
    first.strip_prefix("import { initSync } from ")?;
    let names: Vec<&str> = parts
        .lines()
        .filter_map(|line| line.strip_prefix("export const ")?.split_once(' '))
        .map(|(name, _)| name)
        .collect();
    // Their addresses are relative to where the script would be.
    let parts = parts
        .replace("export const ", "const ")
        .replace("import.meta.url", &format!("new URL(\"{}\", document.baseURI)", script()));
    let mut joined =
        format!("const parts = (() => {{\n{parts}\nreturn {{ {} }};\n}})();\n", names.join(", "));
    let from = format!("from \"./{}\"", script());
    let (program, end) = app.split_once("export { initSync, __wbg_init as default };")?;
    for line in program.lines() {
        match line.strip_prefix("import * as ").and_then(|rest| rest.split_once(' ')) {
            Some((name, rest)) if rest.starts_with(&from) => {
                joined.push_str(&format!("const {name} = parts;\n"));
            }
            _ => {
                joined.push_str(line);
                joined.push('\n');
            }
        }
    }
    joined.push_str("globalThis.requisiteProgram = { default: __wbg_init };\n");
    (end.trim().is_empty() && !joined.contains("\nimport ")).then_some(joined)
}

/// Replaces what must be there.
fn replace(text: &str, from: &str, to: &str, file: &Path) -> Result<String, Problem> {
    if text.contains(from) {
        return Ok(text.replace(from, to));
    }
    Err(Problem::Unexpected { path: file.to_owned(), why: format!("{from} is not in it") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_that_load_each_other_become_one() {
        let parts = "import { initSync } from \"../../requisite-app-1.js\";\n\
            export const load = () => new URL(\"./a.wasm\", import.meta.url);\n";
        let app = "import * as import1 from \"./snippets/requisite-app-parts/parts.js\"\n\
            import1.load;\nexport { initSync, __wbg_init as default };\n";
        let joined_text = joined(app, parts).expect("they are as wasm-bindgen writes them");
        assert!(joined_text.contains("return { load };") && joined_text.contains("const import1 = parts;"));
        assert!(!joined_text.contains("import.meta") && !joined_text.contains("export "), "{joined_text}");
        assert_eq!(joined(&format!("import x from \"y\"\n{app}"), parts), None);
        assert_eq!(joined(&app.replace("./snippets", "./others"), parts), None);
        assert_eq!(joined("", parts), None);
    }

    #[test]
    fn what_several_parts_share_is_named_after_all_of_them() {
        let list = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect::<Vec<_>>();
        let files_of = HashMap::from([
            ("agency".to_owned(), list(&["chunk_3", "split_agency"])),
            ("pages".to_owned(), list(&["chunk_3", "split_pages"])),
        ]);
        let names = names(&files_of);
        assert_eq!(names.get("chunk_3").map(String::as_str), Some("agency+pages"));
        assert_eq!(names.get("split_agency").map(String::as_str), Some("agency"));
    }
}

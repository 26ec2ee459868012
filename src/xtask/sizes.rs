//! Measures built files against the budgets, as a browser that accepts brotli would load them.
//!
//! What counts as first load is read from index.html and what it names, not from a list kept by hand.

mod gates;
mod named;
mod parts;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::budgets;
use crate::compress::brotli;
use crate::files::{address_below, compressed_copy, files_below, is_compressed_copy, read};
use crate::problem::Problem;
pub use gates::Gates;
use gates::{Gate, Measured};

/// Measures a folder of built files.
pub fn measure(dist: &Path) -> Result<Gates, Problem> {
    let mut sizes = BTreeMap::new();
    for file in files_below(dist)? {
        if !is_compressed_copy(&file) {
            sizes.insert(address_below(dist, &file), compressed_size(&file)?);
        }
    }
    let first_load = named::first_load(dist)?;
    let mut gates =
        vec![gate("first load".to_owned(), budgets::FIRST_LOAD, first_load.iter().cloned(), &sizes)];
    let addresses = || sizes.keys().cloned();
    for (agency, files) in parts::packs(addresses()) {
        gates.push(gate(format!("pack {agency}"), budgets::PACK, files, &sizes));
    }
    for (part, files) in parts::later_parts(addresses(), &first_load) {
        gates.push(gate(format!("later part {part}"), budgets::LATER_PART, files, &sizes));
    }
    Ok(Gates(gates))
}

fn gate(
    name: String,
    budget: u64,
    files: impl IntoIterator<Item = String>,
    sizes: &BTreeMap<String, u64>,
) -> Gate {
    let files =
        files.into_iter().map(|address| Measured { size: sizes.get(&address).copied(), address }).collect();
    Gate { name, budget, files }
}

/// The size of a file's brotli copy, or of the file where brotli does not make it smaller.
fn compressed_size(file: &Path) -> Result<u64, Problem> {
    let about = |path: &Path| fs::metadata(path).map_err(Problem::at(path));
    let plain = about(file)?;
    let copy = compressed_copy(file, "br");
    if copy.is_file() && about(&copy)?.modified().ok() >= plain.modified().ok() {
        return Ok(about(&copy)?.len());
    }
    let compressed = brotli(&read(file)?).map_err(Problem::at(file))?;
    Ok(plain.len().min(compressed.len() as u64))
}

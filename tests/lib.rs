//! Tests of the layers below the browser, most of them through text: `cases/<agency>/*.md` are scenarios that an agency's
//! staff can read and check, one a heading. This crate is the only code that knows both the texts and the program.
#![cfg(test)]

mod case_reader;
mod case_steps;
mod cases;
mod check_speed;
mod cli_commands;
mod cli_editions;
mod cli_packages;
mod damaged_requests;
mod facts_known;
mod fixtures;
mod laws;
mod laws_duties;
mod laws_places;
mod laws_reasons;
mod laws_ways;
mod needed_answers;
mod opinions;
mod pack_agrees;
mod pack_broken;
mod pack_flaws;
mod pack_flaws_laws;
mod pack_hostile;
mod pack_mistakes;
mod pack_schema;
mod pack_shipped;
mod package_agencies;
mod package_archive;
mod package_bags;
mod package_example;
mod package_flips;
mod package_formats;
mod package_golden;
mod package_hostile;
mod package_schemas;
mod package_verify;
mod properties;
mod random_conditions;
mod random_requests;
mod recorded_reports;
mod school_years;
mod second_opinion;
mod standpoints;
mod steered_requests;
mod tidy;

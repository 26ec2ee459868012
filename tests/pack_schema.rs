//! The published schema of packs says the same as the loader: fields, which of them are needed, and closed lists.

use crate::fixtures::{pack, pack_files, packs, root};
use requisite_pack::{
    ADDRESS_BASES, AUTOCOMPLETE, Assembles, BaseFile, Basis, CHECKS, ENTRY_KINDS, ElementFix, FIELD_KINDS,
    Identifier, Level, ObligationKind, PACK_FORMAT, PartAlso, QuestionKind, SCOPES, Separator, Severity,
    Splits, parameters_of,
};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

fn schema() -> Value {
    let text = std::fs::read_to_string(root().join("public/packs/pack.schema.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn definitions(schema: &Value) -> &Map<String, Value> {
    schema["$defs"].as_object().unwrap()
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
}

#[test]
fn every_kind_of_entry_has_the_same_fields() {
    let schema = schema();
    for kind in ENTRY_KINDS {
        let definition = &definitions(&schema)[kind.name];
        assert_eq!(keys(&definition["properties"]), kind.fields().collect(), "{}", kind.name);
        let needed: BTreeSet<&str> = texts(&definition["required"]).into_iter().collect();
        assert_eq!(needed, kind.needed.iter().copied().collect(), "{}", kind.name);
    }
}

#[test]
fn the_schema_has_no_other_entries_and_none_is_open() {
    let schema = schema();
    let with_fields = definitions(&schema).iter().filter(|(_, it)| it.get("properties").is_some());
    for (name, definition) in with_fields {
        assert!(name == "with" || ENTRY_KINDS.iter().any(|kind| kind.name == name), "{name}");
        assert_eq!(definition["additionalProperties"], Value::Bool(false), "{name}");
    }
}

#[test]
fn checks_have_the_same_parameters() {
    let schema = schema();
    let parameters = CHECKS.iter().flat_map(|name| parameters_of(name).unwrap().fields());
    assert_eq!(keys(&definitions(&schema)["with"]["properties"]), parameters.collect());
}

#[test]
fn the_format_is_the_same() {
    assert_eq!(definitions(&schema())["pack"]["properties"]["format"]["const"], PACK_FORMAT);
}

#[test]
fn closed_lists_have_the_same_values() {
    let names = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    macro_rules! values {
        ($kind:ty) => {
            <$kind>::ALL.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>()
        };
    }
    let expected = BTreeMap::from([
        ("basis".to_owned(), values!(Basis)),
        ("address_basis".to_owned(), names(ADDRESS_BASES)),
        ("autocomplete".to_owned(), names(AUTOCOMPLETE)),
        ("element.level".to_owned(), values!(Level)),
        ("element.identifier".to_owned(), values!(Identifier)),
        ("element.base_file".to_owned(), values!(BaseFile)),
        ("element.reason".to_owned(), names(&["no", "yes"])),
        ("with.base_file".to_owned(), values!(BaseFile)),
        ("rule.severity".to_owned(), values!(Severity)),
        ("rule.scope".to_owned(), names(SCOPES)),
        ("rule.check".to_owned(), names(CHECKS)),
        ("rule.fix".to_owned(), values!(ElementFix)),
        ("question.kind".to_owned(), values!(QuestionKind)),
        ("question.assembles".to_owned(), values!(Assembles)),
        ("field.kind".to_owned(), names(FIELD_KINDS)),
        ("obligation.kind".to_owned(), values!(ObligationKind)),
        ("part.also".to_owned(), values!(PartAlso)),
        ("breakdown.splits".to_owned(), values!(Splits)),
        ("layout.separator".to_owned(), values!(Separator)),
    ]);
    let schema = schema();
    let mut found = BTreeMap::new();
    for (name, definition) in definitions(&schema) {
        collect_lists(definition, name.clone(), &mut found);
    }
    assert_eq!(found, expected);
}

/// All closed lists of a definition, by the path of properties that leads to them.
fn collect_lists(value: &Value, path: String, found: &mut BTreeMap<String, Vec<String>>) {
    if let Some(list) = value.get("enum") {
        found.insert(path.clone(), texts(list).into_iter().map(str::to_owned).collect());
    }
    if let Some(items) = value.get("items") {
        collect_lists(items, path.clone(), found);
    }
    for (name, property) in value.get("properties").and_then(Value::as_object).into_iter().flatten() {
        collect_lists(property, format!("{path}.{name}"), found);
    }
}

#[test]
fn the_files_of_all_packs_fit_it() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    for id in packs() {
        let stamp = &pack(&id).stamp;
        let files = requisite_pack::edition_files(&pack_files(stamp.agency()), stamp.edition()).unwrap();
        for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".json")) {
            let value: Value = serde_json::from_slice(bytes).unwrap();
            assert!(validator.is_valid(&value), "{id}: {name}");
        }
    }
}

"""Accepts or refuses a package, knowing nothing of Requisite: BagIt's own validator and JSON Schema.

accept.py PACKAGE.zip PUBLIC_FOLDER EMPTY_FOLDER
"""

import csv
import json
import sys
import zipfile
from pathlib import Path

import bagit
import jsonschema

package, public, folder = map(Path, sys.argv[1:4])

with zipfile.ZipFile(package) as archive:
    assert archive.testzip() is None, "a file in the archive is damaged"
    names = archive.namelist()
    assert len(names) == len({name.casefold() for name in names}), "two names differ only by case"
    assert not [name for name in names if name.startswith("/") or ".." in name or "\\" in name], "a path leads out"
    archive.extractall(folder)

bags = [found.parent for found in folder.rglob("bagit.txt")]
assert len(bags) == 1, f"{len(bags)} bags in the archive"
bag = bagit.Bag(str(bags[0]))
bag.validate()
assert {"sha256", "sha512"} <= set(bag.algorithms), f"manifests: {bag.algorithms}"


def read(path: Path):
    return json.loads(path.read_text("utf-8"))


def check_value(schema, value, what: str) -> None:
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    errors = sorted(validator(schema).iter_errors(value), key=lambda error: error.json_path)
    assert not errors, f"{what}: " + "; ".join(f"{error.json_path}: {error.message}" for error in errors[:5])


def check(schema_path: Path, value, what: str) -> None:
    check_value(read(schema_path), value, what)


data = bags[0] / "data"
check(public / "schemas/request.schema.json", read(data / "request.json"), "request.json")
check(public / "schemas/report.schema.json", read(data / "report.json"), "report.json")

# The schema of packs has a definition for every kind of file: `pack`, `rules_file`, `questions_file`, ...
pack_schema = read(public / "packs/pack.schema.json")
for pack in sorted(public.glob("packs/*/pack.json")):
    files = {"pack": "pack.json", **{f"{kind}_file": listed for kind, listed in read(pack)["files"].items()}}
    for definition, listed in files.items():
        paths = listed if isinstance(listed, list) else list(listed.values()) if isinstance(listed, dict) else [listed]
        schema = {**pack_schema, "$ref": f"#/$defs/{definition}"}
        schema.pop("anyOf", None)
        for path in (path for path in paths if path.endswith(".json")):
            assert definition in pack_schema["$defs"], f"pack.schema.json has no definition {definition}"
            check_value(schema, read(pack.parent / path), f"{pack.parent.name}/{path}")

# No cell of a table can run as a formula.
for table in data.rglob("*.csv"):
    with table.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                assert not cell[:1] or cell[0] not in "=+-@\t\r", f"{table.name}: the cell {cell!r} can run"

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


def check(schema_path: Path, value, what: str) -> None:
    schema = json.loads(schema_path.read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    errors = sorted(validator(schema).iter_errors(value), key=lambda error: error.json_path)
    assert not errors, f"{what}: " + "; ".join(f"{error.json_path}: {error.message}" for error in errors[:5])


def read(path: Path):
    return json.loads(path.read_text("utf-8"))


data = bags[0] / "data"
check(public / "schemas/request.schema.json", read(data / "request.json"), "request.json")
check(public / "schemas/report.schema.json", read(data / "report.json"), "report.json")

# The schema of packs describes a file by a definition named for it: `pack`, `rules`, `questions`, `routes`, ...
pack_schema = read(public / "packs/pack.schema.json")
for pack in sorted(public.glob("packs/*/pack.json")):
    files = read(pack)["files"]
    wanted = {"pack": ["pack.json"]}
    for name, value in files.items():
        paths = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else [value]
        wanted[name] = [path for path in paths if path.endswith(".json")]
    for name, paths in wanted.items():
        definition = next((key for key in (name, name.rstrip("s")) if key in pack_schema.get("$defs", {})), None)
        if definition is None and name != "pack":
            assert not paths, f"pack.schema.json has no definition for {name}"
            continue
        for path in paths:
            schema = dict(pack_schema)
            if definition is not None:
                schema = {"$schema": pack_schema.get("$schema"), "$ref": f"#/$defs/{definition}", "$defs": pack_schema["$defs"]}
            validator = jsonschema.validators.validator_for(schema)(schema)
            errors = list(validator.iter_errors(read(pack.parent / path)))
            assert not errors, f"{pack.parent.name}/{path}: {errors[0].json_path}: {errors[0].message}"

# No cell of a table can run as a formula.
for table in data.rglob("*.csv"):
    with table.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                assert not cell[:1] or cell[0] not in "=+-@\t\r", f"{table.name}: the cell {cell!r} can run"

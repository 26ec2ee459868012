"""An agency's pack, read from its folder: questions, elements, and every condition by what it belongs to.

Only what conditions need is read. The pack is taken to be one that `requisite lint` finds nothing wrong with.
"""

import csv
import json
import pathlib

from conditions import prepare


class Agency:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        read = lambda name: json.loads((folder / name).read_text("utf-8-sig"))
        about = read("pack.json")
        files = about["files"]
        self.start, self.end = (about.get("uses", {}).get(name) for name in ("start", "end"))
        self.student_groups = {it["id"] for it in about.get("breakdowns", []) if it["student_group"]}
        with open(folder / files["elements"], encoding="utf-8-sig", newline="") as lines:
            self.elements = {row["id"]: row for row in csv.DictReader(lines)}
        pages = [read(name) for name in files.get("questions", [])]
        # Conditions on questions that come first in the pack come first here.
        pages.sort(key=lambda page: about["sections"].index(page["section"]))
        self.questions = {it["id"]: Question(it) for page in pages for it in page["questions"]}
        rules = [it for name in files.get("rules", []) for it in read(name)["rules"]]
        self.rules = [it for it in rules if "when" in it]
        doubts = [it["with"] for it in rules if it.get("check") == "quasi_identifiers_combined"]
        self.doubt_from = min((it["at_least"] for it in doubts if it.get("class_in_doubt")), default=None)
        known = [it["with"] for it in rules if it.get("check") == "known_combination"]
        # Of each combination that puts the class in doubt, the elements and the levels of each part.
        self.doubtful = [
            [(set(part["elements"]), set(part.get("units", []))) for part in combination["parts"]]
            for it in known
            if it.get("class_in_doubt")
            for combination in it["combinations"]
        ]
        self.routes = read(files["routes"])["routes"] if "routes" in files else []
        self.duties = read(files["obligations"])["obligations"] if "obligations" in files else []
        self.shown = {id: prepare(question.shown) for id, question in self.questions.items()}
        self.rule_tests = {rule["code"]: prepare(rule["when"]) for rule in self.rules}
        self.route_tests = {route["id"]: prepare(route["when"]) for route in self.routes}
        self.duty_tests = {duty["id"]: prepare(duty["when"]) for duty in self.duties}


class Question:
    def __init__(self, entry):
        self.kind = entry["kind"]
        self.options = option_ids(entry)
        self.alone = entry.get("alone")
        self.fields = {it["id"]: (it["kind"], option_ids(it)) for it in entry.get("fields", [])}
        # Of a field that is not asked in every row: the field that decides, and what it must say.
        self.sometimes = {
            it["id"]: (it["shown"]["field"], it["shown"]["in"]) for it in entry.get("fields", []) if "shown" in it
        }
        self.max_words = entry.get("max_words")
        self.shown = entry.get("shown")


def option_ids(entry):
    return {it if isinstance(it, str) else it["id"] for it in entry.get("options", [])}

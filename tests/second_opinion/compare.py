#!/usr/bin/env python3
"""Compares the program's opinion of many requests with a second one, which shares no code with the program.

    compare.py PACK_FOLDER [--change-every-condition] < opinions

Each line of the input is a JSON object: `request` (as in a request file), `given` (`all_public` and `any_public`) and
`opinion`, what the program says of every condition of the pack. Ends with 0 when both agree on every line.

With `--change-every-condition` it asks instead whether the comparison could fail: every condition is changed in every
small way (`changes.py`), one at a time, and some line must then disagree. Changes that no line tells apart are named.
"""

import argparse
import collections
import itertools
import json
import multiprocessing
import sys

from agency import Agency
from changes import changed_and_seen
from opinion import Request

WORKERS = 2
CHUNK = 250
SHOWN = 3
MOST_KINDS = 25

agency = None


def begin(folder):
    global agency
    agency = Agency(folder)


def compare_lines(lines):
    """What each condition was seen to come to, and the requests on which the two disagree."""
    seen, wrong = collections.Counter(), []
    for line in lines:
        entry = json.loads(line)
        theirs, ours = entry["opinion"], Request(agency, entry["request"], entry["given"]).opinion()
        if ours != theirs:
            wrong.append((list(differences(theirs, ours)), entry["request"]))
        for part in ("questions", "rules", "routes", "duties"):
            seen.update((part, id, letter) for id, letters in ours[part].items() for letter in set(letters))
    return len(lines), seen, wrong


def differences(theirs, ours):
    for part in sorted(theirs.keys() | ours.keys()):
        one, other = by_id(theirs.get(part, {})), by_id(ours.get(part, {}))
        for id in sorted(one.keys() | other.keys()):
            if one.get(id) != other.get(id):
                yield f"{part} {id}: the program says {one.get(id)}, the second opinion {other.get(id)}"


def by_id(listed):
    return listed if isinstance(listed, dict) else dict.fromkeys(listed, "there")


def chunks(lines):
    while chunk := list(itertools.islice(lines, CHUNK)):
        yield chunk


def compare(folder):
    requests, seen, wrong = 0, collections.Counter(), []
    with multiprocessing.Pool(WORKERS, begin, [folder]) as pool:
        for count, here, found in pool.imap(compare_lines, chunks(sys.stdin)):
            requests, wrong = requests + count, wrong + found
            seen.update(here)
    print(f"{requests} requests, {len(wrong)} disagreements")
    report_seen(folder, seen)
    kinds = collections.Counter(text for texts, _ in wrong for text in texts)
    for text, count in kinds.most_common(MOST_KINDS):
        print(f"{count} times: {text}")
    for texts, request in wrong[:SHOWN]:
        print("", *texts, json.dumps(request), sep="\n")
    return bool(wrong) or not requests


def report_seen(folder, seen):
    begin(folder)
    conditions = {"questions": agency.shown, "rules": agency.rule_tests}
    for part, tests in (conditions | {"routes": agency.route_tests, "duties": agency.duty_tests}).items():
        counts = [sum((part, id, letter) in seen for id in tests) for letter in "TFU"]
        never = [id for id in tests if (part, id, "T") not in seen]
        print(f"{len(tests)} {part}: {counts[0]} seen true, {counts[1]} false, {counts[2]} unknown", end="")
        print(f"; never true: {', '.join(never)}" if never else "")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("pack")
    arguments.add_argument("--change-every-condition", action="store_true")
    given = arguments.parse_args()
    if given.change_every_condition:
        sys.exit(changed_and_seen(Agency(given.pack), sys.stdin))
    sys.exit(compare(given.pack))

"""Whether the comparison could fail: every condition of the pack changed in every small way, one at a time.

A change is seen when the changed condition comes to something else than the program says, on some line. Some cannot be
seen: a part that follows from the others can be left out.
"""

import json

from conditions import prepare
from opinion import LETTERS, Request


def changes(condition):
    """Every condition that differs in one place, with what was changed."""
    for name in ("all", "any"):
        parts = condition.get(name, [])
        if len(parts) > 1:
            yield f"{name} turned", {"any" if name == "all" else "all": parts}
        for idx, part in enumerate(parts):
            if len(parts) > 1:
                yield f"without {json.dumps(part)}", {name: parts[:idx] + parts[idx + 1 :]}
            for what, changed in changes(part):
                yield what, {name: parts[:idx] + [changed] + parts[idx + 1 :]}
    if "not" in condition:
        yield "not left out", condition["not"]
        for what, changed in changes(condition["not"]):
            yield what, {"not": changed}
    if "always" in condition:
        yield "never", {"not": condition}
    for test, wanted in condition.items() if "fact" in condition else ():
        for other in others(test, wanted):
            changed = condition | {test: other} if test not in OTHER_TESTS else {"fact": condition["fact"], **other}
            yield f"{condition['fact']} {test} {wanted} made {other}", changed


OTHER_TESTS = {"before": "not_after", "not_after": "before"}


def others(test, wanted):
    if test in OTHER_TESTS:
        yield {OTHER_TESTS[test]: wanted}
    elif test == "fact" or isinstance(wanted, str):
        yield wanted + "_"
    elif isinstance(wanted, bool):
        yield not wanted
    elif isinstance(wanted, int):
        yield from (wanted - 1, wanted + 1)
    else:
        yield from (wanted[:idx] + wanted[idx + 1 :] for idx in range(len(wanted)))


def changed_and_seen(agency, lines):
    entries = [json.loads(line) for line in lines]
    requests = [(Request(agency, it["request"], it["given"]), it["opinion"]) for it in entries]
    conditions = [("questions", id, it.shown, None) for id, it in agency.questions.items() if it.shown]
    conditions += [("rules", rule["code"], rule["when"], rule) for rule in agency.rules]
    conditions += [("routes", it["id"], it["when"], None) for it in agency.routes]
    conditions += [("duties", it["id"], it["when"], None) for it in agency.duties]
    total, unseen = 0, []
    for part, id, condition, rule in conditions:
        for what, changed in changes(condition):
            total += 1
            test = prepare(changed)
            truths = lambda it: it.truths(rule, test) if rule else LETTERS[test(it.facts)]
            if all(truths(request) == opinion[part][id] for request, opinion in requests):
                unseen.append(f"{part} {id}: {what}")
    print(f"{total} changes to {len(conditions)} conditions, {total - len(unseen)} seen in {len(requests)} requests")
    print("\n".join(unseen))
    return bool(unseen)

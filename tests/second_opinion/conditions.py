"""Conditions: trees of tests on facts, with the three values of Kleene's logic: True, False, and None for unknown.

`prepare` turns a condition of a pack into a function from facts (a dict by name, in which an unknown fact is absent)
to one of the three values:

* `all` is false as soon as one part is, true when every part is, otherwise unknown; `any` the other way round.
* `not` turns true and false round and leaves unknown.
* `answered` asks whether a fact is known, and is never unknown itself.
* Every other test is unknown while its fact is unknown or malformed; `before` and `not_after` while either date is.
"""

import datetime

MALFORMED = object()  # An answer that is not what its question asks: answered, and of no use to any other test.


def prepare(condition):
    if condition is None or "always" in condition:
        return lambda facts: True
    if "all" in condition:
        return joined([prepare(part) for part in condition["all"]], deciding=False)
    if "any" in condition:
        return joined([prepare(part) for part in condition["any"]], deciding=True)
    if "not" in condition:
        inner = prepare(condition["not"])
        return lambda facts: None if (value := inner(facts)) is None else not value
    name = condition["fact"]
    [(test, wanted)] = [entry for entry in condition.items() if entry[0] != "fact"]
    if test == "answered":
        return lambda facts: (name in facts) == wanted
    if test in ("before", "not_after"):
        return two_dates(name, wanted, or_same=test == "not_after")
    holds = TESTS[test](wanted)

    def on_one_fact(facts):
        fact = facts.get(name, MALFORMED)
        return None if fact is MALFORMED else holds(fact)

    return on_one_fact


def joined(parts, deciding):
    def value_of(facts):
        value = not deciding
        for part in parts:
            here = part(facts)
            if here is deciding:
                return deciding
            if here is None:
                value = None
        return value

    return value_of


def two_dates(name, other, or_same):
    def value_of(facts):
        here, there = facts.get(name), facts.get(other)
        if not (isinstance(here, datetime.date) and isinstance(there, datetime.date)):
            return None
        return here < there or (or_same and here == there)

    return value_of


def same(wanted):
    # Python takes 1 for True; a yes is no number here.
    return lambda fact: type(fact) is type(wanted) and fact == wanted


def shares(wanted):
    return lambda fact: isinstance(fact, frozenset) and not fact.isdisjoint(wanted)


TESTS = {
    "is": same,
    "in": lambda wanted: (lambda fact: isinstance(fact, str) and fact in wanted),
    "has": lambda wanted: shares([wanted]),
    "has_any": shares,
    "at_least": lambda wanted: (lambda fact: type(fact) is int and fact >= wanted),
    "at_most": lambda wanted: (lambda fact: type(fact) is int and fact <= wanted),
}

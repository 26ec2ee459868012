"""The second opinion of one request: what every condition of the pack comes to, in the form in which the program says its own.

Truths are letters: `T` true, `F` false, `U` unknown, `-` where there is nothing to try (a blank row, an element that the
catalog does not hold). A rule on asks, elements or rows has one letter for each, in the request's order.
"""

import datetime

import facts as facts_of

LETTERS = {True: "T", False: "F", None: "U"}


class Request:
    """A request with its facts: of the whole, and of each ask, element and row."""

    def __init__(self, agency, request, given):
        self.agency, self.request = agency, request
        self.derived = facts_of.of_request(agency, request, given)
        self.facts, self.shown = self.narrowed(agency.shown)
        self.asks, self.elements, self.rows = [], [], {}
        for ask in request.get("asks", []):
            ask_facts = self.facts | facts_of.of_ask(agency, ask)
            self.asks.append((f"ask:{ask['id']}/form", ask_facts))
            for chosen in ask.get("elements", []):
                place = f"ask:{ask['id']}/elements/{chosen['id']}"
                row = agency.elements.get(chosen["id"])
                own = ask_facts | facts_of.of_element(row, request) if row else None
                self.elements.append((place, own))

    def narrowed(self, shown_tests):
        return facts_of.with_answers(self.agency, self.derived, self.request, shown_tests)

    def rows_of(self, id):
        if id not in self.rows:
            rows = self.facts.get(id)
            question = self.agency.questions[id]
            self.rows[id] = [
                (f"question:{id}/{number}", self.facts | facts_of.of_row(question, row))
                if facts_of.row_says_something(row)
                else (None, None)
                for number, row in enumerate(rows if isinstance(rows, tuple) else ())
            ]
        return self.rows[id]

    def tried(self, rule):
        """Where a rule is tried, with the facts that are known there."""
        scope = rule.get("scope", "request")
        if scope == "row":
            return self.rows_of(rule["of"])
        return {"request": [("request", self.facts)], "ask": self.asks, "element": self.elements}[scope]

    def truths(self, rule, test):
        return "".join("-" if facts is None else LETTERS[test(facts)] for _, facts in self.tried(rule))

    def found(self, rule, truths):
        """Where a rule that holds points: its own place, or else where it was tried."""
        hint = rule.get("place")
        if hint and hint.startswith("question:") and rule.get("scope", "request") == "request":
            # A rule that points at a question says nothing while that question is not asked.
            truths = truths if hint.removeprefix("question:") in self.shown else ""
        for (place, _), letter in zip(self.tried(rule), truths):
            if letter == "T":
                yield rule["code"] + "@" + pointed(hint, place)

    def opinion(self):
        agency = self.agency
        rules = {rule["code"]: self.truths(rule, agency.rule_tests[rule["code"]]) for rule in agency.rules}
        return {
            "shown": sorted(self.shown),
            "questions": {id: LETTERS[test(self.facts)] for id, test in agency.shown.items()},
            "rules": rules,
            "findings": sorted({it for rule in agency.rules for it in self.found(rule, rules[rule["code"]])}),
            "routes": {id: LETTERS[test(self.facts)] for id, test in agency.route_tests.items()},
            "duties": {id: LETTERS[test(self.facts)] for id, test in agency.duty_tests.items()},
            "due": {duty["id"]: self.due(duty) for duty in agency.duties if agency.duty_tests[duty["id"]](self.facts)},
        }

    def due(self, duty):
        """The last day of a duty, and whether its acknowledgement is given."""
        last = None
        if start := duty.get("due"):
            day = self.facts.get(start["from"])
            if isinstance(day, datetime.date):
                last = day + datetime.timedelta(days=start["days"])
        settled = self.facts.get(duty["question"]) is True if "question" in duty else None
        return [last and last.isoformat(), settled]


def pointed(hint, place):
    if not hint or hint in ("element", "ask"):
        return place
    if hint.startswith("row:"):
        return place + "/" + hint.removeprefix("row:")
    if hint == "reason":
        return "reason:" + place.rpartition("/")[2]
    return hint

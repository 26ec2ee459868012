"""The facts of a request, by their documented meaning.

A question's id is the fact of its answer: a text, yes or no, a number, a date, a set of options. It is unknown while the
question is blank or not asked, and malformed while the answer is not what the question asks. Derived facts:

* `class`: the most protected kind of data of all asks, known once every ask has one. Totals that are all published are
  `public`; de-identified data count as `identifiable` with an element that says who a student is, and, where the pack
  says so, with as many indirect identifiers of students or schools in one ask as together put it in doubt, or an element of each part of a
  known combination.
* `class_in_doubt`: whether a person must decide: of totals with small groups shown, and of details that could
  together point to a student.
* `identifiable`: whether that is the class. `student_level`, `sharing_process`: whether any ask is for such data; known
  once one ask is, or every ask has a kind of data.
* `elements`, `groups`, `levels`, `identifiers`: of the chosen elements that the catalog holds; `n_elements` and
  `n_indirect` count them, each once. `years`, `units`, `breakdowns`: all that are asked for, `years` also of one element.
* `n_asks`, `n_research_questions` (that say something), `study_days` (from first to last day).
* `element.reason_given`: whether a reason is asked of the element, and something is said. A reason that was written before
  the data changed counts no more.
* `count:<question>`: rows that say something. `ask.`, `element.` and `row.` facts: of the one ask, element or row.

`all_public` and `any_public` need the arithmetic of published products. They are taken from the program as given.
"""

import datetime
import re

from conditions import MALFORMED

BLANKS = "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
FORMS = ["aggregate_suppressed", "aggregate_unsuppressed", "de_identified", "identifiable"]
STUDENT_LEVEL = FORMS[2:]
SHARING_PROCESS = FORMS[1:]
ONE_LINE = re.compile("[^%s]+" % BLANKS)


def says_something(text):
    return text.strip(BLANKS) != ""


def of_text(kind, options, text, max_words=None):
    """The fact that a typed text makes known; None when it makes none known."""
    if not says_something(text):
        return None
    text = text.strip(BLANKS)
    if kind == "choice":
        return text if text in options else MALFORMED
    if kind in ("yes_no", "acknowledge"):
        return {"yes": True, "no": False}.get(text, MALFORMED)
    if kind == "number":
        whole = re.fullmatch("[+-]?[0-9]+", text, re.ASCII)
        return int(text) if whole and -(2**63) <= int(text) < 2**63 else MALFORMED
    if kind == "date":
        return day(text) or MALFORMED
    if kind == "email" and not looks_like_email(text):
        return MALFORMED
    if max_words is not None and len(ONE_LINE.findall(text)) > max_words:
        return MALFORMED
    return text


def day(text):
    if not re.fullmatch("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def looks_like_email(text):
    name, at, host = text.rpartition("@")
    parts = host.split(".")
    one_line = ONE_LINE.fullmatch(text) is not None
    return bool(at and name and one_line and "@" not in name and len(parts) > 1 and all(parts))


def row_says_something(row):
    return any(says_something(cell) for cell in row.values())


def asked_cells(question, row):
    """A row without the cells that it does not ask for."""
    idle = {id for id, (by, said) in question.sometimes.items() if row.get(by, "").strip(BLANKS) not in said}
    return {id: text for id, text in row.items() if id not in idle}


def of_answer(question, answer):
    """The fact of an answer; None when it says nothing."""
    kind = question.kind
    if isinstance(answer, bool):
        if kind == "acknowledge":
            return answer or None  # A statement that is not accepted is not answered.
        return answer if kind == "yes_no" else MALFORMED
    if isinstance(answer, str):
        if not says_something(answer):
            return None
        # Only the cells of rows are typed; a question of these kinds is answered otherwise.
        if kind in ("yes_no", "acknowledge", "choices", "rows"):
            return MALFORMED
        return of_text(kind, question.options, answer, question.max_words)
    if all(isinstance(it, str) for it in answer):
        if not answer:
            return None
        if kind != "choices" or not question.options.issuperset(answer):
            return MALFORMED
        # What goes with no other says nothing together with others.
        return MALFORMED if question.alone in answer and len(answer) > 1 else frozenset(answer)
    answer = [asked_cells(question, row) for row in answer]
    if not any(row_says_something(row) for row in answer):
        return None
    return tuple(answer) if kind == "rows" else MALFORMED


def of_request(agency, request, given):
    """The facts that do not depend on answers."""
    asks = request.get("asks", [])
    forms = [ask.get("form") for ask in asks]
    facts = {name: value for name, value in given.items() if value is not None}
    if asks and None not in forms:
        facts["class"], facts["class_in_doubt"] = strictest(agency, asks, given)
        facts["identifiable"] = facts["class"] == "identifiable"
    for name, wanted in (("student_level", STUDENT_LEVEL), ("sharing_process", SHARING_PROCESS)):
        if any(form in wanted for form in forms):
            facts[name] = True
        elif asks and None not in forms:
            facts[name] = False
    chosen = {it["id"] for ask in asks for it in ask.get("elements", [])} & agency.elements.keys()
    rows = [agency.elements[id] for id in chosen]
    facts["elements"] = frozenset(chosen)
    for name, column in (("groups", "group"), ("levels", "level"), ("identifiers", "identifier")):
        facts[name] = frozenset(row[column] for row in rows)
    facts["n_elements"] = len(rows)
    facts["n_indirect"] = sum(row["identifier"] == "indirect" for row in rows)
    facts["n_asks"] = len(asks)
    questions = request.get("research_questions", [])
    facts["n_research_questions"] = sum(says_something(it["text"]) for it in questions)
    facts["years"] = frozenset().union(*(years_of(ask) for ask in asks))
    facts["breakdowns"] = frozenset(it for ask in asks for it in ask.get("breakdowns", []))
    facts["units"] = frozenset(ask["unit"] for ask in asks if ask.get("unit"))
    return facts


def strictest(agency, asks, given):
    """The class, and whether a person must decide it."""
    form = max((ask["form"] for ask in asks), key=FORMS.index)
    if form == "aggregate_suppressed" and given["all_public"]:
        return "public", False
    if form == "de_identified":
        chosen = [it["id"] for ask in asks if ask["form"] == form for it in ask.get("elements", [])]
        if any(says_who(agency.elements[id]) for id in chosen if id in agency.elements):
            return "identifiable", False
        if any(is_in_doubt(agency, ask) for ask in asks if ask["form"] == form):
            return "identifiable", True
    return form, form == "aggregate_unsuppressed"


def is_in_doubt(agency, ask):
    chosen = [it["id"] for it in ask.get("elements", [])]
    known = [agency.elements[id] for id in chosen if id in agency.elements]
    indirect = sum(it["identifier"] == "indirect" and it["level"] != "staff" for it in known)
    known = set(chosen) & agency.elements.keys()
    unit = ask.get("unit")
    if any(all(ids & known or unit in units for ids, units in parts) for parts in agency.doubtful):
        return True
    return agency.doubt_from is not None and indirect >= agency.doubt_from


def says_who(element):
    """Whether it says who a student is: by itself, or so that the agency takes it out of its base file."""
    telling = element["identifier"] == "direct" or element["base_file"] == "removed"
    return telling and element["level"] == "student"


def years_of(ask):
    of_elements = (it["years"] for it in ask.get("elements", []) if it.get("years") is not None)
    return frozenset(ask.get("years", [])).union(*of_elements)


def with_answers(agency, derived, request, shown_tests):
    """All facts of the request, and the questions that are asked: of all questions, those whose condition does not hold
    are dropped, and again with what is then unknown, until none is."""
    answers = request.get("answers", {})
    known = {}
    for id, question in agency.questions.items():
        fact = of_answer(question, answers[id]) if id in answers else None
        if fact is not None:
            known[id] = fact
    shown = list(agency.questions)
    while True:
        facts = dict(derived)
        for id in shown:
            if id in known:
                facts[id] = known[id]
                if isinstance(known[id], tuple):
                    facts["count:" + id] = sum(row_says_something(row) for row in known[id])
        start, end = facts.get(agency.start), facts.get(agency.end)
        if isinstance(start, datetime.date) and isinstance(end, datetime.date):
            facts["study_days"] = (end - start).days
        still = [id for id in shown if shown_tests[id](facts)]
        if len(still) == len(shown):
            return facts, set(shown)
        shown = still


def of_ask(agency, ask):
    breakdowns = ask.get("breakdowns", [])
    facts = {"ask.form": ask.get("form"), "ask.unit": ask.get("unit"), "ask.n_breakdowns": len(breakdowns)}
    facts["ask.n_student_groups"] = sum(it in agency.student_groups for it in breakdowns)
    facts["ask.n_years"] = len(years_of(ask))
    return {name: value for name, value in facts.items() if value is not None}


def of_element(row, request):
    columns = ("id", "group", "identifier", "base_file", "level", "collection")
    facts = {"element." + column: row[column] for column in columns}
    facts["element.reason"] = row["reason"] == "yes"
    reason = request.get("reasons", {}).get(row["id"], {})
    said = says_something(reason.get("why_needed", ""))
    facts["element.reason_given"] = said and any(asks_why(ask, row) for ask in request.get("asks", []))
    return facts


def asks_why(ask, row):
    """Whether an ask holds the element and a reason for it is asked: not of totals that hide small groups, and not of
    what a de-identified file cannot hold."""
    if all(it["id"] != row["id"] for it in ask.get("elements", [])):
        return False
    form = ask.get("form")
    return form in SHARING_PROCESS and not (form == "de_identified" and says_who(row))


def of_row(question, row):
    facts = {}
    row = asked_cells(question, row)
    for id, (kind, options) in question.fields.items():
        fact = of_text(kind, options, row.get(id, ""))
        # An acknowledgement that is not given is no answer.
        if fact is not None and not (kind == "acknowledge" and fact is False):
            facts["row." + id] = fact
    return facts

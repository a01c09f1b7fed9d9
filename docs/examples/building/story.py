"""The script that a building's procedures are written into: commands with their times, printed as `tenon run` takes them.

A procedure does not know what the others do meanwhile. It hands in its steps with their times; the script puts all of
them in order, moves the clock before each, and lets alarms ring once a day.
"""

import datetime
import json
from fractions import Fraction

# Who acts, by role: one person for each post, so that whoever drafts is not whoever approves.
STAFF = {
    "contract_specialist": "E11", "mortgage_specialist": "E12", "bureau_specialist": "E13", "title_specialist": "E14",
    "data_specialist": "E15", "customer_service_specialist": "E16", "customer_manager": "E17", "supervisor": "E18",
    "manager": "E19", "sales_clerk": "E21", "sales_manager": "E22", "finance_clerk": "E31", "project_department": "E41",
    "site_supervisor": "E42", "project_company": "E43", "group": "E44", "property_manager": "E51", "technician": "E52",
    "brand_department": "E61", "head_office": "E62", "incubation_staff": "E63",
}
# Days off in the months told here (the calendar that is published; 2027 by its weekdays alone).
HOLIDAYS = [("2026-02-15", "2026-02-23"), ("2026-04-04", "2026-04-06"), ("2026-05-01", "2026-05-05"),
            ("2026-06-19", "2026-06-21"), ("2026-09-25", "2026-09-27"), ("2026-10-01", "2026-10-07")]


def day(text):
    return datetime.date.fromisoformat(text)


def is_off(date):
    return date.weekday() >= 5 or any(day(first) <= date <= day(last) for first, last in HOLIDAYS)


def next_working(date):
    while is_off(date):
        date += datetime.timedelta(days=1)
    return date


def instant(date, time="18:00"):
    return f"{date}T{time}:00+08:00"


def yuan(fen):
    """Fen as the text that money is in commands: "1200000.00"."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02}"


def square_metres(hundredths):
    return f"{hundredths // 100}.{hundredths % 100:02}"


def half_up(value):
    """A fraction as a whole number, half away from zero."""
    whole = int(abs(value) * 2 + 1) // 2
    return whole if value >= 0 else -whole


def area_difference(price, contract, registered):
    """What the buyer pays (or, below 0, gets back) in fen, and whether beyond 3 %: Ministry Order 88 art. 20."""
    unit_price = half_up(Fraction(price * 100, contract))
    difference, tolerance = registered - contract, Fraction(contract * 3, 100)
    if abs(difference) <= tolerance:
        square = Fraction(difference)
    elif difference > 0:
        square = tolerance
    else:
        square = -(tolerance + 2 * (-difference - tolerance))
    return half_up(square * unit_price / 100), abs(difference) > tolerance


class Story:
    """All steps, in any order; lines() puts them in order."""

    def __init__(self):
        self.steps = []

    def add(self, at, line, refused=None):
        """`refused` marks a step that the rules must not allow: the code that they say no with."""
        self.steps.append((at, len(self.steps), line, refused))

    def lines(self):
        """The lines of the script. Before one that is to be refused stands a comment that says so."""
        clock = last_day = None
        for at, _, line, refused in sorted(self.steps, key=lambda step: step[:2]):
            if at != clock:
                clock = at
                yield json.dumps({"do": "set_time", "to": instant(at.date(), at.strftime("%H:%M"))})
            if at.date() != last_day:
                last_day = at.date()
                yield '{"do": "advance"}'
            if refused:
                yield f"# to be refused: {refused}"
            yield json.dumps(line, ensure_ascii=False)


class Case:
    """One case, told step by step on a clock of its own that never leaves working hours."""

    def __init__(self, story, reference, start):
        self.story, self.reference = story, reference
        self.now = datetime.datetime.combine(next_working(start), datetime.time(9, 0))

    @property
    def today(self):
        return self.now.date()

    def wait(self, days):
        """So many days later, in the morning of the next working day."""
        return self.until(self.today + datetime.timedelta(days=days))

    def until(self, date):
        date = next_working(date)
        if date > self.today:
            self.now = datetime.datetime.combine(date, datetime.time(9, 0))
        return self

    def _tick(self):
        self.now += datetime.timedelta(minutes=3)
        if self.now.time() > datetime.time(17, 50):
            self.wait(1)
        return self.now

    def _command(self, line, role, party, refused):
        line["actor"] = {"id": STAFF[role], "roles": [role]}
        if party:
            line["party"] = party
        self.story.add(self._tick(), line, refused)
        return self

    def open(self, workflow, subject, role, refused=None, **payload):
        self.role = role
        return self._command({"do": "open", "workflow": workflow, "reference": self.reference, "subject": subject,
                              "payload": payload}, role, None, refused)

    def do(self, event, role=None, party=None, refused=None, opens=(), **payload):
        """`opens` gives names to the cases that come of the step, so that later lines can speak of them."""
        line = {"do": "apply", "case": self.reference, "event": event, "payload": payload}
        if opens:
            line["name_opened"] = list(opens)
        return self._command(line, role or self.role, party, refused)

    def papers(self, *papers, source="none"):
        """Documents that came in, each "type", originals, copies and, where persons bring their own, of whom."""
        for paper in papers:
            kind, originals, copies, *of = paper
            for person in (of[0] if of else [None]):
                for form, count in (("original", originals), ("copy", copies)):
                    if count:
                        payload = {"type": kind, "form": form, "copies": count, "from": "buyer" if person else source}
                        if person:
                            payload["of"] = person
                        self.do("receive_document", **payload)
        return self

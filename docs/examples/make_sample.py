#!/usr/bin/env python3
"""Makes the sample in docs/examples/sample: made-up data in the three formats that docs/examples/mappings reads.

Nothing here happened and nobody here exists. Only proportions are taken from real logs; each figure below says from
which. Same seed, same bytes: python3 make_sample.py [folder]
"""

import csv
import datetime
import io
import json
import pathlib
import random
import sys
from xml.sax.saxutils import quoteattr

COUNT = 300
SEED = 20261123
NOTE = "made up"

# --- Facts: US CFPB, Consumer Complaint Database, a sample of 3,186 complaints, 2013-07 to 2016-02 (public domain).
CFPB_PRODUCTS = [  # product, rows, the two commonest issues with their rows
    ("Mortgage", 921, [("Loan modification,collection,foreclosure", 401), ("Loan servicing, payments, escrow account", 352)]),
    ("Credit reporting", 638, [("Incorrect information on credit report", 449), ("Credit reporting company's investigation", 82)]),
    ("Debt collection", 625, [("Cont'd attempts collect debt not owed", 261), ("Disclosure verification of debt", 143)]),
    ("Bank account or service", 383, [("Account opening, closing, or management", 160), ("Deposits and withdrawals", 105)]),
    ("Consumer Loan", 159, [("Managing the loan or lease", 78), ("Other", 71)]),
]
CFPB_CHANNELS = [("Web", 2233), ("Referral", 533), ("Phone", 200), ("Postal mail", 168), ("Fax", 52)]
CFPB_DAYS_TO_COMPANY = [(-1, 6), (0, 1753), (1, 233), (2, 192), (3, 188), (4, 176), (5, 177), (6, 116), (7, 105), (14, 90), (30, 150)]
CFPB_OUTCOMES = [  # response, timely, disputed, rows
    (("Closed with explanation", "Yes", "No"), 1902), (("Closed with explanation", "Yes", "Yes"), 517),
    (("Closed with non-monetary relief", "Yes", "No"), 336), (("Closed with monetary relief", "Yes", "No"), 199),
    (("Closed", "Yes", "No"), 48), (("Closed with explanation", "No", "No"), 41),
    (("Closed with non-monetary relief", "Yes", "Yes"), 40), (("Untimely response", "No", ""), 26),
    (("Closed with monetary relief", "Yes", "Yes"), 16), (("Closed with explanation", "Yes", ""), 14),
    (("Closed", "Yes", "Yes"), 12), (("Closed with explanation", "No", "Yes"), 8),
    (("Closed with explanation", "No", ""), 7), (("In progress", "Yes", ""), 3),
]
CFPB_COLUMNS = ["Date received", "Product", "Sub-product", "Issue", "Sub-issue", "Company", "State", "ZIP code",
                "Consumer consent provided?", "Submitted via", "Date sent to company", "Company response to consumer",
                "Timely response?", "Consumer disputed?"]

# --- Facts: NYC Open Data, 311 service requests, a sample of 1,000 from 2018-06 to 2019-03.
NYC_AGENCIES = [  # ours, requests of its like there, hours until due (None: no due date), deciles of hours until closed
    ("EX-POLICE", 347, [8], [0.5, 0.9, 1.2, 1.7, 2.2, 2.8, 3.5, 4.5, 6.4]),
    ("EX-HOUSING", 159, [None], [58.1, 80.2, 135.2, 277.0, 290.2, 310.9, 362.8, 408.4, 862.2]),
    ("EX-WASTE", 135, [1032, None, None], [10.0, 25.5, 36.6, 55.6, 75.7, 102.2, 143.0, 204.6, 649.9]),
    ("EX-STREETS", 119, [720, 240, 504, 480, None], [0.0, 0.0, 0.6, 1.9, 17.8, 35.4, 85.2, 170.8, 264.1]),
    ("EX-WATER", 75, [None], [0.0, 0.9, 1.5, 3.7, 9.8, 19.9, 32.6, 98.1, 168.1]),
]
NYC_TYPES = {  # complaint types of the like there, with their requests
    "EX-POLICE": [("Illegal Parking", 88), ("Noise - Residential", 84), ("Blocked Driveway", 65), ("Noise - Street/Sidewalk", 27)],
    "EX-HOUSING": [("HEAT/HOT WATER", 33), ("UNSANITARY CONDITION", 28), ("GENERAL", 17), ("DOOR/WINDOW", 16), ("PAINT/PLASTER", 13), ("WATER LEAK", 12)],
    "EX-WASTE": [("Request Large Bulky Item Collection", 56), ("Missed Collection (All Materials)", 26), ("Graffiti", 15)],
    "EX-STREETS": [("Street Light Condition", 40), ("Street Condition", 35), ("Traffic Signal Condition", 18), ("Sidewalk Condition", 7)],
    "EX-WATER": [("Water System", 26), ("Noise", 18), ("Sewer", 13)],
}
NYC_CHANNELS = [("PHONE", 496), ("ONLINE", 222), ("UNKNOWN", 160), ("MOBILE", 115), ("OTHER", 7)]
NYC_BOROUGHS = [("BROOKLYN", 329), ("QUEENS", 221), ("MANHATTAN", 212), ("BRONX", 155), ("STATEN ISLAND", 56)]
NYC_UNFINISHED = 14 / 1000        # without a closing date
NYC_CLOSED_BEFORE_OPENED = 10 / 1000
NYC_WASTE_WITHOUT_WORDS = 56 / 135  # closed without a word of what was done, at the agency of its like
NYC_COLUMNS = ["Unique Key", "Created Date", "Closed Date", "Agency", "Agency Name", "Complaint Type", "Descriptor",
               "Location Type", "Status", "Due Date", "Resolution Description", "Resolution Action Updated Date",
               "Community Board", "Borough", "Open Data Channel Type"]

# --- Facts: help desk of an Italian software company, 4TU.ResearchData: 4,580 cases, 21,348 events. Paths by cases.
A, T, W, R, C = "Assign seriousness", "Take in charge ticket", "Wait", "Resolve ticket", "Closed"
DESK_PATHS = [
    ((A, T, R, C), 2366), ((A, T, W, R, C), 552), ((A, T, W, T, R, C), 228), ((A, A, T, R, C), 213), ((A, R, C), 164),
    ((A, T, R, R, C), 109), (("Insert ticket", A, T, R, C), 69), ((A, R, R, C), 62), ((A, T, R, T, R, C), 48),
    ((A, T, "Require upgrade", R, C), 40), ((T, R, C), 37), ((A, T, T, R, C), 36), ((A, T, W, W, R, C), 28),
    ((A, T, W, T, W, R, C), 27), ((T, W, R, C), 21), ((A, T, "Create SW anomaly", R, C), 20), ((A, W, T, R, C), 15),
    ((A, T, R, C, C), 7), ((A, T, W), 8), ((A, T, R), 10),
]
DESK_SEEN = {  # paths too rare for a sample of this size, one each: trace number and path
    100: (A, T, R, C, C), 200: (A, T, R, C, T, R, C), 250: (R, C),
}
DESK_HOURS = {  # deciles of hours between two activities
    (A, T): [0.0, 0.01, 0.05, 0.8, 6.09, 24.32, 70.65, 143.27, 336.02],
    (T, R): [0.0, 0.02, 0.14, 0.71, 2.71, 18.92, 48.1, 120.5, 296.29],
    (R, C): [360.0, 360.0, 360.34, 654.13, 720.03, 767.94, 868.98, 1027.89, 1097.59],
    (T, W): [0.02, 0.2, 0.98, 3.04, 20.71, 44.95, 89.03, 149.08, 259.3],
    (W, R): [4.4, 30.74, 94.35, 166.88, 216.75, 312.81, 388.52, 478.53, 623.62],
    (W, T): [1.83, 19.58, 41.69, 75.13, 119.32, 167.11, 242.96, 340.94, 524.94],
}
DESK_OTHER_HOURS = [0.0, 0.02, 0.1, 0.48, 1.73, 7.38, 26.86, 94.06, 382.89]  # Assign seriousness to Resolve ticket


class Dice:
    """Draws that are the same on every version of Python: only random(), whose values the documentation promises."""

    def __init__(self, seed):
        self._random = random.Random(seed).random

    def below(self, limit):
        return int(self._random() * limit)

    def chance(self, share):
        return self._random() < share

    def pick(self, weighted):
        at = self._random() * sum(weight for *_, weight in weighted)
        for value, weight in weighted:
            at -= weight
            if at < 0:
                return value
        return weighted[-1][0]

    def decile(self, deciles):
        """A number distributed as its nine deciles say, straight between them; half as much again beyond the last."""
        marks = [0.0, *deciles, deciles[-1] * 1.5]
        place = self._random() * 10
        index = int(place)
        return marks[index] + (marks[index + 1] - marks[index]) * (place - index)


def table(columns, rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def complaints(dice):
    rows = []
    for number in range(1, COUNT + 1):
        received = datetime.date(2025, 1, 1) + datetime.timedelta(days=dice.below(365))
        product, issues = dice.pick([((name, issues), weight) for name, weight, issues in CFPB_PRODUCTS])
        response, timely, disputed = dice.pick(CFPB_OUTCOMES)
        sent = received + datetime.timedelta(days=dice.pick(CFPB_DAYS_TO_COMPANY))
        day = "{0.month}/{0.day}/{0.year}".format
        rows.append({
            "Date received": day(received), "Product": product, "Sub-product": f"SAMPLE-{number:04d} ({NOTE})",
            "Issue": dice.pick(issues), "Company": f"Example Bank {1 + dice.below(9)} ({NOTE})", "State": "ZZ",
            "ZIP code": "00000", "Consumer consent provided?": "N/A", "Submitted via": dice.pick(CFPB_CHANNELS),
            "Date sent to company": day(sent), "Company response to consumer": response, "Timely response?": timely,
            "Consumer disputed?": disputed})
    return table(CFPB_COLUMNS, rows)


def requests(dice):
    rows = []
    clock = "%m/%d/%Y %I:%M:%S %p"
    for number in range(1, COUNT + 1):
        created = datetime.datetime(2025, 6, 2) + datetime.timedelta(seconds=dice.below(180 * 86_400))
        agency, dues, hours = dice.pick([((name, dues, hours), weight) for name, weight, dues, hours in NYC_AGENCIES])
        due = dues[dice.below(len(dues))]
        closed = created + datetime.timedelta(seconds=int(dice.decile(hours) * 3600))
        words = f"The agency looked into SAMPLE-{number:04d} and closed it ({NOTE})."
        status = "Closed"
        if agency == "EX-WASTE" and dice.chance(NYC_WASTE_WITHOUT_WORDS):
            words = ""
        if dice.chance(NYC_CLOSED_BEFORE_OPENED * 2):  # twice the share there, so that a small sample has some
            closed, status = created - datetime.timedelta(days=1), "Pending"
        elif dice.chance(NYC_UNFINISHED):
            closed, status, words = None, "Open", ""
        kind = dice.pick(NYC_TYPES[agency])
        rows.append({
            "Unique Key": f"SAMPLE-{number:04d}", "Created Date": created.strftime(clock),
            "Closed Date": closed.strftime(clock) if closed else "", "Agency": agency,
            "Agency Name": f"Example agency ({NOTE})", "Complaint Type": kind, "Descriptor": NOTE,
            "Location Type": "", "Status": status,
            "Due Date": (created + datetime.timedelta(hours=due)).strftime(clock) if due else "",
            "Resolution Description": words, "Resolution Action Updated Date": closed.strftime(clock) if closed else "",
            "Community Board": f"{1 + dice.below(12):02d} EXAMPLE", "Borough": dice.pick(NYC_BOROUGHS),
            "Open Data Channel Type": dice.pick(NYC_CHANNELS)})
    return table(NYC_COLUMNS, rows)


def helpdesk(dice):
    out = ['<?xml version="1.0" encoding="utf-8" ?>',
           f"<!-- {NOTE}: nothing in this log happened; see docs/examples/make_sample.py -->",
           '<log xes.version="1849-2016" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">',
           '\t<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext" />',
           '\t<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext" />',
           '\t<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext" />',
           f'\t<string key="origin" value="{NOTE}" />']

    def attribute(depth, kind, key, value):
        out.append("\t" * depth + f"<{kind} key={quoteattr(key)} value={quoteattr(value)} />")

    for number in range(1, COUNT + 1):
        path = dice.pick(DESK_PATHS)
        path = DESK_SEEN.get(number, path)
        at = datetime.datetime(2025, 1, 6, 8) + datetime.timedelta(seconds=dice.below(300 * 86_400))
        customer, section = f"Example customer {1 + dice.below(40)} ({NOTE})", f"Example section {1 + dice.below(4)}"
        out.append("\t<trace>")
        attribute(2, "string", "concept:name", f"SAMPLE-{number:04d} ({NOTE})")
        before = None
        for activity in path:
            if before:
                at += datetime.timedelta(seconds=int(dice.decile(DESK_HOURS.get((before, activity), DESK_OTHER_HOURS)) * 3600))
            before = activity
            out.append("\t\t<event>")
            attribute(3, "string", "concept:name", activity)
            attribute(3, "string", "org:resource", f"Example agent {1 + dice.below(12)}")
            attribute(3, "date", "time:timestamp", at.strftime("%Y-%m-%dT%H:%M:%S+00:00"))
            for key, value in (("customer", customer), ("product", f"Example product {1 + number % 5}"),
                               ("seriousness_2", f"Value {1 + number % 4}"), ("service_level", f"Value {1 + number % 3}"),
                               ("service_type", "Value 1"), ("support_section", section)):
                attribute(3, "string", key, value)
            out.append("\t\t</event>")
        out.append("\t</trace>")
    out.append("</log>")
    return "\n".join(out) + "\n"


def resident_id(seventeen):
    """With the check character of GB 11643."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return seventeen + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(seventeen, weights)) % 11]


def sale():
    """A customer, what is built, who works there and a sale, as the registers take them. The identity number is right
    in form and nobody's: no card carries the region 110000, which is a province, nor the running number 000."""
    def record(register, **fields):
        return {"kind": register, "record": fields}

    records = [
        record("department", id="SAMPLE-D1", name="客户服务部（虚构）"),
        record("staff", id="SAMPLE-E1", name="示例员工甲（虚构）", roles=["agent", "complaint_reception"], department="SAMPLE-D1"),
        record("staff", id="SAMPLE-E2", name="示例员工乙（虚构）", roles=["supervisor", "complaint_supervisor"], department="SAMPLE-D1"),
        record("customer", id="SAMPLE-C1", kind="person", name="示例客户（虚构）", special=False, marital="single",
               identities=[{"kind": "resident_id", "number": resident_id("11000019900101000")}],
               contacts=[{"channel": "email", "value": "sample@example.invalid"}]),
        record("project", id="SAMPLE-P1", name="示例花园（虚构）", region="000000"),
        record("building", id="SAMPLE-B1", project="SAMPLE-P1", name="1"),
        record("unit", id="SAMPLE-U1", building="SAMPLE-B1", name="1-0101", use="home", lift=True, state="sold",
               forecast={"building": "89.50", "inner": "70.00"}),
        record("sale", id="SAMPLE-S1", unit="SAMPLE-U1", ownership="sole", buyers=[{"customer": "SAMPLE-C1"}],
               price="1000000.00", priced_by="building_area", contract_area={"building": "89.50", "inner": "70.00"},
               payment="bank_mortgage", schedule=[
                   {"from": "own_funds", "amount": "300000.00", "due": "2026-03-01"},
                   {"from": "bank_loan", "amount": "700000.00"}],
               subscribed_on="2026-02-01", signed_on="2026-03-01", contract_number="SAMPLE-2026-0001",
               delivery_by="2027-12-31", title_by="2028-12-31"),
    ]
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in records) + "\n]\n"


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "sample")
    folder.mkdir(parents=True, exist_ok=True)
    files = {"complaints.csv": complaints(Dice(SEED)), "requests.csv": requests(Dice(SEED + 1)),
             "helpdesk.xes": helpdesk(Dice(SEED + 2)), "sale.json": sale()}
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    main()

"""A little CRM in plain Python. It has a table of calls of its own; a call and what it leads to in the complaint are
written together or not at all. Run as a test."""

import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime

import tenon


# [crm]
class CRM:
    """Who called about what, and the complaint that it belongs to. Both are in one file."""

    def __init__(self, path, now=None):
        self.path = path
        self.engine = tenon.open(f"sqlite:{path}", now=now)
        with self.engine.batch() as batch:
            batch.sql("create table if not exists calls (caller text, said text, complaint text)")

    def close(self):
        self.engine.close()

    def call(self, clerk, caller, said, step):
        """Notes a call, and lets `step` do what follows from it. A step that is refused takes the call along."""
        with self.engine.batch() as batch:
            complaint = step(batch.acting_as(clerk, roles=["complaint_clerk"]))
            batch.sql("insert into calls values (?1, ?2, ?3)", caller, said, complaint.id)
        return complaint

    def calls(self, complaint):
        """The host's own rows are read with whatever the host likes."""
        with closing(sqlite3.connect(self.path)) as database:
            return database.execute("select caller, said from calls where complaint = ?", [complaint.id]).fetchall()
# [/crm]


# [steps]
def complain(customer, reference, about):
    """A first call opens a complaint."""
    return lambda clerk: clerk.open(
        "complaint",
        tenon.Subject(customer=customer),
        tenon.With(reference=reference),
        channel="phone",
        target="quality",
        about=about,
        asked="repair",
    )


def accept(complaint):
    """The customer calls and accepts what was proposed."""

    def step(clerk):
        clerk.case(complaint.id).accept(tenon.With(party="customer"))
        return complaint

    return step
# [/steps]


def main(path):
    crm = CRM(path, now=datetime(2026, 3, 2, 10, 0, tzinfo=tenon.CHINA))

    # [use]
    complaint = crm.call("E017", "李", "there is a crack in the wall", complain("C1", "T-17", "a crack in the wall"))
    print(f"{complaint.state}: {crm.calls(complaint)}")

    try:  # nothing was proposed yet: the step is refused, and the call is not in the table either
        crm.call("E017", "李", "I accept", accept(complaint))
    except tenon.NotAllowed as no:
        print(f"not written: {no.en}")
    print(f"{complaint.state}: {crm.calls(complaint)}")

    try:  # the other way round: the host's own row is at fault, and the case is not opened
        with crm.engine.batch() as batch:
            complain("C2", "T-18", "a leak")(batch.acting_as("E017", roles=["complaint_clerk"]))
            batch.sql("insert into calls values (1)")
    except tenon.Refused as no:
        print(f"not written: {no.en}")
    print(f"cases: {[case.reference for case in crm.engine.find()]}")
    # [/use]
    crm.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(os.path.join(folder, "crm.db"))

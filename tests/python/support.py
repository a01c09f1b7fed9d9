"""For the tests of the Python package: an engine on an ordinary Monday, and a way to run a program in a
process of its own. The standard library and nothing else."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
from datetime import datetime

import tenon
from tenon import registers

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "bindings" / "python"

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=tenon.CHINA)
SUBJECT = tenon.Subject(customer="C1")
A_COMPLAINT = {"channel": "phone", "target": "quality", "about": "a crack in the wall", "asked": "repair"}


def run(program, *arguments, environment=None, timeout=120):
    """Runs Python source in a process of its own, with this package in its path."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        timeout=timeout,
        env={**os.environ, "PYTHONPATH": str(PACKAGE), "PYTHONIOENCODING": "utf-8", **(environment or {})},
    )


class BindingTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.engine = tenon.open(now=MONDAY)
        self.addCleanup(self.engine.close)
        self.clerk = self.engine.acting_as("E017", roles=["complaint_clerk"])
        self.head = self.engine.acting_as("E001", roles=["complaint_supervisor"])

    def folder(self):
        made = tempfile.TemporaryDirectory(prefix="tenon-python-")
        self.addCleanup(made.cleanup)
        return made.name

    def complaint(self, reference=None, acting=None, **fields):
        return (acting or self.clerk).open(
            "complaint", SUBJECT, tenon.With(reference=reference), **{**A_COMPLAINT, **fields}
        )

    def investigated(self, **given):
        """A complaint that somebody was named for, and nobody has looked into."""
        case = self.complaint(**given)
        case.set_grade(grade="ordinary")
        case.name_responsible(responsible="E020", department="D1", measures="a visit today")
        return case


class WorldTest(unittest.TestCase):
    """An engine whose registers hold the made-up world of tests/scenarios: seven sales of one building."""

    maxDiff = None

    def setUp(self):
        world = json.loads((ROOT / "tests" / "scenarios" / "world.json").read_text(encoding="utf-8"))
        self.engine = tenon.open(now=datetime.fromisoformat(world["now"]))
        self.addCleanup(self.engine.close)
        self.manager = self.engine.acting_as("E0", roles=["manager"])
        for each in world["records"]:
            self.manager.records.put(registers.entry_of(each["kind"], each["record"]))


def main():
    unittest.main(module=sys.modules["__main__"], verbosity=1)

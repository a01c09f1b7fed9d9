"""Runs the tenon command and keeps a store for each test. Nothing but the standard library."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

TENON = os.environ.get("TENON_COMMAND", "tenon")
EXAMPLES = os.environ.get("TENON_EXAMPLES", "docs/examples")
MONDAY = "2026-03-02T10:00:00+08:00"
CLERK = ["--actor", "E017", "--role", "complaint_clerk"]
HEAD = ["--actor", "E001", "--role", "complaint_supervisor"]


class Done:
    """What one run of the command led to."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def json(self):
        """Standard output as the one JSON document that it must be."""
        return json.loads(self.out)

    def lines(self):
        """Standard output as JSON lines, each one a document."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(*words, stdin="", **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TENON_")}
    done = subprocess.run([TENON, *words], input=stdin.encode(), capture_output=True, timeout=120,
                          env={**clean, "LC_ALL": "C", **environment})
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="tenon-cli-")
        self.addCleanup(self.folder.cleanup)
        self.store = self.path("crm.db")

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def at(self, *words, now=MONDAY, **more):
        """Runs a command on this test's store, on an ordinary Monday."""
        return run(*words, "--store", self.store, "--now", now, **more)

    def must(self, *words, code=0, **more):
        done = self.at(*words, **more)
        self.assertEqual(done.code, code, f"{words}\n{done.out}\n{done.err}")
        return done

    def open_complaint(self, reference="T-17"):
        return self.must("open", "complaint", "--customer", "C1", "--reference", reference, *CLERK,
                         "--field", "channel=phone", "--field", "target=quality",
                         "--field", "about=a crack", "--field", "asked=repair")


def main():
    unittest.main(module=sys.modules["__main__"], verbosity=1)

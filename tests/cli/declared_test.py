"""Workflows of one's own on the command line: --workflow FILE wherever there are workflows."""
import json
import os

import support
from support import EXAMPLES, run

KEY_LOAN = os.path.join(EXAMPLES, "workflows", "key_loan.json")
FIT_OUT = os.path.join(EXAMPLES, "workflows", "fit_out.json")
TECHNICIAN = ["--actor", "E7", "--role", "technician"]
DESK = ["--actor", "E2", "--role", "front_desk"]


class Declared(support.CliTest):
    def keys(self, *words, **more):
        return self.must(*words, "--workflow", KEY_LOAN, **more)

    def put(self, kind, **record):
        self.must("records", kind, "--put", self.write(kind + ".json", json.dumps(record)),
                  "--actor", "E1", "--role", "manager")

    def a_home(self):
        self.put("project", id="P1", name="P", region="370200", developer="D")
        self.put("building", id="B1", project="P1", name="1")
        self.put("unit", id="U1", building="B1", name="1-101", use="home", lift=True, state="vacant")

    def test_it_is_listed_shown_and_drawn_without_a_store(self):
        own = ["--workflow", KEY_LOAN, "--workflow", FIT_OUT]
        listed = [each["id"] for each in run("workflows", *own, "--json").json()["workflows"]]
        self.assertEqual(listed[-2:], ["key_loan", "fit_out"])
        self.assertIn("complaint", listed)
        shown = run("show", "key_loan", *own)
        self.assertEqual(shown.code, 0, shown.err)
        for words in ("Key loan", "lend -> lent", "all_keys_are_there", "key_loan.return", "as promised"):
            self.assertIn(words, shown.out)
        self.assertIn("stateDiagram", run("show", "fit_out", *own, "--format", "mermaid").out)
        self.assertIn("key_loan.answer", run("limits", "key_loan", *own).out)
        self.assertEqual(run("show", "key_loan").code, 1)  # not one of the library's

    def test_a_case_of_it_is_opened_taken_on_and_found(self):
        self.a_home()
        self.keys("open", "key_loan", "--unit", "U1", "--reference", "K-1", *TECHNICIAN, "--field", "borrower=Li",
                  "--field", "purpose=a pressure test", "--field", "keys=2",
                  "--field", "back_by=2026-03-02T17:00:00+08:00")
        refused = self.keys("apply", "K-1", "lend", *DESK, code=1)
        self.assertIn("key_loan_register", refused.err)
        options = self.keys("options", "K-1", *DESK, "--json").json()["options"]
        self.assertIn("refuse", [each["event"] for each in options if each["allowed"]])
        no = self.keys("apply", "K-1", "refuse", *DESK, "--field", "reason=", "--json", code=1).json()["error"]
        self.assertEqual((no["code"], no["en"]), ("key_loan.no_reason", "Whoever refuses says why."))
        self.assertNotIn("@en", no["facts"])
        self.keys("apply", "K-1", "refuse", *DESK, "--field", "reason=no work is planned")
        found = self.must("find", "--workflow", "key_loan", "--workflow", KEY_LOAN, "--json").json()["cases"]
        self.assertEqual([each["state"] for each in found], ["refused"])
        self.assertEqual(self.keys("verify", "--json").json()["problems"], [])

    def test_a_store_without_its_workflow_says_which_one(self):
        self.a_home()
        self.keys("open", "key_loan", "--unit", "U1", "--reference", "K-1", *TECHNICIAN, "--field", "borrower=Li",
                  "--field", "purpose=a pressure test", "--field", "keys=2",
                  "--field", "back_by=2026-03-02T17:00:00+08:00")
        lost = self.at("get", "K-1")
        self.assertEqual(lost.code, 1)
        for words in ("key_loan version 1", "--workflow FILE"):
            self.assertIn(words, lost.err)

    def test_a_slip_is_told_with_its_place_and_the_nearest_word(self):
        with open(KEY_LOAN, encoding="utf-8") as file:
            document = json.load(file)
        document["steps"][0]["to"] = "lnet"
        done = run("show", "key_loan", "--workflow", self.write("slip.json", json.dumps(document)))
        self.assertEqual(done.code, 2)
        for words in ("settings.workflows[0].steps[0].to", "lnet", "did you mean lent"):
            self.assertIn(words, done.err)
        self.assertEqual(run("show", "key_loan", "--workflow", "/nowhere.json").code, 2)

    def test_the_form_has_a_schema(self):
        schema = run("schema", "declared_workflow").json()
        self.assertIn("steps", schema["properties"])


if __name__ == "__main__":
    support.main()

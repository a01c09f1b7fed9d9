"""tenon test --coverage, mutate, explore and backtest: what scenarios prove, what rules allow, what a change would
mean."""
import csv
import io
import json
import os

import support
from support import run

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KIT = os.path.join(TESTS, "data", "kit")
SCENARIOS = os.path.join(TESTS, "scenarios")
RIGHT = os.path.join(KIT, "complaint.json")
WRONG = os.path.join(KIT, "wrong.scenarios.json")
PRENOTICE = os.path.join(SCENARIOS, "prenotice.json")


class Kit(support.CliTest):
    def done(self, *words, code=0, **more):
        done = run(*words, **more)
        self.assertEqual(done.code, code, done.out + done.err)
        return done


class Coverage(Kit):
    def test_what_is_never_crossed_is_said_in_words(self):
        done = self.done("test", RIGHT, "--coverage")
        self.assertIn("%", done.out)
        self.assertIn("never", done.out)
        answer = self.done("test", RIGHT, "--coverage", "--json").json()
        self.assertEqual((answer["schema_version"], answer["passed"]), (1, True))
        self.assertLess(answer["all"]["percent"], 50)
        workflow = next(each for each in answer["workflows"] if each["workflow"] == "complaint")
        self.assertTrue(workflow["never"])
        self.assertNotIn("html", answer)

    def test_a_threshold_that_is_not_reached_fails(self):
        self.done("test", RIGHT, "--threshold", "1")
        answer = self.done("test", RIGHT, "--threshold", "99", "--json", code=1).json()
        self.assertEqual(answer["shortfalls"][0]["wanted"], 99)
        self.assertIn("from 0 to 100", self.done("test", RIGHT, "--threshold", "101", code=2).err)

    def test_the_page_has_the_diagram_and_nothing_from_elsewhere(self):
        page = self.path("coverage.html")
        self.done("test", PRENOTICE, "--coverage-html", page)
        with open(page, encoding="utf-8") as file:
            text = file.read()
        self.assertIn("<svg", text)
        self.assertNotIn("<script", text)

    def test_scenarios_that_fail_are_shown_as_ever(self):
        done = self.done("test", WRONG, "--coverage", code=1)
        self.assertIn("    then.state\n      expected  closed\n      found     graded\n", done.out)


class Mutants(Kit):
    def test_what_no_scenario_notices_is_listed_with_the_case_that_is_missing(self):
        done = self.done("mutate", RIGHT, "--only", "complaint/set_grade", "--jobs", "1", code=1)
        self.assertIn("complaint/set_grade/", done.out)
        answer = self.done("mutate", RIGHT, "--only", "complaint/set_grade", "--json", code=1).json()
        self.assertGreater(answer["mutants"]["killed"], 0)  # the target of the step is told of
        self.assertGreater(answer["mutants"]["survived"], 0)  # who else may grade is not
        for survivor in answer["survivors"]:
            self.assertTrue(survivor["id"].startswith("complaint/set_grade/"))
            self.assertTrue(survivor["missing"]["zh"] and survivor["missing"]["en"])

    def test_results_are_kept_so_that_a_second_run_has_nothing_to_do(self):
        words = ("mutate", RIGHT, "--only", "complaint/set_grade", "--results", self.path("results.json"), "--json")
        first, second = self.done(*words, code=1).json(), self.done(*words, code=1).json()
        self.assertGreater(first["runs"], 0)
        self.assertEqual(second["runs"], 0)
        self.assertEqual(first["mutants"], second["mutants"])

    def test_one_that_makes_no_difference_is_excused_by_its_reason(self):
        words = ("mutate", RIGHT, "--only", "complaint/set_grade", "--json")
        ids = [each["id"] for each in self.done(*words, code=1).json()["survivors"]]
        excuse = {"equivalents_version": 1, "equivalents": [{"id": each, "reason": "a test"} for each in ids]}
        file = self.write("equivalent.json", json.dumps(excuse))
        self.assertEqual(self.done(*words, "--equivalent", file).json()["mutants"]["equivalent"], len(ids))
        unknown = {"equivalents_version": 1, "equivalents": [{"id": "complaint/set_grade/none", "reason": "a test"}]}
        done = self.done(*words, "--equivalent", self.write("unknown.json", json.dumps(unknown)), code=1)
        self.assertEqual(done.json()["problems"][0]["code"], "mutants.no_such_mutant")


class Explorations(Kit):
    def test_what_must_never_be_is_not_where_the_rules_forbid_it(self):
        done = self.done("explore", os.path.join(KIT, "explore"))
        self.assertIn("the filing and the pre-notice of a sale", done.out)
        answer = self.done("explore", os.path.join(KIT, "explore"), "--json").json()
        found, = answer["explorations"]
        self.assertTrue(found["exhausted"])
        self.assertIn("certified", found["reached"]["prenotice"])

    def test_the_way_to_it_is_a_scenario_that_fails(self):
        folder = self.path("found")
        done = self.done("explore", os.path.join(KIT, "wrong.explore.json"), "--counterexamples", folder, code=1)
        self.assertIn("it is never certified", done.out)
        name, = os.listdir(folder)
        self.assertTrue(name.endswith(".scenarios.json"))
        again = self.done("test", os.path.join(folder, name), code=1)
        self.assertIn("1 failed", again.out)

    def test_a_table_says_what_a_procedure_decides(self):
        sheet, page = self.path("prenotice.csv"), self.path("prenotice.html")
        done = self.done("explore", PRENOTICE, "--table", "prenotice", "--csv", sheet, "--html", page)
        self.assertRegex(done.out, r"\d+ lines, from \d+ attempts")
        with open(sheet, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        self.assertGreater(len(rows), 10)
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        with open(page, encoding="utf-8") as file:
            self.assertIn("预告登记", file.read())
        alone = self.done("explore", PRENOTICE, "--table", "prenotice", "--csv", "-")
        self.assertEqual(len(list(csv.reader(io.StringIO(alone.out.lstrip("\ufeff"), newline="")))), len(rows))

    def test_bad_usage(self):
        self.assertIn("--table", self.done("explore", KIT, "--csv", "x.csv", code=2).err)
        self.assertIn("nothing", self.done("explore", PRENOTICE, "--table", "nothing", code=1).err)
        self.assertIn("explore_version", self.done("explore", os.path.join(TESTS, "cli"), code=1).err)


class Backtests(Kit):
    def setUp(self):
        super().setUp()
        self.open_complaint()
        self.must("apply", "T-17", "set_grade", "--field", "grade=ordinary", *support.CLERK)

    def backtest(self, change, *words, code=0):
        return self.done("backtest", "--store", self.store, "--change", self.write("change.json", json.dumps(change)),
                         *words, code=code)

    def test_a_change_that_touches_nobody_makes_no_difference(self):
        done = self.backtest({"limits": {"ticket.resolution": "9 working_days"}})
        self.assertIn("0", done.out)

    def test_a_step_that_would_be_refused_is_named_with_the_case(self):
        change = {"rules": [{"workflow": "complaint", "kind": "role_dropped", "event": "set_grade",
                             "what": "complaint_clerk"}]}
        answer = self.backtest(change, "--json", code=1).json()
        case, = answer["cases"]
        self.assertEqual((case["reference"], case["first"]["event"]), ("T-17", "set_grade"))
        self.assertEqual(case["refusal"]["code"], "step.wrong_role")

    def test_dates_that_would_move_are_a_table(self):
        sheet = self.path("differences.csv")
        self.backtest({"limits": {"complaint.measures": "10 minutes"}}, "--csv", sheet, code=1)
        with open(sheet, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        self.assertGreater(len(rows), 1)
        self.assertIn("complaint.measures", {cell for row in rows for cell in row})

    def test_bad_usage(self):
        self.assertIn("--change", self.done("backtest", "--store", self.store, code=2).err)
        self.assertIn("--store", self.done("backtest", "--change", "x.json", code=2).err)
        self.assertIn("no store", self.done("backtest", "--store", "/nowhere.db", "--change", "x", code=2).err)
        said = self.backtest({"limit": {}}, code=2)
        self.assertIn("limit", said.err)


if __name__ == "__main__":
    support.main()

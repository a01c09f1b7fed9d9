"""coverage, mutate, explore, decision_table and backtest from Python: typed answers of what the library finds."""

import json
import pathlib
import tempfile
import unittest

import tenon
from support import A_COMPLAINT, MONDAY, ROOT, SUBJECT, main
from tenon import testing

KIT = ROOT / "tests" / "data" / "kit"
RIGHT = KIT / "complaint.json"
PRENOTICE = ROOT / "tests" / "scenarios" / "prenotice.json"


class Coverage(unittest.TestCase):
    def test_it_is_counted_by_workflow_and_area(self):
        found = testing.coverage(RIGHT)
        self.assertTrue(found.passed and found.complete)
        self.assertEqual(found.all.percent, found.all.crossed * 100 // found.all.of)
        complaint = next(each for each in found.workflows if each.workflow == "complaint")
        self.assertGreater(complaint.areas["steps"].crossed, 0)
        self.assertLess(complaint.areas["steps"].crossed, complaint.areas["steps"].of)
        self.assertTrue(complaint.never and complaint.never[0].zh and complaint.never[0].en)
        self.assertIsNone(found.html)

    def test_a_threshold_that_is_not_reached_is_named(self):
        found = testing.coverage(RIGHT, threshold=99)
        self.assertFalse(found.passed)
        self.assertEqual([(each.area, each.wanted) for each in found.shortfalls], [("all", 99)])
        self.assertTrue(testing.coverage(RIGHT, threshold={"steps": 1}).passed)
        with self.assertRaises(tenon.Invalid):
            testing.coverage(RIGHT, threshold={"stepps": 1})

    def test_scenarios_that_fail_are_named(self):
        found = testing.coverage(KIT, html=True)
        self.assertEqual(found.failed, ("complaint/done/a_grade_is_thought_to_close_it",))
        self.assertIn("<svg", found.html)


class Mutants(unittest.TestCase):
    def test_a_survivor_says_which_case_is_missing(self):
        found = testing.mutate(RIGHT, only="complaint/set_grade", threads=1)
        self.assertFalse(found.passed)
        self.assertEqual(found.mutants.survived, len(found.survivors))
        first = found.survivors[0]
        self.assertTrue(first.id.startswith("complaint/set_grade/"))
        self.assertTrue(first.missing.zh and first.missing.en)
        self.assertEqual(found.workflows[0].workflow, "complaint")

    def test_results_are_kept_from_run_to_run(self):
        with tempfile.TemporaryDirectory() as folder:
            results = pathlib.Path(folder, "results.json")
            first = testing.mutate(RIGHT, only=["complaint/set_grade"], results=results)
            second = testing.mutate(RIGHT, only=["complaint/set_grade"], results=results)
        self.assertGreater(first.runs, 0)
        self.assertEqual((second.runs, second.mutants), (0, first.mutants))

    def test_who_has_heard_enough_stops_it(self):
        found = testing.mutate(
            RIGHT, only="complaint/", threads=1, progress=lambda progress: progress.done < 3
        )
        self.assertFalse(found.complete)


class Explorations(unittest.TestCase):
    def test_what_must_never_be_is_not_where_the_rules_forbid_it(self):
        (found,) = testing.explore(KIT / "explore").explorations
        self.assertTrue(found.passed and found.exhausted)
        self.assertIn("certified", found.reached["prenotice"])
        self.assertEqual(found.title.zh, "备案与预告登记")

    def test_the_way_to_it_is_a_scenario(self):
        found = testing.explore(KIT / "wrong.explore.json")
        self.assertFalse(found.passed)
        (violation,) = found.explorations[0].violations
        self.assertEqual(
            (violation.invariant, violation.cases["prenotice"]), ("never_certified", "certified")
        )
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "found.scenarios.json")
            file.write_text(json.dumps(violation.scenario), encoding="utf-8")
            self.assertFalse(testing.run(file).passed)

    def test_a_table_says_what_a_procedure_decides(self):
        table = testing.decision_table("prenotice", PRENOTICE)
        self.assertTrue(table.passed)
        self.assertEqual(table.title.zh, "预告登记")
        leads = [each for each in table.lines if each.to == "certified" and each.events == ("certify",)]
        self.assertIn("bureau_specialist", leads[0].roles)
        missing = [each.refusal.code for each in table.lines if each.given == "without_paper"]
        self.assertIn("documents.missing", missing)
        self.assertGreater(table.csv.count("\n"), len(table.lines))
        with self.assertRaises(tenon.NotFound):
            testing.decision_table("signing", PRENOTICE)


class Backtests(unittest.TestCase):
    def setUp(self):
        made = tempfile.TemporaryDirectory(prefix="tenon-backtest-")
        self.addCleanup(made.cleanup)
        self.store = pathlib.Path(made.name, "crm.db")
        with tenon.open(f"sqlite:{self.store}", now=MONDAY) as engine:
            clerk = engine.acting_as("E017", roles=["complaint_clerk"])
            case = clerk.open("complaint", SUBJECT, tenon.With(reference="T-17"), **A_COMPLAINT)
            case.set_grade(grade="ordinary")

    def test_a_change_that_touches_nobody_makes_no_difference(self):
        found = testing.backtest(self.store, {"limits": {"ticket.resolution": "9 working_days"}})
        self.assertTrue(found.passed)
        self.assertEqual((found.totals.cases, found.totals.commands, found.cases), (1, 2, ()))
        self.assertEqual(found.since, MONDAY)

    def test_a_step_that_would_be_refused_is_named_with_its_case(self):
        rule = {
            "workflow": "complaint",
            "kind": "role_dropped",
            "event": "set_grade",
            "what": "complaint_clerk",
        }
        found = testing.backtest(f"sqlite:{self.store}", {"rules": [rule]})
        (case,) = found.cases
        self.assertEqual((case.reference, case.first.event, case.first.actor), ("T-17", "set_grade", "E017"))
        self.assertEqual(case.refusal.code, "step.wrong_role")
        self.assertIn("refused", {each.kind for each in case.differences})
        self.assertEqual(found.totals.refusals, {"step.wrong_role": 1})

    def test_what_cannot_be_changed_is_refused_by_field(self):
        with self.assertRaises(tenon.Invalid):
            testing.backtest(self.store, {"limit": {}})
        with self.assertRaises(tenon.TenonError):
            testing.backtest(
                self.store.with_name("nowhere.db"), {"limits": {"ticket.resolution": "1 working_days"}}
            )


if __name__ == "__main__":
    main()

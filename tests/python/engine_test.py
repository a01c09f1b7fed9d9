"""The engine: finding page by page, what is due, time, the outbox, imports, reports, drawings."""

import json
import os
import pathlib
from datetime import datetime, timedelta

import tenon
from support import MONDAY, ROOT, SUBJECT, BindingTest, main

EXAMPLES = ROOT / "docs" / "examples"


class Cases(BindingTest):
    def test_a_store_in_a_file_outlives_its_engine(self):
        store = f"sqlite:{os.path.join(self.folder(), '客户.db')}"
        with tenon.open(store, now=MONDAY) as engine:
            case = self.complaint("T-1", acting=engine.acting_as("E017", roles=["complaint_clerk"]))
        with tenon.open(store, now=MONDAY) as engine:
            self.assertEqual(engine.get(reference="T-1").id, case.id)

    def test_find_reads_page_by_page_and_only_as_far_as_the_loop_goes(self):
        made = {self.complaint().id for _ in range(7)}
        found = self.engine.find(workflow="complaint", page=3)
        first = next(found)
        late = self.complaint().id  # opened while the loop is on its first page
        rest = [each.id for each in found]
        self.assertEqual({first.id, *rest}, made | {late})
        self.assertEqual(len(rest), 7)

    def test_find_filters_by_what_the_library_knows(self):
        case = self.complaint()
        self.complaint().set_grade(grade="ordinary")
        self.assertEqual([each.id for each in self.engine.find(state="recorded")], [case.id])
        self.assertEqual(list(self.engine.find(customer="C2")), [])
        with self.assertRaises(tenon.Invalid) as caught:
            list(self.engine.find(colour="red"))
        self.assertEqual(caught.exception.field, "query.colour")

    def test_get_takes_one_name_of_a_case(self):
        with self.assertRaises(TypeError):
            self.engine.get()

    def test_the_workflows_are_told_listed_and_drawn(self):
        self.assertIn("complaint", self.engine.workflows())
        self.assertEqual(self.engine.workflow("complaint")["title"]["zh"], "客户投诉")
        self.assertIn("stateDiagram-v2", self.engine.diagram("complaint"))
        self.assertIn("<svg", self.engine.diagram("complaint", "svg", language="zh"))


class Care(BindingTest):
    def test_a_backup_is_a_store_of_its_own(self):
        folder = self.folder()
        with tenon.open(f"sqlite:{os.path.join(folder, 'crm.db')}", now=MONDAY) as engine:
            case = self.complaint("T-1", acting=engine.acting_as("E017", roles=["complaint_clerk"]))
            copy = pathlib.Path(folder, "copy.db")
            engine.backup(copy)
            with self.assertRaises(tenon.Refused):
                engine.backup(copy)
        with tenon.open(f"sqlite:{copy}") as engine:
            self.assertEqual(engine.get(reference="T-1").id, case.id)
            self.assertEqual(engine.verify().problems, ())

    def test_the_log_says_what_was_done_and_refused_where_it_is_asked_for(self):
        self.assertEqual(self.engine.log(), ())
        with tenon.open(now=MONDAY, log="debug") as engine:
            case = self.complaint(acting=engine.acting_as("E017", roles=["complaint_clerk"]))
            with self.assertRaises(tenon.NotAllowed):
                case.accept()
            done, refused = engine.log()
            self.assertEqual((done.event, done.code, done.actor, done.at), ("open", "done", "E017", MONDAY))
            self.assertEqual((refused.event, refused.code), ("accept", "step.not_from_here"))
            self.assertEqual(engine.log(after=done.number), (refused,))

    def test_a_document_that_is_too_long_is_refused(self):
        with tenon.open(max_document_bytes=2000) as engine:
            with self.assertRaises(tenon.Invalid):
                self.complaint(acting=engine.acting_as("E1", roles=["complaint_clerk"]), about="x" * 4000)


class Time(BindingTest):
    def test_a_manual_clock_moves_forward_only(self):
        self.assertEqual(self.engine.now, MONDAY)
        self.engine.set_time(MONDAY + timedelta(hours=1))
        self.assertEqual(self.engine.now, MONDAY + timedelta(hours=1))
        with self.assertRaises(tenon.Refused):
            self.engine.set_time(MONDAY)

    def test_alarms_ring_once_and_leave_notices_until_they_are_acknowledged(self):
        case = self.complaint()
        self.engine.set_time(MONDAY + timedelta(hours=1))
        rung = self.engine.advance()
        self.assertEqual((rung.missed, rung.more, rung.until), (1, False, MONDAY + timedelta(hours=1)))
        self.assertEqual(self.engine.advance().missed, 0)
        self.assertIs(case.deadlines[0].status, tenon.DeadlineStatus.missed)
        notices = list(self.engine.outbox)
        self.assertTrue(notices)
        self.assertEqual({each.case for each in notices}, {case.id})
        self.assertEqual(self.engine.outbox.acknowledge(notices[0]), 1)
        self.assertEqual(self.engine.outbox.acknowledge_all(notices), len(notices) - 1)
        self.assertEqual(self.engine.outbox.acknowledge(), 0)
        self.assertEqual(list(self.engine.outbox), [])

    def test_what_is_due_comes_earliest_first(self):
        first = self.complaint()
        self.engine.set_time(MONDAY + timedelta(minutes=5))
        second = self.complaint()
        self.assertEqual(self.engine.due(), [])
        self.assertEqual(
            [each.id for each in self.engine.due(MONDAY + timedelta(hours=2))], [first.id, second.id]
        )
        self.assertEqual(len(self.engine.due(MONDAY + timedelta(hours=2), limit=1)), 1)

    def test_the_clock_of_an_engine_without_now_is_the_system_s(self):
        with tenon.open() as engine:
            self.assertLess(abs(engine.now - datetime.now(tenon.CHINA)), timedelta(minutes=1))
            with self.assertRaises(tenon.TenonError) as caught:
                engine.set_time(MONDAY)
            self.assertEqual(caught.exception.code, "time.clock_is_system")

    def test_limits_are_the_host_s_to_set(self):
        with tenon.open(now=MONDAY, limits={"complaint.measures": "10 minutes"}) as engine:
            case = self.complaint(acting=engine.acting_as("E017", roles=["complaint_clerk"]))
            self.assertEqual(case.deadlines[0].due, MONDAY + timedelta(minutes=10))


class Imports(BindingTest):
    mapping = (EXAMPLES / "mappings" / "nyc311.json").read_text(encoding="utf-8")
    requests = EXAMPLES / "sample" / "requests.csv"

    def setUp(self):
        super().setUp()
        self.engine = tenon.open()
        self.addCleanup(self.engine.close)

    def test_a_file_is_imported_step_by_step_and_twice_changes_nothing(self):
        with self.engine.importing(self.mapping, self.requests) as job:
            steps = list(job)
            report = job.report()
        self.assertEqual(steps[-1].done, steps[-1].total)
        self.assertEqual(report.records, steps[-1].total)
        self.assertGreater(report.opened, 0)
        self.assertEqual(sum(1 for _ in self.engine.find()), report.opened)
        with self.engine.importing(json.loads(self.mapping), self.requests.read_bytes()) as job:
            list(job)
            self.assertEqual((job.report().opened, job.report().repeated > 0), (0, True))

    def test_a_file_that_lacks_a_column_is_refused_whole(self):
        with self.assertRaises(tenon.Invalid):
            self.engine.importing(self.mapping, b"a,b\n1,2\n")
        self.assertEqual(list(self.engine.find()), [])

    def test_a_file_that_is_not_there_is_the_system_s_error(self):
        with self.assertRaises(FileNotFoundError):
            self.engine.importing(self.mapping, pathlib.Path("/nowhere/at/all.csv"))


class Reports(BindingTest):
    def test_figures_page_and_ledger(self):
        self.complaint("T-17", about="墙裂了")
        figures = self.engine.reports.figures(from_=MONDAY, until=MONDAY + timedelta(days=1))
        self.assertEqual(figures["schema_version"], 1)
        page = self.engine.reports.html(title=tenon.Text("投诉", "Complaints"), made_up=True)
        self.assertIn("<title>", page)
        self.assertIn("投诉", page)
        ledger = self.engine.reports.ledger("complaint", language="en", byte_order_mark=False)
        self.assertIn("T-17", ledger)
        self.assertIn("墙裂了", ledger)

    def test_a_text_that_holds_a_nul_is_not_cut(self):
        self.complaint("T-17", about="before\0after")
        self.assertIn("before\0after", self.engine.reports.ledger("complaint"))

    def test_the_handbook_tells_of_the_procedures_that_are_named(self):
        page = self.engine.reports.handbook("signing", "prenotice", language="en", on=MONDAY.date())
        self.assertIn('id="w.signing"', page)
        self.assertIn('id="w.prenotice"', page)
        self.assertNotIn('id="w.complaint"', page)
        self.assertIn("As of 2026", page)
        self.assertIn('id="w.complaint"', self.engine.reports.handbook())
        with self.assertRaises(tenon.NotFound):
            self.engine.reports.handbook("singing")

    def test_an_option_that_is_not_known_is_refused(self):
        with self.assertRaises(tenon.Invalid) as caught:
            self.engine.reports.figures(colour="red")
        self.assertIn("colour", caught.exception.field)


if __name__ == "__main__":
    main()

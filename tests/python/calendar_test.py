"""Working time, limits, schemas: what the engine counts by, and what documents look like."""

import dataclasses
from datetime import date, datetime, timedelta

import tenon
from support import MONDAY, BindingTest, main
from tenon import _codec, calendar, documents, journeys, packs, registers, schemas


class Calendar(BindingTest):
    def test_a_make_up_workday_is_a_day_of_work_with_its_notice(self):
        day = self.engine.calendar.day(date(2026, 2, 14))  # a Saturday, worked for the Spring Festival
        self.assertEqual(
            (day.day, day.kind, day.working, day.known), (date(2026, 2, 14), "make_up", True, True)
        )
        self.assertTrue(day.reason.zh and day.notice)

    def test_a_limit_is_reached_day_by_day(self):
        told = self.engine.calendar.due("3 working_days", MONDAY)
        self.assertEqual(told.due.astimezone(tenon.CHINA).date(), date(2026, 3, 6))
        self.assertEqual(told.rows[-1].total, 3)

    def test_a_limit_counts_only_the_stretches_in_which_its_clock_ran(self):
        ran = [
            calendar.Stretch(MONDAY, MONDAY + timedelta(minutes=10)),
            calendar.Stretch(MONDAY + timedelta(hours=5)),
        ]
        told = self.engine.calendar.due("30 minutes", ledger=ran)
        self.assertEqual(told.due, MONDAY + timedelta(hours=5, minutes=20))

    def test_a_start_or_a_ledger_is_asked_for(self):
        with self.assertRaises(tenon.Invalid) as caught:
            self.engine.calendar.due("3 working_days")
        self.assertEqual(caught.exception.code, "calendar.start_or_ledger")

    def test_working_time_between_two_times(self):
        found = self.engine.calendar.between(MONDAY, MONDAY + timedelta(days=7))
        self.assertEqual((found.working_days, found.minutes, found.estimated), (5, 7 * 24 * 60, False))
        back = self.engine.calendar.between(MONDAY + timedelta(days=7), MONDAY)
        self.assertEqual(back.working_days, -5)
        with self.assertRaises(tenon.Invalid):
            self.engine.calendar.between(datetime(2026, 3, 2), MONDAY)

    def test_the_calendar_is_a_document_that_can_be_checked_and_opened_with(self):
        document = self.engine.calendar.document()
        loaded = calendar.check(document)
        self.assertEqual((loaded.id, loaded.zone), ("cn", "Asia/Shanghai"))
        with tenon.open(calendar=document, now=MONDAY) as engine:
            self.assertEqual(engine.calendar.document(), document)
        with self.assertRaises(tenon.Invalid) as caught:
            calendar.check({**document, "zone": "Nowhere/At_all"})
        self.assertIn("zone", caught.exception.field)


class Limits(BindingTest):
    def test_they_say_what_is_in_force_and_what_was_built_in(self):
        with tenon.open(limits={"complaint.measures": "10 minutes"}) as engine:
            found = {each.deadline: each for each in engine.limits("complaint") if each.key is None}
        measures = found["complaint.measures"]
        self.assertEqual(
            (measures.limit, measures.default, measures.overridden), ("10 minutes", "30 minutes", True)
        )
        self.assertIn("ticket", {each.workflow for each in self.engine.limits()})


class Schemas(BindingTest):
    def properties(self, name):
        return set(schemas.schema(name)["properties"]) - {"schema_version"}

    def assert_same(self, kind, name):
        keys = {_codec.key_of(each.name) for each in dataclasses.fields(kind)}
        self.assertEqual(keys, self.properties(name), name)

    def test_they_are_listed_and_an_unknown_name_is_told_the_others(self):
        self.assertIn("command", schemas.names())
        with self.assertRaises(tenon.Invalid) as caught:
            schemas.schema("comand")
        self.assertIn("command", caught.exception.facts["allowed"])

    def test_the_registers_have_the_fields_of_their_schemas(self):
        for name, kind in registers.KINDS.items():
            self.assert_same(kind, f"record.{name}")

    def test_the_documents_have_the_fields_of_their_schemas(self):
        for kind, name in (
            (documents.Outcome, "outcome"),
            (documents.Snapshot, "case"),
            (documents.Explanation, "explanation"),
            (documents.AdvanceReport, "advance_report"),
            (documents.VerifyReport, "verify_report"),
            (tenon.ImportReport, "import_report"),
            (tenon.Refusal, "error"),
            (journeys.Journey, "journey"),
            (journeys.BuildingForecast, "forecast"),
            (journeys.EachReport, "each_report"),
            (packs.Policies, "policies"),
            (packs.CheckedPack, "policy_check"),
            (packs.PolicyPreview, "policy_preview"),
            *((packs.Computed, f"computed.{kind}") for kind in tenon.policies().computations),
        ):
            with self.subTest(name):
                self.assert_same(kind, name)

    def test_the_parts_of_lists_have_the_fields_of_their_schemas(self):
        for kind, name, part in (
            (documents.Option, "options", "options"),
            (documents.HistoryRow, "history", "history"),
            (documents.Notice, "notices", "notices"),
            (documents.LogEntry, "log", "entries"),
            (documents.DocumentHeld, "case", "documents"),
            (documents.Doer, "case", "doers"),
            (journeys.JourneyStep, "journey", "steps"),
            (journeys.Promise, "journey", "promises"),
            (journeys.MissingPaper, "missing_papers", "papers"),
            (journeys.FunnelStage, "forecast", "funnel"),
            (journeys.SaleOutlook, "forecast", "outlooks"),
            (journeys.EachOutcome, "each_report", "cases"),
            (packs.Pack, "policies", "packs"),
            (packs.PolicyDifference, "policy_preview", "differences"),
            (packs.MovedDate, "policy_preview", "dates"),
            (packs.MovedSum, "policy_preview", "sums"),
            (packs.Provenance, "computed.loan_schedule", "rules"),
            (packs.DocumentType, "document_types", "document_types"),
        ):
            with self.subTest(name):
                items = schemas.schema(name)["properties"][part]["items"]["properties"]
                self.assertEqual({_codec.key_of(each.name) for each in dataclasses.fields(kind)}, set(items))

    def test_every_setting_can_be_given(self):
        import inspect

        self.assertEqual(set(inspect.signature(tenon.open).parameters), self.properties("settings"))


if __name__ == "__main__":
    main()

"""tenon.testing: the world and its clock, rules told in Python, and what is said where they are not so."""

import json
import tempfile
import unittest
from datetime import timedelta

import tenon
from support import A_COMPLAINT, MONDAY, ROOT, main
from tenon.testing import (
    NotSo,
    Stage,
    World,
    fact,
    given,
    lacks,
    leads_to,
    missed_at,
    not_told,
    opened,
    refused,
    running,
    told,
)

SCENARIOS = ROOT / "tests" / "scenarios"
PHONE = {"channel": "phone", "value": "13800000000"}
LI = tenon.Customer("C1", "person", "李", contacts=(tenon.Contact(**PHONE),))
NO_PAPERS = "prenotice_application: 1 original"


class Clock(unittest.TestCase):
    def setUp(self):
        self.world = World([LI], now=MONDAY)
        self.addCleanup(self.world.close)

    def complaint(self):
        clerk = self.world.acting_as("complaint_clerk")
        return clerk.open("complaint", tenon.Subject(customer="C1"), **A_COMPLAINT)

    def test_only_the_test_moves_it(self):
        self.assertEqual(self.world.now, MONDAY)
        self.world.wait_until(MONDAY + timedelta(days=3))
        self.assertEqual(self.world.now, MONDAY + timedelta(days=3))
        with self.assertRaises(tenon.TenonError):
            self.world.wait_until(MONDAY)

    def test_waiting_lets_everything_on_the_way_happen(self):
        case = self.complaint()
        self.world.wait_until(MONDAY + timedelta(minutes=31))
        self.assertEqual(case.deadlines[0].status, "missed")

    def test_it_goes_from_deadline_to_deadline_exactly(self):
        case = self.complaint()
        self.assertEqual(self.world.advance_to_next_deadline(), case.deadlines[0].due)
        self.assertEqual(self.world.now, MONDAY + timedelta(minutes=30))
        self.assertEqual(case.deadlines[0].status, "missed")
        self.assertGreater(self.world.advance_to_next_deadline(), MONDAY + timedelta(minutes=30))

    def test_every_alarm_is_met_on_the_way(self):
        self.complaint()
        told = 0
        for _ in range(3):  # missed, then rung by rung up the ladder
            self.world.advance_to_next_deadline()
            self.assertGreater(len(self.world.told()), told)
            told = len(self.world.told())

    def test_where_no_clock_runs_it_says_so(self):
        with self.assertRaises(tenon.Refused) as caught:
            self.world.advance_to_next_deadline()
        self.assertEqual(caught.exception.code, "testing.nothing_due")

    def test_the_end_of_a_hold_is_met_too(self):
        self.complaint().hold(reason="the customer travels", until=MONDAY + timedelta(days=1))
        self.assertEqual(self.world.advance_to_next_deadline(), MONDAY + timedelta(days=1))


class Registers(unittest.TestCase):
    def test_a_change_touches_only_the_fields_it_names(self):
        world = World([LI], now=MONDAY)
        world.put("customer", {"id": "C1", "marital": "married"})
        self.assertEqual(world.record("customer", "C1")["name"], "李")
        self.assertEqual(world.record("customer", "C1")["marital"], "married")
        world.put("customer", {"id": "C1", "marital": None})
        self.assertNotIn("marital", world.record("customer", "C1"))

    def test_entries_come_as_dataclasses_or_as_documents(self):
        record = {
            "kind": "customer",
            "record": {"id": "C2", "kind": "person", "name": "王", "contacts": [PHONE], "special": False},
        }
        world = World([LI, record], now=MONDAY)
        self.assertEqual(world.record("customer", "C2")["name"], "王")
        with self.assertRaises(tenon.NotFound):
            world.record("customer", "C3")

    def test_what_is_wrong_with_a_world_is_said_by_field(self):
        with self.assertRaises(tenon.Invalid) as caught:
            World([{"kind": "customer", "record": {}, "colour": "red"}], now=MONDAY)
        self.assertEqual(
            (caught.exception.code, caught.exception.field), ("testing.unknown_key", "records[0].colour")
        )
        with self.assertRaises(tenon.Invalid) as caught:
            World(now=MONDAY, settings={"store": "sqlite:x.db"})
        self.assertEqual(caught.exception.field, "settings.store")
        with self.assertRaises(tenon.Invalid) as caught:
            World([LI, tenon.Customer("C2", "person", "王")], now=MONDAY)
        self.assertEqual(caught.exception.field, "records[1].record.contacts")

    def test_a_document_that_is_no_world_is_refused_by_place(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"now": "2026-03-02T10:00:00+08:00", "recrods": []}, file)
            file.flush()
            with self.assertRaises(tenon.Invalid) as caught:
                World.read(file.name)
            self.assertIn("recrods", caught.exception.en)
            self.assertIn("records", caught.exception.facts["allowed"])

    def test_two_worlds_that_are_made_alike_have_the_same_ids(self):
        ids = []
        for _ in range(2):
            clerk = World([LI], now=MONDAY).acting_as("complaint_clerk")
            ids.append(clerk.open("complaint", tenon.Subject(customer="C1"), **A_COMPLAINT).id)
        self.assertEqual(*ids)


class Stories(unittest.TestCase):
    """given, when, then on the procedures of tests/scenarios."""

    maxDiff = None

    def setUp(self):
        self.world = World.read(SCENARIOS)
        self.addCleanup(self.world.close)

    def collecting(self):
        return given(self.world, "prenotice").about(sale="S1").in_state("collecting")

    def differs(self, story, *claims):
        with self.assertRaises(NotSo) as caught:
            story.then(*claims)
        return [each.at for each in caught.exception.differences]

    def test_a_step_leads_on_and_tells_who_has_to_know(self):
        (
            given(self.world, "prenotice")
            .about(sale="S1")
            .in_state("submitted")
            .by("bureau_specialist")
            .when("certify", certificate_number="YGZ-1")
            .then(
                leads_to("certified"),
                fact("certificate_number", "YGZ-1"),
                told("prenotice.certified", party="buyer"),
                not_told("prenotice.returned"),
            )
        )

    def test_a_refusal_is_expected_with_its_facts_and_source(self):
        (
            given(self.world, "prenotice")
            .in_state("collecting")
            .step({"papers": "prenotice.all", "without": "purchase_contract"})
            .when("submit")
            .then(
                refused("documents.missing", missing="purchase_contract: 1 original", source="H0 5.8"),
                lacks("purchase_contract: 1 original"),
                leads_to("collecting"),
            )
        )

    def test_of_a_list_of_facts_some_may_be_named(self):
        story = self.collecting().when("submit")
        story.then(refused("documents.missing", missing=[NO_PAPERS, "prenotice_agreement: 1 original"]))
        self.assertEqual(
            self.differs(story, refused("documents.missing", missing=["x"])), ["refused.facts.missing"]
        )

    def test_what_is_left_out_is_as_the_scenarios_have_it_for_an_example(self):
        story = self.collecting().step({"papers": "prenotice.all"}).when("submit")
        story.then(leads_to("submitted"), fact("acceptance_number", "YG-2026-1"), lacks())

    def test_a_step_may_be_taken_by_another_or_at_another_time(self):
        story = self.collecting().step({"papers": "prenotice.all"})
        story.by("cleaning").when("submit").then(refused("step.wrong_role"))
        at = self.world.now
        story.wait_until(at + timedelta(hours=1))
        story.by("bureau_specialist", who="E77").when("submit", tenon.With(at=at)).then(leads_to("submitted"))
        last = self.world.engine.history(story.case.id)[-1]
        self.assertEqual((last.actor, last.at), ("E77", at))

    def test_what_must_be_done_before_raises_where_it_is_refused(self):
        story = self.collecting()
        with self.assertRaises(tenon.Refused):
            story.done("submit")
        story.step({"papers": "prenotice.all"}).done("submit")
        self.assertEqual(story.state, "submitted")

    def test_a_limit_is_tried_on_both_sides(self):
        story = self.collecting()
        story.then(leads_to("collecting"), running("prenotice.papers"))
        due = next(each.due for each in story.case.deadlines if each.id == "prenotice.papers")
        wrong = due + timedelta(hours=1)
        other = given(World.read(SCENARIOS), "prenotice").in_state("collecting")
        self.assertEqual(len(self.differs(other, missed_at("prenotice.papers", wrong))), 1)
        story.then(missed_at("prenotice.papers", due))
        self.assertEqual(self.differs(story, running("prenotice.papers")), ["deadlines"])

    def test_time_passes_as_a_step(self):
        story = self.collecting().when_time_passes()
        story.then(leads_to("collecting"))
        self.assertGreater(self.world.now, story.case.opened_at)

    def test_an_opening_is_refused_where_something_has_to_come_first(self):
        story = (
            given(self.world, "prenotice").about(sale="S1").by("customer_service_specialist").when_opened()
        )
        story.then(refused("journey.needs_first", workflow="contract_filing", found="none"), leads_to("none"))
        self.assertIsNone(story.case)

    def test_everything_that_is_not_so_is_said_at_once_found_under_expected(self):
        story = self.collecting().step({"papers": "prenotice.all"}).when("submit")
        with self.assertRaises(AssertionError) as caught:
            story.then(
                leads_to("certified"),
                told("prenotice.certified", party="buyer"),
                opened("repair", "reported"),
                fact("acceptance_number", "YG-9"),
                running("prenotice.papers"),
                refused("documents.missing"),
            )
        self.assertEqual(
            str(caught.exception),
            "prenotice: submit is not as claimed:\n"
            "  state\n    expected  certified\n    found     submitted\n"
            "  told\n    expected  prenotice.certified, party=buyer\n    found     nothing\n"
            "  opened\n    expected  repair: reported\n    found     nothing\n"
            "  facts.acceptance_number\n    expected  YG-9\n    found     YG-2026-1\n"
            "  deadlines\n    expected  prenotice.papers: running\n"
            "    found     prenotice.papers: met, prenotice.certificate: running\n"
            "  refused.code\n    expected  documents.missing\n    found     done: submitted",
        )

    def test_a_refusal_that_nobody_expected_explains_itself(self):
        story = self.collecting().when("submit")
        with self.assertRaises(NotSo) as caught:
            story.then(leads_to("submitted"))
        first = caught.exception.differences[0]
        self.assertEqual((first.at, first.expected, first.found), ("refused", "", "documents.missing"))
        self.assertIn("What helps: Receive them", str(caught.exception))
        self.assertEqual(first.refusal.source, "H0 5.8")

    def test_each_part_of_a_refusal_is_compared(self):
        story = self.collecting().when("submit")
        for claim, at in (
            (refused("documents.lost"), "refused.code"),
            (refused("documents.missing", source="H1"), "refused.source"),
            (refused("documents.missing", missing=NO_PAPERS), "refused.facts.missing"),
            (refused("documents.missing", colour="red"), "refused.facts.colour"),
        ):
            self.assertEqual(self.differs(story, claim), [at])
        self.assertEqual(self.differs(story, refused("documents.missing"), lacks(NO_PAPERS)), ["missing"])

    def test_a_notice_that_was_not_to_be_told_is_shown(self):
        story = given(self.world, "prenotice").in_state("submitted").when("certify")
        self.assertEqual(self.differs(story, not_told("prenotice.certified")), ["not_told"] * len(story.told))

    def test_the_cases_that_came_of_a_step_are_seen(self):
        fault = {"place": "kitchen", "trade": "plumbing", "description": "the drain leaks", "picture": "P-1"}
        story = given(self.world, "house_acceptance").in_state("inspecting").by("customer_service_specialist")
        self.assertEqual(self.differs(story.when("comment", text="seen"), opened("repair")), ["opened"])
        story.when("inspect_unit", unit="U1", faults=[{"grade": "blocks_handover", **fault}])
        story.then(opened("repair", "reported"), leads_to("inspecting"))

    def test_a_path_that_is_not_told_is_said_by_name(self):
        with self.assertRaises(tenon.NotFound) as caught:
            given(self.world, "prenotice").in_state("lost")
        self.assertEqual(caught.exception.code, "testing.no_path")
        story = self.collecting()
        with self.assertRaises(tenon.NotFound) as caught:
            story.step("prenotice.no_such_steps")
        self.assertIn("prenotice.no_such_steps", caught.exception.en)

    def test_a_story_that_claims_nothing_proves_nothing(self):
        with self.assertRaises(TypeError):
            self.collecting().then()


class Paths(unittest.TestCase):
    def test_every_case_comes_into_every_state_as_the_runner_brings_it(self):
        """The steps are taken here in Python and in the runner in C++: both have to understand them alike."""
        states = 0
        for file in sorted(SCENARIOS.glob("*.json")):
            document = json.loads(file.read_text(encoding="utf-8"))
            for state in document.get("paths", {}):
                with self.subTest(procedure=file.stem, state=state), World.read(SCENARIOS) as world:
                    self.assertEqual(given(world, document["workflow"]).in_state(state).state, state)
                    states += 1
        self.assertGreater(states, 150)

    def test_words_of_a_step_are_read_from_the_sale(self):
        world = World.read(SCENARIOS)
        sale = world.record("sale", "S1")
        stage = Stage(world, {"sale": "S1"})
        from tenon.testing._words import filled

        found = filled(
            world,
            {"payment": "@sale/payment", "who": "@signers", "first": "@sale/buyers/0/customer", "plain": "x"},
            "S1",
        )
        self.assertEqual(found["payment"], sale["payment"])
        self.assertEqual(found["first"], sale["buyers"][0]["customer"])
        self.assertIn(found["first"], found["who"])
        self.assertEqual(found["plain"], "x")
        with self.assertRaises(tenon.NotFound):
            filled(world, {"payment": "@sale/colour"}, "S1")
        with self.assertRaises(tenon.NotFound):
            filled(world, {"payment": "@sale/payment"}, None)
        with self.assertRaises(tenon.NotFound):
            stage.id("loan")


if __name__ == "__main__":
    main()

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
    facts,
    given,
    leads_to,
    not_told,
    opened,
    refused,
    running,
    then,
    told,
    when,
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


class Sentences(unittest.TestCase):
    """given, when, then on the procedures of tests/scenarios."""

    maxDiff = None

    def setUp(self):
        self.world = World.read(SCENARIOS)
        self.addCleanup(self.world.close)

    def collecting(self):
        return given(self.world).about(sale="S1").a("prenotice").in_state("collecting")

    def test_a_refusal_is_claimed_with_its_facts_and_source(self):
        seen = when(self.collecting(), by="bureau_specialist").does("submit", acceptance_number="YG-1")
        then(seen, refused("documents.missing", missing=[NO_PAPERS], source="H0 5.8"))
        self.assertEqual(seen.state, "collecting")

    def test_what_is_left_out_is_as_the_scenarios_have_it_for_an_example(self):
        case = self.collecting().after({"papers": "prenotice.all"})
        then(when(case).does("submit"), leads_to("submitted"), facts(acceptance_number="YG-2026-1"))

    def test_a_step_may_be_taken_by_another_or_for_somebody(self):
        case = self.collecting().after({"papers": "prenotice.all"})
        then(when(case, by="cleaning").does("submit"), refused("step.wrong_role"))
        at = self.world.now
        self.world.wait_until(at + timedelta(hours=1))
        when(case, by="bureau_specialist", who="E77", with_=tenon.With(at=at)).does("submit")
        last = self.world.engine.history(case.id)[-1]
        self.assertEqual((last.actor, last.at), ("E77", at))

    def test_what_waits_is_claimed_of_the_case_itself(self):
        case = self.collecting()
        then(case, leads_to("collecting"), running("prenotice.papers"))
        then(when(case).waits_for_the_next_deadline(), leads_to("collecting"))
        self.assertGreater(self.world.now, self.world.engine.get(case.id).opened_at)

    def test_an_opening_is_refused_where_something_has_to_come_first(self):
        fresh = given(self.world).about(sale="S1")
        seen = when(fresh, by="customer_service_specialist").opens("prenotice")
        then(seen, refused("journey.needs_first", workflow="contract_filing", found="none"))
        self.assertIsNone(seen.case)

    def test_everything_that_is_not_so_is_said_at_once_expected_under_found(self):
        seen = when(self.collecting().after({"papers": "prenotice.all"})).does("submit")
        with self.assertRaises(AssertionError) as caught:
            then(
                seen,
                leads_to("certified"),
                told("prenotice.certified", party="buyer"),
                opened("repair"),
                facts(acceptance_number="YG-9"),
                running("prenotice.papers"),
                refused("documents.missing"),
            )
        self.assertEqual(
            str(caught.exception),
            "submit is not as claimed:\n"
            "  state\n    expected  certified\n    found     submitted\n"
            "  told\n    expected  prenotice.certified, party=buyer\n    found     nothing\n"
            "  opened\n    expected  repair\n    found     nothing\n"
            "  facts.acceptance_number\n    expected  YG-9\n    found     YG-2026-1\n"
            "  deadlines\n    expected  prenotice.papers: running\n"
            "    found     prenotice.papers: met, prenotice.certificate: running\n"
            "  refused.code\n    expected  documents.missing\n    found     done: submitted",
        )

    def test_a_refusal_nobody_expected_explains_itself(self):
        seen = when(self.collecting()).does("submit")
        with self.assertRaises(NotSo) as caught:
            then(seen, leads_to("submitted"))
        self.assertIn("found     refused: documents.missing", str(caught.exception))
        self.assertIn("What helps: Receive them", str(caught.exception))
        self.assertEqual(caught.exception.differences[0].refusal.source, "H0 5.8")

    def test_each_part_of_a_refusal_is_compared(self):
        seen = when(self.collecting()).does("submit")
        for claim, at in (
            (refused("documents.lost"), "refused.code"),
            (refused("documents.missing", source="H1"), "refused.source"),
            (refused("documents.missing", missing=NO_PAPERS), "refused.facts.missing"),
            (refused("documents.missing", missing=["passport: 1 copy"]), "refused.facts.missing"),
            (refused("documents.missing", colour="red"), "refused.facts.colour"),
        ):
            with self.assertRaises(NotSo) as caught:
                then(seen, claim)
            self.assertEqual([each.at for each in caught.exception.differences], [at])

    def test_notices_are_claimed_and_claimed_not_to_be(self):
        case = given(self.world).about(sale="S1").a("prenotice").in_state("submitted")
        seen = when(case).does("certify")
        self.assertTrue(seen.told, "the table of prenotice tells somebody of the certificate")
        first = seen.told[0]
        then(seen, told(first.notice, party=first.party, role=first.role), not_told("prenotice.returned"))
        with self.assertRaises(NotSo) as caught:
            then(seen, not_told(first.notice))
        self.assertEqual(caught.exception.differences[0].at, "not_told")

    def test_a_path_that_is_not_told_is_said_by_name(self):
        with self.assertRaises(tenon.NotFound) as caught:
            given(self.world).a("prenotice").in_state("lost")
        self.assertEqual(caught.exception.code, "testing.no_path")
        with self.assertRaises(tenon.NotFound) as caught:
            self.collecting().after("prenotice.no_such_steps")
        self.assertIn("prenotice.no_such_steps", caught.exception.en)

    def test_sentences_that_lack_a_part_say_which(self):
        with self.assertRaises(TypeError) as caught:
            given(self.world).in_state("collecting")
        self.assertIn("procedure", str(caught.exception))
        with self.assertRaises(TypeError):
            then(self.collecting())


class Paths(unittest.TestCase):
    def test_every_case_comes_into_every_state_as_the_runner_brings_it(self):
        """The steps are taken here in Python and in the runner in C++: both have to understand them alike."""
        states = 0
        for file in sorted(SCENARIOS.glob("*.json")):
            document = json.loads(file.read_text(encoding="utf-8"))
            for state in document.get("paths", {}):
                with self.subTest(procedure=file.stem, state=state), World.read(SCENARIOS) as world:
                    case = given(world).a(document["workflow"]).in_state(state)
                    self.assertEqual(case.state, state)
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

"""Workflows of a house's own, given to open() as documents: typed like the built-in ones."""

import json
import os
import tempfile
import unittest
from datetime import datetime

import tenon
from support import MONDAY, ROOT, main
from tenon import schemas

KEY_LOAN = json.loads((ROOT / "docs/examples/workflows/key_loan.json").read_text(encoding="utf-8"))


def a_home(engine):
    clerk = engine.acting_as("E1", roles=["manager"])
    clerk.records.put(tenon.Project("P1", "P", "370200"))
    clerk.records.put(tenon.Building("B1", "P1", "1"))
    clerk.records.put(tenon.Unit("U1", "B1", "1-101", use="home", lift=True, state="vacant"))


class Declared(unittest.TestCase):
    def test_a_case_is_opened_taken_on_and_refused_in_its_own_words(self):
        with tenon.open(now=MONDAY, workflows=[KEY_LOAN]) as engine:
            a_home(engine)
            self.assertIn("key_loan", engine.workflows())
            back_by = datetime(2026, 3, 2, 17, 0, tzinfo=tenon.CHINA)
            technician = engine.acting_as("E7", roles=["technician"])
            case = technician.open(
                "key_loan",
                tenon.Subject(unit="U1"),
                borrower="Li",
                purpose="a pressure test",
                keys=2,
                back_by=back_by,
            )
            self.assertEqual(case.read().facts["back_by"], back_by)
            self.assertEqual(case.read().facts["extensions"], 0)
            with self.assertRaises(tenon.Refused) as caught:
                engine.acting_as("E2", roles=["front_desk"]).case(case.id).refuse(reason="")
            self.assertEqual(caught.exception.code, "key_loan.no_reason")
            self.assertEqual(caught.exception.zh, "不借须说明理由。")
            self.assertNotIn("@en", caught.exception.facts)

    def test_a_slip_is_told_with_its_place(self):
        document = json.loads(json.dumps(KEY_LOAN))
        document["steps"][0]["to"] = "lnet"
        with self.assertRaises(tenon.Invalid) as caught:
            tenon.open(workflows=[document])
        self.assertEqual(caught.exception.field, "settings.workflows[0].steps[0].to")
        self.assertIn("did you mean lent", caught.exception.en)

    def test_a_store_is_reopened_with_the_same_documents(self):
        with tempfile.TemporaryDirectory() as folder:
            store = "sqlite:" + os.path.join(folder, "house.db")
            with tenon.open(store, now=MONDAY, workflows=[KEY_LOAN]) as engine:
                a_home(engine)
                case = engine.acting_as("E7", roles=["technician"]).open(
                    "key_loan",
                    tenon.Subject(unit="U1"),
                    borrower="Li",
                    purpose="a pressure test",
                    keys=2,
                    back_by=datetime(2026, 3, 2, 17, 0, tzinfo=tenon.CHINA),
                )
            with tenon.open(store, workflows=[KEY_LOAN]) as engine:
                self.assertEqual(engine.get(case.id).state, "asked")
            with tenon.open(store) as engine, self.assertRaises(tenon.NotFound) as caught:
                engine.get(case.id)
            self.assertEqual(caught.exception.code, "store.workflow_not_given")

    def test_the_form_has_a_schema(self):
        self.assertIn("steps", schemas.schema("declared_workflow")["properties"])


if __name__ == "__main__":
    main()

"""Every kind of refusal is an exception of its own, and says everything."""

import sqlite3
import os
import pickle
from datetime import datetime

import tenon
from support import A_COMPLAINT, MONDAY, SUBJECT, BindingTest, main
from tenon import errors


class Kinds(BindingTest):
    def test_a_rule_that_says_no_is_refused_with_all_that_explains_it(self):
        case = self.investigated()
        with self.assertRaises(tenon.Refused) as caught:
            case.propose(proposal="fill it", relief="non_monetary")
        refusal = caught.exception.refusal
        self.assertEqual(refusal.kind, "refused")
        self.assertEqual(refusal.code, "complaint.not_looked_into")
        self.assertEqual(refusal.facts["level"], "desk")
        self.assertEqual(refusal.source, "H4")
        self.assertIn("has not been looked into", refusal.en)
        self.assertIn("尚未调查", refusal.zh)
        self.assertIn("look_into", refusal.remedy.en)
        self.assertTrue(refusal.remedy.zh)

    def test_the_parts_can_be_read_from_the_exception_and_all_of_it_from_its_text(self):
        case = self.investigated()
        with self.assertRaises(tenon.Refused) as caught:
            case.propose(proposal="fill it", relief="non_monetary")
        error = caught.exception
        for name in ("code", "zh", "en", "facts", "field", "source", "remedy"):
            self.assertEqual(getattr(error, name), getattr(error.refusal, name))
        for part in (error.en, error.code, error.remedy.en, "source H4"):
            self.assertIn(part, str(error))

    def test_a_step_that_is_not_there_is_not_allowed(self):
        with self.assertRaises(tenon.NotAllowed):
            self.complaint().accept()

    def test_a_malformed_field_is_invalid_and_a_value_error_and_says_where(self):
        with self.assertRaises(tenon.Invalid) as caught:
            self.complaint().set_grade(grade="huge")
        self.assertEqual(caught.exception.field, "payload.grade")
        self.assertIsInstance(caught.exception, ValueError)
        self.assertIn("ordinary", str(caught.exception))

    def test_an_unknown_keyword_is_refused_by_the_library_with_what_is_allowed(self):
        with self.assertRaises(tenon.Invalid) as caught:
            self.complaint().set_grade(grade="ordinary", colour="red")
        self.assertEqual(caught.exception.field, "payload.colour")
        self.assertEqual(caught.exception.code, "json.unknown_key")

    def test_what_is_not_there_is_not_found_and_a_lookup_error(self):
        for wanted in (
            lambda: self.engine.get(reference="none"),
            lambda: self.clerk.open("complain", SUBJECT),
            lambda: self.engine.records.get(tenon.Customer, "none"),
            lambda: self.complaint().explain("no.such"),
        ):
            with self.assertRaises(tenon.NotFound) as caught:
                wanted()
            self.assertIsInstance(caught.exception, LookupError)

    def test_a_stale_writer_meets_a_conflict(self):
        case = self.complaint()
        case.comment(text="seen")
        with self.assertRaises(tenon.Conflict) as caught:
            case.comment(tenon.With(expected_version=1), text="seen again")
        self.assertEqual(caught.exception.code, "case.stale")

    def test_a_store_that_another_process_holds_is_busy(self):
        path = os.path.join(self.folder(), "crm.db")
        with tenon.open(f"sqlite:{path}", busy_milliseconds=50, now=MONDAY) as engine:
            other = sqlite3.connect(path)
            self.addCleanup(other.close)
            other.execute("begin immediate")
            with self.assertRaises(tenon.Busy):
                engine.acting_as("E017", roles=["complaint_clerk"]).open("complaint", SUBJECT, **A_COMPLAINT)
            other.rollback()

    def test_a_store_that_cannot_be_opened_is_a_fault(self):
        with self.assertRaises(tenon.Fault):
            tenon.open("sqlite:/nowhere/at/all/crm.db")

    def test_a_setting_that_is_wrong_is_named(self):
        with self.assertRaises(tenon.Invalid) as caught:
            tenon.open("oracle:crm")
        self.assertEqual(caught.exception.code, "settings.store")

    def test_every_kind_that_the_library_knows_has_its_class_under_one_root(self):
        kinds = ["not_allowed", "refused", "invalid", "not_found", "conflict", "busy", "fault"]
        made = [errors.Refusal(kind, "a.code", "中", "en").exception() for kind in kinds]
        self.assertEqual(
            [type(each).__name__ for each in made],
            ["NotAllowed", "Refused", "Invalid", "NotFound", "Conflict", "Busy", "Fault"],
        )
        for each in made:
            self.assertIsInstance(each, tenon.TenonError)

    def test_an_exception_can_be_sent_to_another_process(self):
        error = errors.Refusal(
            "refused", "a.code", "中", "en", {"n": "1"}, None, "H4", tenon.Text("助", "help")
        ).exception()
        again = pickle.loads(pickle.dumps(error))
        self.assertEqual((type(again), again.refusal), (tenon.Refused, error.refusal))

    def test_the_same_words_for_what_the_package_refuses_itself(self):
        with self.assertRaises(tenon.Invalid) as caught:
            self.engine.set_time(datetime(2026, 3, 2, 11, 0))
        self.assertEqual(caught.exception.code, "python.naive_time")
        self.assertIn("时区", caught.exception.zh)
        self.assertIn("tzinfo", caught.exception.remedy.en)


if __name__ == "__main__":
    main()

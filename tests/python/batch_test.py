"""Many commands, one commit."""

import os
import sqlite3
from contextlib import closing

import tenon
from support import A_COMPLAINT, MONDAY, SUBJECT, BindingTest, main


class Batches(BindingTest):
    def open_in(self, batch, reference):
        clerk = batch.acting_as("E017", roles=["complaint_clerk"])
        return clerk.open("complaint", SUBJECT, tenon.With(reference=reference), **A_COMPLAINT)

    def test_it_is_seen_by_others_only_when_it_is_committed(self):
        with self.engine.batch() as batch:
            case = self.open_in(batch, "A")
            self.assertEqual(case.set_grade(grade="ordinary").state, "graded")  # the batch sees what it did
            with self.assertRaises(tenon.NotFound):
                self.engine.get(reference="A")
        self.assertEqual(self.engine.get(reference="A").state, "graded")

    def test_an_exception_rolls_it_back(self):
        with self.assertRaises(ZeroDivisionError):
            with self.engine.batch() as batch:
                self.open_in(batch, "A")
                1 / 0
        self.assertEqual(list(self.engine.find()), [])

    def test_a_refused_command_that_is_caught_leaves_the_others(self):
        with self.engine.batch() as batch:
            case = self.open_in(batch, "A")
            with self.assertRaises(tenon.NotAllowed):
                case.accept()
            case.comment(text="seen")
        self.assertEqual(self.engine.get(reference="A").version, 2)

    def test_it_may_be_used_again_after_a_commit_and_after_a_rollback(self):
        with self.engine.batch() as batch:
            self.open_in(batch, "A")
            batch.commit()
            self.open_in(batch, "B")
            batch.rollback()
            self.open_in(batch, "C")
        self.assertEqual({each.reference for each in self.engine.find()}, {"A", "C"})

    def test_someone_else_was_faster(self):
        case = self.complaint()
        batch = self.engine.batch()
        self.addCleanup(batch.close)
        batch.acting_as("E017", roles=["complaint_clerk"]).case(case.id).comment(text="mine")
        case.comment(text="theirs")
        with self.assertRaises(tenon.Conflict):
            batch.commit()
        self.assertEqual(case.version, 2)

    def test_a_command_document_is_carried_out_as_it_stands(self):
        with self.engine.batch() as batch:
            outcome = batch.execute(
                {
                    "do": "open",
                    "workflow": "complaint",
                    "actor": tenon.Actor("E1", ("complaint_clerk",)),
                    "subject": SUBJECT,
                    "payload": A_COMPLAINT,
                    "at": MONDAY,
                }
            )
        self.assertEqual(self.engine.history(outcome.case_id)[0].actor, "E1")

    def store(self):
        path = os.path.join(self.folder(), "crm.db")
        engine = tenon.open(f"sqlite:{path}", now=MONDAY)
        self.addCleanup(engine.close)
        return path, engine

    def rows(self, path, query):
        with closing(sqlite3.connect(path)) as database:
            return database.execute(query).fetchall()

    def test_rows_of_the_host_are_written_with_the_cases(self):
        path, engine = self.store()
        with engine.batch() as batch:
            batch.sql("create table calls (a, b, c, d)")
            batch.sql("insert into calls values (?1, ?2, ?3, ?4)", "李's call", 7, None, True)
            self.open_in(batch, "A")
        self.assertEqual(self.rows(path, "select * from calls"), [("李's call", 7, None, 1)])
        self.assertEqual(engine.get(reference="A").state, "recorded")

    def test_a_statement_that_fails_takes_everything_along(self):
        path, engine = self.store()
        with self.assertRaises(tenon.Refused):
            with engine.batch() as batch:
                batch.sql("create table calls (a unique)")
                self.open_in(batch, "A")
                batch.sql("insert into calls values (1), (1)")
        self.assertEqual(list(engine.find()), [])
        self.assertEqual(self.rows(path, "select name from sqlite_master where name = 'calls'"), [])

    def test_the_library_s_own_tables_are_out_of_reach(self):
        path, engine = self.store()
        with self.assertRaises(tenon.TenonError):
            with engine.batch() as batch:
                batch.sql("delete from tenon_cases")


if __name__ == "__main__":
    main()

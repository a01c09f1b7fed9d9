"""Owning handles: closed once, refused afterwards, safe at exit, in a child process and under the garbage
collector."""

import gc
import os
import unittest
import weakref

import tenon
from support import A_COMPLAINT, MONDAY, SUBJECT, BindingTest, main, run
from tenon import _handles

OPENED = """
import tenon
from datetime import datetime
engine = tenon.open(now=datetime(2026, 3, 2, 10, tzinfo=tenon.CHINA))
clerk = engine.acting_as("E017", roles=["complaint_clerk"])
complaint = dict(channel="phone", target="quality", about="a crack", asked="repair")
case = clerk.open("complaint", tenon.Subject(customer="C1"), **complaint)
"""


class Closing(BindingTest):
    def test_with_closes_and_a_second_close_does_nothing(self):
        with tenon.open() as engine:
            self.assertFalse(engine.closed)
        self.assertTrue(engine.closed)
        engine.close()
        engine.close()

    def test_everything_that_hangs_on_a_closed_engine_says_so(self):
        case = self.complaint()
        self.engine.close()
        for use in (
            case.read,
            case.options,
            case.history,
            self.engine.verify,
            lambda: self.engine.now,
            lambda: case.comment(text="x"),
            lambda: next(self.engine.find()),
            lambda: list(self.engine.outbox),
            self.engine.batch,
            lambda: self.clerk.records.get(tenon.Customer, "C1"),
            self.engine.reports.figures,
            self.engine.workflows,
            lambda: self.engine.importing("{}", b""),
        ):
            with self.assertRaises(tenon.Closed) as caught:
                use()
            self.assertEqual(caught.exception.code, "abi.closed")
            self.assertIn("closed", caught.exception.en)
            self.assertIsInstance(caught.exception, tenon.Invalid)

    def test_a_batch_whose_engine_is_closed_is_refused_and_can_be_closed(self):
        batch = self.engine.batch()
        self.engine.close()
        with self.assertRaises(tenon.Closed):
            batch.acting_as("E017", roles=["complaint_clerk"]).open("complaint", SUBJECT, **A_COMPLAINT)
        with self.assertRaises(tenon.Closed):
            batch.commit()
        batch.close()
        batch.close()

    def test_a_closed_batch_says_that_it_is_the_batch(self):
        batch = self.engine.batch()
        batch.close()
        with self.assertRaises(tenon.Closed) as caught:
            batch.commit()
        self.assertIn("batch", caught.exception.en)

    def test_the_library_itself_gets_each_pointer_back_once(self):
        freed = []
        handle = _handles.Handle("a pointer", freed.append, "engine", exclusive=False)
        handle.close()
        handle.close()
        del handle
        gc.collect()
        self.assertEqual(freed, ["a pointer"])

    def test_what_is_forgotten_is_freed_by_the_garbage_collector(self):
        freed = []
        handle = _handles.Handle("a pointer", freed.append, "engine", exclusive=False)
        gone = weakref.ref(handle)
        del handle
        gc.collect()
        self.assertIsNone(gone())
        self.assertEqual(freed, ["a pointer"])

    def test_a_batch_keeps_its_engine(self):
        batch = tenon.open(now=MONDAY).batch()
        gc.collect()
        clerk = batch.acting_as("E017", roles=["complaint_clerk"])
        self.assertEqual(clerk.open("complaint", SUBJECT, **A_COMPLAINT).workflow, "complaint")
        batch.commit()
        batch.close()

    def test_what_it_is_can_be_read_from_its_repr(self):
        case = self.complaint("T-17")
        self.assertEqual(repr(self.engine), "<tenon engine on memory>")
        self.assertEqual(repr(case), f"<complaint case {case.id} by E017 (complaint_clerk)>")
        batch = self.engine.batch()
        batch.close()
        self.assertEqual(repr(batch), "<batch of <tenon engine on memory>, closed>")
        self.engine.close()
        self.assertEqual(repr(self.engine), "<tenon engine on memory, closed>")
        self.assertIn("E017", repr(case))


class Exit(unittest.TestCase):
    def ends_well(self, program):
        done = run(program)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done)
        return done.stdout

    def test_an_engine_left_open_does_not_disturb_the_exit(self):
        self.ends_well(OPENED)

    def test_nor_do_a_batch_and_a_case_with_it(self):
        self.ends_well(OPENED + "batch = engine.batch()\nbatch.acting_as('E1', roles=['complaint_clerk'])\n")

    def test_nor_does_a_daemon_thread_inside_the_library(self):
        self.ends_well(OPENED + """
import threading, time
def forever():
    while True:
        engine.verify()
threading.Thread(target=forever, daemon=True).start()
time.sleep(0.2)
""")

    def test_nor_does_an_engine_in_a_cycle_or_in_a_module_that_is_torn_down(self):
        self.ends_well(OPENED + "import sys\nsys.keep = [engine]\nsys.keep.append(sys.keep)\n")

    def test_an_engine_used_while_the_interpreter_goes_down_is_refused(self):
        told = self.ends_well(OPENED + """
class Late:
    def __del__(self):
        try:
            engine.now
        except tenon.Closed as error:
            print("refused:", error.code)
late = Late()
""")
        self.assertIn("refused: abi.closed", told)

    @unittest.skipUnless(hasattr(os, "fork"), "this system has no fork")
    def test_a_child_is_refused_and_closes_nothing_of_its_parent_s(self):
        told = self.ends_well(OPENED + """
import os, sys
child = os.fork()
if child == 0:
    try:
        case.read()
    except tenon.Invalid as error:
        print(error.code, flush=True)
    engine.close()
    with tenon.open() as own:
        print(own.closed, flush=True)
    sys.exit(0)
print(os.waitpid(child, 0)[1], case.state)
""")
        self.assertEqual(told.splitlines(), ["abi.forked", "False", "0 recorded"])


if __name__ == "__main__":
    main()

"""Many threads on one engine, none of them kept waiting by Python; asyncio by way of to_thread."""

import asyncio
import os
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import tenon
from support import A_COMPLAINT, MONDAY, SUBJECT, BindingTest, main
from tenon import _case_classes, _handles


class Threads(BindingTest):
    def test_they_work_on_one_engine_at_once(self):
        shared = self.complaint("shared")

        def work(number):
            clerk = self.engine.acting_as(f"E{number}", roles=["complaint_clerk"])
            for _ in range(20):
                self.complaint(acting=clerk)
                clerk.case(shared.id).comment(text="seen")
                shared.options()
                with self.assertRaises(tenon.NotFound):  # an error of one thread is not seen by another
                    self.engine.get(reference="none")

        with ThreadPoolExecutor(8) as pool:
            for done in [pool.submit(work, number) for number in range(8)]:
                done.result()
        self.assertEqual(shared.version, 1 + 8 * 20)
        self.assertEqual(sum(1 for _ in self.engine.find(page=7)), 1 + 8 * 20)
        self.assertEqual(self.engine.verify().problems, ())

    def test_they_all_get_one_class_for_a_workflow(self):
        for _ in range(20):
            _case_classes._classes.clear()
            with ThreadPoolExecutor(8) as pool:
                made = list(pool.map(_case_classes.built_in, ["complaint"] * 8))
            self.assertEqual(len(set(made)), 1)

    def test_a_call_that_waits_for_the_store_lets_other_threads_go_on(self):
        # The main thread holds the lock that the other one's call waits for inside the library. Were the
        # interpreter lock held during the call, this thread could not release it, and the call would end with
        # Busy.
        path = os.path.join(self.folder(), "crm.db")
        with tenon.open(f"sqlite:{path}", busy_milliseconds=20_000, now=MONDAY) as engine:
            clerk = engine.acting_as("E017", roles=["complaint_clerk"])
            lock = sqlite3.connect(path)
            self.addCleanup(lock.close)
            lock.execute("begin immediate")
            with ThreadPoolExecutor(1) as pool:
                begun = time.monotonic()
                waiting = pool.submit(clerk.open, "complaint", SUBJECT, **A_COMPLAINT)
                ticks = 0
                while time.monotonic() - begun < 0.5:
                    ticks += 1
                    time.sleep(0.01)
                self.assertFalse(waiting.done())
                lock.rollback()
                self.assertEqual(waiting.result().state, "recorded")
            self.assertGreater(ticks, 10)
            self.assertLess(time.monotonic() - begun, 15)

    def test_a_batch_used_by_two_threads_takes_one_call_after_the_other(self):
        with self.engine.batch() as batch:
            clerk = batch.acting_as("E017", roles=["complaint_clerk"])
            with ThreadPoolExecutor(4) as pool:
                for done in [pool.submit(clerk.open, "complaint", SUBJECT, **A_COMPLAINT) for _ in range(80)]:
                    done.result()
        self.assertEqual(sum(1 for _ in self.engine.find()), 80)

    def test_close_waits_for_the_call_that_is_under_way(self):
        inside, leave, order = threading.Event(), threading.Event(), []

        def call(pointer, error):
            inside.set()
            leave.wait(10)
            order.append("call ends")
            return 0

        handle = _handles.Handle(1, lambda pointer: order.append("freed"), "engine", exclusive=False)
        caller = threading.Thread(target=handle.tell, args=(call,))
        caller.start()
        inside.wait(10)
        closer = threading.Thread(target=handle.close)
        closer.start()
        while not handle.closed:
            time.sleep(0.001)
        with self.assertRaises(tenon.Closed):  # nobody new gets in meanwhile
            handle.tell(call)
        self.assertEqual(order, [])
        leave.set()
        caller.join(10)
        closer.join(10)
        self.assertEqual(order, ["call ends", "freed"])


class Async(BindingTest):
    def test_asyncio_hands_calls_to_threads(self):
        async def serve(number):
            case = await asyncio.to_thread(self.complaint, f"T-{number}")
            await asyncio.to_thread(case.set_grade, grade="ordinary")
            return await asyncio.to_thread(lambda: case.state)

        async def all_of_them():
            return await asyncio.gather(*(serve(number) for number in range(10)))

        self.assertEqual(asyncio.run(all_of_them()), ["graded"] * 10)


if __name__ == "__main__":
    main()

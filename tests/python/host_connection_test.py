"""An engine on the host's own SQLite connection: one transaction for the host's rows and the cases."""

import ctypes
import unittest

import tenon
from support import A_COMPLAINT, MONDAY, SUBJECT, main

try:
    SQLITE = ctypes.CDLL("libsqlite3.so.0")
except OSError:
    SQLITE = None


@unittest.skipUnless(SQLITE, "libsqlite3.so.0, which libtenon is linked with, cannot be loaded by itself")
class HostConnection(unittest.TestCase):
    def setUp(self):
        self.connection = ctypes.c_void_p()
        self.assertEqual(SQLITE.sqlite3_open(b":memory:", ctypes.byref(self.connection)), 0)
        self.addCleanup(SQLITE.sqlite3_close, self.connection)
        self.engine = tenon.open_on(self.connection.value, now=MONDAY)
        self.addCleanup(self.engine.close)
        self.clerk = self.engine.acting_as("E017", roles=["complaint_clerk"])

    def sql(self, statement):
        done = SQLITE.sqlite3_exec(self.connection, statement.encode(), None, None, None)
        self.assertEqual(done, 0, statement)

    def test_the_host_s_rollback_takes_the_case_along(self):
        self.sql("begin")
        self.clerk.open("complaint", SUBJECT, **A_COMPLAINT)
        self.sql("rollback")
        self.assertEqual(list(self.engine.find()), [])

    def test_the_host_s_commit_keeps_it(self):
        self.sql("create table calls (said)")
        self.sql("begin")
        case = self.clerk.open("complaint", SUBJECT, **A_COMPLAINT)
        self.sql("insert into calls values ('a crack')")
        self.sql("commit")
        self.assertEqual([each.id for each in self.engine.find()], [case.id])
        self.assertEqual(self.engine.verify().problems, ())

    def test_a_setting_that_is_the_host_s_is_refused(self):
        with self.assertRaises(tenon.Invalid):
            tenon.open_on(self.connection.value, durability="full")


if __name__ == "__main__":
    main()

"""The complaint, told on the command line: open it, be refused, see why, finish it."""
import support
from support import CLERK, HEAD, run


class Story(support.CliTest):
    def apply(self, event, *words, code=0):
        return self.must("apply", "T-17", event, *words, code=code)

    def test_open_be_refused_see_why_finish(self):
        opened = self.open_complaint()
        self.assertIn("recorded", opened.out)
        self.apply("set_grade", "--field", "grade=ordinary", *CLERK)
        self.apply("name_responsible", "--field", "responsible=E020", "--field", "department=D1",
                   "--field", "measures=a visit", *CLERK)

        proposal = ["--field", "proposal=fill it", "--field", "relief=non_monetary"]
        refused = self.apply("propose", *proposal, *CLERK, code=1)
        self.assertEqual(refused.out, "")
        for words in ("complaint.not_looked_into", "source", "H4", "remedy", "level = desk"):
            self.assertIn(words, refused.err)
        self.apply("propose", "--check", *proposal, *CLERK, code=1)

        options = self.must("options", "T-17", *CLERK)
        may, may_not = options.out.split("MAY NOT")
        self.assertIn("look_into", may)
        self.assertIn("propose", may_not)

        self.apply("look_into", "--field", "findings=settled soil", "--field", "cause=error",
                   "--field", "fault=neither", *CLERK)
        self.apply("propose", *proposal, *CLERK)
        self.apply("check_proposal", "--field", "answers_request=true", "--field", "grounds=contract 12", *HEAD)
        self.apply("accept", "--party", "customer", *CLERK)
        self.apply("carry_out", "--field", "done=filled", *CLERK)
        self.apply("tell_result", "--field", "channel=phone", "--field", "result=filled", *CLERK)
        last = self.apply("record_revisit", "--field", "satisfaction=5", "--party", "customer", "--json", *CLERK)
        self.assertEqual(last.json()["state"], "closed")

        self.assertIn("closed", self.must("get", "T-17").out)
        self.assertEqual(len(self.must("history", "T-17", "--json").json()["history"]), 10)
        verified = self.must("verify", "--json").json()
        self.assertEqual((verified["cases"], verified["problems"]), (1, []))

    def test_time_passes(self):
        self.open_complaint()
        self.assertIn("Nothing is due", self.must("due").out)
        due = self.must("due", "--until", "2026-03-02 11:00")
        self.assertIn("2026-03-02 10:30", due.out)
        self.assertIn("complaint.measures", due.out)
        early = self.must("advance", "--to", "2026-03-02 11:00", "--json")
        self.assertEqual(early.json()["missed"], 1)
        self.assertEqual(self.must("find", "--overdue", "--json").json()["cases"][0]["reference"], "T-17")
        self.assertIn("30 minutes", self.must("explain", "T-17", "complaint.measures").out)
        self.assertGreater(len(self.must("outbox", "--json").json()["notices"]), 0)
        number = str(self.must("outbox", "--json").json()["notices"][0]["id"])
        self.assertEqual(self.must("outbox", "--acknowledge", number, "--json").json(), {"acknowledged": 1})

    def test_a_repeated_id_changes_nothing(self):
        self.open_complaint()
        words = ["apply", "T-17", "comment", "--field", "text=seen", *CLERK, "--json",
                 "--id", "019a2b3c-0000-7000-8000-00000000000a"]
        self.assertFalse(self.must(*words).json()["repeated"])
        self.assertTrue(self.must(*words).json()["repeated"])
        self.assertEqual(self.must("get", "T-17", "--json").json()["version"], 2)

    def test_a_stale_version_is_refused(self):
        self.open_complaint()
        self.must("apply", "T-17", "comment", "--field", "text=seen", *CLERK)
        stale = self.at("apply", "T-17", "comment", "--field", "text=late", "--version", "1", *CLERK)
        self.assertEqual(stale.code, 1)
        self.assertIn("case.stale", stale.err)

    def test_a_backup_is_a_store(self):
        self.open_complaint()
        copy = self.path("copy.db")
        self.must("backup", copy)
        self.assertEqual(run("get", "T-17", "--json", "--store", copy).json()["reference"], "T-17")
        again = self.at("backup", copy)
        self.assertEqual(again.code, 1)
        self.assertIn("there already", again.err)

    def test_registers(self):
        entry = self.write("c1.json", '{"id":"C1","kind":"person","name":"Wang",'
                                      '"contacts":[{"channel":"mobile","value":"13800138000"}],"special":false}')
        self.assertIn("version 1", self.must("records", "customer", "--put", entry, *CLERK).out)
        self.assertEqual(self.must("records", "customer", "C1", "--json").json()["record"]["name"], "Wang")
        self.assertIn("C1", self.must("records", "customer").out)


if __name__ == "__main__":
    support.main()

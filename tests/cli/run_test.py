"""tenon run and tenon import: many commands at once."""
import json
import os

import support
from support import CLERK, EXAMPLES, MONDAY, run

OPEN = {"do": "open", "workflow": "complaint", "reference": "T-1", "subject": {"customer": "C1"},
        "payload": {"channel": "phone", "target": "quality", "about": "a crack", "asked": "repair"}}


def lines(*documents):
    return "".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in documents)


class Run(support.CliTest):
    def run_lines(self, *documents, code=0):
        return self.must("run", "--json", *CLERK, stdin=lines(*documents), code=code).lines()

    def test_one_answer_a_line(self):
        answers = self.run_lines(
            "# a comment", "", OPEN,
            {"do": "apply", "case": "T-1", "event": "set_grade", "payload": {"grade": "ordinary"}},
            {"do": "check", "command": {"do": "apply", "case": "T-1", "event": "comment", "payload": {"text": "x"}}},
            {"do": "get", "case": {"reference": "T-1"}},
            {"do": "options", "case": "T-1"},
            {"do": "history", "case": "T-1"},
            {"do": "explain", "case": "T-1", "run": 0},
            {"do": "find", "query": {"workflow": "complaint"}},
            {"do": "set_time", "to": "2026-03-02 10:05"},
            {"do": "get", "case": "T-1", "at": "2026-03-02 10:01"},
            {"do": "due", "until": "2026-03-03 10:00"},
            {"do": "advance", "to": "2026-03-02 11:00"},
            {"do": "outbox"},
            {"do": "put_record", "kind": "department", "record": {"id": "D1", "name": "Repairs"}},
            {"do": "get_record", "kind": "department", "id": "D1"})
        self.assertTrue(all(each["ok"] for each in answers))
        self.assertEqual([each["line"] for each in answers], list(range(3, 18)))
        kinds = [[key for key in each if key not in ("ok", "line")][0] for each in answers]
        self.assertEqual(kinds, ["outcome", "outcome", "allowed", "case", "options", "history", "explanation", "page",
                                 "clock", "case", "due", "advanced", "outbox", "record", "record"])
        self.assertEqual(answers[0]["outcome"]["state"], "recorded")
        self.assertEqual(answers[11]["advanced"]["missed"], 1)

    def test_a_refused_line_does_not_stop_the_others(self):
        answers = self.run_lines(OPEN, {"do": "apply", "case": "T-1", "event": "accept"},
                                 {"do": "apply", "case": "T-1", "event": "comment", "payload": {"text": "x"}}, code=1)
        self.assertEqual([each["ok"] for each in answers], [True, False, True])
        self.assertEqual(answers[1]["error"]["kind"], "not_allowed")

    def test_bad_lines(self):
        answers = self.run_lines(OPEN, "{", "[]", {"do": "opne"}, {"do": "get"}, {"do": "get", "case": "T-1", "x": 1},
                                 {"do": "apply", "case": "T-1", "event": "comment", "payload": {"txt": "x"}}, code=2)
        self.assertEqual([each["ok"] for each in answers], [True] + [False] * 6)
        self.assertEqual({each["error"]["kind"] for each in answers[1:]}, {"invalid"})
        self.assertIn("(open?)", answers[3]["error"]["en"])
        self.assertEqual(answers[6]["error"]["code"], "json.missing")

    def test_a_line_names_the_cases_that_come_of_it_for_the_lines_after(self):
        agent = {"id": "E005", "roles": ["agent"]}
        ticket = {"do": "open", "workflow": "ticket", "reference": "W-1", "subject": {"customer": "C1"}, "actor": agent,
                  "payload": {"kind": "request", "channel": "phone_in", "priority": "normal", "content": "a crack"}}
        grows = {"do": "apply", "case": "W-1", "event": "become_complaint", "actor": agent,
                 "payload": {"about": "a crack", "asked": "repair"}}
        answers = self.run_lines(ticket, {**grows, "name_opened": ["the complaint", "nothing"]},
                                 {"do": "get", "case": "the complaint"}, {"do": "get", "case": "nothing"}, code=1)
        self.assertEqual([each["ok"] for each in answers], [True, True, True, False], answers)
        self.assertEqual(answers[2]["case"]["workflow"], "complaint")
        bad = self.run_lines({**grows, "name_opened": "one"}, code=2)
        self.assertEqual(bad[0]["error"]["code"], "run.names")

    def test_text_for_people(self):
        done = self.must("run", *CLERK, stdin=lines(OPEN, {"do": "apply", "case": "T-1", "event": "accept"}), code=1)
        self.assertIn("-> recorded", done.out)
        self.assertIn("1 of 2 lines were not done", done.err)

    def test_a_file_of_lines(self):
        file = self.write("commands.jsonl", lines(OPEN))
        self.must("run", file, *CLERK)
        self.assertEqual(self.at("run", self.path("none.jsonl"), *CLERK).code, 2)

    def test_a_line_without_an_actor_is_refused(self):
        done = self.at("run", "--json", stdin=lines(OPEN))
        self.assertEqual(done.code, 2)
        self.assertEqual(done.lines()[0]["error"]["field"], "command.actor")


class Import(support.CliTest):
    def setUp(self):
        super().setUp()
        self.words = ["import", "--mapping", os.path.join(EXAMPLES, "mappings", "nyc311.json"),
                      os.path.join(EXAMPLES, "sample", "requests.csv")]

    def at(self, *words, now="2026-11-23T10:00:00+08:00", **more):
        return super().at(*words, now=now, **more)

    def test_import_report_and_page(self):
        file = self.path("refused.json")
        first = self.at(*self.words, "--json", "--report", file)
        report = first.json()["imports"][0]["report"]
        self.assertEqual(first.code, 1 if report["refused"] else 0, first.err)
        self.assertEqual(first.err, "")  # no progress in a pipe
        self.assertGreater(report["opened"], 0)
        with open(file, encoding="utf-8") as written:
            self.assertEqual(json.load(written), first.json())
        second = self.at(*self.words)
        self.assertEqual(second.code, first.code)
        self.assertRegex(second.out, r"cases opened +0\n")

        page = self.path("report.html")
        self.must("report", "--out", page, "--refusals", file, "--made-up", "--title", "A test")
        with open(page, encoding="utf-8") as written:
            html = written.read()
        self.assertIn("<html", html)
        self.assertIn("A test", html)
        self.assertEqual(self.must("report", "--refusals", file, "--json").json()["refused"]["total"], report["refused"])
        self.assertIn("all", self.must("report").out)
        self.must("ledger", "ticket", "--out", self.path("ticket.csv"), "--language", "en")
        self.must("advance")
        self.assertEqual(self.must("verify", "--json").json()["problems"], [])

    def test_compressed_files_are_not_read(self):
        packed = self.write("x.csv.gz", "")
        done = self.at(*self.words[:-1], packed)
        self.assertEqual(done.code, 2)
        self.assertIn("gunzip", done.err)
        with open(self.path("x.csv"), "wb") as file:
            file.write(b"\x1f\x8b\x08\x00")
        self.assertEqual(self.at(*self.words[:-1], self.path("x.csv")).code, 2)

    def test_a_file_without_its_columns_imports_nothing(self):
        done = self.at(*self.words[:-1], self.write("x.csv", "a,b\n1,2\n"))
        self.assertEqual(done.code, 2)
        self.assertIn("mapping.unknown_column", done.err)


if __name__ == "__main__":
    support.main()

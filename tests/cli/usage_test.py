"""How the command takes and refuses words: exit codes, suggestions, pure JSON, no colour in a pipe."""
import os

import support
from support import CLERK, run


class Usage(support.CliTest):
    def refuses(self, words, *said, code=2, **more):
        done = run(*words, **more)
        self.assertEqual(done.code, code, done.err)
        self.assertEqual(done.out, "")
        for each in said:
            self.assertIn(each, done.err)

    def test_version_and_help(self):
        self.assertRegex(run("--version").out, r"^tenon \d+\.\d+\.\d+ \(ABI 1\)\n$")
        listed = run("help")
        self.assertEqual(listed.code, 0)
        commands = [line.split()[0] for line in listed.out.splitlines() if line.startswith("  ")]
        for name in ("workflows", "show", "run", "open", "apply", "options", "get", "history", "explain", "find",
                     "import", "due", "advance", "outbox", "report", "verify", "journey", "missing", "forecast",
                     "each", "compute", "policy", "documents", "handbook", "test", "mutate", "explore",
                     "backtest"):
            self.assertIn(name, commands)
            told = run("help", name)
            self.assertEqual(told.code, 0)
            self.assertIn("usage: tenon " + name, told.out)
            self.assertEqual(run(name, "--help").out, told.out)

    def test_no_command_is_bad_usage(self):
        self.assertEqual(run().code, 2)

    def test_misspelt_words_are_suggested(self):
        self.refuses(["aply"], "Did you mean tenon apply?")
        self.refuses(["help", "reprot"], "Did you mean tenon help report?")
        self.refuses(["due", "--stroe", "x"], "no option --stroe", "Did you mean --store?")
        self.refuses(["due", "--colour", "x"], "tenon help due")

    def test_bad_usage(self):
        self.refuses(["show"], "needs ID")
        self.refuses(["show", "complaint", "ticket"], "Unexpected", "ticket")
        self.refuses(["due"], "needs a store", "--store")
        self.refuses(["due", "--store"], "needs a value")
        self.refuses(["due", "--store", "a", "--store", "b"], "twice")
        self.refuses(["due", "--store", "memory", "--limit", "many"], "whole number")
        self.refuses(["due", "-s", "x"], "two dashes")
        self.refuses(["show", "complaint", "--format", "png"], "svg")
        self.refuses(["apply", "T-1", "comment", "--store", "memory"], "who acts", "--actor")
        self.refuses(["open", "complaint", "--store", "memory", *CLERK, "--field", "about"], "name=value")
        self.refuses(["open", "complaint", "--store", "memory", *CLERK, "--payload", "{"], "well-formed")
        self.refuses(["import", "--store", "memory", "x.csv"], "--mapping")
        self.refuses(["import", "--store", "memory", "--mapping", "/nowhere.json", "x.csv"], "/nowhere.json")

    def read(self, path):
        with open(path, encoding="utf-8") as file:
            return file.read()

    def test_the_handbook_goes_where_it_is_told(self):
        file = self.path("rules.html")
        done = run("handbook", "--out", file, "--language", "en", "signing", "mortgage")
        self.assertEqual((done.code, done.out), (0, f"Written: {file}\n"))
        page = self.read(file)
        self.assertIn('<html lang="en">', page)
        self.assertIn('id="w.mortgage"', page)
        self.assertNotIn('id="w.complaint"', page)
        folder = self.path("pages") + "/"
        self.assertEqual(run("handbook", "--out", folder, "--json").json(), {"written": folder + "handbook.html"})
        self.assertIn('id="w.complaint"', self.read(folder + "handbook.html"))
        self.assertTrue(run("handbook", "--out", "-", "repair").out.startswith("<!DOCTYPE html>"))
        self.refuses(["handbook", "singing"], "signing", code=1)
        self.refuses(["handbook", "--language", "fr"], "zh, en, both")
        self.assertIn("show-both", run("handbook", "--language", "both", "--out", "-", "repair").out)

    def test_the_handbook_of_a_store_tells_its_own_limits(self):
        settings = self.write("settings.json", '{"limits": {"complaint.measures": "17 minutes"}}')
        page = run("handbook", "--settings", settings, "--out", "-", "complaint").out
        self.assertIn("17 minutes", page)
        self.assertIn("by the rules: 30 minutes", page)

    def test_words_that_are_not_utf8(self):
        self.open_complaint()
        self.refuses(["apply", "T-17", "comment", "--store", self.store, *CLERK, "--field", b"text=\xff"], "UTF-8")
        self.refuses(["get", b"\xff", "--store", self.store], "UTF-8")

    def test_a_store_that_is_not_there_is_not_made_by_looking(self):
        self.refuses(["due", "--store", self.store], "no store")
        self.assertFalse(os.path.exists(self.store))

    def test_a_file_that_is_no_store_is_the_machines_fault(self):
        broken = self.write("broken.db", "this is no database, by any measure" * 100)
        done = run("verify", "--store", broken)
        self.assertIn(done.code, (2, 3))
        self.assertNotEqual(done.err, "")

    def test_output_that_cannot_be_written_is_the_machines_fault(self):
        self.open_complaint()
        done = self.at("report", "--out", self.path("no/such/folder/report.html"))
        self.assertEqual(done.code, 3)
        self.assertIn("cannot be written", done.err)

    def test_unknown_things_are_not_found(self):
        self.refuses(["show", "complain"], "complain", code=1)
        self.open_complaint()
        self.assertEqual(self.at("get", "T-99").code, 1)
        self.assertEqual(self.at("get", "019a2b3c-0000-7000-8000-000000000000").code, 1)

    def test_json_is_pure(self):
        self.open_complaint()
        for words in (["workflows"], ["show", "complaint"]):
            done = run(*words, "--json")
            self.assertEqual((done.code, done.err), (0, ""))
            self.assertEqual(done.json()["schema_version"], 1)
        for words in (["get", "T-17"], ["history", "T-17"], ["options", "T-17", *CLERK], ["find"], ["due"],
                      ["explain", "T-17", "0"], ["outbox"], ["verify"], ["advance"], ["report"]):
            done = self.must(*words, "--json")
            self.assertEqual(done.err, "", words)
            self.assertEqual(done.out.count("\n"), 1, words)
            self.assertEqual(done.json()["schema_version"], 1, words)

    def test_a_failure_with_json_says_the_reason_as_json(self):
        self.open_complaint()
        done = self.at("apply", "T-17", "accept", "--json", *CLERK)
        self.assertEqual(done.code, 1)
        self.assertEqual(done.json()["error"]["kind"], "not_allowed")

    def test_workflows_as_programs_read_them(self):
        listed = run("workflows", "--json").json()["workflows"]
        complaint = next(each for each in listed if each["id"] == "complaint")
        self.assertLessEqual({"id", "version", "title", "states", "events", "source"}, set(complaint))
        self.assertLessEqual({"zh", "en"}, set(complaint["title"]))

    def test_limits_are_listed_with_their_sources(self):
        text = run("limits", "complaint").out
        for words in ("complaint.resolution", "3 working_days", "major", "7 working_days"):
            self.assertIn(words, text)
        every = run("limits", "--json").json()["limits"]
        self.assertLess({"complaint", "ticket"}, {each["workflow"] for each in every})
        self.assertEqual(run("limits", "nothing").code, 1)

    def test_schemas_are_listed_and_printed(self):
        self.assertIn("outcome", run("schema").out.split())
        self.assertEqual(run("schema", "command").json()["type"], "object")
        unknown = run("schema", "comand")
        self.assertEqual(unknown.code, 2)
        self.assertIn("command", unknown.err)

    def test_show_draws(self):
        self.assertIn("stateDiagram-v2", run("show", "complaint", "--format", "mermaid").out)
        self.assertIn("digraph", run("show", "complaint", "--format", "dot").out)
        self.assertIn("<svg", run("show", "complaint", "--format", "svg", "--language", "zh").out)
        text = run("show", "complaint").out
        for words in ("complaint.measures", "set_grade -> graded", "Who may", "grade: ordinary|major|group"):
            self.assertIn(words, text)
        self.assertIn("定级", run("show", "complaint", "--language", "zh").out)

    def test_no_colour_in_a_pipe_and_chinese_on_demand(self):
        self.open_complaint()
        for words in (["get", "T-17"], ["options", "T-17", *CLERK], ["find"]):
            done = self.must(*words, TERM="xterm-256color")
            self.assertNotIn("\x1b", done.out + done.err)
        refused = self.at("apply", "T-17", "accept", "--language", "zh", *CLERK)
        self.assertRegex(refused.err, "[\u4e00-\u9fff]")

    def test_control_characters_of_data_do_not_reach_the_terminal(self):
        self.must("open", "complaint", "--customer", "C1", "--reference", "T\x1b[31m-1", *CLERK,
                  "--field", "channel=phone", "--field", "target=staff", "--field", "about=\x1b]0;x\x07", "--field", "asked=y")
        for words in (["find"], ["get", "T\x1b[31m-1"], ["history", "T\x1b[31m-1"]):
            self.assertNotIn("\x1b", self.must(*words).out)

    def test_the_store_may_come_from_the_environment(self):
        self.open_complaint()
        self.assertIn("T-17", run("find", TENON_STORE=self.store).out)

    def test_settings_come_from_a_file(self):
        settings = self.write("settings.json", '{"limits":{"complaint.measures":"10 minutes"}}')
        done = self.must("open", "complaint", "--customer", "C1", "--reference", "T-1", "--settings", settings,
                         "--payload", '{"channel":"phone","target":"staff","about":"x","asked":"y"}', *CLERK)
        self.assertEqual(done.err, "")
        self.assertEqual(self.must("get", "T-1", "--json").json()["deadlines"][0]["limit"], "10 minutes")
        wrong = self.write("wrong.json", '{"limits":{"complaint.none":"10 minutes"}}')
        self.assertEqual(self.at("find", "--settings", wrong).code, 2)


if __name__ == "__main__":
    support.main()

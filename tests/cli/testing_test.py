"""tenon test: scenarios from the command line, what is said where one is not as it tells."""
import json
import os
import shutil

import support
from support import run

KIT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "kit")
RIGHT = os.path.join(KIT, "complaint.json")
WRONG = os.path.join(KIT, "wrong.scenarios.json")
IN_MIDDLE = "complaint/done/it_is_graded_by_a_clerk"


class Scenarios(support.CliTest):
    def done(self, *words, code=0, **more):
        done = run("test", *words, **more)
        self.assertEqual(done.code, code, done.out + done.err)
        return done

    def test_all_that_are_as_they_tell_end_in_one_line(self):
        done = self.done(RIGHT)
        self.assertRegex(done.out, r"\A3 scenarios: 3 passed; \d+ commands in \d+\.\d\d s\n\Z")
        self.assertEqual(done.err, "")  # no progress where nobody looks

    def test_one_that_is_not_shows_what_was_expected_under_what_was_found(self):
        done = self.done(WRONG, code=1)
        self.assertIn("failed  complaint/done/a_grade_is_thought_to_close_it  a grade is thought to close it\n", done.out)
        self.assertIn("    then.state\n      expected  closed\n      found     graded\n", done.out)
        self.assertRegex(done.out, r"1 scenario: 0 passed, 1 failed; \d+ commands in ")
        self.assertNotIn("\x1b", done.out)

    def test_it_is_said_in_chinese_on_demand(self):
        done = self.done(WRONG, "--language", "zh", code=1)
        for words in ("不符", "误以为定级即结案", "应为", "实为", "1 个情景"):
            self.assertIn(words, done.out)

    def test_names_pick_by_their_beginning(self):
        self.assertIn("1 scenario: 1 passed", self.done(RIGHT, "--only", "complaint/refused").out)
        self.assertIn("2 scenarios: 2 passed", self.done(RIGHT, "--only", "complaint/done").out)
        self.assertIn("1 scenario: 1 passed", self.done(RIGHT, "--only", IN_MIDDLE).out)
        none = self.done(RIGHT, "--only", "complaint/nothing", code=1)
        self.assertIn("complaint/nothing", none.err)

    def test_they_are_listed_without_being_run(self):
        done = self.done(KIT, "--list")
        self.assertIn(IN_MIDDLE, done.out)
        self.assertEqual(len(done.out.splitlines()), 5)
        listed = self.done(KIT, "--list", "--json").json()["scenarios"]
        self.assertEqual(listed[1]["title"]["zh"], "定级之后才能办理")

    def test_json_is_one_document_with_every_difference(self):
        done = self.done(KIT, "--json", code=1)
        answer = done.json()
        self.assertEqual((answer["schema_version"], answer["passed"]), (1, False))
        self.assertEqual((answer["counts"]["passed"], answer["counts"]["failed"]), (3, 1))
        failed, = [each for each in answer["scenarios"] if not each["passed"]]
        difference, = failed["differences"]
        self.assertEqual((difference["at"], difference["expected"], difference["found"]), ("then.state", "closed", "graded"))

    def test_the_folder_scenarios_is_the_usual_place(self):
        shutil.copytree(KIT, self.path("scenarios"))
        os.remove(self.path("scenarios/wrong.scenarios.json"))
        here = os.getcwd()
        self.addCleanup(os.chdir, here)
        os.chdir(self.folder.name)
        self.assertIn("3 scenarios: 3 passed", self.done().out)
        os.chdir("scenarios")
        self.assertIn("3 scenarios: 3 passed", self.done().out)

    def test_settings_say_which_rules_hold_and_nothing_is_passed_over(self):
        self.done(RIGHT, "--settings", self.write("settings.json", '{"policy": "handbook"}'))
        limits = self.write("limits.json", '{"limits": {"complaint.measures": "1 working_days"}}')
        self.assertIn("request.settings.limits", self.done(RIGHT, "--settings", limits, code=2).err)

    def test_a_workflow_of_the_hosts_own_is_tested_alike(self):
        own = os.path.join(KIT, "declared")
        done = self.done(own, "--workflow", os.path.join(own, "specimen.workflow.json"))
        self.assertIn("5 scenarios: 5 passed", done.out)
        self.assertIn("specimen", self.done(own, code=2).err)

    def test_bad_usage(self):
        for words, said in (
            (["/nowhere"], "There is no /nowhere."),
            ([RIGHT, "--settings", "/nowhere.json"], "/nowhere.json"),
            ([RIGHT, "--colour", "red"], "no option --colour"),
            ([RIGHT, "--language", "fr"], "en, zh"),
        ):
            done = self.done(*words, code=2)
            self.assertIn(said, done.err)
            self.assertEqual(done.out, "")

    def test_a_file_that_is_wrong_is_refused_by_the_place_in_it(self):
        with open(RIGHT, encoding="utf-8") as file:
            document = json.load(file)
        shutil.copy(os.path.join(KIT, "world.json"), self.path("world.json"))
        document["scenarios"][1]["then"]["state"] = "gradde"
        done = self.done(self.write("complaint.json", json.dumps(document)), code=2)
        for words in ("complaint.json: scenarios[1].then.state", "gradde", "graded"):
            self.assertIn(words, done.err)
        said = self.done(self.write("complaint.json", "{"), "--json", code=2)
        self.assertEqual(said.json()["error"]["kind"], "invalid")

    def test_the_schema_of_a_scenario_file(self):
        self.assertIn("scenarios", run("schema").out.split())
        schema = run("schema", "scenarios").json()
        self.assertIn("scenarios_version", schema["properties"])


if __name__ == "__main__":
    support.main()

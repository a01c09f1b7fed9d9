"""Scenarios as data, run from Python: typed results, progress, errors by place, and where the library is looked
for."""

import ctypes
import json
import os
import pathlib
import re
import shutil
import tempfile
import unittest

import tenon
from support import ROOT, main, run as run_program
from tenon import testing
from tenon.testing import _door

KIT = ROOT / "tests" / "data" / "kit"
RIGHT = KIT / "complaint.json"
WRONG = KIT / "wrong.scenarios.json"


class Runs(unittest.TestCase):
    def test_what_files_tell_is_listed_with_its_title(self):
        found = testing.scenarios(KIT)
        self.assertEqual(len(found), 4)
        self.assertEqual(found[1].name, "complaint/done/it_is_graded_by_a_clerk")
        self.assertEqual(found[1].title.zh, "定级之后才能办理")
        self.assertEqual(
            (found[1].workflow, pathlib.Path(found[1].file).name), ("complaint", "complaint.json")
        )

    def test_all_that_are_as_they_tell_pass(self):
        done = testing.run([RIGHT])
        self.assertTrue(done.passed)
        self.assertEqual((done.counts.passed, done.counts.failed, done.failures), (3, 0, ()))

    def test_one_that_is_not_says_where_with_expected_and_found(self):
        done = testing.run(KIT)
        self.assertFalse(done.passed)
        (failed,) = done.failures
        (difference,) = failed.differences
        self.assertEqual(
            (difference.at, difference.expected, difference.found), ("then.state", "closed", "graded")
        )
        self.assertIn("应为", failed.text.zh)

    def test_names_pick_by_their_beginning(self):
        self.assertEqual(testing.run(KIT, only=["complaint/refused"]).counts.passed, 1)
        self.assertEqual(len(testing.scenarios(KIT, only="complaint/done")), 3)
        with self.assertRaises(tenon.NotFound) as caught:
            testing.run(KIT, only=["complaint/nothing"])
        self.assertEqual(caught.exception.code, "testing.nothing_chosen")

    def test_settings_say_which_rules_hold_and_nothing_is_passed_over(self):
        self.assertTrue(testing.run(RIGHT, settings={"policy": "handbook"}).passed)
        with self.assertRaises(tenon.NotFound):
            testing.run(RIGHT, settings={"policy": "no_such_pack"})
        with self.assertRaises(tenon.Invalid) as caught:
            testing.run(RIGHT, settings={"limits": {"complaint.measures": "1 working_days"}})
        self.assertEqual(caught.exception.field, "request.settings.limits")

    def test_a_workflow_of_the_hosts_own_is_tested_alike(self):
        own = KIT / "declared"
        document = json.loads((own / "specimen.workflow.json").read_text(encoding="utf-8"))
        self.assertTrue(testing.run(own, settings={"workflows": [document]}).passed)
        with testing.World.read(KIT, settings={"workflows": [document]}) as world:
            world.procedures = testing.Procedures(own)
            story = testing.given(world, "specimen").in_state("asked")
            story.by("manager").when("keep").then(testing.refused("step.wrong_role"))
            story.by("seal_keeper").when("keep").then(testing.leads_to("kept"))

    def test_a_file_that_is_wrong_is_refused_by_the_place_in_it(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(KIT / "world.json", folder)
            broken = pathlib.Path(folder, "complaint.json")
            broken.write_text(
                RIGHT.read_text(encoding="utf-8").replace('"graded"', '"gradde"'), encoding="utf-8"
            )
            with self.assertRaises(tenon.Invalid) as caught:
                testing.scenarios(broken)
            self.assertEqual(caught.exception.field, "complaint.json: scenarios[1].then.state")
            self.assertIn("graded", caught.exception.en)

    def test_an_unknown_task_is_answered_with_those_that_there_are(self):
        with self.assertRaises(tenon.NotFound) as caught:
            testing.perform("rnu", {})
        self.assertIn("run", caught.exception.facts["allowed"])


class Hearing(unittest.TestCase):
    def test_progress_tells_how_far_it_is(self):
        heard = []
        testing.run(RIGHT, progress=heard.append)
        self.assertEqual([each.of for each in heard], [3] * len(heard))
        self.assertEqual([each.done for each in heard], sorted(each.done for each in heard))
        self.assertIn("complaint/", heard[0].label.en)

    def test_false_stops_it_and_gives_what_was_found_so_far(self):
        done = testing.run(RIGHT, progress=lambda progress: progress.done < 1)
        self.assertEqual((done.counts.passed, done.counts.left_out), (1, 2))

    def test_what_the_callback_raises_comes_out(self):
        def stop(progress):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            testing.run(RIGHT, progress=stop)


class Library(unittest.TestCase):
    def test_the_table_of_functions_is_what_the_header_declares(self):
        header = (ROOT / "capi" / "testing" / "tenon_testing.h").read_text(encoding="utf-8")
        declared = dict(
            re.findall(r"^TENON_API [^;(]*?\b(tenon_testing_\w+)\(([^;]*)\);", header, re.M | re.S)
        )
        self.assertEqual(list(declared), [name for name, _, _ in _door.TABLE])
        for name, _, takes in _door.TABLE:
            self.assertEqual(len(declared[name].split(",")), len(takes), name)

    def test_the_variable_comes_first_and_alone(self):
        self.assertEqual(
            _door.candidates({"TENON_TESTING_LIBRARY": "/x/y.so"}), [("/x/y.so", "TENON_TESTING_LIBRARY")]
        )

    def test_then_beside_libtenon_then_the_package_then_the_system(self):
        found = _door.candidates({}, "/opt/lib/libtenon.so")
        origins = list(dict.fromkeys(origin for _, origin in found))
        self.assertEqual(origins, ["beside libtenon", "beside the package", "the system's library path"])
        self.assertEqual(os.path.dirname(found[0][0]), "/opt/lib")
        self.assertEqual(_door.candidates({}, "libtenon.so.0")[0][1], "beside the package")

    def test_every_path_is_listed_with_its_reason(self):
        def nowhere(path):
            raise OSError(f"cannot open {path}")

        with self.assertRaises(tenon.LibraryError) as caught:
            _door.load({}, nowhere)
        for path, origin in _door.candidates({}):
            self.assertIn(f"{path} ({origin}): ", str(caught.exception))

    def test_a_library_that_is_another_one_is_named(self):
        with self.assertRaises(tenon.LibraryError) as caught:
            _door.load({"TENON_TESTING_LIBRARY": tenon.library_path}, ctypes.CDLL)
        self.assertIn("is no libtenon_testing", str(caught.exception))

    def test_the_world_does_without_it(self):
        program = (
            "import tenon\nfrom datetime import datetime\nfrom tenon.testing import World, run\n"
            "print(World(now=datetime(2026, 3, 2, 10, tzinfo=tenon.CHINA)))\n"
            "try:\n    run('.')\nexcept tenon.LibraryError as no:\n    print(no)\n"
        )
        done = run_program(program, environment={"TENON_TESTING_LIBRARY": "/nowhere/x.so"})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("<world at 2026-03-02", done.stdout)
        self.assertIn("/nowhere/x.so (TENON_TESTING_LIBRARY): there is no such file", done.stdout)


if __name__ == "__main__":
    main()

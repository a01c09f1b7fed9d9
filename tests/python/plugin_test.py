"""The plugin of pytest: which files it collects, one item a scenario, and what is shown where one fails."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from support import PACKAGE, ROOT, main

try:
    import pytest
except ImportError:
    pytest = None

KIT = ROOT / "tests" / "data" / "kit"
#: Named by whole paths, since pytest runs in a folder of its own.
LIBRARIES = {
    name: os.path.abspath(os.environ[name])
    for name in ("TENON_LIBRARY", "TENON_TESTING_LIBRARY")
    if name in os.environ
}


@unittest.skipIf(pytest is None, "pytest is not installed (Debian: python3-pytest)")
class Plugin(unittest.TestCase):
    def setUp(self):
        made = tempfile.TemporaryDirectory(prefix="tenon-pytest-")
        self.addCleanup(made.cleanup)
        self.folder = pathlib.Path(made.name)
        shutil.copytree(KIT, self.folder / "kit")

    def pytest(self, *words, ini="", code=0):
        (self.folder / "pytest.ini").write_text(f"[pytest]\n{ini}\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "tenon.testing.plugin", "-p", "no:cacheprovider", *words],
            capture_output=True,
            text=True,
            timeout=120,
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(PACKAGE),
                "PYTEST_ADDOPTS": "",
                "COLUMNS": "120",
                "NO_COLOR": "1",
            },
        )
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def test_files_are_collected_by_their_name_or_by_their_folder(self):
        told = self.pytest("--collect-only", "-q")
        self.assertIn("kit/wrong.scenarios.json::complaint/done/a_grade_is_thought_to_close_it", told)
        self.assertNotIn("kit/complaint.json", told)
        told = self.pytest("--collect-only", "-q", ini="tenon_scenarios = kit")
        self.assertIn("kit/complaint.json::complaint/done/it_is_graded_by_a_clerk", told)
        self.assertNotIn("world.json", told)
        self.assertIn("4 tests collected", told)

    def test_one_that_fails_shows_what_was_expected_above_what_was_found_and_no_python(self):
        told = self.pytest(ini="tenon_scenarios = kit", code=1)
        self.assertIn("1 failed, 3 passed", told)
        self.assertIn("  then.state\n    expected  closed\n    found     graded\n", told)
        self.assertIn("a_grade_is_thought_to_close_it  a grade is thought to close it", told)
        self.assertNotIn("Traceback", told)

    def test_one_is_run_by_its_name(self):
        name = "kit/complaint.json::complaint/done/it_is_graded_by_a_clerk"
        self.assertIn("1 passed", self.pytest(name, ini="tenon_scenarios = kit"))
        self.assertIn("1 passed, 3 deselected", self.pytest("-k", "graded", ini="tenon_scenarios = kit"))

    def test_names_pick_by_their_beginning(self):
        told = self.pytest(
            "--tenon-only",
            "complaint/refused",
            "--tenon-only",
            "complaint/done/it",
            ini="tenon_scenarios = kit",
        )
        self.assertIn("2 passed", told)

    def test_settings_come_from_a_file(self):
        (self.folder / "settings.json").write_text('{"policy": "no_such_pack"}')
        told = self.pytest(ini="tenon_scenarios = kit\ntenon_settings = settings.json", code=2)
        self.assertIn("no_such_pack", told)
        told = self.pytest(ini="tenon_scenarios = kit\ntenon_settings = nowhere.json", code=2)
        self.assertIn("nowhere.json", told)

    def test_a_file_that_is_wrong_fails_to_be_collected_by_the_place_in_it(self):
        broken = self.folder / "kit" / "complaint.json"
        broken.write_text(
            broken.read_text(encoding="utf-8").replace('"graded"', '"gradde"'), encoding="utf-8"
        )
        told = self.pytest(ini="tenon_scenarios = kit", code=2)
        self.assertIn("complaint.json: scenarios[1].then.state", told)

    def test_stories_told_in_python_are_tests_beside_them(self):
        (self.folder / "test_story.py").write_text(
            "from tenon.testing import World, given, leads_to\n"
            "def test_a_grade():\n"
            "    story = given(World.read('kit'), 'complaint').about(customer='C1').by('complaint_clerk')\n"
            "    story.step('complaint.opened').when('set_grade', grade='ordinary').then(leads_to('closed'))\n",
            encoding="utf-8",
        )
        told = self.pytest("test_story.py", code=1)
        self.assertIn("expected  closed", told)
        self.assertIn("found     graded", told)

    def test_coverage_is_told_at_the_end_and_may_fail_the_session(self):
        told = self.pytest("--tenon-coverage", "-k", "graded or recorded", ini="tenon_scenarios = kit")
        self.assertIn("coverage of the rules", told)
        self.assertIn("Complaint", told)
        told = self.pytest("--tenon-threshold", "99", "-k", "graded", ini="tenon_scenarios = kit", code=1)
        self.assertIn("at least 99 % are wanted", told)
        self.pytest("--tenon-threshold", "1", "-k", "graded", ini="tenon_scenarios = kit")

    def test_the_example_of_the_document_holds(self):
        self.assertIn("2 passed", self.pytest(str(ROOT / "docs" / "examples" / "test_rules.py")))


if __name__ == "__main__":
    main()

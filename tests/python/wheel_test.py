"""The wheel: it holds the library, and works in a clean virtual environment in which there is no compiler."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import venv
import zipfile

import tenon
from support import PACKAGE, ROOT, main

#: What pip says where the build's own requirement cannot be had, a machine without network for instance.
NO_SETUPTOOLS = (
    "No matching distribution found for setuptools",
    "No module named pip",
    "Could not find a version",
)


def build(folder, library):
    return subprocess.run(
        [sys.executable, str(PACKAGE / "build_wheel.py"), folder],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "TENON_LIBRARY": library},
    )


class Wheel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="tenon-wheel-")
        cls.addClassCleanup(cls.folder.cleanup)
        done = build(cls.folder.name, os.path.abspath(tenon.library_path))
        if any(words in done.stderr for words in NO_SETUPTOOLS):
            raise unittest.SkipTest("setuptools cannot be had, so no wheel can be built")
        assert done.returncode == 0, done.stderr
        cls.wheel = pathlib.Path(done.stdout.strip())

    def test_its_tag_names_the_machine_and_no_python(self):
        name, version, python, abi, platform = self.wheel.stem.split("-")
        self.assertEqual((name, version, python, abi), ("tenon", tenon.__version__, "py3", "none"))
        self.assertNotEqual(platform, "any")

    def test_it_holds_the_libraries_the_stubs_and_the_licence(self):
        names = zipfile.ZipFile(self.wheel).namelist()
        for wanted in ("tenon/py.typed", "tenon/workflows.pyi", "tenon/testing/plugin.py"):
            self.assertIn(wanted, names)
        libraries = [name for name in names if name.startswith("tenon/libtenon") or name.endswith(".dll")]
        self.assertEqual(len(libraries), 2, libraries)
        self.assertTrue([name for name in names if name.endswith("LICENSE")])

    def test_it_is_installed_and_used_without_a_compiler(self):
        there = pathlib.Path(self.folder.name, "clean")
        try:
            venv.create(there, with_pip=True)
        except subprocess.CalledProcessError as problem:
            self.skipTest(f"venv is not available: {problem}")
        scripts = there / ("Scripts" if os.name == "nt" else "bin")
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("TENON_", "PYTHON")) and name not in ("PATH", "LD_LIBRARY_PATH")
        }
        clean["PATH"] = str(scripts)

        def python(*words):
            done = subprocess.run(
                [str(scripts / "python"), *words],
                capture_output=True,
                text=True,
                env=clean,
                timeout=120,
                cwd=self.folder.name,
            )
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            return done.stdout

        compilers = python(
            "-c", "import shutil; print([w for w in ('cc', 'gcc', 'g++', 'clang') if shutil.which(w)])"
        )
        self.assertEqual(compilers.strip(), "[]")
        python("-m", "pip", "install", "--quiet", "--no-index", str(self.wheel))
        where = pathlib.Path(python("-c", "import tenon; print(tenon.library_path)").strip())
        self.assertTrue(where.resolve().is_relative_to(there.resolve()), where)
        told = python(str(ROOT / "docs" / "examples" / "complaint.py"))
        self.assertIn("closed at version 10", told)

    def test_without_a_library_the_build_says_what_to_set(self):
        done = build(self.folder.name, "/nowhere/libtenon.so")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("TENON_LIBRARY is /nowhere/libtenon.so, which is no file", done.stdout + done.stderr)


if __name__ == "__main__":
    main()

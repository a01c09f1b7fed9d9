"""The type stubs are what the library describes, and mypy --strict is content with the package and with those
who use it."""

import os
import pathlib
import re
import subprocess
import sys
import unittest

from support import PACKAGE, main

HERE = pathlib.Path(__file__).resolve().parent
#: Where the virtual environment with mypy is kept between runs; without it each run makes one for itself.
TOOLS = os.environ.get("TENON_PYTHON_TOOLS", "")


def mypy():
    """The interpreter that has mypy, or None."""

    def has(python):
        # pytest too: the plugin is read against its types.
        return subprocess.run([python, "-c", "import mypy, pytest"], capture_output=True).returncode == 0

    if has(sys.executable):
        return sys.executable
    if not TOOLS:
        return None
    python = os.path.join(TOOLS, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", TOOLS], capture_output=True)
    if not os.path.exists(python):
        return None
    if not has(python):
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "mypy", "pytest"], capture_output=True, timeout=300
        )
    return python if has(python) else None


class Stubs(unittest.TestCase):
    def test_they_are_what_would_be_generated_now(self):
        done = subprocess.run(
            [sys.executable, str(PACKAGE / "generate_stubs.py"), "--check"], capture_output=True, text=True
        )
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_generator_notices_a_stub_that_is_out_of_date(self):
        program = (
            "import runpy, pathlib, sys, tempfile; g = runpy.run_path(sys.argv[1]); "
            "old = pathlib.Path(tempfile.mkdtemp(), 'workflows.pyi'); old.write_text('class Complaint: ...'); "
            "g['main'].__globals__['TARGET'] = old; sys.argv[1:] = ['--check']; sys.exit(g['main']())"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, str(PACKAGE / "generate_stubs.py")],
            capture_output=True,
            text=True,
        )
        self.assertEqual(done.returncode, 1)
        self.assertIn("generate_stubs.py", done.stderr)

    def test_the_package_says_that_it_is_typed(self):
        self.assertTrue((PACKAGE / "tenon" / "py.typed").exists())


class Mypy(unittest.TestCase):
    def setUp(self):
        self.python = mypy()
        if self.python is None:
            self.skipTest(
                "mypy is not installed, and could not be (TENON_PYTHON_TOOLS names a folder for it)"
            )

    def strict(self, *files):
        return subprocess.run(
            [self.python, "-m", "mypy", "--strict", "--cache-dir", os.devnull, *map(str, files)],
            capture_output=True,
            text=True,
            env={**os.environ, "MYPYPATH": str(PACKAGE)},
        )

    def test_it_is_content_with_the_package_and_with_its_use(self):
        done = self.strict(PACKAGE / "tenon", PACKAGE / "generate_stubs.py", HERE / "typed_use.py")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_it_sees_every_mistake_that_is_marked(self):
        source = (HERE / "typed_use.py").read_text(encoding="utf-8")
        marked = re.findall(r"# type: ignore\[(.*?)\]", source)
        self.assertGreater(len(marked), 5)
        bare = pathlib.Path(self.enterContext(_folder()), "typed_use_bare.py")
        bare.write_text(re.sub(r"  # type: ignore\[.*?\]", "", source), encoding="utf-8")
        done = self.strict(bare)
        lines = {found[1] for found in re.finditer(r"typed_use_bare\.py:(\d+): error", done.stdout)}
        self.assertEqual(len(lines), len(marked), done.stdout)

    if sys.version_info < (3, 11):

        def enterContext(self, context):
            self.addCleanup(context.__exit__, None, None, None)
            return context.__enter__()


def _folder():
    import tempfile

    return tempfile.TemporaryDirectory(prefix="tenon-python-")


if __name__ == "__main__":
    main()

"""Finding the library: where it is looked for, and what is said when it is not found or is another one."""

import os
import pathlib
import tempfile
import unittest

from support import main, run
from tenon import LibraryError, _loader

#: A library with tenon_abi_version() == 99, built beside the tests.
OTHER_ABI = os.environ.get("TENON_OTHER_ABI", "")


def refused(**environment):
    done = run("import tenon", environment=environment)
    assert done.returncode == 1, done
    return done.stderr


class Looking(unittest.TestCase):
    def test_the_environment_variable_comes_first_and_alone(self):
        self.assertEqual(
            _loader.candidates({"TENON_LIBRARY": "/x/libtenon.so"}), [("/x/libtenon.so", "TENON_LIBRARY")]
        )

    def test_then_the_package_then_the_system(self):
        origins = [origin for _, origin in _loader.candidates({})]
        self.assertEqual(list(dict.fromkeys(origins)), ["beside the package", "the system's library path"])
        beside = [path for path, origin in _loader.candidates({}) if origin == "beside the package"]
        self.assertEqual(
            {os.path.dirname(path) for path in beside}, {os.path.dirname(os.path.abspath(_loader.__file__))}
        )

    def test_every_path_is_listed_with_its_reason_and_the_word_size(self):
        def nowhere(path):
            raise OSError(f"cannot open {path}")

        with self.assertRaises(LibraryError) as caught:
            _loader.load({}, nowhere)
        words = str(caught.exception)
        for path, origin in _loader.candidates({}):
            self.assertIn(f"{path} ({origin}): ", words)
        self.assertIn("-bit Python", words)
        self.assertIn("set TENON_LIBRARY", words)

    def test_a_file_that_is_not_there_is_named(self):
        words = refused(TENON_LIBRARY="/nowhere/libtenon.so")
        self.assertIn("/nowhere/libtenon.so (TENON_LIBRARY): there is no such file", words)

    def test_a_file_that_is_no_library_is_named_with_what_the_system_says(self):
        with tempfile.TemporaryDirectory() as folder:
            fake = pathlib.Path(folder, "libtenon.so")
            fake.write_text("no library at all")
            words = refused(TENON_LIBRARY=str(fake))
            self.assertIn(f"{fake} (TENON_LIBRARY): ", words)
            self.assertNotIn("there is no such file", words)

    def test_a_library_that_is_another_one_is_named(self):
        class Other:
            def __getattr__(self, name):
                raise AttributeError(name)

        with self.assertRaises(LibraryError) as caught:
            _loader.check(Other(), "libother.so")
        self.assertIn("libother.so is no libtenon", str(caught.exception))


@unittest.skipUnless(OTHER_ABI, "TENON_OTHER_ABI names no library with another ABI")
class AnotherAbi(unittest.TestCase):
    def test_it_is_refused_at_import_naming_both_sides_and_the_remedy(self):
        words = refused(TENON_LIBRARY=OTHER_ABI)
        self.assertIn("LibraryError", words)
        self.assertIn("(version 9.9.9) has ABI 99", words)
        self.assertIn(f"made for ABI {_loader.ABI_VERSION}", words)
        self.assertIn("The library is the newer one: install a package that goes with it", words)

    def test_a_library_of_this_abi_that_lacks_functions_is_called_older(self):
        words = refused(TENON_LIBRARY=OTHER_ABI, TENON_TEST_ABI=str(_loader.ABI_VERSION))
        self.assertIn("has no tenon_text_bytes", words)
        self.assertIn("older than the package", words)


if __name__ == "__main__":
    main()

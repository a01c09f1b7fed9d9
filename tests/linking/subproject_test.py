"""add_subdirectory and FetchContent: our targets are there, and nothing of ours is forced on who includes us.

The library is compiled in the consumer only where TENON_SLOW_TESTS is set; what reaches the consumer is read from the
commands that CMake wrote.
"""
import unittest

import support
from support import SLOW, SOURCE, Consumer, run


def include(name, label, *options):
    """A consumer that has our sources in its own tree, configured. That fails where a linked target does not exist."""
    consumer = Consumer(name, label)
    tenon = consumer.source / "third_party" / "tenon"
    tenon.parent.mkdir()
    tenon.symlink_to(SOURCE, target_is_directory=True)
    consumer.configure(*options)
    return consumer


class Configured(unittest.TestCase):
    maxDiff = None

    def check(self, name, label="", *options):
        consumer = include(name, label, *options)
        tenon = consumer.source / "third_party" / "tenon"
        self.assertEqual(consumer.flags("open_complaint.cpp"), [f"-I{tenon}/include", "-std=gnu++20"])
        self.assertEqual(consumer.flags("open_complaint.c"), [f"-I{tenon}/capi"])

        cache = consumer.cache()
        for variable in ("CMAKE_BUILD_TYPE", "CMAKE_CXX_FLAGS", "CMAKE_C_FLAGS", "CMAKE_EXE_LINKER_FLAGS"):
            self.assertEqual(cache.get(variable, ""), "", variable)
        for variable in ("CMAKE_CXX_STANDARD", "BUILD_TESTING", "CPACK_PACKAGE_NAME"):
            self.assertNotIn(variable, cache)
        for option in ("TENON_TESTS", "TENON_STRICT", "TENON_CLI", "TENON_INSTALL"):
            self.assertEqual(cache[option], "OFF", option)
        self.assertIn("Total Tests: 0", run("ctest", "-N", folder=consumer.build))

        prefix = consumer.top / "installed"
        run(support.CMAKE, "--install", consumer.build, "--prefix", prefix)
        self.assertFalse(prefix.exists() and support.files_under(prefix))

    def test_add_subdirectory(self):
        self.check("consumer_add_subdirectory")

    def test_add_subdirectory_shared(self):
        self.check("consumer_add_subdirectory", "_shared", "-DBUILD_SHARED_LIBS=ON")

    def test_fetch_content(self):
        self.check("consumer_fetch_content")


@unittest.skipUnless(SLOW, "TENON_SLOW_TESTS is not set: the library is not compiled once more")
class Built(unittest.TestCase):
    def check(self, consumer):
        consumer.make(seconds=5400)
        self.assertEqual(consumer.run(), "graded\n")
        self.assertEqual(consumer.run("open_complaint_c"), "recorded\n")

    def test_add_subdirectory_shared(self):
        self.check(include("consumer_add_subdirectory", "_shared_built", "-DBUILD_SHARED_LIBS=ON"))

    def test_fetch_content(self):
        self.check(include("consumer_fetch_content", "_built"))


if __name__ == "__main__":
    support.main()

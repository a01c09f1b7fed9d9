"""find_package(tenon CONFIG): archive, shared library, the C library alone, and what is said where something is missing."""
import unittest

import support
from support import PREFIX, PREFIX_SHARED, WORK, Consumer, files_under

HIDDEN = [f"-DCMAKE_DISABLE_FIND_PACKAGE_{name}=ON"
          for name in ("Boost", "nlohmann_json", "SQLite3", "OpenSSL", "Threads")]


def script(text, label):
    """A consumer that only looks: a project of these lines."""
    consumer = Consumer("consumer_find_package", label)
    (consumer.source / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.22)\nproject(crm LANGUAGES C CXX)\n" + text + "\n", encoding="utf-8")
    return consumer


class FindPackage(unittest.TestCase):
    def check_cpp(self, prefix, label):
        consumer = Consumer("consumer_find_package", label)
        consumer.configure(f"-DCMAKE_PREFIX_PATH={prefix}")
        self.assertEqual(consumer.flags("open_complaint.cpp"), ["-isystem", f"{prefix}/include", "-std=gnu++20"])
        consumer.make()
        self.assertEqual(consumer.run(prefix=prefix), "graded\n")
        return consumer

    def test_cpp_library_as_an_archive(self):
        consumer = self.check_cpp(PREFIX, "_static")
        self.assertNotIn("libtenon", support.run("readelf", "-d", consumer.build / "open_complaint"))

    def test_cpp_library_shared(self):
        consumer = self.check_cpp(PREFIX_SHARED, "_shared")
        needed = support.run("readelf", "-d", consumer.build / "open_complaint")
        self.assertIn(f"[libtenon_cpp.so.{support.VERSION}]", needed)
        # What the library itself links is its own business.
        self.assertNotRegex(needed, "sqlite|crypto")

    def test_shared_cpp_library_asks_only_for_what_its_headers_need(self):
        consumer = Consumer("consumer_find_package", "_shared_hidden")
        consumer.configure(f"-DCMAKE_PREFIX_PATH={PREFIX_SHARED}",
                           *[f"-DCMAKE_DISABLE_FIND_PACKAGE_{name}=ON" for name in ("SQLite3", "OpenSSL", "Threads")])

    def test_c_library_alone_in_a_project_without_cpp_and_boost(self):
        consumer = Consumer("consumer_c_only")
        consumer.configure(f"-DCMAKE_PREFIX_PATH={PREFIX}", *HIDDEN)
        self.assertNotIn("CMAKE_CXX_COMPILER", consumer.cache())
        self.assertEqual(consumer.flags("open_complaint.c"), ["-isystem", f"{PREFIX}/include"])
        self.assertEqual({file.split("/")[0] for file in files_under(PREFIX / "include")}, {"tenon.h", "tenon_testing.h", "tenon"})
        consumer.make()
        self.assertEqual(consumer.run(prefix=PREFIX), "recorded\n")

    def test_without_components_both_libraries_are_there(self):
        consumer = script("find_package(tenon CONFIG REQUIRED)\n"
                          "get_target_property(cpp tenon::tenon TYPE)\nget_target_property(c tenon::capi TYPE)\n"
                          'message(STATUS "found ${tenon_VERSION}: ${cpp} ${c}")', "_both")
        self.assertIn(f"found {support.VERSION}: STATIC_LIBRARY SHARED_LIBRARY",
                      consumer.configure(f"-DCMAKE_PREFIX_PATH={PREFIX}"))

    def test_one_component_brings_only_its_own_target(self):
        consumer = script("find_package(tenon CONFIG REQUIRED COMPONENTS capi)\n"
                          "if(TARGET tenon::tenon OR NOT TARGET tenon::capi)\n"
                          "  message(FATAL_ERROR wrong)\nendif()", "_one")
        consumer.configure(f"-DCMAKE_PREFIX_PATH={PREFIX}")

    def test_the_kit_is_there_for_who_asks_for_it(self):
        consumer = script("find_package(tenon CONFIG REQUIRED COMPONENTS testing)\n"
                          "get_target_property(cpp tenon::testing TYPE)\nget_target_property(c tenon::testing_capi TYPE)\n"
                          'message(STATUS "found: ${cpp} ${c}")', "_kit")
        self.assertIn("found: STATIC_LIBRARY SHARED_LIBRARY", consumer.configure(f"-DCMAKE_PREFIX_PATH={PREFIX}"))

    def test_an_unknown_component_is_refused_by_name(self):
        consumer = script("find_package(tenon CONFIG REQUIRED COMPONENTS python)", "_unknown")
        said = " ".join(consumer.configure(f"-DCMAKE_PREFIX_PATH={PREFIX}", code=1).split())
        self.assertIn("tenon has no component python; its components are: capi, cpp, testing", said)

    def test_another_minor_version_is_refused(self):
        consumer = script("find_package(tenon 0.2 CONFIG REQUIRED)", "_version")
        said = " ".join(consumer.configure(f"-DCMAKE_PREFIX_PATH={PREFIX}", code=1).split())
        self.assertIn('compatible with requested version "0.2"', said)
        self.assertIn(f"version: {support.VERSION}", said)

    def test_cpp_without_boost_is_not_found_and_leaves_nothing_behind(self):
        consumer = script("find_package(tenon CONFIG COMPONENTS capi cpp)\n"
                          "if(tenon_FOUND OR TARGET tenon::tenon OR TARGET tenon::capi)\n"
                          "  message(FATAL_ERROR wrong)\nendif()", "_no_boost")
        said = " ".join(consumer.configure(f"-DCMAKE_PREFIX_PATH={PREFIX}", "-DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON").split())
        self.assertIn("dependency Boost could not be found", said)


if __name__ == "__main__":
    if not PREFIX.exists():
        support.skip(f"{PREFIX.relative_to(WORK)} is not there: linking.install makes it")
    support.need("readelf")
    support.main()

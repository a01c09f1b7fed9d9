"""What `cmake --install` lays down, in which component, and how clean it is. Makes the prefixes for the other tests."""
import re
import shutil
import subprocess
import unittest

import support
from support import BUILD, LIB, PREFIX, PREFIX_SHARED, SOURCE, VERSION, WORK, files_under, install, run

support.need("readelf", "nm")

RUNTIME = {f"{LIB}/libtenon.so.{VERSION}", f"{LIB}/libtenon.so.0", "share/doc/tenon/LICENSE"}
TESTING = {f"{LIB}/libtenon_testing.so.{VERSION}", f"{LIB}/libtenon_testing.so.0"}
COMMAND = {"bin/tenon"}
CMAKE_FILES = {f"{LIB}/cmake/tenon/{name}.cmake" for name in ("tenonConfig", "tenonConfigVersion", "tenonCpp", "tenonCapi", "tenonTesting")}
DEVELOPMENT = CMAKE_FILES | {
    *(f"{LIB}/{name}" for name in (
        "libtenon.so", "libtenon_testing.so", "libtenon_cpp.a", "libtenon_testing.a", "pkgconfig/tenon.pc", "pkgconfig/tenon-cpp.pc")),
    "include/tenon.h", "include/tenon_testing.h",
    *(f"share/doc/tenon/{name}" for name in (
        "tutorial.md", "linking.md", "dependencies.md", "examples/complaint.c", "examples/complaint.cpp",
        "examples/complaint.sh")),
}
HEADERS = {"include/tenon/" + name for name in files_under(SOURCE / "include" / "tenon")}


def without_build_type(files):
    """Leaves out tenonCpp-release.cmake and its like: their names follow the build type."""
    return {file for file in files if not re.search(r"/tenon(Cpp|Capi|Testing)-\w+\.cmake$", file)}


def programs_and_libraries(prefix):
    for path in sorted([*prefix.glob("bin/*"), *prefix.glob(f"{LIB}/*.so*")]):
        if not path.is_symlink():
            yield path


class Install(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        for prefix in (PREFIX, PREFIX_SHARED):
            shutil.rmtree(prefix, ignore_errors=True)
        install(PREFIX)
        # The shared flavour of the C++ library is linked of the same objects. Its files take the place of the archive's,
        # which go first: what is as old as the file to be installed, CMake takes to be the same.
        install(PREFIX_SHARED)
        for pattern in ("libtenon_cpp.a", "pkgconfig/tenon-cpp.pc", "cmake/tenon/tenonConfig.cmake", "cmake/tenon/tenonCpp*"):
            for path in PREFIX_SHARED.glob(f"{LIB}/{pattern}"):
                path.unlink()
        install(PREFIX_SHARED, "--component", "shared")

    def test_nothing_is_missing_and_nothing_else_is_there(self):
        self.assertEqual(without_build_type(files_under(PREFIX)), RUNTIME | TESTING | COMMAND | DEVELOPMENT | HEADERS)

    def test_each_component_has_its_own_part(self):
        parts = {"runtime": RUNTIME, "testing": TESTING, "command": COMMAND, "development": DEVELOPMENT | HEADERS}
        packages = {"runtime": "libtenon0", "testing": "libtenon-testing0", "command": "tenon",
                    "development": "libtenon-dev"}
        for name, expected in parts.items():
            prefix = WORK / f"component_{name}"
            shutil.rmtree(prefix, ignore_errors=True)
            install(prefix, "--component", name)
            self.assertEqual(without_build_type(files_under(prefix)),
                             expected | {f"share/doc/{packages[name]}/copyright"})

    def test_no_file_carries_a_search_path_for_libraries(self):
        for prefix in (PREFIX, PREFIX_SHARED):
            found = list(programs_and_libraries(prefix))
            self.assertGreaterEqual(len(found), 2)
            for path in found:
                self.assertNotRegex(run("readelf", "-d", path), r"\(R(UN)?PATH\)", path)

    def test_no_file_names_the_folders_it_was_built_in(self):
        for path in files_under(PREFIX):
            content = (PREFIX / path).read_bytes()
            for folder in (SOURCE, BUILD):
                self.assertNotIn(str(folder).encode(), content, path)

    def test_the_c_libraries_are_called_by_their_number_and_export_c_names_only(self):
        for name, prefix in (("libtenon", "tenon_"), ("libtenon_testing", "tenon_testing_")):
            library = PREFIX / LIB / f"{name}.so"
            self.assertIn(f"Library soname: [{name}.so.0]", run("readelf", "-d", library))
            exported = [line.split()[-1] for line in run("nm", "-D", "--defined-only", library).splitlines()]
            self.assertTrue(exported)
            self.assertEqual([each for each in exported if not each.startswith(prefix)], [])

    def test_the_kit_needs_neither_of_the_other_libraries(self):
        needed = run("readelf", "-d", PREFIX / LIB / "libtenon_testing.so")
        self.assertNotRegex(needed, r"NEEDED.*\[libtenon")

    def test_the_shared_cpp_library_is_bound_to_its_exact_version(self):
        self.assertEqual([path.name for path in PREFIX_SHARED.glob(f"{LIB}/*.a")], ["libtenon_testing.a"])
        self.assertIn(f"Library soname: [libtenon_cpp.so.{VERSION}]",
                      run("readelf", "-d", PREFIX_SHARED / LIB / "libtenon_cpp.so"))

    def test_the_command_runs_where_the_loader_finds_the_library(self):
        command = PREFIX / "bin" / "tenon"
        self.assertRegex(run(command, "--version", LD_LIBRARY_PATH=str(PREFIX / LIB)), rf"^tenon {re.escape(VERSION)} ")
        alone = subprocess.run([command, "--version"], env=support.clean_environment(), capture_output=True, check=False)
        if alone.returncode:  # else a libtenon.so.0 is installed on this machine
            self.assertIn(b"libtenon.so.0", alone.stderr)


if __name__ == "__main__":
    support.main()

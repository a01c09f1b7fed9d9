"""The four Debian packages, as read from outside: what they need, what is in them."""
import re
import shutil
import unittest

import support
from support import BUILD, VERSION, WORK, run

FOLDER = WORK / "packages"


def make_packages(folder):
    """Packs the existing build; the packages by name."""
    shutil.rmtree(folder, ignore_errors=True)
    run("cpack", "-G", "DEB", "--config", BUILD / "CPackConfig.cmake", "-B", folder)
    return {re.match(r"[^_]+", path.name)[0]: path for path in folder.glob("*.deb")}


def need_tools():
    support.need("cpack", "dpkg-deb", "dpkg-shlibdeps", "file")


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.packages = make_packages(FOLDER)

    def field(self, package, name):
        return run("dpkg-deb", "--field", self.packages[package], name).strip()

    def files(self, package):
        lines = run("dpkg-deb", "--contents", self.packages[package]).splitlines()
        return {re.sub(r" -> .*", "", line.split(None, 5)[5]).removeprefix("./") for line in lines
                if not line.endswith("/")}

    def test_there_are_four_of_the_version_of_the_project(self):
        self.assertEqual(set(self.packages), {"libtenon0", "libtenon-testing0", "libtenon-dev", "tenon"})
        for name in self.packages:
            self.assertEqual(self.field(name, "Version"), VERSION)
            self.assertEqual(self.field(name, "Package"), name)

    def test_a_library_needs_what_it_links_and_a_sqlite_with_strict_tables(self):
        for name in ("libtenon0", "libtenon-testing0"):
            needs = self.field(name, "Depends")
            for package in ("libc6", "libstdc++6", "libssl"):
                self.assertIn(package, needs)
            self.assertIn("libsqlite3-0 (>= 3.37)", needs)
            self.assertNotIn("boost", needs)
            self.assertNotIn("libtenon", needs)

    def test_the_others_need_the_very_same_libraries(self):
        for name in ("libtenon-dev", "tenon"):
            for library in ("libtenon0", "libtenon-testing0"):
                self.assertIn(f"{library} (= {VERSION})", self.field(name, "Depends"))

    def test_c_is_not_made_to_install_what_only_cpp_needs(self):
        self.assertNotRegex(self.field("libtenon-dev", "Depends"), "boost|nlohmann|sqlite|ssl")
        for package in ("boost", "nlohmann-json3-dev", "libsqlite3-dev", "libssl-dev"):
            self.assertIn(package, self.field("libtenon-dev", "Recommends"))

    def test_no_file_is_in_two_packages_and_each_has_its_copyright(self):
        seen = set()
        for name in self.packages:
            files = self.files(name)
            self.assertEqual(files & seen, set())
            self.assertIn(f"usr/share/doc/{name}/copyright", files)
            seen |= files
        for end in ("/libtenon.so.0", "/libtenon.so", "/libtenon_testing.so.0", "/libtenon_testing.so", "/tenon.h",
                    "/tenon_testing.h", "/libtenon_testing.a", "/libtenon_cpp.a", "bin/tenon", "/tenonConfig.cmake"):
            self.assertTrue([file for file in seen if file.endswith(end)], end)


if __name__ == "__main__":
    need_tools()
    support.main()

"""The recipes for vcpkg and Conan are read, not run: neither tool is needed here."""
import ast
import json
import pathlib
import py_compile
import re
import tempfile
import unittest

import support
from support import SOURCE, VERSION, run

VCPKG = SOURCE / "src" / "packaging" / "vcpkg"
CONAN = SOURCE / "src" / "packaging" / "conan" / "conanfile.py"

# The commands that vcpkg gives a port, each telling that it was called.
PRELUDE = """
foreach(command vcpkg_cmake_configure vcpkg_cmake_install vcpkg_cmake_config_fixup vcpkg_fixup_pkgconfig
                vcpkg_install_copyright)
  cmake_language(EVAL CODE "function(${command})\\n message(STATUS \\"${command} \\${ARGN}\\")\\n endfunction()")
endforeach()
"""


def boost_libraries():
    """The parts of Boost that our sources include."""
    names = set()
    for room in ("include", "src", "capi"):
        for path in (SOURCE / room).rglob("*.[hc]pp"):
            names |= set(re.findall(r"#include <boost/(\w+)", path.read_text(encoding="utf-8")))
    return names


class Vcpkg(unittest.TestCase):
    def setUp(self):
        self.manifest = json.loads((VCPKG / "vcpkg.json").read_text(encoding="utf-8"))

    def test_manifest_says_what_it_has_to_of_this_version(self):
        self.assertLessEqual({"name", "version", "description", "license", "supports", "dependencies"}, set(self.manifest))
        self.assertEqual(self.manifest["name"], "tenon")
        self.assertEqual(self.manifest["version"], VERSION)
        self.assertEqual(self.manifest["license"], "MIT")

    def test_manifest_names_every_library_that_is_included(self):
        named = {each if isinstance(each, str) else each["name"] for each in self.manifest["dependencies"]}
        boost = {"boost-" + name.replace("_", "-") for name in boost_libraries()}
        self.assertTrue(boost)
        self.assertEqual(named, boost | {"nlohmann-json", "openssl", "sqlite3", "vcpkg-cmake", "vcpkg-cmake-config"})

    def test_port_configures_these_sources_and_installs_them(self):
        with tempfile.TemporaryDirectory(prefix="tenon-port-") as folder:
            prelude = pathlib.Path(folder) / "run.cmake"
            prelude.write_text(f'set(CURRENT_PACKAGES_DIR "{folder}/packages")\n{PRELUDE}'
                               f'include("{VCPKG}/portfile.cmake")\n', encoding="utf-8")
            said = run(support.CMAKE, "-P", prelude)
        self.assertIn(f"vcpkg_cmake_configure SOURCE_PATH;{SOURCE};", said)
        self.assertIn(f"vcpkg_install_copyright FILE_LIST;{SOURCE}/LICENSE", said)
        for command in ("vcpkg_cmake_install", "vcpkg_cmake_config_fixup CONFIG_PATH;lib/cmake/tenon", "vcpkg_fixup_pkgconfig"):
            self.assertIn(command, said)


class Conan(unittest.TestCase):
    def setUp(self):
        self.text = CONAN.read_text(encoding="utf-8")
        recipe, = [each for each in ast.parse(self.text).body if isinstance(each, ast.ClassDef)]
        self.says = {each.targets[0].id: ast.literal_eval(each.value) for each in recipe.body if isinstance(each, ast.Assign)}
        self.does = {each.name for each in recipe.body if isinstance(each, ast.FunctionDef)}

    def test_recipe_is_python(self):
        with tempfile.NamedTemporaryFile(suffix=".pyc") as compiled:
            py_compile.compile(str(CONAN), cfile=compiled.name, doraise=True)

    def test_recipe_says_what_it_has_to_of_this_version(self):
        self.assertEqual((self.says["name"], self.says["version"], self.says["license"]), ("tenon", VERSION, "MIT"))
        self.assertEqual(self.says["settings"], ("os", "arch", "compiler", "build_type"))
        self.assertLessEqual({"requirements", "export_sources", "generate", "build", "package", "package_info"}, self.does)

    def test_recipe_requires_at_least_what_the_build_requires(self):
        required = dict(re.findall(r'requires\("(\w+)/\[>=([\d.]+)', self.text))
        build = (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8")
        for ours, theirs in (("Boost", "boost"), ("nlohmann_json", "nlohmann_json"), ("SQLite3", "sqlite3"),
                             ("OpenSSL", "openssl")):
            self.assertEqual(required.pop(theirs), re.search(rf"find_package\({ours} (\S+) REQUIRED", build)[1])
        self.assertEqual(required, {})


if __name__ == "__main__":
    support.main()

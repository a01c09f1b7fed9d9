"""pkg-config: tenon for C, tenon-cpp for C++, each in the one line that a Makefile would have."""
import unittest

import support
from support import LIB, PREFIX, Consumer, run

PC = {"PKG_CONFIG_PATH": str(PREFIX / LIB / "pkgconfig")}


class PkgConfig(unittest.TestCase):
    def check(self, language, state):
        consumer = Consumer("consumer_pkg_config", "_" + language)
        consumer.build = consumer.source
        run(f"./{language}.sh", folder=consumer.source, **PC)
        self.assertEqual(consumer.run(prefix=PREFIX), state + "\n")

    def test_c(self):
        self.check("c", "recorded")

    def test_cpp(self):
        for package in ("nlohmann_json", "sqlite3", "libcrypto"):
            if support.subprocess.run(["pkg-config", "--exists", package], check=False).returncode:
                self.skipTest(f"{package} has no .pc file here")
        self.check("cpp", "graded")

    def test_both_say_the_version_of_the_project(self):
        for name in ("tenon", "tenon-cpp"):
            self.assertEqual(run("pkg-config", "--modversion", name, **PC), support.VERSION + "\n")

    def test_c_needs_nothing_but_the_c_library(self):
        self.assertEqual(run("pkg-config", "--static", "--print-requires", "--print-requires-private", "tenon", **PC), "")
        libraries = [word for word in run("pkg-config", "--static", "--libs", "tenon", **PC).split() if word.startswith("-l")]
        self.assertEqual(libraries, ["-ltenon"])


if __name__ == "__main__":
    support.need("pkg-config", "cc", "c++")
    if not PREFIX.exists():
        support.skip("no installed tree: linking.install makes it")
    support.main()

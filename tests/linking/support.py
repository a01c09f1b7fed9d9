"""Installs the existing build and puts consumers to work on it. Nothing but the standard library.

The environment says what is tested: TENON_SOURCE, TENON_BUILD (a finished build), TENON_LINKING (a folder for what the
tests make), TENON_SLOW_TESTS (build the library in consumers, make packages and try them in a clean system).
"""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import unittest

SOURCE = pathlib.Path(os.environ["TENON_SOURCE"])
BUILD = pathlib.Path(os.environ["TENON_BUILD"])
WORK = pathlib.Path(os.environ["TENON_LINKING"])
HERE = pathlib.Path(__file__).resolve().parent
CMAKE = os.environ.get("TENON_CMAKE", "cmake")
SLOW = bool(os.environ.get("TENON_SLOW_TESTS"))
SKIPPED = 77  # what ctest takes for "not run"

# `cmake --install` once as it is, once with the C++ library shared: linking.install makes both for the other tests.
PREFIX = WORK / "prefix"
PREFIX_SHARED = WORK / "prefix_shared"

# "lib", or with the architecture in it where the build was configured for /usr.
LIB = re.search(r"^CMAKE_INSTALL_LIBDIR:PATH=(.*)$", (BUILD / "CMakeCache.txt").read_text(encoding="utf-8"), re.M)[1]

VERSION = re.search(r"project\(tenon VERSION (\S+)", (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8"))[1]


def skip(why):
    """Ends the program: what it would test cannot be tested here."""
    print("skipped:", why)
    sys.exit(SKIPPED)


def need(*tools):
    for tool in tools:
        if not shutil.which(tool):
            skip(f"{tool} is not installed")


def clean_environment(**more):
    """That of a user who set nothing: neither our variables nor flags for the compiler."""
    ours = re.compile(r"TENON_|CFLAGS$|CXXFLAGS$|LDFLAGS$|CMAKE_PREFIX_PATH$|PKG_CONFIG|LD_LIBRARY_PATH$|DESTDIR$")
    return {**{name: value for name, value in os.environ.items() if not ours.match(name)}, "LC_ALL": "C", **more}


def run(*words, code=0, folder=None, seconds=300, **environment):
    """Runs a program that must end with this code; what it said, standard error last."""
    done = subprocess.run([str(word) for word in words], cwd=folder, env=clean_environment(**environment),
                          capture_output=True, timeout=seconds, check=False)
    said = done.stdout.decode() + done.stderr.decode()
    if done.returncode != code:
        raise AssertionError(f"{' '.join(map(str, words))}: ended with {done.returncode}, not {code}\n{said}")
    return said


def install(prefix, *more):
    return run(CMAKE, "--install", BUILD, "--prefix", prefix, *more)


def files_under(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


class Consumer:
    """A copy of a consumer, in a folder of its own, with the programs beside it as in the sources."""

    def __init__(self, name, label=""):
        self.top = WORK / (name + label)
        shutil.rmtree(self.top, ignore_errors=True)
        self.source = self.top / name
        self.build = self.top / "build"
        shutil.copytree(HERE / name, self.source)
        for program in HERE.glob("open_complaint.*"):
            shutil.copy(program, self.top)

    def configure(self, *options, code=0):
        return run(CMAKE, "-S", self.source, "-B", self.build, "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", *options, code=code)

    def make(self, seconds=300):
        return run(CMAKE, "--build", self.build, seconds=seconds)

    def run(self, program="open_complaint", prefix=None):
        """What the program prints. Nothing installed has an RPATH, so the loader is told about another prefix."""
        more = {"LD_LIBRARY_PATH": str(prefix / LIB)} if prefix else {}
        return run(self.build / program, **more)

    def flags(self, file):
        """The words of the compiler's command for a file that are neither its input nor its output."""
        commands = json.loads((self.build / "compile_commands.json").read_text(encoding="utf-8"))
        command, = [each for each in commands if each["file"].endswith("/" + file)]
        words = shlex.split(command["command"])[1:]
        for option in ("-o", "-c"):
            del words[words.index(option):words.index(option) + 2]
        return words

    def cache(self):
        text = (self.build / "CMakeCache.txt").read_text(encoding="utf-8")
        return dict(re.findall(r"^(\w+):\w+=(.*)$", text, re.M))


def main():
    """Runs the tests of the program. Ends with SKIPPED where none of them could be run."""
    done = unittest.main(module=sys.modules["__main__"], verbosity=2, exit=False).result
    if not done.wasSuccessful():
        sys.exit(1)
    sys.exit(SKIPPED if len(done.skipped) >= max(done.testsRun, 1) else 0)

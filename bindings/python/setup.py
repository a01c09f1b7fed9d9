"""Puts the built libraries into the wheel, and says which machines the wheel is for.

libtenon is the file that TENON_LIBRARY names, libtenon_testing (for tenon.testing) the one that
TENON_TESTING_LIBRARY names, else the one beside it. The wheel is good for every CPython from 3.9 on (ctypes:
nothing is compiled against one), but only for this kind of machine: its tag is py3-none-PLATFORM.
"""

import os
import pathlib
import shutil
import sys

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py
from setuptools.dist import Distribution

PATTERN = {"win32": "{}.dll", "darwin": "lib{}.dylib"}.get(sys.platform, "lib{}.so")


def built(variable, name, otherwise=""):
    """The library that the variable names."""
    named = os.environ.get(variable, otherwise)
    if not os.path.isfile(named):
        found = f"is {named}, which is no file" if named else "is not set"
        sys.exit(
            f"{variable} {found}. It must be the path of the built library, "
            f"for example build/release/capi/lib{name}.so; build it with: ./dev build"
        )
    return named


class WithLibraries(build_py):
    def run(self):
        library = built("TENON_LIBRARY", "tenon")
        beside = os.path.join(os.path.dirname(library), PATTERN.format("tenon_testing"))
        testing = built("TENON_TESTING_LIBRARY", "tenon_testing", beside)
        super().run()
        package = pathlib.Path(self.build_lib, "tenon")
        for file, name in ((library, "tenon"), (testing, "tenon_testing")):
            shutil.copyfile(file, package / PATTERN.format(name))  # the file, not a link to it


class ForThisMachine(bdist_wheel):
    def get_tag(self):
        return ("py3", "none", super().get_tag()[2])


class NotPure(Distribution):
    def has_ext_modules(self):
        return True


setup(cmdclass={"build_py": WithLibraries, "bdist_wheel": ForThisMachine}, distclass=NotPure)

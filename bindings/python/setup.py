"""Puts the built libtenon into the wheel, and says which machines the wheel is for.

The library is the file that TENON_LIBRARY names. The wheel is good for every CPython from 3.9 on (ctypes:
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

NAMES = {"win32": "tenon.dll", "darwin": "libtenon.dylib"}


class WithLibrary(build_py):
    def run(self):
        named = os.environ.get("TENON_LIBRARY", "")
        if not os.path.isfile(named):
            found = f"is {named}, which is no file" if named else "is not set"
            sys.exit(
                f"TENON_LIBRARY {found}. It must be the path of the built library, "
                "for example build/release/capi/libtenon.so; build it with: ./dev build"
            )
        super().run()
        package = pathlib.Path(self.build_lib, "tenon")
        shutil.copyfile(named, package / NAMES.get(sys.platform, "libtenon.so"))  # the file, not a link to it


class ForThisMachine(bdist_wheel):
    def get_tag(self):
        return ("py3", "none", super().get_tag()[2])


class NotPure(Distribution):
    def has_ext_modules(self):
        return True


setup(cmdclass={"build_py": WithLibrary, "bdist_wheel": ForThisMachine}, distclass=NotPure)

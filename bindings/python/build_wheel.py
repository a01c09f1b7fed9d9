#!/usr/bin/env python3
"""Builds the wheel, with libtenon and libtenon_testing inside, and prints its path.

    TENON_LIBRARY=build/release/capi/libtenon.so bindings/python/build_wheel.py [FOLDER]

Works on a copy, since setuptools leaves its own folders in the source.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LICENCE = HERE.parents[1] / "LICENSE"


def main(folder: pathlib.Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tenon-wheel-") as scratch:
        copy = pathlib.Path(scratch, "python")
        built = pathlib.Path(scratch, "built")
        shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns("__pycache__", "build", "*.egg-info"))
        shutil.copy(LICENCE, copy)
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pip",
                "wheel",
                "--quiet",
                "--no-deps",
                "--wheel-dir",
                str(built),
                str(copy),
            ]
        )
        if done.returncode:
            return done.returncode
        for wheel in built.glob("*.whl"):
            print(shutil.copy(wheel, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "dist")))

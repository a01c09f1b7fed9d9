"""The packages in a clean system of the same release: installed by apt, the command used, the examples compiled.

The system is laid by debootstrap from the mirror that this machine itself uses.
"""
import os
import pathlib
import re
import shutil
import subprocess
import unittest

import support
from packages_test import make_packages, need_tools
from support import HERE, VERSION, WORK, run

ROOT = WORK / "clean_root"


def codename():
    return re.search(r"^VERSION_CODENAME=(\w+)", pathlib.Path("/etc/os-release").read_text(encoding="utf-8"), re.M)[1]


def mirror(suite):
    """The first source of apt that has this suite, in either way of writing (sources.list(5)); None: there is none."""
    apt = pathlib.Path("/etc/apt")
    for file in [apt / "sources.list", *sorted((apt / "sources.list.d").glob("*"))]:
        if not file.is_file():
            continue
        text = re.sub(r"^#.*\n?", "", file.read_text(encoding="utf-8"), flags=re.M)
        if file.suffix == ".sources":
            for entry in re.split(r"\n\s*\n", text):
                fields = {name.lower(): value.split() for name, value in re.findall(r"^([\w-]+):(.*)$", entry, re.M)}
                if "deb" in fields.get("types", []) and suite in fields.get("suites", []):
                    return fields["uris"][0]
        else:
            found = re.search(rf"^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+{suite}\s", text, re.M)
            if found:
                return found[1]
    return None


def inside(command, code=0):
    """Runs a line of shell in the clean system."""
    done = subprocess.run(["chroot", str(ROOT), "/bin/sh", "-euc", command], capture_output=True, check=False, timeout=1800,
                          env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LC_ALL": "C.UTF-8",
                               "DEBIAN_FRONTEND": "noninteractive"})
    said = done.stdout.decode() + done.stderr.decode()
    if done.returncode != code:
        raise AssertionError(f"{command}: ended with {done.returncode}, not {code}\n{said}")
    return said


class CleanSystem(unittest.TestCase):
    """One story, told in the order in which a user would live it."""

    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(shutil.rmtree, ROOT, ignore_errors=True)
        packages = make_packages(WORK / "packages_for_clean_root")
        shutil.rmtree(ROOT, ignore_errors=True)
        run("debootstrap", "--variant=minbase", codename(), ROOT, mirror(codename()), seconds=1800)
        (ROOT / "debs").mkdir()
        for path in packages.values():
            shutil.copy(path, ROOT / "debs")
        shutil.copy(HERE / "open_complaint.cpp", ROOT / "debs")

    def apt(self, what):
        return inside(f"apt-get -qq -y -o Dpkg::Use-Pty=0 {what}")

    def test_story(self):
        with self.subTest("the command installs with its libraries alone and runs"):
            self.apt(f"install --no-install-recommends /debs/libtenon0_{VERSION}_*.deb"
                     f" /debs/libtenon-testing0_{VERSION}_*.deb /debs/tenon_{VERSION}_*.deb")
            self.assertIn(f"tenon {VERSION}", inside("tenon --version"))
            opened = inside("cd /tmp && tenon open complaint --store crm.db --customer C1 --actor E017"
                            " --role complaint_clerk --field channel=phone --field target=quality"
                            " --field about=crack --field asked=repair --json")
            self.assertIn('"state":"recorded"', opened)
            self.assertNotIn("libtenon-dev", inside("dpkg-query -W"))

        with self.subTest("the C example compiles where there is neither Boost nor a C++ compiler"):
            self.apt(f"install --no-install-recommends gcc libc6-dev /debs/libtenon-dev_{VERSION}_*.deb")
            self.assertNotRegex(inside("dpkg-query -W -f '${Package}\\n'"), r"(?m)^(libboost.*|nlohmann.*|g\+\+)$")
            inside("cc -std=c11 -Wall -Wextra -pedantic -Werror /usr/share/doc/tenon/examples/complaint.c -ltenon"
                   " -o /tmp/complaint")
            self.assertIn('"state":"closed"', inside("/tmp/complaint"))

        with self.subTest("with what is recommended, C++ compiles too"):
            self.apt("install --no-install-recommends g++ pkg-config "
                     + " ".join(self.recommended()))
            inside("c++ -std=c++20 /debs/open_complaint.cpp $(pkg-config --cflags --libs tenon-cpp) -o /tmp/open_complaint")
            self.assertEqual(inside("/tmp/open_complaint"), "graded\n")

        with self.subTest("the packages go without a trace"):
            self.apt("purge tenon libtenon0 libtenon-testing0 libtenon-dev")
            self.assertEqual(inside("find /usr -iname '*tenon*'"), "")

    def recommended(self):
        """The first alternative that this system has of each recommended package."""
        groups = inside("dpkg-query -W -f '${Recommends}' libtenon-dev").split(",")
        for group in groups:
            names = [re.match(r"\s*([^\s(]+)", alternative)[1] for alternative in group.split("|")]
            known = [name for name in names if "Candidate: (none)" not in inside(f"apt-cache policy {name}") and
                     "Candidate:" in inside(f"apt-cache policy {name}")]
            self.assertTrue(known, group)
            yield known[0]


if __name__ == "__main__":
    if not support.SLOW:
        support.skip("TENON_SLOW_TESTS is not set")
    if os.geteuid():
        support.skip("only root may lay a system in a folder")
    support.need("debootstrap", "chroot")
    need_tools()
    if not mirror(codename()):
        support.skip(f"no source of apt on this machine has {codename()}")
    support.main()

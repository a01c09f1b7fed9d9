#!/usr/bin/env python3
"""The ABI of tenon.h against the one that was promised (capi/abi.xml), told by libabigail's abidiff.

The header is compiled into a library of empty functions: that these are the functions of libtenon.so is what the C++
compiler checks (their definitions include the header) and what the test of the symbol list checks. Types of C++ behind
the handles stay out of it, as they do for a program that links.

    abi_test.py CAPI_FOLDER            compare; functions may have been added
    abi_test.py CAPI_FOLDER --promise  write the present ABI down as promised (with a changelog line, and another
                                       TENON_ABI_VERSION where something was taken away or changed)
"""
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77


def prototypes(header):
    """Every exported function as it is declared, without its semicolon."""
    text = re.sub(r"/\*.*?\*/", "", open(header, encoding="utf-8").read(), flags=re.S)
    return re.findall(r"^TENON_API\s+([^;#]+?);", text, flags=re.M | re.S)


def compiled(capi, folder):
    source = os.path.join(folder, "abi.c")
    library = os.path.join(folder, "libtenon.so")
    with open(source, "w", encoding="utf-8") as out:
        out.write('#include "tenon.h"\n')
        for each in prototypes(os.path.join(capi, "tenon.h")):
            out.write(each + " { __builtin_trap(); }\n")
    subprocess.run(["cc", "-std=c11", "-g", "-shared", "-fPIC", "-I" + capi, source, "-o", library], check=True)
    return library


def main(capi, promise):
    if platform.machine() != "x86_64":
        print("skipped: the promise is written down for x86_64")
        return SKIPPED
    for tool in ("cc", "abidw", "abidiff"):
        if not shutil.which(tool):
            print(f"skipped: no {tool} (Debian package {'gcc' if tool == 'cc' else 'abigail-tools'})")
            return SKIPPED
    promised = os.path.join(capi, "abi.xml")
    symbols = [line for line in open(os.path.join(capi, "symbols.txt"), encoding="utf-8").read().split() if line.startswith("tenon_")]
    declared = prototypes(os.path.join(capi, "tenon.h"))
    if len(symbols) != len(declared):
        print(f"tenon.h declares {len(declared)} functions, symbols.txt lists {len(symbols)}")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        library = compiled(capi, folder)
        if promise:
            subprocess.run(
                ["abidw", "--no-show-locs", "--no-comp-dir-path", "--no-corpus-path", "--no-elf-needed",
                 "--out-file", promised, library], check=True)
            return 0
        answer = subprocess.run(["abidiff", "--no-added-syms", promised, library], stdout=subprocess.PIPE, text=True, check=False)
    print(answer.stdout, end="")
    if answer.returncode != 0:
        print("The ABI was broken: programs built against the promised one would not run.")
        return 1
    print(f"{len(declared)} functions: nothing that was promised has changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--promise" in sys.argv[2:]))

#!/usr/bin/env python3
"""tenon.h is the manual: every function has a block that says what it does, who may call it, since when it is there and
which test proves it, and that test really calls it.

    manual_test.py CAPI_FOLDER TESTS_FOLDER"""
import os
import re
import sys


def blocks(header):
    """(function, its block) in the order of the header."""
    text = open(header, encoding="utf-8").read()
    for block, declaration in re.findall(r"/\*\*((?:(?!\*/).)*)\*/\s*TENON_API\s+([^;]+);", text, flags=re.S):
        yield re.search(r"\b(tenon_\w+)\(", declaration).group(1), block


def flaws(function, block, tests):
    for tag in ("@threads", "@since", "@test"):
        if tag not in block:
            yield f"has no {tag}"
    if not re.sub(r"[\s*]+", " ", block.split("@")[0]).strip().endswith((".", '"', ")")):
        yield "does not say what it does"
    proof = re.search(r"@test (\S+)", block)
    if proof:
        path = os.path.join(tests, proof.group(1))
        if not os.path.exists(path):
            yield f"is proved by {proof.group(1)}, which is not there"
        elif not re.search(rf"\b{function}\b", open(path, encoding="utf-8").read()):
            yield f"is not called by {proof.group(1)}"


def main(capi, tests):
    found = list(blocks(os.path.join(capi, "tenon.h")))
    listed = open(os.path.join(capi, "symbols.txt"), encoding="utf-8").read().split()
    wrong = [f"{name} has no block of its own" for name in listed if name.startswith("tenon_") and name not in dict(found)]
    for function, block in found:
        wrong += [f"{function} {flaw}" for flaw in flaws(function, block, tests)]
    for line in wrong:
        print(line)
    print(f"{len(found)} blocks, {len(wrong)} flaws")
    return 1 if wrong or not found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

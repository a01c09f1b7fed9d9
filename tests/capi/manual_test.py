#!/usr/bin/env python3
"""The C headers are the manual: every function has a block that says what it does, who may call it, since when it is there and
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


def declared(header):
    """The functions of a header, whether or not they have a block."""
    return re.findall(r"^TENON_API\b[^;(]*?\b(tenon_\w+)\(", open(header, encoding="utf-8").read(), flags=re.M)


def main(capi, tests):
    listed = open(os.path.join(capi, "symbols.txt"), encoding="utf-8").read().split()
    kit = os.path.join(capi, "testing", "tenon_testing.h")
    headers = {os.path.join(capi, "tenon.h"): [name for name in listed if name.startswith("tenon_")], kit: declared(kit)}
    found, wrong = [], []
    for header, functions in headers.items():
        there = list(blocks(header))
        wrong += [f"{name} has no block of its own" for name in functions if name not in dict(there)]
        for function, block in there:
            wrong += [f"{function} {flaw}" for flaw in flaws(function, block, tests)]
        found += there
    for line in wrong:
        print(line)
    print(f"{len(found)} blocks, {len(wrong)} flaws")
    return 1 if wrong or not found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

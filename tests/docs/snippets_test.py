"""Every marked snippet of the documents is, to the letter, the part of the example that it names; every link leads somewhere."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
failed = passed = 0


def check(good, words):
    global failed, passed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED:", words)


for document in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
    text = document.read_text(encoding="utf-8")
    for file, part, snippet in re.findall(r"<!-- from (\S+) \[(\w+)\] -->\n```\w+\n(.*?)```", text, re.S):
        source = (root / file).read_text(encoding="utf-8")
        found = re.search(rf"\S+ \[{part}\]\n(.*?)\n[^\n]*\S+ \[/{part}\]", source, re.S)
        check(found is not None, f"{file} has no part [{part}]")
        if found:
            check(found[1].strip("\n") == snippet.strip("\n"), f"{document.name}: the snippet [{part}] is not what {file} says")
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if not re.match(r"[a-z]+:", target):
            check((document.parent / target).exists(), f"{document.name} links to {target}, which is not there")

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)

#!/usr/bin/env python3
"""Writes tenon/workflows.pyi: the classes of the built-in workflows' cases for type checkers, read from the
built library.

    TENON_LIBRARY=build/release/capi/libtenon.so bindings/python/generate_stubs.py

With --check nothing is written; exit code 1 says that the file is not what would be written.
"""

import json
import pathlib
import sys
from typing import Any, Dict, Iterator, List

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE / "tenon" / "workflows.pyi"
sys.path.insert(0, str(HERE))

from tenon._handles import ask, encoded  # noqa: E402
from tenon._loader import library  # noqa: E402
from tenon._schema import class_name, parameters  # noqa: E402
from tenon.case import method_name  # noqa: E402

HEAD = '''"""Written by generate_stubs.py from the library's own descriptions; not to be edited."""
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Mapping, Optional, Sequence

from .acting import Acting
from .case import Case
from .documents import Outcome, Subject, With
'''
WIDTH = 120


def wrapped(head: str, arguments: List[str], tail: str) -> Iterator[str]:
    """A definition on one line where it fits, else one argument a line."""
    line = f"{head}({', '.join(arguments)}){tail}"
    if len(line) <= WIDTH:
        yield line
        return
    indent = " " * (len(head) - len(head.lstrip()) + 4)
    yield f"{head}("
    yield from (f"{indent}{each}," for each in arguments)
    yield f"{indent[4:]}){tail}"


def keywords(fields: Dict[str, Any]) -> List[str]:
    found = [
        f"{each.name}: {each.annotation}" + ("" if each.required else " = ...") for each in parameters(fields)
    ]
    return ["*", *found] if found else []


def methods(events: List[Dict[str, Any]]) -> Iterator[str]:
    for event in events:
        arguments = ["self", "with_: Optional[With] = ...", "/", *keywords(event["fields"])]
        yield from wrapped(f"    def {method_name(event['id'])}", arguments, " -> Outcome: ...")


def stub(descriptions: List[Dict[str, Any]]) -> str:
    lines = [HEAD, "", "class _EveryCase(Case):"]
    lines += methods(descriptions[0]["actions"])
    for told in descriptions:
        name = class_name(told["id"])
        opening = [
            "cls",
            "acting: Acting",
            "subject: Optional[Subject] = ...",
            "with_: Optional[With] = ...",
            "/",
            *keywords(told["opening"]["fields"]),
        ]
        lines += [
            "",
            "",
            f"class {name}(_EveryCase):",
            "    @classmethod",
            *wrapped("    def open", opening, f" -> {name}: ..."),
            "    @classmethod",
            f"    def of(cls, case: Case) -> {name}: ...",
            *methods(told["events"]),
        ]
    return "\n".join(lines) + "\n"


def main() -> int:
    ids = [each["id"] for each in json.loads(ask(library.tenon_workflow_list, None))["workflows"]]
    text = stub(
        [json.loads(ask(library.tenon_workflow_describe, None, encoded(each))) for each in sorted(ids)]
    )
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
        return 0
    print(
        f"{TARGET.name} is not what the library describes; run bindings/python/generate_stubs.py",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())

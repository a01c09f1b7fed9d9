"""The classes of the built-in workflows' cases, made from the library's own description when they are asked
for:

    from tenon.workflows import Complaint

    case = Complaint.open(clerk, tenon.Subject(customer="C1"), channel="phone", target="quality", about="...",
    asked="...") case = Complaint.of(clerk.case(reference="T-17"))

`clerk.open("complaint", ...)` opens the same case. These names exist for type checkers, which know every
event and field from workflows.pyi; bindings/python/generate_stubs.py writes that file."""

from __future__ import annotations

import json
from typing import Any, Dict, List

from ._case_classes import built_in
from ._handles import ask
from ._loader import library
from ._schema import class_name


def _ids() -> Dict[str, str]:
    listed = json.loads(ask(library.tenon_workflow_list, None))["workflows"]
    return {class_name(each["id"]): each["id"] for each in listed}


def __getattr__(name: str) -> Any:
    ids = {} if name.startswith("_") else _ids()
    if name not in ids:
        raise AttributeError(
            f"the library has no workflow {name}" + (f"; there are: {', '.join(ids)}" if ids else "")
        )
    return built_in(ids[name])


def __dir__() -> List[str]:
    return sorted(_ids())

"""Makes the class of a workflow's cases out of the workflow's own description (tenon_workflow_describe)."""

from __future__ import annotations

import inspect
import json
import threading
from typing import Any, Callable, Dict, List, Mapping, Optional, Type, cast

from ._handles import ask, encoded
from ._loader import library
from ._schema import class_name, sentence, signature
from .case import Case, method_name
from .documents import Outcome, Subject, With

_POSITIONAL = inspect.Parameter.POSITIONAL_ONLY
_SELF = inspect.Parameter("self", _POSITIONAL)
_WITH = inspect.Parameter("with_", _POSITIONAL, default=None, annotation="Optional[With]")


_classes: Dict[bytes, Type[Case]] = {}
_making = threading.Lock()


def case_class(description: bytes) -> Type[Case]:
    """One class for one description: engines that describe a workflow alike share it, so isinstance() can be
    asked."""
    with _making:
        if description not in _classes:
            _classes[description] = _made(description)
        return _classes[description]


def _made(description: bytes) -> Type[Case]:
    told = json.loads(description)
    title = told["title"]
    name = class_name(told["id"])
    members: Dict[str, Any] = {
        "__doc__": f"{title['en']} ({title['zh']}), version {told['version']}. Source: {told['source']}.",
        "__module__": "tenon.workflows",
        "description": told,
        "open": classmethod(_opening(told, name)),
        "of": classmethod(_of),
    }
    for event in [*told["events"], *told["actions"]]:
        members[method_name(event["id"])] = _method(told, event, name)
    return type(name, (Case,), members)


def built_in(workflow: str) -> Type[Case]:
    """The class of a workflow that is built into the library. Raises NotFound where there is none."""
    return case_class(ask(library.tenon_workflow_describe, None, encoded(workflow)))


def _method(told: Mapping[str, Any], event: Mapping[str, Any], owner: str) -> Callable[..., Outcome]:
    def step(self: Case, with_: Optional[With] = None, /, **fields: Any) -> Outcome:
        return self.acting._apply(self.id, event["id"], with_, fields)

    return cast(
        Callable[..., Outcome],
        _dressed(
            step,
            method_name(event["id"]),
            owner,
            sentence(told, event),
            [_SELF, _WITH],
            event["fields"],
            "Outcome",
        ),
    )


def _opening(told: Mapping[str, Any], owner: str) -> Callable[..., Case]:
    def open_(
        cls: Type[Case],
        acting: Any,
        subject: Optional[Subject] = None,
        with_: Optional[With] = None,
        /,
        **fields: Any,
    ) -> Case:
        case: Case = acting.open(told["id"], subject, with_, **fields)
        return case

    opening = told["opening"]
    needs = f" The subject needs: {', '.join(opening['subject'])}." if opening.get("subject") else ""
    text = f"Opens a case.{needs}\n\nBy: {', '.join(opening['roles'])}."
    first = [
        inspect.Parameter("cls", _POSITIONAL),
        inspect.Parameter("acting", _POSITIONAL, annotation="Acting"),
        inspect.Parameter("subject", _POSITIONAL, default=None, annotation="Optional[Subject]"),
        _WITH,
    ]
    return cast(Callable[..., Case], _dressed(open_, "open", owner, text, first, opening["fields"], owner))


def _of(cls: Type[Case], case: Case) -> Case:
    """This case as one of this class, for type checkers as well. Raises TypeError where it is of another
    workflow."""
    if not isinstance(case, cls):
        raise TypeError(f"{case!r} is not a case of {cls.__name__}")
    return case


def _dressed(
    function: Any,
    name: str,
    owner: str,
    doc: str,
    first: List[inspect.Parameter],
    fields: Mapping[str, Any],
    returns: str,
) -> Any:
    function.__name__ = name
    function.__qualname__ = f"{owner}.{name}"
    function.__module__ = "tenon.workflows"
    function.__doc__ = doc
    function.__signature__ = signature(first, fields, returns)
    return function

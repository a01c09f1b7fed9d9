"""From the JSON Schema of an event's fields to a Python signature: at run time for inspect and help(), and as
text for the type stubs (generate_stubs.py). One place, so that both say the same."""

from __future__ import annotations

import inspect
import keyword
from typing import Any, Iterator, List, Mapping, NamedTuple, Tuple

_FORMATS = {"money": "Decimal", "area": "Decimal", "date-time": "datetime", "date": "date"}
_TYPES = {"string": "str", "integer": "int", "boolean": "bool", "object": "Mapping[str, Any]"}


class Parameter(NamedTuple):
    """A field as a keyword argument; `name` is `key`, with an underscore after it where Python keeps the
    word."""

    name: str
    key: str
    annotation: str
    required: bool

    @property
    def default(self) -> Any:
        """`...` where leaving a field out is fine and None is not: the library has a value of its own for
        it."""
        return None if self.annotation.startswith("Optional") else ...


def python_name(word: str, taken: Tuple[str, ...] = ()) -> str:
    """PEP 8's way out where a name is Python's own or already taken: `from_`, `check_`."""
    return word + "_" if keyword.iskeyword(word) or word in taken else word


def annotation(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        return f"Optional[{annotation(next(each for each in schema['anyOf'] if each.get('type') != 'null'))}]"
    if "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema['enum']))}]"
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    if schema.get("type") == "array":
        return f"Sequence[{annotation(schema.get('items', {}))}]"
    return _TYPES.get(str(schema.get("type")), "Any")


def parameters(fields: Mapping[str, Any]) -> List[Parameter]:
    """The fields of an event: the required ones in the order of the workflow's table, then the others."""
    required = fields.get("required", [])
    properties = fields.get("properties", {})

    def in_order() -> Iterator[str]:
        yield from required
        yield from (key for key in properties if key not in required)

    return [
        Parameter(python_name(key), key, annotation(properties[key]), key in required) for key in in_order()
    ]


def signature(first: List[inspect.Parameter], fields: Mapping[str, Any], returns: str) -> inspect.Signature:
    """`first`, then every field as a keyword."""
    keywords = [
        inspect.Parameter(
            each.name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=each.annotation,
            default=inspect.Parameter.empty if each.required else each.default,
        )
        for each in parameters(fields)
    ]
    return inspect.Signature([*first, *keywords], return_annotation=returns)


def class_name(workflow: str) -> str:
    """`follow_up` is the class FollowUp."""
    return "".join(part[:1].upper() + part[1:] for part in workflow.split("_"))


def sentence(description: Mapping[str, Any], event: Mapping[str, Any]) -> str:
    """The docstring of an event: what it is called, from where to where, by whom, and where the rule
    stands."""
    lines = [f"{event['label']['en']} ({event['label']['zh']})."]
    if "leaders_only" in event:
        lines.append(
            "Every case has this action"
            + ("; only leaders of the workflow may take it." if event["leaders_only"] else ".")
        )
    for step in description.get("steps", []):
        if step["event"] != event["id"]:
            continue
        to = "stays there" if step.get("stays") else f"leads to {step['to']}"
        conditions = f", where {' and '.join(step['when'])}" if step.get("when") else ""
        who = f"By {', '.join(step['roles'])}"
        lines.append(f"From {', '.join(step['from'])}: {to}{conditions}. {who}. Source: {step['source']}.")
    return "\n\n".join([lines[0], "\n".join(lines[1:])]) if lines[1:] else lines[0]

"""The JSON Schemas (draft 2020-12) of the library's documents, for programs that send or receive them
elsewhere."""

from __future__ import annotations

from typing import Any, Dict, Tuple

from ._codec import loads
from ._handles import ask, encoded
from ._loader import library

__all__ = ["names", "schema"]


def names() -> Tuple[str, ...]:
    """Of the documents that have one: "command", "outcome", "case", "record.customer" ..."""
    return tuple(each["name"] for each in loads(ask(library.tenon_schema_list))["schemas"])


def schema(name: str) -> Dict[str, Any]:
    """The schema of a document. Raises Invalid with the names that there are."""
    found: Dict[str, Any] = loads(ask(library.tenon_schema_get, encoded(name)))
    return found

"""The registers: reading (engine.records) and writing (clerk.records)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Iterator, Optional, Tuple, Type, TypeVar, cast

from ._codec import dumps, instant_in, loads
from ._handles import Handle, encoded
from ._loader import library
from .documents import Actor
from .registers import Entry, entry_of

__all__ = ["Reading", "Stored", "Writing"]

E = TypeVar("E", bound=Entry)

#: How many entries are asked for at a time.
PAGE = 500


@dataclass(frozen=True)
class Stored(Generic[E]):
    """An entry as the register keeps it: which version, since when, written by whom."""

    kind: str
    id: str
    version: int
    at: datetime
    actor: str
    record: E


def _stored(document: Any) -> Stored[Any]:
    return Stored(
        document["kind"],
        document["id"],
        document["version"],
        instant_in(document["at"]),
        document["actor"],
        entry_of(document["kind"], document["record"]),
    )


class Reading:
    """Reads the registers; any number of threads at once."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle

    def get(self, kind: Type[E], id: str) -> Stored[E]:
        """The newest version of an entry: `engine.records.get(tenon.Customer, "C1")`. Raises NotFound."""
        return _stored(loads(self._handle.ask(library.tenon_record_get, encoded(kind.kind_), encoded(id))))

    def history(self, kind: Type[E], id: str) -> Tuple[Stored[E], ...]:
        """Every version of an entry, oldest first. Raises NotFound."""
        found = loads(self._handle.ask(library.tenon_record_history, encoded(kind.kind_), encoded(id)))
        return tuple(map(_stored, found["records"]))

    def all(self, kind: Type[E]) -> Iterator[Stored[E]]:
        """Every entry of a kind by id, newest versions, read page by page as the loop goes on."""
        after: Optional[str] = None
        while True:
            found = loads(
                self._handle.ask(library.tenon_record_list, encoded(kind.kind_), encoded(after), PAGE)
            )["records"]
            yield from map(_stored, found)
            if len(found) < PAGE:
                return
            after = found[-1]["id"]


class Writing(Reading):
    """Reads the registers, and writes them as one actor."""

    def __init__(self, handle: Handle, actor: Actor) -> None:
        super().__init__(handle)
        self._actor = actor

    def put(self, entry: E, *, expected_version: Optional[int] = None) -> Stored[E]:
        """Writes an entry, checked as a whole; the same entry again makes no new version.

        `expected_version`: 0 where it must be new, n where version n must be the stored one, None where
        either will do. Raises Invalid with the field at fault, Conflict where another version is stored."""
        version = -1 if expected_version is None else expected_version
        return cast(
            Stored[E],
            _stored(
                loads(
                    self._handle.ask(
                        library.tenon_record_put,
                        encoded(entry.kind_),
                        dumps(entry, "record"),
                        dumps(self._actor, "actor"),
                        version,
                    )
                )
            ),
        )

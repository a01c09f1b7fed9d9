"""Files on their way into the store."""

from __future__ import annotations

import os
from ctypes import c_int64
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Iterator, Mapping, Optional, Tuple, Type, Union

from . import _ffi
from ._codec import decode, dumps, loads
from ._handles import Handle, encoded
from ._loader import library
from .errors import Refusal

if TYPE_CHECKING:
    from .engine import Engine

__all__ = ["Import", "ImportReport", "Progress"]


@dataclass(frozen=True)
class Progress:
    """How many records are through, out of how many."""

    done: int
    total: int


@dataclass(frozen=True)
class Counted:
    """How often an event was refused with a code."""

    event: str
    code: str
    count: int


@dataclass(frozen=True)
class RefusedRecord:
    """What a rule said no to: the record's key and line, the event, why."""

    key: str
    line: int
    event: str
    refusal: Refusal
    at: Optional[datetime] = None


@dataclass(frozen=True)
class ImportReport:
    """What became of the records so far."""

    mapping: str
    mapping_version: int
    records: int
    left_out: int
    records_refused: int
    opened: int
    steps: int
    repeated: int
    refused: int
    counts: Tuple[Counted, ...] = field(default=(), repr=False)
    refusals: Tuple[RefusedRecord, ...] = field(default=(), repr=False)


class Import:
    """An import that goes on step by step; what its steps committed stays. Belongs to one thread at a time.

    with engine.importing(mapping, pathlib.Path("complaints.csv")) as job:
        for progress in job:
            print(progress.done, "of", progress.total)
        print(job.report().refused)
    """

    def __init__(self, engine: Engine, handle: Handle) -> None:
        self.engine = engine
        self._handle = handle

    def step(self, records: int = 500) -> Progress:
        """Takes the next records and commits what they led to, together. What a rule refuses is in the
        report.

        Raises Busy or Fault where the store failed; nothing of these records is written then, and step may be
        repeated."""
        done, total = c_int64(), c_int64()
        self._handle.tell(library.tenon_import_step, records, done, total)
        return Progress(done.value, total.value)

    def __iter__(self) -> Iterator[Progress]:
        """Goes on to the end, telling the progress after every step."""
        while True:
            progress = self.step()
            yield progress
            if progress.done >= progress.total:
                return

    def report(self) -> ImportReport:
        """What became of the records so far."""
        return decode(ImportReport, loads(self._handle.ask(library.tenon_import_report)))

    def close(self) -> None:
        """A second time does nothing."""
        self._handle.close()

    def __enter__(self) -> Import:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        value: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()


def begin(
    engine: Engine, mapping: Union[str, Mapping[str, Any]], data: Union[bytes, os.PathLike[str]]
) -> Import:
    if not isinstance(data, (bytes, bytearray, memoryview)):
        with open(data, "rb") as file:
            data = file.read()
    held = bytes(data)
    text = encoded(mapping) if isinstance(mapping, str) else dumps(mapping, "mapping")
    pointer = _ffi.Import()
    engine._handle.tell(library.tenon_import_open, text, held, len(held), pointer)
    return Import(engine, Handle(pointer, library.tenon_import_free, "import", exclusive=True))

"""Opening a store."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, Mapping, Optional, Sequence, Union

from . import _ffi
from ._codec import dumps
from ._handles import Handle, tell
from ._loader import library
from .engine import Engine

__all__ = ["open", "open_on"]


def open(
    store: str = "memory",
    *,
    durability: Optional[str] = None,
    busy_milliseconds: Optional[int] = None,
    waits: Optional[bool] = None,
    now: Optional[datetime] = None,
    limits: Optional[Mapping[str, str]] = None,
    unknown_year: Optional[str] = None,
    hours: Optional[Sequence[str]] = None,
    day_end: Optional[str] = None,
    calendar: Optional[Mapping[str, Any]] = None,
    id_seed: Optional[int] = None,
    cached_cases: Optional[int] = None,
    log: Optional[str] = None,
    max_document_bytes: Optional[int] = None,
    policy: Union[str, Mapping[str, Any], None] = None,
    region: Optional[str] = None,
    document_types: Optional[Sequence[Mapping[str, Any]]] = None,
    workflows: Optional[Sequence[Mapping[str, Any]]] = None,
) -> Engine:
    """Opens a store: "memory", which forgets everything at the end, or "sqlite:" and a path.

    `durability`: "full" survives a power cut, "normal" may lose the last commits in one. `busy_milliseconds`:
    how long to wait for another process's lock before Busy; `waits=False`: not at all. `now`: the clock then
    stands still until set_time (for tests and demonstrations), with `id_seed` for reproducible ids. `limits`:
    {"ticket.resolution": "5 working_days"}. `unknown_year`: what to do about a year without a published
    calendar, "estimate" or "refuse". `hours`: ["09:00-12:00", "13:30-18:00"]. `log`: "off", "error", "info"
    or "debug", for Engine.log. `max_document_bytes`: the longest command, record or query. `policy`: the pack
    that new cases about sales and buildings begin under, "handbook" or "cn@2026-11-23", or {"active": name,
    "packs": [...], "overrides": {...}}. `region`: where the house stands (GB/T 2260, 6 digits), for limits
    that a province or city sets. `document_types`: the house's own, laid over those that are built in.
    `workflows`: procedures of the house's own, each a document of the form of docs/declared-workflows.md
    (schemas.schema("declared_workflow")), beside the built-in ones; a store needs those that its cases are
    of, in every version.

    Raises Invalid with the setting at fault, Busy, or Fault where the store cannot be opened.
    """
    settings = {name: value for name, value in locals().items() if value is not None}
    pointer = _ffi.Engine()
    tell(library.tenon_engine_open, dumps(settings, "settings"), pointer)
    return _engine(pointer, store)


def open_on(connection: int, **settings: Any) -> Engine:
    """An engine on the host's own SQLite connection, given as the address of its `sqlite3*`; settings as of
    open, but for those that are the host's: store, durability, busy_milliseconds, waits, cached_cases.

    What is done through the engine belongs to the transaction that the host has begun on the connection. Both
    are used by one thread at a time, and the connection is closed after the engine. It must be of the very
    SQLite library that libtenon is linked with; the `sqlite3` module of Python does not tell the address, and
    Batch.sql is the way for it.
    """
    given: Dict[str, Any] = {name: value for name, value in settings.items() if value is not None}
    pointer = _ffi.Engine()
    tell(library.tenon_engine_open_on, connection, dumps(given, "settings"), pointer)
    return _engine(pointer, "a connection of the host's")


def _engine(pointer: Any, store: str) -> Engine:
    return Engine(Handle(pointer, library.tenon_engine_close, "engine", exclusive=False), store)

"""A small world to try rules in: an engine in memory, registers, and a clock that only the test moves."""

from __future__ import annotations

import json
import os
import pathlib
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from types import TracebackType
from typing import Any, Dict, Iterable, Mapping, Optional, Tuple, Type, Union

from .. import opening
from .._codec import dumps, loads, plain
from .._handles import encoded
from .._loader import library
from ..acting import Acting
from ..documents import Notice
from ..engine import Engine
from ..errors import Invalid, NotFound, Refusal, Text, invalid
from ..registers import Entry

__all__ = ["Procedures", "World"]

Path = Union[str, "os.PathLike[str]"]
Record = Union[Entry, Mapping[str, Any]]

#: Who keeps the registers of a made-up world.
REGISTRAR = {"id": "E0", "roles": ["manager"]}
#: The last moment that is asked about; clocks run for days, not for centuries.
FOR_EVER = datetime(9999, 12, 30, tzinfo=timezone.utc)
TICK = timedelta(microseconds=1)


class Procedures:
    """What the scenario files of a folder tell of each procedure: paths, papers, steps, and an example of
    each event. A file (ID.json) is read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = pathlib.Path(folder)
        self._read: Dict[str, Mapping[str, Any]] = {}

    def document(self, workflow: str) -> Mapping[str, Any]:
        """The file of a workflow; empty where there is none."""
        if workflow not in self._read:
            path = self.folder / f"{workflow}.json"
            self._read[workflow] = read_json(path) if path.exists() else {}
        return self._read[workflow]

    def part(self, workflow: str, group: str, name: str) -> Any:
        """An entry of its paths, papers, steps or events; None where it has none."""
        return self.document(workflow).get(group, {}).get(name)


class World:
    """An engine in memory whose clock only the test moves. What is done in it goes through `engine` as a
    host's commands do. Two worlds that are made alike have the same ids. As free to share between threads as
    the engine; tests read best with one each.

        world = World.read("scenarios")   # the folder's world.json, and the paths of its procedures
        world = World([tenon.Unit("U1", building="B1", name="1-101", use="home")], now=datetime(2026, 3, 2, 10, tzinfo=tenon.CHINA))

    `records`: entries of the registers, as dataclasses or as {"kind": ..., "record": {...}}; `settings` as of
    tenon.open, but for the store and the clock. Raises Invalid with the field at fault."""

    def __init__(
        self,
        records: Iterable[Record] = (),
        *,
        now: datetime,
        settings: Optional[Mapping[str, Any]] = None,
        procedures: Optional[Procedures] = None,
    ) -> None:
        given = dict(settings or {})
        for taken in ("store", "now"):
            if taken in given:
                raise invalid(
                    "testing.of_the_world",
                    f"settings.{taken} is the world's own: it keeps its store in memory and has its own clock.",
                    f"settings.{taken} 由测试世界自定：数据在内存中，时钟归其所有。",
                    field=f"settings.{taken}",
                    remedy=Text("请删去该项。", "Leave it out."),
                )
        self.engine: Engine = opening.open(now=now, **{"id_seed": 7, **given})
        self.procedures = procedures
        for index, each in enumerate(records):
            at = f"records[{index}]"
            if not isinstance(each, Entry):
                known_members(each, ("kind", "record"), at)
            try:
                if isinstance(each, Entry):
                    self.put(each)
                else:
                    self.put(each["kind"], each["record"])
            except Invalid as no:
                raise replace(
                    no.refusal, field=f"{at}.record.{no.field or ''}".rstrip(".")
                ).exception() from None

    @classmethod
    def read(cls, path: Path, *, settings: Optional[Mapping[str, Any]] = None) -> World:
        """The world that a document tells, world.json where a folder is named. The scenario files beside it
        tell the paths by which cases come into their states. `settings` are laid over the document's own."""
        file = pathlib.Path(path)
        if file.is_dir():
            file = file / "world.json"
        given = read_json(file)
        known_members(given, ("about", "now", "records", "settings"), file.name)
        return cls(
            given.get("records", ()),
            now=datetime.fromisoformat(given["now"].replace("Z", "+00:00")),
            settings={**given.get("settings", {}), **(settings or {})},
            procedures=Procedures(file.parent),
        )

    def __repr__(self) -> str:
        return f"<world at {self.now.isoformat()}{', closed' if self.engine.closed else ''}>"

    def __enter__(self) -> World:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        value: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the engine; a second time does nothing."""
        self.engine.close()

    def acting_as(self, *roles: str, who: Optional[str] = None) -> Acting:
        """Somebody with these roles. There is a person for each post, called by the first ("E-manager")."""
        if not roles:
            raise TypeError("acting_as() takes one role or more")
        return self.engine.acting_as(who or f"E-{roles[0]}", roles=roles)

    # ---- time

    @property
    def now(self) -> datetime:
        return self.engine.now

    def wait_until(self, until: datetime) -> None:
        """Moves the clock, and everything that falls due on the way happens. Raises Refused for a time that
        goes back."""
        self.engine.set_time(until)
        self.engine.advance()

    def advance_to_next_deadline(self) -> datetime:
        """Moves the clock to the next moment at which a deadline, a rung of its ladder, a warning or the end
        of a hold falls due in any open case, and lets it happen. Raises Refused where no clock runs."""
        at = self._next_alarm()
        if at is None:
            now = self.now.isoformat()
            raise Refusal(
                "refused",
                "testing.nothing_due",
                f"{now} 之后没有任何时限在走。",
                f"No deadline of any open case falls due after {now}.",
                {"now": now},
            ).exception()
        self.wait_until(at)
        return at

    def _next_alarm(self) -> Optional[datetime]:
        # The library says whether an alarm rings by a time; the moment itself is found by halving.
        early, late = self.now, FOR_EVER
        if self.engine.due(early, limit=1):
            return early
        if not self.engine.due(late, limit=1):
            return None
        while late - early > TICK:
            middle = early + (late - early) // 2
            if self.engine.due(middle, limit=1):
                late = middle
            else:
                early = middle
        return late

    # ---- registers and outbox

    def put(self, what: Union[Entry, str], record: Optional[Mapping[str, Any]] = None) -> None:
        """Writes a whole entry, put(tenon.Unit(...)), or changed fields of one,
        put("unit", {"id": "U1", "state": "sold"}); None takes a field away (RFC 7396)."""
        if isinstance(what, Entry):
            kind, whole = what.kind_, plain(what, "record")
        else:
            kind, whole = what, merged(
                self.record(what, (record or {}).get("id", ""), {}), plain(record, "record")
            )
        self.engine._handle.ask(
            library.tenon_record_put, encoded(kind), dumps(whole, "record"), dumps(REGISTRAR, "actor"), -1
        )

    def record(self, kind: str, id: str, otherwise: Optional[Mapping[str, Any]] = None) -> Dict[str, Any]:
        """An entry of a register as it is now, as a document. Raises NotFound unless `otherwise` is given."""
        try:
            stored = loads(self.engine._handle.ask(library.tenon_record_get, encoded(kind), encoded(id)))
        except NotFound:
            if otherwise is None:
                raise
            return dict(otherwise)
        found: Dict[str, Any] = stored["record"]
        return found

    def told(self) -> Tuple[Notice, ...]:
        """What the outbox has had since the world began, oldest first."""
        return tuple(self.engine.outbox)


# ---- documents


def read_json(path: pathlib.Path) -> Dict[str, Any]:
    """Raises Invalid where the file holds no JSON object, OSError where it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise invalid(
            "testing.not_json",
            f"{path} is not well-formed JSON: {problem}.",
            f"{path} 不是合格的 JSON：{problem}。",
            field=str(path),
        ) from None
    if not isinstance(found, dict):
        raise invalid(
            "testing.not_an_object",
            f"{path} holds a {type(found).__name__} where an object is expected.",
            f"{path} 应为一个 JSON 对象。",
            field=str(path),
        )
    return found


def known_members(given: Mapping[str, Any], known: Tuple[str, ...], at: str) -> None:
    for name in given:
        if name not in known:
            allowed = ", ".join(known)
            raise invalid(
                "testing.unknown_key",
                f"{at} has no use for “{name}”; it may have: {allowed}.",
                f"{at} 不用 {name}；可用：{allowed}。",
                field=f"{at}.{name}",
                found=name,
                allowed=allowed,
            )


def merged(whole: Any, change: Any) -> Any:
    """JSON Merge Patch (RFC 7396)."""
    if not isinstance(change, dict):
        return change
    out: Dict[str, Any] = dict(whole) if isinstance(whole, dict) else {}
    for name, value in change.items():
        if value is None:
            out.pop(name, None)
        else:
            out[name] = merged(out.get(name), value)
    return out

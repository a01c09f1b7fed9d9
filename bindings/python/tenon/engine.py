"""The engine: cases of typed workflows in one store."""

from __future__ import annotations

import os
from datetime import datetime
from types import TracebackType
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple, Type, Union

from . import batch, errors, imports, packs
from ._case_classes import case_class
from ._codec import by_schema, decode, dumps, instant_in, instant_out, loads
from ._handles import Handle, encoded
from ._loader import library
from .acting import Acting
from .batch import Batch
from .calendar import Calendar
from .case import Case
from .documents import (
    Actor,
    AdvanceReport,
    Explanation,
    HistoryRow,
    Limit,
    LogEntry,
    Option,
    Snapshot,
    VerifyReport,
)
from .imports import Import
from .journeys import BuildingForecast, Journey, MissingPaper
from .outbox import Outbox
from .packs import Computed, DocumentType, Policies, PolicyPreview
from .records import Reading
from .reports import Reports

__all__ = ["Engine"]


class Engine:
    """Cases in one store. Any number of threads may use it at once; calls that wait for the store let the
    others go on.

    Close it with close() or `with`. An engine belongs to the process that opened it: in a child made by fork
    every call is refused ("abi.forked"); open engines after the fork. Reading raises NotFound where there is
    no such case, Invalid where a value is malformed, Busy and Fault as the store says, Closed after close().
    """

    def __init__(self, handle: Handle, store: str) -> None:
        self._handle = handle
        self._store = store
        self._classes: Dict[str, Type[Case]] = {}

    def __repr__(self) -> str:
        return f"<tenon engine on {self._store}{', closed' if self.closed else ''}>"

    # ---- life

    @property
    def closed(self) -> bool:
        return self._handle.closed

    def close(self) -> None:
        """Waits for calls under way in other threads. Batches and imports made from it are refused from now
        on. A second time does nothing."""
        self._handle.close()

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        value: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    # ---- ways to change something

    def acting_as(self, id: str, *, roles: Sequence[str]) -> Acting:
        """Who opens cases, takes steps and writes registers. `roles` are those held at that moment."""
        return Acting(
            self,
            Actor(id, tuple(roles)),
            lambda command: self._handle.ask(library.tenon_engine_execute, command),
        )

    def batch(self) -> Batch:
        """Commands that are committed together or not at all."""
        return batch.begin(self)

    def importing(
        self, mapping: Union[str, Mapping[str, Any]], data: Union[bytes, os.PathLike[str]]
    ) -> Import:
        """A file on its way into the store: `mapping` says how its records become cases, `data` is its bytes
        or its path.

        The whole file is checked first: raises Invalid where it is malformed or lacks a column, and imports
        nothing of it."""
        return imports.begin(self, mapping, data)

    # ---- reading cases

    def get(self, case: Optional[str] = None, *, reference: Optional[str] = None) -> Snapshot:
        """A case as it stands, by its id or by the host's own number."""
        if (case is None) == (reference is None):
            raise TypeError("get() takes the id of a case or reference=, one of the two")
        name = case if case is not None else f"reference:{reference}"
        return self._snapshot(loads(self._handle.ask(library.tenon_case_get, encoded(name))))

    def find(self, *, page: int = 100, **query: Any) -> Iterator[Snapshot]:
        """Cases that answer a query, read page by page as the loop goes on: workflow, state, status,
        assignee, department, customer, unit, sale, overdue. Without any, all of them."""
        query["limit"] = page
        while True:
            found = loads(self._handle.ask(library.tenon_case_find, dumps(query, "query")))
            yield from map(self._snapshot, found["cases"])
            if "next" not in found:
                return
            query["after"] = found["next"]

    def due(self, until: Optional[datetime] = None, *, limit: int = 100) -> List[Snapshot]:
        """Cases whose next alarm rings by a time (default: now), earliest first."""
        found = loads(self._handle.ask(library.tenon_case_due, _time(until, "until"), limit))
        return [self._snapshot(each) for each in found["cases"]]

    def options(self, case: str, actor: Actor) -> Tuple[Option, ...]:
        """What this actor may do with the case now, and why not the rest."""
        found = loads(self._handle.ask(library.tenon_case_options, encoded(case), dumps(actor, "actor")))
        return tuple(decode(Option, each) for each in found["options"])

    def history(self, case: str) -> Tuple[HistoryRow, ...]:
        """Every step of a case, oldest first."""
        found = loads(self._handle.ask(library.tenon_case_history, encoded(case)))
        return tuple(decode(HistoryRow, each) for each in found["history"])

    def as_of(self, case: str, at: datetime) -> Snapshot:
        """The case as it stood at a time, replayed from its history."""
        return self._snapshot(
            loads(self._handle.ask(library.tenon_case_as_of, encoded(case), _time(at, "at")))
        )

    def explain(self, case: str, deadline: Union[str, int]) -> Explanation:
        """How a deadline came about, day by day: by its id (the newest run of it) or by its place in the
        case's deadlines."""
        run = deadline
        if isinstance(run, str):
            ids = [each.id for each in self.get(case).deadlines]
            if run not in ids:
                there = ", ".join(dict.fromkeys(ids)) or "-"
                raise errors.Refusal(
                    "not_found",
                    "python.no_such_deadline",
                    f"该单没有时限 {run}；有：{there}。",
                    f"The case has no deadline {run}; there are: {there}.",
                    {"found": run, "allowed": there},
                    "deadline",
                ).exception()
            run = len(ids) - 1 - ids[::-1].index(run)
        return decode(Explanation, loads(self._handle.ask(library.tenon_case_explain, encoded(case), run)))

    # ---- sales as a whole

    def journey(self, sale: str) -> Journey:
        """Which procedures a sale needs, how far they are, what blocks them, what is next and for whom, and
        which dates can still be kept. Raises NotFound where the registers do not know the sale."""
        return decode(Journey, loads(self._handle.ask(library.tenon_sale_journey, encoded(sale))))

    def missing_papers(self, sale: str) -> Tuple[MissingPaper, ...]:
        """The papers that the sale's open and coming cases still lack."""
        found = loads(self._handle.ask(library.tenon_sale_missing, encoded(sale)))
        return tuple(decode(MissingPaper, each) for each in found["papers"])

    def forecast(self, building: str) -> BuildingForecast:
        """The sales of a building in short. Reads every sale of the register."""
        return decode(
            BuildingForecast, loads(self._handle.ask(library.tenon_building_forecast, encoded(building)))
        )

    @property
    def records(self) -> Reading:
        """The registers, to be read. `acting_as(...).records` writes them."""
        return Reading(self._handle)

    # ---- time

    @property
    def now(self) -> datetime:
        """What time it is for the engine."""
        return instant_in(loads(self._handle.ask(library.tenon_engine_now))["now"])

    def set_time(self, now: datetime) -> None:
        """Moves a manual clock forward; alarms ring at the next advance(). Raises Refused for a time that
        goes back, Invalid where the clock is the system's."""
        self._handle.tell(library.tenon_engine_set_time, _time(now, "now"))

    def advance(self, until: Optional[datetime] = None, *, max_cases: int = 0) -> AdvanceReport:
        """Rings every alarm up to a time (default: now). To be called as often as the host likes; twice
        changes nothing.

        `max_cases`: stop after about this many cases and say so; 0: go on to the end.
        """
        return decode(
            AdvanceReport,
            loads(self._handle.ask(library.tenon_engine_advance, _time(until, "until"), max_cases)),
        )

    # ---- what follows, figures, trust

    @property
    def outbox(self) -> Outbox:
        """What the host is to carry out."""
        return Outbox(self._handle)

    @property
    def reports(self) -> Reports:
        return Reports(self._handle)

    @property
    def calendar(self) -> Calendar:
        """Working time as this engine counts it."""
        return Calendar(self._handle)

    # ---- policies

    def policies(self) -> Policies:
        """The packs that this engine knows."""
        return packs.read_policies(self._handle.ask(library.tenon_policy_list))

    def policy(self, name: str) -> Dict[str, Any]:
        """A pack as it was written, as `open(policy={"packs": [...]})` takes it."""
        return packs.read_pack(self._handle.ask(library.tenon_policy_get, encoded(name)))

    def compute(self, kind: str, /, **fields: Any) -> Computed:
        """A sum, schedule or term by the active pack. `sale="S1"` (for area_settlement_table
        `building="B1"`) fills in what the registers know; fields that are given count. Raises NotFound for an
        unknown kind, Invalid with the field at fault, Refused where the pack has no value."""
        return packs.computed_with(
            lambda *what: self._handle.ask(library.tenon_policy_compute, *what), kind, fields
        )

    def preview_policy(self, to: Union[str, Mapping[str, Any]]) -> PolicyPreview:
        """What another pack would change for the cases that are open: one that is known, by name, a whole
        one, or {"overrides": {...}} laid over the active one. Nothing is changed."""
        return decode(
            PolicyPreview,
            loads(self._handle.ask(library.tenon_policy_preview, packs.change_named(to))),
        )

    def document_types(self) -> Tuple[DocumentType, ...]:
        """The types of documents that may be handed in: the built-in ones with the house's own."""
        return packs.read_document_types(self._handle.ask(library.tenon_document_types))

    def limits(self, workflow: Optional[str] = None) -> Tuple[Limit, ...]:
        """The time limits in force, of one workflow or of all."""
        found = loads(self._handle.ask(library.tenon_workflow_limits, encoded(workflow)))
        return tuple(decode(Limit, each) for each in found["limits"])

    def log(self, after: int = 0) -> Tuple[LogEntry, ...]:
        """What the engine has to say, where open(log=...) asks for it: the entries after a number. The newest
        1000 are kept; a gap in the numbers says that some were dropped."""
        found = loads(self._handle.ask(library.tenon_engine_log, after, 10000))
        return tuple(decode(LogEntry, each) for each in found["entries"])

    def backup(self, path: Union[str, os.PathLike[str]]) -> None:
        """Writes a copy of the store as it stands to a new file, while others go on. Raises Refused where the
        file is there already, or the store is in memory."""
        self._handle.tell(library.tenon_engine_backup, encoded(os.fspath(path)))

    def verify(self) -> VerifyReport:
        """Walks every chain of digests, replays every history and compares the result with what is stored.
        Takes as long as reading the whole store."""
        return decode(VerifyReport, loads(self._handle.ask(library.tenon_engine_verify)))

    # ---- workflows

    def workflow(self, id: str) -> Dict[str, Any]:
        """Everything that the rules of a workflow say, as the library's own document
        (tenon_workflow_describe)."""
        return dict(self._case_class(id).description)

    def workflows(self) -> Tuple[str, ...]:
        """The ids of the workflows that this engine knows."""
        return tuple(each["id"] for each in loads(self._handle.ask(library.tenon_workflow_list))["workflows"])

    def diagram(self, workflow: str, format: str = "mermaid", *, language: str = "both") -> str:
        """A workflow as a drawing: mermaid, dot or svg."""
        return self._handle.ask(
            library.tenon_workflow_diagram, encoded(workflow), encoded(format), encoded(language)
        ).decode()

    def _case_class(self, workflow: str) -> Type[Case]:
        if workflow not in self._classes:  # two threads may both ask; they get the same class
            self._classes[workflow] = case_class(
                self._handle.ask(library.tenon_workflow_describe, encoded(workflow))
            )
        return self._classes[workflow]

    def _snapshot(self, document: Dict[str, Any]) -> Snapshot:
        document["facts"] = by_schema(
            self._case_class(document["workflow"]).description["facts"], document["facts"]
        )
        return decode(Snapshot, document)


def _time(at: Optional[datetime], name: str) -> Optional[bytes]:
    return None if at is None else encoded(instant_out(at, name))

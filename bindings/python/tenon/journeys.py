"""Sales as a whole: journeys, missing papers, the forecast of a building, and one step in many cases."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Optional, Tuple

from .documents import Name
from .errors import Refusal, Text

__all__ = [
    "BuildingForecast",
    "ChainLink",
    "EachOutcome",
    "EachReport",
    "FunnelStage",
    "Journey",
    "JourneyProgress",
    "JourneyStep",
    "MissingDocument",
    "MissingPaper",
    "NextStep",
    "Outlook",
    "Promise",
    "RunningLimit",
    "SaleOutlook",
]


class JourneyProgress(Name):
    """`ready`: it can be opened now; `waiting`: an outside party is to act; `failed`: it ended otherwise than
    wished, and another may be opened."""

    done = "done"
    open = "open"
    blocked = "blocked"
    ready = "ready"
    waiting = "waiting"
    failed = "failed"
    cancelled = "cancelled"


class Outlook(Name):
    kept = "kept"
    in_time = "in_time"
    at_risk = "at_risk"
    lost = "lost"


@dataclass(frozen=True)
class MissingDocument:
    """`count`: how many are still to come; `of`: whose it is, where each person brings his own."""

    document: str
    form: str
    count: int
    from_: str
    of: Optional[str] = None


@dataclass(frozen=True)
class NextStep:
    """Something that leads on. `roles` may do it, `party` is whose act it is that staff records."""

    event: str
    label: Text
    roles: Tuple[str, ...]
    allowed: bool
    party: Optional[str] = None
    refusal: Optional[Refusal] = None
    missing: Tuple[MissingDocument, ...] = ()


@dataclass(frozen=True)
class RunningLimit:
    """A limit of an open case that is running or missed."""

    id: str
    label: Text
    missed: bool
    due: Optional[datetime] = None


@dataclass(frozen=True)
class JourneyStep:
    """One procedure of the journey; `scope` says whether it is the sale's own, or its building's or
    project's. `earliest` and `latest`: when its goal is reached; of those done, when it was."""

    workflow: str
    title: Text
    scope: str
    progress: JourneyProgress
    case: Optional[str] = None
    state: Optional[str] = None
    state_label: Optional[Text] = None
    since: Optional[datetime] = None
    blocked_by: Tuple[Refusal, ...] = ()
    next: Tuple[NextStep, ...] = field(default=(), repr=False)
    limits: Tuple[RunningLimit, ...] = field(default=(), repr=False)
    earliest: Optional[datetime] = None
    latest: Optional[datetime] = None


@dataclass(frozen=True)
class ChainLink:
    """Until when a state of a procedure lasts, and what takes the time: a `deadline` of the rules, or the
    procedure that it `waits_for`."""

    workflow: str
    state: str
    title: Text
    label: Text
    until: datetime
    deadline: Optional[str] = None
    waits_for: Optional[str] = None


@dataclass(frozen=True)
class Promise:
    """A date of the contract, or a limit of an open case, and whether it can be kept. `earliest`: where we
    take no time and everybody outside what the rules give them; `latest`: where everybody takes all of it;
    `chain`: what makes it so late."""

    workflow: str
    what: str
    source: str
    by: datetime
    earliest: datetime
    latest: datetime
    outlook: Outlook
    chain: Tuple[ChainLink, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Journey:
    """The procedures that a sale needs, in order. `beside`: open cases that the order does not know."""

    sale: str
    unit: str
    building: str
    at: datetime
    finished: bool
    voided: bool
    steps: Tuple[JourneyStep, ...]
    beside: Tuple[JourneyStep, ...] = ()
    promises: Tuple[Promise, ...] = ()


@dataclass(frozen=True)
class MissingPaper:
    """A paper that a file still lacks, with the step that needs it. `only_if`: a condition that is not
    decided before the case is open."""

    workflow: str
    event: str
    missing: MissingDocument
    only_if: Optional[str] = None


@dataclass(frozen=True)
class SaleOutlook:
    """A sale in short: the first procedure that is not done, what blocks it ("code: workflow"), and the dates
    at risk or lost."""

    sale: str
    unit: str
    blocked: bool
    next: Optional[str] = None
    blocked_by: Tuple[str, ...] = ()
    promises: Tuple[Promise, ...] = ()


@dataclass(frozen=True)
class FunnelStage:
    """How many of a building's sales have come through a procedure."""

    workflow: str
    title: Text
    needed: int
    done: int
    open: int
    blocked: int
    ready: int


@dataclass(frozen=True)
class BuildingForecast:
    """All sales of a building; `outlooks` has those that are not finished."""

    building: str
    at: datetime
    sales: int
    finished: int
    voided: int
    lost: int
    at_risk: int
    funnel: Tuple[FunnelStage, ...]
    outlooks: Tuple[SaleOutlook, ...]


@dataclass(frozen=True)
class EachOutcome:
    """What a step led to in one of many cases: the state where it stands now, or why not."""

    case: str
    state: Optional[str] = None
    refusal: Optional[Refusal] = None


@dataclass(frozen=True)
class EachReport:
    done: int
    refused: int
    cases: Tuple[EachOutcome, ...]

"""What the library answers with: frozen dataclasses, one for each document of capi/tenon.h.

Times are datetimes in UTC; `.astimezone(tenon.CHINA)` shows them on a Chinese clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from typing import Any, Mapping, Optional, Tuple

from .errors import Refusal, Text

#: China has had one zone without summer time since 1992.
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")


class Name(str, Enum):
    """An id that is also its text: `DeadlineStatus.missed == "missed"`, and prints so."""

    def __str__(self) -> str:
        return str(self.value)


class CaseStatus(Name):
    open = "open"
    on_hold = "on_hold"
    ended = "ended"
    cancelled = "cancelled"


class DeadlineStatus(Name):
    """`late`: it ended after it was missed."""

    running = "running"
    paused = "paused"
    missed = "missed"
    met = "met"
    late = "late"


@dataclass(frozen=True)
class Actor:
    """Who acts, in which roles. Nothing is written without one."""

    id: str
    roles: Tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """What a case is about, by ids of the registers."""

    customer: Optional[str] = None
    unit: Optional[str] = None
    sale: Optional[str] = None
    building: Optional[str] = None
    project: Optional[str] = None


@dataclass(frozen=True)
class With:
    """What may be said along with a command.

    `party` is the outside party that did it; `at` when it happened (default: now); `id` the command's own id,
    a UUID: a repeat of it gets the first answer and changes nothing; `expected_version` refuses the step with
    Conflict where the case has moved on; `reference` the host's own number of a case that is opened."""

    party: Optional[str] = None
    at: Optional[datetime] = None
    id: Optional[str] = None
    expected_version: Optional[int] = None
    reference: Optional[str] = None


@dataclass(frozen=True)
class Outcome:
    """What a command led to. `repeated`: it was done before, and this is where it led then; `opened`: cases
    that came of it."""

    case_id: str
    workflow: str
    version: int
    state: str
    status: CaseStatus
    command: str
    repeated: bool
    opened: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """A deadline of a case. `limit` reads "3 working_days"; `estimated`: a year without a published calendar
    is in it."""

    id: str
    limit: str
    status: DeadlineStatus
    estimated: bool
    started: Optional[datetime] = None
    due: Optional[datetime] = None
    missed: Optional[datetime] = None
    ended: Optional[datetime] = None


@dataclass(frozen=True)
class DocumentHeld:
    """A document that was received; `from_` is who brought it, `of` the customer whose it is, where each
    brings his own."""

    type: str
    form: str
    copies: int
    from_: str
    reference: Optional[str] = None
    of: Optional[str] = None


@dataclass(frozen=True)
class Waiver:
    """A document that need not come, with who said so and why."""

    type: str
    reason: str
    by: str


@dataclass(frozen=True)
class Attachment:
    """Evidence, named by its content: the host keeps the bytes."""

    name: str
    sha256: str
    reference: Optional[str] = None


@dataclass(frozen=True)
class Link:
    """Another case, and how it stands to this one: opened, opened_by or related."""

    id: str
    workflow: str
    relation: str


@dataclass(frozen=True)
class Doer:
    """Who did an event last, after which somebody else has to act."""

    event: str
    actor: str


@dataclass(frozen=True)
class OnHold:
    """The clocks stand still; the case resumes by itself at `until`."""

    reason: str
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Snapshot:
    """A case as it stood at one moment. Money and times among the `facts` are Decimals and datetimes;
    `cancelled` is the reason, `comments` their number (they are in the history), `policy` the pack that a
    case about a sale, unit, building or project began under."""

    id: str
    workflow: str
    workflow_version: int
    version: int
    state: str
    status: CaseStatus
    subject: Subject
    opened_at: datetime
    changed_at: datetime
    digest: str
    facts: Mapping[str, Any] = field(repr=False)
    reference: Optional[str] = None
    deadlines: Tuple[Deadline, ...] = field(default=(), repr=False)
    assignee: Optional[str] = None
    department: Optional[str] = None
    hold: Optional[OnHold] = None
    cancelled: Optional[str] = None
    comments: int = 0
    documents: Tuple[DocumentHeld, ...] = field(default=(), repr=False)
    waivers: Tuple[Waiver, ...] = field(default=(), repr=False)
    attachments: Tuple[Attachment, ...] = field(default=(), repr=False)
    links: Tuple[Link, ...] = field(default=(), repr=False)
    doers: Tuple[Doer, ...] = field(default=(), repr=False)
    policy: Optional[str] = None


@dataclass(frozen=True)
class Option:
    """A step, and whether this actor may take it now. `action`: one that every case has; `also_asks`: guards
    that look at the fields as well, so that the step may still be refused."""

    event: str
    label: Text
    action: bool
    allowed: bool
    to: Tuple[str, ...]
    roles: Tuple[str, ...] = field(repr=False)
    refusal: Optional[Refusal] = None
    also_asks: Tuple[str, ...] = ()


@dataclass(frozen=True)
class HistoryRow:
    """One step of a case: when it happened (`at`), when it was written down, by whom, with which fields."""

    version: int
    event: str
    state: str
    at: datetime
    recorded_at: datetime
    actor: str
    roles: Tuple[str, ...]
    payload: Mapping[str, Any]
    digest: str
    party: Optional[str] = None
    command: Optional[str] = None
    limits: Optional[Mapping[str, Any]] = None


@dataclass(frozen=True)
class Day:
    """A day in the explanation of a deadline: what it was, and how much of it counted."""

    date: date
    kind: str
    reason: Text
    estimated: bool
    counted: Any
    total: Any
    notice: Optional[str] = None


@dataclass(frozen=True)
class Explanation:
    """How a due date came about, day by day."""

    limit: str
    calendar: str
    zone: str
    counting: Any
    unit: str
    rows: Tuple[Day, ...]
    estimated: bool
    due: Optional[datetime] = None
    due_local: Optional[str] = None


@dataclass(frozen=True)
class Limit:
    """How long a deadline may take; `key` is the kind of case that has a limit of its own ("major"), `policy`
    the pack that the limit comes from."""

    workflow: str
    deadline: str
    label: Text
    limit: str
    default: str
    overridden: bool
    source: str
    key: Optional[str] = None
    policy: Optional[str] = None


@dataclass(frozen=True)
class LogEntry:
    """`code` is "done", "overtaken" (others were faster; decided while they waited) or that of an error."""

    number: int
    at: datetime
    level: str
    code: str
    event: str
    actor: Optional[str] = None
    case: Optional[str] = None
    field: Optional[str] = None


@dataclass(frozen=True)
class AdvanceReport:
    """What a pass over the clocks did. `more`: it stopped at `max_cases`, call again."""

    until: datetime
    cases: int
    missed: int
    escalated: int
    resumed: int
    more: bool


@dataclass(frozen=True)
class VerifyReport:
    """Whether the store is whole: it is where `problems` is empty. Keep `digest` elsewhere to notice a lost
    tail."""

    cases: int
    rows: int
    digest: str
    problems: Tuple[Refusal, ...]


@dataclass(frozen=True)
class Notice:
    """Something that the host is to carry out: tell a role or an outside party. Not before
    `deliver_after`."""

    id: int
    case: str
    version: int
    kind: str
    notice: str
    at: datetime
    deliver_after: datetime
    payload: Mapping[str, Any]
    role: Optional[str] = None
    party: Optional[str] = None
